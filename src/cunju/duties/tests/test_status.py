"""The status of a window (interfaces §5): its order as a golden table, what is assessable, states, judgements, grants."""

from datetime import date
from typing import Any

import pytest

from cunju.duties import cells
from cunju.duties.fold import Entry, Exemption, RawWindow
from cunju.duties.outcomes import outcome
from cunju.duties.status import STATUS_ZH, Adoption, Asked, status, window
from cunju.duties.tests import small

START, DUE = date(2023, 1, 1), date(2023, 6, 30)
MADE = frozenset({"small.done", "small.other", "small.state"})


def day(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def entry(on: str, uid: str = "f", **more: Any) -> Entry:
    return Entry(day(on), day(on), uid, **more)


def said(words: dict[str, Any], on: str, **more: Any) -> str:
    """The status of one window on a day; ``entries``, ``judged`` and ``due`` of the window, the rest of what is asked."""
    parts = {name: tuple(more.pop(name, ())) for name in ("entries", "judged")}
    raw = RawWindow("small.01", START, DUE, more.pop("due", DUE), **parts)
    asked = Asked(on=day(on), **{"makes": MADE, "code": small.ONE, **more})
    duty = small.duty(**words)
    return status(duty, raw, outcome(duty, raw, asked.on), asked)


PERSON = {"judgement": "person", "fact": None}
LATE_LAW = {"valid_from": date(2023, 7, 1)}
GRANT = [Exemption("all", day("06-01"), None, day("02-01"), "g")]
OURS = {"binding": False}
HELD = (("small.done", day("03-01")),)
ADOPTED = [Adoption("small.01", START, DUE, day("05-01"), ("500112018",))]
MET, MET_LATE = [entry("03-01")], [entry("07-05")]


@pytest.mark.parametrize(
    ("words", "on", "more", "expected"),
    [
        # 1 not applicable comes before everything
        ({}, "07-10", {"exemptions": GRANT, "entries": MET}, "not_applicable"),
        ({}, "01-31", {"exemptions": GRANT}, "not_due"),  # granted later: not yet on this day
        ({}, "07-10", {"exemptions": [Exemption("small.02", START, None, START)]}, "overdue"),  # of another duty
        ({}, "07-10", {"exemptions": [Exemption("all", day("07-01"), None, START)]}, "overdue"),  # due before it begins
        ({}, "07-10", {"exemptions": [Exemption("all", START, day("06-29"), START)]}, "overdue"),  # due after it ended
        ({}, "07-10", {"valid_from": day("07-01")}, "not_applicable"),  # the unit was not there on the due day
        ({}, "07-10", {"valid_to": day("06-29")}, "not_applicable"),
        ({"authority": "notice"}, "07-10", {"addressed": False}, "not_applicable"),
        ({"authority": "law"}, "07-10", {"addressed": False}, "overdue"),  # the law binds whoever runs the street
        # 2 not assessable comes before met
        (LATE_LAW, "07-10", {"entries": MET}, "not_assessable"),
        # 3, 4 met before room and person
        ({}, "07-10", {"entries": MET, "makes": frozenset()}, "met"),
        ({}, "07-10", {"entries": [entry("06-30")]}, "met"),  # the due day itself is in time
        ({}, "07-10", {"entries": MET_LATE}, "met_late"),
        ({}, "07-04", {"entries": MET_LATE}, "overdue"),  # had not happened by then
        (PERSON, "07-10", {"judged": [entry("05-01")]}, "met"),
        (PERSON, "07-10", {"judged": [entry("07-05")]}, "met"),  # a judgement is never late
        # no room: before overdue, and only while no fact of the kind is there
        ({}, "07-10", {"makes": frozenset()}, "no_room"),
        ({"at_least": 2}, "07-10", {"makes": frozenset(), "entries": MET, "present": HELD}, "overdue"),
        ({}, "07-10", {"makes": frozenset(), "present": HELD}, "overdue"),  # a record that does not qualify is one
        ({}, "02-10", {"makes": frozenset(), "present": HELD}, "no_room"),  # not there yet on that day
        ({"judgement": "person"}, "07-10", {"makes": frozenset()}, "no_room"),  # with kinds nobody makes
        # a default of ours: met or for reference, never anything else
        (OURS, "07-10", {}, "reference"),
        (OURS, "06-30", {}, "reference"),
        (OURS, "07-10", {"entries": MET_LATE}, "met"),
        (OURS, "07-10", {"makes": frozenset()}, "reference"),
        ({**OURS, "judgement": "person"}, "07-10", {}, "reference"),
        (OURS, "07-10", {"adoptions": ADOPTED}, "overdue"),
        (OURS, "07-10", {"adoptions": ADOPTED, "entries": MET_LATE}, "met_late"),
        (OURS, "04-30", {"adoptions": ADOPTED}, "reference"),  # adopted on 1 May
        (OURS, "07-10", {"adoptions": ADOPTED, "code": "500112017001"}, "reference"),  # of another town
        (OURS, "07-10", {"adoptions": [Adoption("small.01", day("01-02"), None, day("01-01"), ("5001",))]}, "reference"),
        # the day from which duties are owed here
        ({}, "07-10", {"start": day("07-01")}, "not_assessable"),  # was due before it
        ({}, "07-10", {"start": day("06-30")}, "overdue"),
        ({}, "07-10", {"start": day("07-01"), "entries": MET}, "met"),
        ({}, "05-10", {"start": day("07-01"), "entries": MET}, "met"),  # also asked of a day before it
        ({}, "07-10", {"start": day("07-01"), "entries": MET_LATE}, "not_assessable"),
        ({"window": {"after": "small.other"}}, "07-10", {"due": None, "start": day("01-02")}, "not_assessable"),
        # 6 a person's before overdue
        (PERSON, "07-10", {}, "needs_person"),
        (PERSON, "07-10", {"judged": [entry("05-01", sound=False)]}, "overdue"),
        (PERSON, "05-10", {"judged": [entry("05-01", sound=False)]}, "overdue"),
        (PERSON, "04-10", {"judged": [entry("05-01", sound=False)]}, "needs_person"),
        (PERSON, "07-10", {"judged": [entry("05-01", sound=False), entry("05-02")]}, "met"),
        # 7 to 10
        ({}, "07-01", {}, "overdue"),
        ({"window": {"after": "small.other"}}, "07-10", {"due": None}, "open"),
        ({"window": {"after": "small.other"}}, "07-10", {"due": None, "entries": MET}, "met"),
        ({}, "06-30", {}, "due_soon"),
        ({}, "06-20", {}, "due_soon"),  # ten days are soon, eleven are not
        ({}, "06-19", {}, "not_due"),
    ],
)  # fmt: skip
def test_first_that_fits(words, on, more, expected) -> None:
    assert said(words, on, **more) == expected


def test_the_words_of_the_statuses() -> None:
    assert {*STATUS_ZH, "none_yet"} == set(cells.WORST)
    assert (STATUS_ZH["not_due"], STATUS_ZH["met"], STATUS_ZH["open"]) == ("未到期", "已完成", "待办")


@pytest.mark.parametrize(
    ("each", "start", "due", "of", "expected"),
    [
        ("quarter", "01-01", "03-31", None, "not_assessable"),  # the two consultations of the first quarter
        ("quarter", "04-01", "06-30", None, "overdue"),
        ("quarter", "01-01", "04-15", "period", "overdue"),  # disclosure of the first quarter, due 15 April
        ("month", "02-01", "03-15", "period", "not_assessable"),  # due before the notice
        ("month", "03-01", "03-31", None, "not_assessable"),
        ("half", "01-01", "06-30", None, "not_assessable"),
        ("year", "01-01", "06-30", None, "overdue"),  # the year's assembly
    ],
)
def test_assessable_for_the_notice_of_28_march(each, start, due, of, expected) -> None:
    words = {"window": {"each": each, **({"due_after_days": 15} if of else {})}, "of": of}
    duty = small.duty(**words, valid_from=date(2023, 3, 28))
    raw = RawWindow("small.01", day(start), day(due), day(due))
    asked = Asked(on=day("12-31"), makes=MADE)
    assert status(duty, raw, outcome(duty, raw, asked.on), asked) == expected
    early = Asked(on=day("03-27"), makes=MADE)  # nothing is assessed before the notice is there
    assert status(duty, raw, outcome(duty, raw, early.on), early) == "not_assessable"


def test_a_window_that_begins_after_the_duty_ended_is_not_assessable() -> None:
    duty = small.duty(valid_to=date(2022, 12, 31))
    raw = RawWindow("small.01", START, DUE, DUE)
    asked = Asked(on=day("12-31"), makes=MADE)
    assert status(duty, raw, outcome(duty, raw, asked.on), asked) == "not_assessable"


STATE = {"window": {"state": "small.state"}, "fact": None}


@pytest.mark.parametrize(
    ("entries", "on", "expected", "due"),
    [
        ([], "05-01", "not_due", "06-30"),
        ([], "07-01", "overdue", "06-30"),  # never sound: by its due day
        ([entry("02-01")], "05-01", "met", "06-30"),
        ([entry("02-01")], "01-31", "not_due", "06-30"),
        ([entry("02-01", until=day("04-30"))], "04-30", "met", "06-30"),
        ([entry("02-01", until=day("04-30"))], "05-01", "overdue", "04-30"),  # the day after it ended
        ([entry("02-01"), entry("04-10", sound=False)], "04-11", "overdue", "04-10"),
        (
            [entry("02-01"), entry("04-10", sound=False)],
            "04-10",
            "due_soon",
            "04-10",
        ),  # on that day it is sound no more
        (
            [entry("02-01", until=day("04-30")), entry("05-01", sound=False)],
            "05-02",
            "overdue",
            "04-30",
        ),  # its own end was before
        ([entry("02-01"), entry("04-10", sound=False), entry("05-01")], "05-02", "met", "06-30"),
        ([entry("02-01", sound=False)], "05-01", "not_due", "06-30"),
    ],
)
def test_a_state_is_met_while_it_is_sound(entries, on, expected, due) -> None:
    assert said(STATE, on, entries=entries) == expected
    duty, raw = small.duty(**STATE), RawWindow("small.01", START, DUE, DUE, tuple(entries))
    assert outcome(duty, raw, day(on)).due_on == day(due)


@pytest.mark.parametrize(
    ("exemptions", "on", "expected"),
    [
        ([Exemption("all", day("04-01"), day("05-31"), day("04-01"))], "05-15", "not_applicable"),
        ([Exemption("all", day("04-01"), day("05-31"), day("04-01"))], "06-01", "overdue"),
        ([Exemption("all", day("04-01"), day("05-31"), day("05-20"))], "05-15", "overdue"),
    ],
)
def test_a_state_that_ended_is_not_late_while_a_grant_runs(exemptions, on, expected) -> None:
    assert said(STATE, on, entries=[entry("02-01", until=day("03-31"))], exemptions=exemptions) == expected


@pytest.mark.parametrize(
    ("entries", "met_on", "entered_on"),
    [
        ([entry("02-01"), entry("03-01")], "02-01", "02-01"),  # said again: the same run
        ([entry("02-01", until=day("02-28")), entry("03-01")], "02-01", "02-01"),  # from the very next day
        ([entry("02-01", until=day("02-27")), entry("03-01")], "03-01", "03-01"),  # a day between: begun anew
        ([entry("02-01"), entry("02-10", sound=False), entry("03-01")], "03-01", "03-01"),
    ],
)
def test_a_state_is_met_since_its_unbroken_run_began(entries, met_on, entered_on) -> None:
    duty, raw = small.duty(**STATE), RawWindow("small.01", START, DUE, DUE, tuple(entries))
    done = outcome(duty, raw, day("05-01"))
    assert (done.met_on, done.entered_on) == (day(met_on), day(entered_on))


@pytest.mark.parametrize(
    ("start", "expected"), [(None, "overdue"), ("03-31", "overdue"), ("04-01", "not_due")]
)
def test_a_state_that_was_over_before_the_work_here_began_is_owed_by_the_windows_day(start, expected) -> None:
    entries = [entry("02-01", until=day("03-31"))]
    assert said(STATE, "05-15", entries=entries, start=day(start) if start else None) == expected


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2023-01-01", "2023-01-01", "overdue"),  # both ends belong to it
        ("2022-01-01", None, "overdue"),
        ("2022-01-01", "2022-12-31", "reference"),
        ("2023-01-02", None, "reference"),
    ],
)
def test_an_adoption_binds_the_windows_that_begin_within_it(begin, end, expected) -> None:
    last = date.fromisoformat(end) if end else None
    adopted = [Adoption("small.01", date.fromisoformat(begin), last, day("01-01"), (small.ONE,))]
    assert said(OURS, "07-10", adoptions=adopted) == expected


def test_as_many_as_the_text_allows_are_not_too_many() -> None:
    duty, entries = small.duty(at_most=2), (entry("03-01", "1"), entry("03-02", "2"))
    seen = window(
        duty,
        RawWindow("small.01", START, DUE, DUE, entries),
        task=1,
        asked=Asked(on=day("07-10"), makes=MADE),
    )
    assert (seen.over, seen.count) == (False, 2)


def test_over_is_a_mark_and_no_status() -> None:
    duty = small.duty(at_most=2)
    entries = tuple(entry(f"03-0{number}", str(number)) for number in (1, 2, 3))
    seen = window(
        duty,
        RawWindow("small.01", START, DUE, DUE, entries),
        task=1,
        asked=Asked(on=day("07-10"), makes=MADE),
    )
    assert (seen.over, seen.status, seen.count, seen.met_on) == (True, "met", 3, day("03-01"))


def test_a_grant_never_shows_late_on_any_day() -> None:
    grant = [Exemption("all", START, None, START, "g")]
    for month in range(1, 13):
        for words in ({}, PERSON, STATE):
            found = said(words, f"{month:02}-15", exemptions=grant, judged=[entry("01-02", sound=False)])
            assert found == "not_applicable"
