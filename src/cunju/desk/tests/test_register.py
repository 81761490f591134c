"""台账: records and not events, each one line with its chain; narrowed, searched, paged, taken along as a file."""

import csv
import io
from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.desk.register import queries, rules
from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
SHEET = {"category": "finance", "period": "2023-08"}


def lines(page) -> list:
    return [one for _, found in page.context["months"] for one in found]


@pytest.fixture
def sheet(noted):
    """A sheet of August, drafted and reviewed; nothing of it rests on anything but its filing."""
    drafted = noted("disclosure.sheet_drafted", "2023-09-01", SHEET)
    noted("disclosure.sheet_reviewed", "2023-09-05", SHEET | {"result": "passed"})
    return drafted


def test_the_register_is_paged_newest_first_and_asks_alike(enter, held) -> None:
    client = enter("town")
    held(cast.VILLAGE, "2023-01-02")
    held(cast.NEIGHBOUR, "2023-01-02")
    client.get("/register/")
    with CaptureQueriesContext(connection) as few:
        client.get("/register/")
    for day in range(1, 29):
        held(cast.VILLAGE, f"2023-02-{day:02}")
        if day < 5:
            held(cast.NEIGHBOUR, f"2023-03-{day:02}", entered=f"2023-03-{day + 4:02}")
    with CaptureQueriesContext(connection) as many:
        first = client.get("/register/")
    assert len(many) == len(few) <= 20
    assert not [one for one in many if one["sql"].startswith("SELECT COUNT(*)") and "ledger_fact" in one["sql"]]  # the rows say how many
    days = [one.fact.occurred_on for one in lines(first)]
    assert len(days) == 20 and days == sorted(days, reverse=True)
    assert [month for month, _ in first.context["months"]] == ["2023年3月", "2023年2月"]
    assert "共 <b>34</b> 条" in first.content.decode() and "补录，迟4天" in first.content.decode()
    assert len(lines(client.get("/register/?page=2"))) == 14
    assert lines(client.get("/register/?page=99")) == lines(client.get("/register/?page=2"))
    assert lines(client.get("/register/?page=x")) == lines(first)
    assert len(lines(client.get(f"/register/?unit={cast.NEIGHBOUR}"))) == 5
    assert len(lines(client.get("/register/?state=late"))) == 4
    assert lines(client.get("/register/?year=2022")) == []
    for wrong in ("year=去年", "kind=no.such", "work=no", "state=no", "from=昨天的昨天"):
        assert client.get(f"/register/?{wrong}").status_code == 400, wrong
    assert client.get(f"/register/?unit={cast.FAR}").status_code == 404


@pytest.mark.parametrize(("entered", "late"), [("2023-03-21", 0), ("2023-04-01", 0), ("2023-04-03", 2)])
def test_a_posting_of_eleven_days_is_late_only_after_they_have_run(enter, people, entered, late) -> None:
    now = datetime.combine(date.fromisoformat(entered), time(10), SHANGHAI)
    with ledger.writing([cast.VILLAGE], now=now, any_day=True) as pen:
        said = {"attributes": {"days_shown": 11}, "occurred_on": date(2023, 3, 21), "recorded_by": "clerk"}
        fact = pen.put(kind="assemblies.decision_posted", unit_code=cast.VILLAGE, **said)
        pen.put(kind="assemblies.decision_posted", unit_code=cast.VILLAGE, **said | {"attributes": {}, "occurred_on": date(2023, 3, 1)})
    assert ledger.entered(fact).late == late and ("补录" in ledger.entered(fact).words) == bool(late)
    page = enter("clerk").get("/register/?state=late")
    assert [one.fact.occurred_on.day for one in lines(page)] == [21, 1] if late else [1]


def test_a_sheet_is_one_line_with_its_chain(enter, sheet, noted) -> None:
    page = enter("clerk").get("/register/")
    assert [(one.title, one.work) for one in lines(page)] == [("2023年8月财务公开", "公开")]
    way = lines(page)[0].way
    assert (way.done, way.of, way.pips) == (2, 6, ["on", "on", "at", "", "", ""])
    assert "走了2步，共6步，" in page.content.decode()
    noted("disclosure.plan_fixed", "2023-09-06", SHEET)
    posted = noted("disclosure.sheet_published", "2023-09-07", SHEET | {"board": True, "platform": True, "signatures": 2})
    noted("disclosure.sheet_filed", "2023-09-08", SHEET, rests_on=[str(posted.uid)])
    noted("disclosure.sheet_drafted", "2023-09-01", SHEET | {"period": "2023-07"})
    noted("disclosure.sheet_drafted", "2023-09-09", SHEET)
    found = lines(enter("clerk").get("/register/"))
    assert sorted((one.title, one.way.done, one.way.of) for one in found) == [("2023年7月财务公开", 1, 6), ("2023年8月财务公开", 5, 6)]


def test_a_posting_without_a_draft_is_a_record_of_its_own(enter, noted) -> None:
    noted("disclosure.sheet_published", "2023-09-07", SHEET | {"board": True, "platform": True, "signatures": 2})
    assert [one.title for one in lines(enter("clerk").get("/register/"))] == ["2023年8月财务公开"]


def test_every_step_of_a_record_leads_to_all_of_it(enter, sheet) -> None:
    review = ledger.facts_of(cast.VILLAGE, kinds=["disclosure.sheet_reviewed"])[0]
    page = enter("clerk").get(f"/fact/{review.uid}/").content.decode()
    assert "走到哪里" in page and f'<a href="/fact/{sheet.uid}/">' in page and "，本页" in page


def test_what_waits_is_said_with_its_day(enter, noted) -> None:
    noted("supervision.question_asked", "2023-09-19", {"basis": "breach", "content": "charter", "right": "question"})
    found = lines(enter("clerk").get("/register/"))[0]
    assert (found.way.done, found.way.of, found.way.state) == (1, 2, "soon")
    assert found.way.words == "等书面答复村民的询问，9月22日前"


