"""Whether a village has a collective organisation, as its rolls say it by day."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from cunju.activities.bodies.tests.conftest import CODE, COMMUNITY
from cunju.ledger import interface as ledger
from cunju.org import queries as org
from cunju.org.models import Roll

pytestmark = pytest.mark.django_db


def test_whether_there_is_a_collective_stands_on_the_roll_of_a_village(clerk):
    """Beside the numbers or alone; a list that is loaded later says nothing of it and takes nothing away; a community is not asked."""
    path = reverse("bodies:roll", args=[CODE])
    assert clerk.post(path, {"fact_id": uuid.uuid4(), "on": "2023-03-01", "collective_org": "yes"}).status_code == 302
    assert ledger.current(Roll.objects.get().fact).attributes == {"collective_org": True}
    assert "有农村集体经济组织" in clerk.get(reverse("bodies:people", args=[CODE])).content.decode()
    assert clerk.post(path, {"fact_id": uuid.uuid4(), "on": "2023-06-01", "adults": 900}).status_code == 302
    assert [org.collective_org(CODE, on=date(2023, month, 28)) for month in (2, 3, 6)] == [None, True, True]
    page = clerk.get(path).content.decode()
    assert '<option value="yes" selected>' in page
    assert "集体经济组织" not in clerk.get(reverse("bodies:roll", args=[COMMUNITY])).content.decode()
