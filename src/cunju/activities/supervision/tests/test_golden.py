"""Each duty of measures 21 and 22 moves on exactly the day domain.md says, with its clause."""

from datetime import date, datetime, time
from typing import Any

import pytest

from cunju.activities.supervision.tests.conftest import CODE, COMMUNITY
from cunju.duties import interface as duties
from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("place")]
Day = date
MET, DUE, SOON, OVER, OPEN = "met", "not_due", "due_soon", "overdue", "open"


def put(code: str, kind: str, day: date, *rests_on: Any, **attributes: Any) -> Any:
    at = datetime.combine(day, time(9), SHANGHAI)
    with ledger.writing([code], now=at, any_day=True) as pen:
        return pen.put(
            kind=f"supervision.{kind}", attributes=attributes, unit_code=code, occurred_on=day, recorded_by="member",
            rests_on=[one.uid for one in rests_on],
        )  # fmt: skip


def adopt(duty: str, on: date) -> None:
    """The district lets a default bind from a day on (interfaces §5)."""
    said = {"duty": duty, "from": on.isoformat()}
    with ledger.writing(["500112"], now=datetime.combine(on, time(9), SHANGHAI), any_day=True) as pen:
        pen.put(kind="duties.adopted", attributes=said, unit_code="500112", occurred_on=on, recorded_by="district")


def status(code: str, duty: str, start: date, on: date) -> str:
    found = duties.standing(code, on=on, year=start.year).windows
    return next((one.status for one in found if one.duty == duty and one.from_ == start), "none")


@pytest.mark.parametrize(("to", "owner"), [("town", "town"), ("county", "district")])
@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_a_question_about_a_breach_has_the_clocks_of_article_40(code: str, to: str, owner: str) -> None:
    """domain §14.1: three days in writing, then twenty by the town or the county; a community's are shown and bind nobody."""
    layer, first = ("chongqing-2013.art40.", "question") if code == CODE else ("yubei-2023.m22.art40_", "question")
    duty, appeal = layer + first, f"{layer}appeal{'_county' if to == 'county' else ''}"
    soon, over = (SOON, OVER) if code == CODE else ("reference", "reference")
    asked, last, referred, due = Day(2023, 9, 1), Day(2023, 9, 4), Day(2023, 9, 6), Day(2023, 9, 26)
    question = put(code, "question_asked", asked, basis="breach")
    assert [status(code, duty, asked, day) for day in (last, last.replace(day=5))] == [soon, over]
    put(code, "question_answered", last, question, basis="breach", by="committee", written=True)
    assert status(code, duty, asked, last.replace(day=5)) == MET
    up = put(code, "question_referred", referred, question, basis="breach", to=to)
    assert [status(code, appeal, referred, day) for day in (due, due.replace(day=27))] == [soon, over]
    put(code, "referral_answered", due, up, basis="breach", to=to)
    assert status(code, appeal, referred, due) == MET
    found = duties.standing(code, on=due).windows
    assert {one.owed_by for one in found if one.duty == appeal} == {owner}


@pytest.mark.parametrize("basis", ["disclosure", "plan"])
@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_objections_to_what_is_posted_have_no_clock_here(code: str, basis: str) -> None:
    """CQ 31 and 35 run on the disclosure's own records; one brought here from elsewhere opens no second window."""
    question = put(code, "question_asked", Day(2023, 9, 1), basis=basis)
    put(code, "question_referred", Day(2023, 9, 6), question, basis=basis, to="town")
    found = duties.standing(code, on=Day(2023, 9, 20)).windows
    assert [one.duty for one in found if one.from_ in (Day(2023, 9, 1), Day(2023, 9, 6)) and str(one.kind).startswith("supervision.q")] == []


def test_article_40_asks_both_committees_in_writing() -> None:
    asked = Day(2023, 9, 1)
    question = put(CODE, "question_asked", asked, basis="breach")
    put(CODE, "question_answered", Day(2023, 9, 2), question, basis="breach", by="committee", written=False)
    assert status(CODE, "chongqing-2013.art40.question", asked, Day(2023, 9, 2)) == SOON  # spoken, not written
    put(CODE, "question_answered", Day(2023, 9, 3), question, basis="breach", by="committee", written=True)
    assert status(CODE, "chongqing-2013.art40.question", asked, Day(2023, 9, 3)) == MET
    assert status(CODE, "chongqing-2013.art40.supervisory", asked, Day(2023, 9, 3)) == SOON
    put(CODE, "question_answered", Day(2023, 9, 4), question, basis="breach", by="supervisory", written=True)
    assert status(CODE, "chongqing-2013.art40.supervisory", asked, Day(2023, 9, 5)) == MET


