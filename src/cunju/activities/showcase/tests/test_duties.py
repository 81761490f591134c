"""The duties of measures 11, 14, 24 and 25 move exactly on the days of the golden table."""

from datetime import date
from typing import Any

import pytest

from cunju.activities.showcase import actions, queries
from cunju.activities.showcase.actions import Posting
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.steps import STAGES
from cunju.activities.showcase.tests import golden
from cunju.activities.showcase.tests.conftest import PACT, TODAY, adopted
from cunju.activities.showcase.tests.golden import DISTRICT, GUIDED, GUIDING, NAMED, OTHER_TOWN, TOWN
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
FAR = "500112133201"


def who() -> dict[str, Any]:
    return {"by": "x", "now": clock.now()}


def send(town: str, fact: Any, on: date) -> Entry:
    (found,) = actions.send_texts(Unit.objects.get(code=town), [str(fact)], on=on, **who())
    return found


def case(town: str, unit: str, on: date, text: str = "办成了") -> Entry:
    return actions.send_case(Unit.objects.get(code=town), Told(on, f"一个办法\n{text}", "", {"from_unit": unit}), **who())


def line(code: str, step: str, on: date, **said: Any) -> Entry:
    parent = queries.before(code, step) if step in STAGES else None
    return actions.line(Unit.objects.get(code=code), Told(on, "一\n二", "", said), step=step, parent=parent, **who())


def posted(what: str, chosen: list[Entry], on: date, until: date, **more: Any) -> Entry:
    told = Posting(what, on, until, tuple(str(one.pk) for one in chosen), "依法\n有用", "区民政局 基层政权科", **more)
    return actions.announce(Unit.objects.get(code=DISTRICT), told, **who())


def rows(code: str, *wanted: str) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=TODAY).windows
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty in wanted]


def test_the_year_is_the_golden_table(place: Unit) -> None:
    texts = [adopted(code, code, date(2023, 5, 1), filed=date(2023, 5, 6)) for code in (NAMED, PACT, FAR)]
    send(TOWN, texts[0], date(2023, 9, 14))
    send(TOWN, texts[1], date(2023, 9, 18))
    send(OTHER_TOWN, texts[2], date(2023, 9, 20))
    one = case(TOWN, NAMED, date(2023, 8, 30))
    case(OTHER_TOWN, FAR, date(2023, 9, 5))
    line(GUIDING, "guided", date(2023, 5, 10), stage="self_checked")
    for at, step in enumerate(("plan", "self_checked", "town_checked", "reported", "accepted")):
        line(GUIDED, step, date(2023, 4 + at, 20) if step != "accepted" else date(2023, 11, 20))
    for at, step in enumerate(("plan", "self_checked", "town_checked")):
        line(NAMED, step, date(2023, 4 + at, 11))
    actions.select(posted("case", [one], date(2023, 10, 9), date(2023, 10, 19)), [str(one.pk)], on=date(2023, 10, 20), **who())
    line(DISTRICT, "shown", date(2023, 11, 8), what="convention", count=10)
    wanted = {each[1] for each in golden.YEAR}
    found = [row for code in (DISTRICT, TOWN, OTHER_TOWN, GUIDING, GUIDED, NAMED) for row in rows(code, *wanted)]
    assert sorted(found, key=str) == sorted(golden.YEAR, key=str)


def test_a_third_case_is_a_mark(place: Unit) -> None:
    for day in (1, 2, 3):
        case(TOWN, NAMED, date(2023, 8, day), f"第{day}个")
    (window,) = [one for one in duties.standing(TOWN, on=TODAY).windows if one.duty == golden.CASES]
    assert (window.status, window.over, window.count) == ("met", True, 3)


def findings(entry: Entry) -> list[str]:
    return [one["code"] for one in ledger.current(entry.fact).findings]


def test_only_the_filed_text_lawfully_adopted_is_without_finding(place: Unit) -> None:
    day = date(2023, 5, 1)
    good = adopted(NAMED, "a", day, filed=date(2023, 5, 6))
    assert findings(send(TOWN, good, date(2023, 9, 1))) == []
    unfiled = adopted(PACT, "b", day)
    assert findings(send(TOWN, unfiled, date(2023, 9, 1))) == ["not_filed_version"]
    wrong = adopted(FAR, "c", day, lawful=False)
    assert findings(send(OTHER_TOWN, wrong, date(2023, 9, 1))) == ["not_filed_version", "not_lawful"]


def texts(town: str) -> Any:
    """The window of the two texts of a town."""
    (window,) = [one for one in duties.standing(town, on=TODAY).windows if one.duty == golden.TEXTS]
    return window


