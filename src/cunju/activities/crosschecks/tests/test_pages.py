"""The list, records side by side, an explanation that a correction undoes; what the town and others see."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import cast

from cunju.activities.crosschecks import queries
from cunju.activities.crosschecks.tests.scene import overfull, put, reposted
from cunju.archive.storing import store
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE
HOME = f"/crosschecks/{CODE}/"


@pytest.fixture
def people():
    cast.units()
    cast.demonstration()
    found = {}
    for name, account in cast.everybody().items():
        found[name] = Client()
        found[name].force_login(account)
    return found


def page(client, path=HOME):
    return client.get(path).content.decode()


def items():
    return queries.items(CODE, between=queries.ALWAYS)


def test_an_explanation_settles_it_and_a_correction_asks_anew(people):
    clerk = people["clerk"]
    root = overfull(CODE)
    assert "实到42人，多于应到40人" in page(clerk)
    assert "待核对 1 件" in page(clerk, "/today/")
    assert "待核对 1 件" in page(people["supervisor"], "/today/")
    assert "待核对 1 件" not in page(people["town"], "/today/")
    address = f"{HOME}{items()[0].code}/"
    assert "应到" in page(clerk, address)
    short = clerk.post(address, {"text": "短", "fact_id": str(uuid.UUID(int=5))})
    assert short.status_code == 200
    assert "短</textarea>" in short.content.decode()
    sent = {"text": "名册漏登了两人。", "fact_id": str(uuid.UUID(int=6))}
    for _ in range(2):
        assert clerk.post(address, sent).status_code == 302
    assert ledger.facts_of(CODE, kinds=["crosschecks.explained"]).count() == 1
    assert "已说明 1 件" in page(clerk)
    assert "待核对 1 件" not in page(clerk, "/today/")
    assert "名册漏登了两人" in page(people["supervisor"], address)

    with ledger.writing([CODE], now=clock.now(), superseding=[root], any_day=True) as pen:
        pen.put(
            kind="assemblies.meeting_held", unit_code=CODE, occurred_on=date(2023, 3, 20), recorded_by="x", supersedes=root,
            attributes={"body": "representatives", "due": 40, "present": 41, "result": "unverified"},
        )  # fmt: skip
    assert "实到41人，多于应到40人" in page(clerk)
    assert [one.said for one in items()] == [None]
    assert clerk.get(address).status_code == 404


def test_a_correction_that_settles_it_needs_no_explanation(people):
    root = overfull(CODE)
    with ledger.writing([CODE], now=clock.now(), superseding=[root]) as pen:
        pen.retract(root, by="x")
    assert items() == []
    assert "没有对不上的地方" in page(people["clerk"])


def test_an_explanation_is_taken_back(people):
    overfull(CODE)
    address = f"{HOME}{items()[0].code}/"
    people["clerk"].post(address, {"text": "名册漏登了两人。", "fact_id": str(uuid.UUID(int=6))})
    assert people["supervisor"].post(f"{address}withdraw/").status_code == 404
    assert people["clerk"].post(f"{address}withdraw/").status_code == 302
    assert [one.said for one in items()] == [None]
    assert ledger.facts_of(CODE, kinds=["crosschecks.explained"]).count() == 0


def test_the_town_sees_only_what_it_reviews_and_explains_nothing(people):
    overfull(CODE)
    reposted(CODE)
    assert "多于应到" not in page(people["town"])
    assert "月末结余5,200.00元" in page(people["town"])
    address = f"{HOME}{items()[-1].code}/"
    assert "由本村（社区）经办人说明" in page(people["town"], address)
    assert people["town"].post(address, {"text": "说明一下。", "fact_id": str(uuid.UUID(int=6))}).status_code == 404
    for who in ("district", "reader", "neighbour", "far", "other_town"):
        assert people[who].get(HOME).status_code == 404


def test_it_is_no_duty_and_moves_none(people):
    before = [(one.duty, one.status) for one in duties.standing(CODE, on=cast.TODAY).windows]
    reposted(CODE)
    people["clerk"].post(f"{HOME}{items()[0].code}/", {"text": "写错了一个数。", "fact_id": str(uuid.UUID(int=6))})
    after = [(one.duty, one.status) for one in duties.standing(CODE, on=cast.TODAY).windows]
    assert not [one for one, _ in after if one.startswith("crosschecks")]
    assert len(after) >= len(before)


def test_the_same_scan_for_two_meetings_is_found_by_its_digest(people):
    said = {"body": "representatives", "due": 40, "present": 30, "result": "regular"}
    roots = [put(CODE, "assemblies.meeting_held", date(2023, month, 20), **said) for month in (3, 6)]
    for root in roots:
        photo = SimpleUploadedFile("s.pdf", b"%PDF-1.4 the same sheet")
        store([photo], unit_code=CODE, name="签到表", by="x", now=clock.now(), about=root)
    assert [one.clash.check for one in items()] == ["same_scan"]
    assert "2条记录附了同一份扫描件" in page(people["clerk"])


def test_the_list_asks_the_same_whatever_its_length(people, django_assert_max_num_queries):
    client = people["clerk"]
    overfull(CODE)
    page(client)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        page(client)
    for _ in range(40):
        overfull(CODE)
    with django_assert_max_num_queries(len(few)):
        assert "第1页" in page(client) or "40" in page(client)


def test_what_should_have_come_first_is_asked_and_explained_on_the_page(people):
    said = {"members": 5, "pledged": 5, "items": 10, "complete": True, "at": "representatives"}
    sheet = put(CODE, "pledges.pledged", date(2023, 3, 20), **said)
    put(CODE, "pledges.kept", date(2023, 6, 20), rests_on=[sheet], items=1)
    put(CODE, "bodies.seat_changed", date(2023, 7, 20), body="security", change="by_election", count=1)
    put(CODE, "conventions.posted", date(2023, 5, 4), subject="village_rules", days_shown=10)
    vote = {"subject": "village_rules", "version": "2023-1", "clauses": 8, "body": "assembly", "lawful": True, "digest": "a" * 64}
    put(CODE, "conventions.adopted", date(2023, 5, 14), **vote)
    listed = page(people["clerk"])
    for words in ("有1项登记为办结，没有附能说明办成的记录", "补上1人，没有推选他的会议", "早于表决通过的2023年5月14日"):
        assert words in listed
    for one in items():
        address = f"{HOME}{one.code}/"
        assert one.check.ask in page(people["clerk"], address)
        assert people["clerk"].post(address, {"text": "记录在纸上第12页。", "fact_id": str(uuid.uuid4())}).status_code == 302
    assert [bool(one.said) for one in items()] == [True] * 3
    # The record that shows it, offered later, takes the question away.
    proof = put(CODE, "assemblies.meeting_held", date(2023, 6, 19), body="representatives", due=40, present=30, result="regular")
    put(CODE, "pledges.kept", date(2023, 6, 21), rests_on=[sheet, proof], items=1)
    assert sum(one.clash.check == "kept_unproved" for one in items()) == 1


def test_a_text_sent_in_that_was_never_filed_is_asked_of_unit_and_town(people):
    """The submission stands with the town, the filing with the village; the village explains, the town reads it."""
    put(CODE, "conventions.filed", date(2023, 5, 6), subject="village_rules", digest="a")
    said = {"from_unit": CODE, "subject": "village_rules", "digest": "b"}
    put("500112018", "showcase.convention_submitted", date(2023, 9, 14), **said)
    put("500112018", "showcase.convention_submitted", date(2023, 9, 14), **said | {"from_unit": "500112018201"})
    (one,) = items()
    assert one.clash.text == "2023年9月14日报送的文本，和2023年5月6日备案的不是同一个。"
    assert "备案的不是同一个" in page(people["clerk"]) and "备案的不是同一个" in page(people["town"])
    address = f"{HOME}{one.code}/"
    assert people["clerk"].post(address, {"text": "报送的是草案。", "fact_id": str(uuid.UUID(int=7))}).status_code == 302
    assert [each.said is not None for each in items()] == [True]