@pytest.mark.parametrize(
    ("code", "duty"), [(CODE, "chongqing-2013.art33.report"), (COMMUNITY, "yubei-2023.m21.report")]
)
def test_the_half_years_report_counts_when_it_was_heard(code: str, duty: str) -> None:
    """CQ 33, domain §14.8: heard by an assembly or representatives' meeting; for communities a default."""
    half = Day(2023, 7, 1)
    if code == COMMUNITY:  # no text asks it of a community: it binds where the district adopts it
        assert [status(code, duty, half, day) for day in (Day(2023, 12, 31), Day(2024, 1, 1))] == ["reference"] * 2
        adopt(duty, half)
    assert [status(code, duty, half, day) for day in (Day(2023, 12, 20), Day(2023, 12, 31))] == [DUE, SOON]
    assert status(code, duty, half, Day(2024, 1, 1)) == OVER
    put(code, "report_heard", Day(2023, 12, 28), half="2023H2", body="representatives")
    assert [status(code, duty, half, day) for day in (Day(2023, 12, 27), Day(2023, 12, 28))] == [SOON, MET]


def test_the_monthly_meeting_is_a_default_and_says_so() -> None:
    """domain §11 M21: the notice asks for meetings, monthly is what is usual; it binds nobody until the district adopts it."""
    duty, april = "yubei-2023.m21.meeting", Day(2023, 4, 1)
    assert status(CODE, duty, Day(2023, 3, 1), Day(2023, 9, 20)) == "not_assessable"  # before the notice
    assert [status(CODE, duty, april, Day(2023, month, 1)) for month in (4, 5)] == ["reference"] * 2
    window = next(one for one in duties.standing(CODE, on=Day(2023, 5, 1)).windows if one.duty == duty)
    assert (window.authority, window.text, window.reading, window.sure, window.binding) == ("local", "C", "U", "U", False)
    assert (window.owed_by, "默认，待确认" in window.cite) == ("supervisory", True)
    adopt(duty, april)
    assert [status(CODE, duty, april, Day(2023, month, 1)) for month in (4, 5)] == [DUE, OVER]
    put(CODE, "meeting_held", Day(2023, 4, 30), problems=False)
    assert status(CODE, duty, april, Day(2023, 5, 1)) == MET


def test_four_systems_stand_until_one_is_given_up() -> None:
    """Notice 21: four systems; a state, so it ends by the next fact of the same system."""
    duty, year = "yubei-2023.m21.systems", Day(2023, 1, 1)
    for day, system in enumerate(("opinions", "meetings", "reports", "records"), start=1):
        assert status(CODE, duty, year, Day(2023, 9, day)) == DUE
        put(CODE, "system_adopted", Day(2023, 9, day), system=system, sound=True)
    assert status(CODE, duty, year, Day(2023, 9, 4)) == MET
    put(CODE, "system_adopted", Day(2023, 9, 10), system="reports", sound=False)
    assert [status(CODE, duty, year, Day(2023, 9, day)) for day in (9, 10, 11)] == [MET, SOON, OVER]  # overdue from the day after it ended


def test_four_procedures_are_one_chain_of_open_windows() -> None:
    """Notice 21: opinion, suggestion, watching, feedback; no day is given, so nothing is late."""
    opinion = put(CODE, "opinion_collected", Day(2023, 5, 4), channel="visit")
    assert status(CODE, "yubei-2023.m21.opinion", Day(2023, 5, 4), Day(2023, 12, 31)) == OPEN
    suggestion = put(CODE, "suggestion_made", Day(2023, 5, 9), opinion, content="projects", to="committees")
    assert status(CODE, "yubei-2023.m21.opinion", Day(2023, 5, 4), Day(2023, 5, 9)) == MET
    answer = put(CODE, "suggestion_answered", Day(2023, 5, 16), suggestion, result="accepted")
    assert [status(CODE, "yubei-2023.m21.answer", Day(2023, 5, 9), Day(2023, 5, day)) for day in (15, 16)] == [OPEN, MET]
    put(CODE, "suggestion_checked", Day(2023, 6, 1), answer, outcome="pending")
    assert status(CODE, "yubei-2023.m21.watch", Day(2023, 5, 16), Day(2023, 6, 1)) == OPEN  # not carried out yet
    check = put(CODE, "suggestion_checked", Day(2023, 6, 9), answer, outcome="done")
    assert status(CODE, "yubei-2023.m21.watch", Day(2023, 5, 16), Day(2023, 6, 9)) == MET
    put(CODE, "fed_back", Day(2023, 6, 12), check, channel="board")
    assert [status(CODE, "yubei-2023.m21.feedback", Day(2023, 6, 9), Day(2023, 6, day)) for day in (11, 12)] == [OPEN, MET]


def test_an_entry_by_proxy_waits_for_a_member() -> None:
    entry = put(CODE, "opinion_collected", Day(2023, 9, 18), channel="box")
    proxy = put(CODE, "entered_for", Day(2023, 9, 18), entry, step="opinion")
    duty = "yubei-2023.m22.confirm"
    assert status(CODE, duty, Day(2023, 9, 18), Day(2023, 9, 20)) == OPEN
    put(CODE, "confirmed", Day(2023, 9, 20), proxy, step="opinion")
    assert [status(CODE, duty, Day(2023, 9, 18), Day(2023, 9, day)) for day in (19, 20)] == [OPEN, MET]
