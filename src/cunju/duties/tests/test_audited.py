"""The operator's check names a row of the access log's chain that is not what was written."""

import pytest

from cunju.duties.checking import whole
from cunju.org import audit
from cunju.org.models import Visit


@pytest.mark.django_db
def test_check_says_it(monkeypatch) -> None:
    for name in ("records", "logged", "archived", "folded"):
        monkeypatch.setattr(f"cunju.duties.checking.whole.{name}.check", lambda looked: [])
    for name in ("a", "b"):
        audit.write(account="town", act="reset", whom=name)
    assert [one for one in whole.everything().findings if one.area == "audit"] == []
    Visit.objects.filter(number=1).update(whom="x")
    assert [one.id for one in whole.everything().findings if one.area == "audit"] == ["1"]