def test_a_correction_is_said_in_the_line_and_is_no_second_record(enter, held) -> None:
    first = held(cast.VILLAGE, "2023-09-10")
    with ledger.writing([cast.VILLAGE], now=datetime(2023, 9, 12, 9, tzinfo=SHANGHAI), any_day=True) as pen:
        pen.put(
            kind=first.kind, attributes=first.attributes | {"present": 31}, unit_code=cast.VILLAGE, occurred_on=date(2023, 9, 10),
            recorded_by="clerk", supersedes=first.uid,
        )  # fmt: skip
    client = enter("clerk")
    found = lines(client.get("/register/"))
    assert [(one.corrected, one.fact.attributes["present"]) for one in found] == [(1, 31)]
    assert "更正过1次" in client.get("/register/").content.decode()
    assert len(lines(client.get("/register/?state=corrected"))) == 1


def test_records_are_narrowed_by_work_kind_days_and_how_they_stand(enter, held, sheet) -> None:
    client = enter("clerk")
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2022-12-10")
    assert len(lines(client.get("/register/"))) == 3
    assert [one.work for one in lines(client.get("/register/?work=disclosure"))] == ["公开"]
    assert len(lines(client.get("/register/?work=meetings&year=2022"))) == 1
    assert len(lines(client.get("/register/?from=2023-03-01&to=2023-03-31"))) == 1
    assert [one.fact.kind for one in lines(client.get("/register/?kind=disclosure.sheet_reviewed"))] == ["disclosure.sheet_reviewed"]
    assert {one.fact.kind for one in lines(client.get("/register/?state=open"))} <= {"disclosure.sheet_drafted"}


def test_a_word_finds_records_by_what_they_are_called_and_by_their_steps(enter, held, sheet) -> None:
    client = enter("clerk")
    held(cast.VILLAGE, "2023-03-10")
    assert [one.title for one in lines(client.get("/register/?q=财务"))] == ["2023年8月财务公开"]
    # A step of that name leads to its record.
    assert [one.fact.kind for one in lines(client.get("/register/?q=公开表审查"))] == ["disclosure.sheet_drafted"]
    assert [one.work for one in lines(client.get("/register/?q=代表会议"))] == ["开会"]
    assert "没有符合条件的记录" in client.get("/register/?q=天上的云").content.decode()


@pytest.mark.parametrize("text", ["8月财务", "2023年8月财务公开", "2023年8月 财务公开", "8月", "财务公开"])
def test_a_title_is_found_as_it_is_shown(enter, held, sheet, noted, text) -> None:
    noted("disclosure.sheet_drafted", "2023-08-01", {"category": "party", "period": "2023-07"})
    held(cast.VILLAGE, "2023-03-10")
    found = lines(enter("clerk").get("/register/", {"q": text}))
    assert [one.title for one in found] == ["2023年8月财务公开"]


def test_a_unit_is_found_by_its_name_and_asks_alike(enter, held, noted) -> None:
    name = cast.units()[cast.VILLAGE].name
    held(cast.VILLAGE, "2023-03-10")
    held(cast.NEIGHBOUR, "2023-03-10")
    client = enter("town")
    asked = []
    for day in range(1, 13):
        for text in (name, name[:-1], "8月财务"):
            with CaptureQueriesContext(connection) as seen:
                found = lines(client.get("/register/", {"q": text}))
            asked.append((text, len(seen)))
            assert {one.fact.unit_code for one in found} <= {cast.VILLAGE} and (text == "8月财务" or len(found) == min(day, 20))
        held(cast.VILLAGE, f"2023-02-{day:02}")
    assert len(set(asked[3:])) <= 3


def test_what_rests_on_a_voided_record_still_stands_in_the_register(enter, held) -> None:
    meeting = held(cast.VILLAGE, "2023-09-10")
    with ledger.writing([cast.VILLAGE], now=datetime(2023, 9, 12, 9, tzinfo=SHANGHAI), any_day=True) as pen:
        pen.put(
            kind="assemblies.decision_posted", attributes={}, unit_code=cast.VILLAGE, occurred_on=date(2023, 9, 11),
            recorded_by="clerk", rests_on=[str(meeting.uid)],
        )  # fmt: skip
    assert [one.fact.kind for one in lines(enter("clerk").get("/register/"))] == ["assemblies.meeting_held"]
    with ledger.writing([cast.VILLAGE], now=datetime(2023, 9, 13, 9, tzinfo=SHANGHAI)) as pen:
        pen.retract(meeting.uid, by="clerk")
    assert [one.fact.kind for one in lines(enter("clerk").get("/register/"))] == ["assemblies.decision_posted"]


def test_the_register_is_taken_along_as_a_file(enter, held, sheet) -> None:
    held(cast.VILLAGE, "2023-03-10")
    answer = enter("clerk").get("/register/?format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[3] for row in rows] == ["记录", "2023年8月财务公开", lines(enter("clerk").get("/register/"))[1].title]
    assert rows[1][5:8] == ["已公开表审查", "2", "6"]
    assert len(list(csv.reader(io.StringIO(enter("clerk").get("/register/?format=csv&work=meetings").content.decode())))) == 2


def test_a_cell_that_begins_as_a_formula_does_is_text() -> None:
    from cunju.desk.register import exporting

    assert exporting._plain("=1+1") == "'=1+1" and exporting._plain("路灯") == "路灯"


def test_a_record_of_one_step_has_no_state_of_its_own(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    assert lines(enter("clerk").get("/register/"))[0].way is None
    assert rules.way([], [], "village") is None
    assert queries.told([]) == {}
