"""Where no Chinese face is installed, the page says which package brings one, and Word stays offered."""

import pytest
from django.urls import reverse
from tests import cast

from cunju.reports import pdf

pytestmark = pytest.mark.django_db


def test_without_a_face_the_page_names_the_package(client, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.units()
    cast.demonstration()
    client.force_login(cast.clerk())
    monkeypatch.setattr(pdf, "families", frozenset)
    answer = client.get(reverse("reports:month_pdf", args=[cast.VILLAGE]))
    assert answer.status_code == 503
    assert "fonts-noto-cjk" in answer.content.decode()
    assert client.get(reverse("reports:month_word", args=[cast.VILLAGE])).status_code == 200
