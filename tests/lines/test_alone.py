"""What stands in the ledger alone (back-entered, loaded) is told wherever a room lists its records: no page calls such a list empty."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Account
from tests import cast
from tests.lines.test_words_of_facts import values

pytestmark = pytest.mark.django_db
EMPTY = re.compile(r'<p class="empty">[^<]*')
ALONE = "1条只记在总账里"
# Steps of a chain, months of sheets: there the page has no list to call empty.
UNLISTED = ("bodies.roll_recorded", "showcase.plan_made", "showcase.convention_submitted", "showcase.guided")
# A page, one kind it lists, what the record says beside what is required of it; whose page it is.
PAGES: list[tuple[str, str, dict[str, Any], str]] = [
    ("assemblies:register", "assemblies.meeting_held", {"body": "representatives"}, cast.VILLAGE),
    ("bodies:people", "bodies.composition", {}, cast.VILLAGE),
    ("bodies:people", "bodies.roll_recorded", {}, cast.VILLAGE),
    ("bodies:changes", "bodies.seat_changed", {}, cast.VILLAGE),
    ("committees:home", "committees.visited", {}, cast.VILLAGE),
    ("consultation:register", "consultation.session_held", {}, cast.VILLAGE),
    ("consultation:catalogue", "consultation.catalogue_set", {}, cast.VILLAGE),
    ("consultation:topics", "consultation.topics_planned", {}, cast.VILLAGE),
    ("conventions:home", "conventions.adopted", {}, cast.VILLAGE),
    ("decisions:register", "decisions.matter_opened", {}, cast.VILLAGE),
    ("disclosure:doubts", "disclosure.doubt_raised", {}, cast.VILLAGE),
    ("fourlists:home", "fourlists.certificate_decided", {}, cast.VILLAGE),
    ("fourlists:home", "fourlists.task_entered", {}, cast.TOWN),
    ("guidance:home", "guidance.finding_opened", {}, cast.VILLAGE),
    ("guidance:home", "guidance.visited", {}, cast.TOWN),
    ("matters:home", "matters.received", {}, cast.VILLAGE),
    ("pledges:home", "pledges.pledged", {}, cast.VILLAGE),
    ("pledges:home", "pledges.reviewed", {}, cast.VILLAGE),
    ("points:home", "points.courtyard_met", {}, cast.VILLAGE),
    ("showcase:home", "showcase.plan_made", {}, cast.VILLAGE),
    ("showcase:home", "showcase.convention_submitted", {"from_unit": cast.VILLAGE}, cast.TOWN),
    ("showcase:home", "showcase.guided", {}, cast.TOWN),
    ("supervision:book", "supervision.opinion_collected", {}, cast.VILLAGE),
]


@pytest.fixture
def client(db: None) -> Client:
    cast.units()
    cast.demonstration()
    found = Client()
    found.force_login(cast.everybody()["district"])
    return found


def loaded(kind: str, said: dict[str, Any], code: str, number: int = 1) -> Fact:
    """A record as ``facts load`` leaves it: a fact, no row of its room."""
    from cunju.ledger import vocabulary

    first = {one.name: values(one)[0] for one in vocabulary.kind(kind).fields}
    return Fact.objects.create(
        uid=uuid.UUID(int=number), unit_code=code, kind=kind, occurred_on=cast.TODAY, recorded_at=clock.now(), recorded_on=cast.TODAY,
        recorded_by="x", attributes=first | said,
    )  # fmt: skip


def said(client: Client, page: str, code: str) -> str:
    return client.get(reverse(page, args=[code])).content.decode()


@pytest.mark.parametrize(("page", "kind", "attributes", "code"), PAGES)
def test_a_list_beside_the_ledger_says_what_it_does_not_hold(
    client: Client, page: str, kind: str, attributes: dict[str, Any], code: str
) -> None:
    before = said(client, page, code)
    assert ALONE not in before
    loaded(kind, attributes, code)
    after = said(client, page, code)
    assert after.count(ALONE) == 1
    # Of several lists on a page the one that was empty is called so no more; a project has none.
    assert len(EMPTY.findall(after)) == len(EMPTY.findall(before)) - (kind not in UNLISTED)
    [way] = re.findall(r'href="(/register/\?[^"]+)">到台账里看', after)
    listed = client.get(way.replace("&amp;", "&"))
    assert listed.status_code == 200
    assert [one.fact.kind for _, lines in listed.context["months"] for one in lines] == [kind]


def test_quarters_of_consultation_are_those_of_the_ledger(client: Client) -> None:
    for number, outcome in enumerate(("agreed", "disputed", "withdrawn"), start=1):
        loaded("consultation.session_held", {"outcome": outcome, "stakeholders": 5, "sitting": f"2023-09-20-{number}"}, cast.VILLAGE, number)
    assert "2/2次" in said(client, "consultation:register", cast.VILLAGE)


def test_rights_and_contents_are_those_of_the_ledger(client: Client) -> None:
    loaded("supervision.act_recorded", {"right": "know", "content": "finance"}, cast.VILLAGE)
    assert "权利用过1方面，内容看过1方面" in said(client, "supervision:book", cast.VILLAGE)


def test_a_sheet_posted_in_the_ledger_is_not_called_unwritten(client: Client) -> None:
    loaded("disclosure.sheet_published", {"category": "finance", "period": "2023-08", "board": True}, cast.VILLAGE)
    for page in (said(client, "disclosure:home", cast.VILLAGE), client.get(f"/disclosure/{cast.VILLAGE}/2023-08/").content.decode()):
        assert "9月20日已公布，只记在总账里" in page
    home = said(client, "disclosure:home", cast.VILLAGE)
    august = home[home.index("2023年8月") :]
    assert "没有起草" not in august
    assert "迟" not in august


def test_what_the_town_sent_in_is_told_to_the_unit_without_the_towns_register(client: Client) -> None:
    loaded("showcase.case_submitted", {"from_unit": cast.VILLAGE}, cast.TOWN)
    client.force_login(Account.objects.get(username="clerk"))
    page = said(client, "showcase:home", cast.VILLAGE)
    assert ALONE in page
    assert "还没有报送" not in page
    assert "/register/?" not in page


def test_a_review_the_ledger_alone_knows_is_no_missing_one_of_the_season(client: Client) -> None:
    before = said(client, "pledges:season", cast.TOWN)
    loaded("pledges.reviewed", {}, cast.VILLAGE)
    after = said(client, "pledges:season", cast.TOWN)
    assert "9月20日已评议，只记在总账里" in after
    assert after.count("还没有评议") == before.count("还没有评议") - 1