def test_a_text_that_is_not_filed_or_not_in_force_is_not_counted(place: Unit) -> None:
    day = date(2023, 5, 1)
    send(TOWN, adopted(NAMED, "a", day, filed=date(2023, 5, 6)), date(2023, 9, 1))
    send(TOWN, adopted(PACT, "b", day), date(2023, 9, 2))
    send(TOWN, adopted(NAMED, "c", date(2023, 5, 2), lawful=False), date(2023, 9, 3))
    assert (texts(TOWN).status, texts(TOWN).count) == ("overdue", 1)


def test_a_text_filed_after_it_was_sent_is_sent_again_and_counts(place: Unit) -> None:
    day = date(2023, 5, 1)
    send(TOWN, adopted(NAMED, "a", day, filed=date(2023, 5, 6)), date(2023, 9, 1))
    unfiled = adopted(PACT, "b", day)
    first = send(TOWN, unfiled, date(2023, 9, 2))
    with pytest.raises(CannotBe, match="已经报送过"):
        send(TOWN, unfiled, date(2023, 9, 3))
    said = {"subject": "residents_pact", "digest": "b"}
    with ledger.writing([PACT], now=clock.now()) as pen:
        pen.record(Plain("conventions.filed", said), unit=PACT, occurred_on=date(2023, 9, 10), by="x", rests_on=[unfiled])
    assert texts(TOWN).count == 1
    again = send(TOWN, unfiled, date(2023, 9, 12))
    assert again.pk == first.pk and findings(again) == []
    assert (texts(TOWN).status, texts(TOWN).met_on) == ("met", date(2023, 9, 12))
    with pytest.raises(CannotBe, match="已经报送过"):
        send(TOWN, unfiled, date(2023, 9, 13))


def test_the_same_words_of_two_units_are_one_text(place: Unit) -> None:
    for code in (NAMED, PACT):
        send(TOWN, adopted(code, "twin", date(2023, 5, 1), filed=date(2023, 5, 6)), date(2023, 9, 1))
    assert (texts(TOWN).status, texts(TOWN).count) == ("overdue", 1)


def test_a_text_whose_filed_version_is_another_says_so(place: Unit) -> None:
    first = adopted(NAMED, "a", date(2023, 3, 1), filed=date(2023, 3, 5))
    adopted(NAMED, "b", date(2023, 6, 1), filed=date(2023, 6, 5))
    assert findings(send(TOWN, first, date(2023, 5, 1))) == []
    assert queries.text_of(first, on=date(2023, 9, 1)).faults == ["not_filed_version"]


@pytest.mark.parametrize(("last", "found"), [(date(2023, 10, 10), ["notice_short"]), (date(2023, 10, 11), [])])
def test_a_notice_counts_working_days_over_the_holiday(place: Unit, last: date, found: list[str]) -> None:
    """Posted on Thursday 28 September 2023; the fifth working day after it is 11 October."""
    one = case(TOWN, NAMED, date(2023, 8, 30))
    made = actions.select(posted("case", [one], date(2023, 9, 28), last), [str(one.pk)], on=last, **who())
    assert [findings(each) for each in made] == [found]


def test_nothing_of_these_measures_waits_for_a_room(place: Unit) -> None:
    """Columns 11, 14, 24 and 25: each requirement is recorded or judged."""
    codes = (DISTRICT, TOWN, GUIDING, GUIDED, NAMED)
    found = [one for code in codes for one in duties.standing(code, on=TODAY).windows if one.measure in (11, 14, 24, 25)]
    assert {one.measure for one in found} == {11, 14, 24, 25}
    assert [one.duty for one in found if one.status == "no_room"] == []


def mended(entry: Entry, on: date, text: str = "一") -> list[str]:
    actions.mend(entry, Told(on, text, "", {}, (), "日期记错"), **who())
    return findings(entry)


def test_a_corrected_day_is_judged_anew(place: Unit) -> None:
    first = adopted(NAMED, "a", date(2023, 3, 1), filed=date(2023, 3, 5))
    adopted(NAMED, "b", date(2023, 6, 1), filed=date(2023, 6, 5))
    entry = send(TOWN, first, date(2023, 5, 1))
    assert mended(entry, date(2023, 7, 1)) == ["not_filed_version"] and mended(entry, date(2023, 5, 2)) == []
    one = case(TOWN, NAMED, date(2023, 8, 30))
    posting = posted("case", [one], date(2023, 9, 28), date(2023, 10, 11))
    (chosen,) = actions.select(posting, [str(one.pk)], on=date(2023, 10, 11), **who())
    assert mended(chosen, date(2023, 10, 10)) == ["notice_short"] and mended(chosen, date(2023, 10, 12)) == []
    mended(posting, date(2023, 9, 28), "依法")
    assert ledger.current(posting.fact).attributes["criteria"] == 1
