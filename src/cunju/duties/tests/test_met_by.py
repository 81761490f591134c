"""Each duty of the catalogue is met by the right thing and by nothing else: a row a duty in ``met_by.yaml``."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cunju import catalogue
from cunju.catalogue import Duty, reading
from cunju.duties.chains import Version
from cunju.duties.fold import RawWindow, fold
from cunju.duties.outcomes import outcome

TABLE: dict[str, dict[str, Any]] = yaml.load(
    Path(__file__).with_name("met_by.yaml").read_text("utf-8"), Loader=reading.Loader
)
WHERE = {
    None: ("500112018202", "village"),
    "community": ("500112004018", "community"),
    "town": ("500112018", "town"),
    "500112004": ("500112004", "town"),
    "500112133": ("500112133", "town"),
    "district": ("500112", "county"),
}
END, FAR = date(2027, 6, 30), date(9999, 12, 31)
OPENING = "opening"
# What people judge: the number of records is shown beside, and meets nothing.
BY_PEOPLE = {one.id for one in catalogue.load().duties if one.judgement == "person"}


def duty(name: str) -> Duty:
    return next(one for one in catalogue.load().duties if one.id == name)


def version(
    row: dict[str, Any], position: int, fact: list[Any], more: dict[str, Any], *, opening: bool = False
) -> Version:
    """A fact of the row: its own fields, ``more`` over them; an answer rests on its opening unless it is tied by fields."""
    words = {**fact[1], **more}
    day = words.pop("on", fact[0])
    kind = words.pop("kind", row["opened_by"] if opening else row["by"])
    findings = tuple(words.pop("findings", ()))
    fields = {name: value.isoformat() if isinstance(value, date) else value for name, value in words.items()}
    rests = (
        (OPENING,) if row.get("opens") and not opening and not shared(row) and not more.get("loose") else ()
    )
    uid = OPENING if opening else f"f{position}"
    code = WHERE[row.get("in")][0]
    return Version(uid, code, kind, day, None, day, fields, findings, rests, None, False, position)


def shared(row: dict[str, Any]) -> bool:
    """Whether the answer names what its opening names: the same sheet, the same text."""
    return any(name in ("category", "subject", "year") for name in row["met"][0][1])


def looked_at(
    name: str, *, last: dict[str, Any] | None = None, leave: int = 0, opening: dict[str, Any] | None = None
) -> RawWindow | None:
    """The window of the row after its facts: the last one changed, or the last ``leave`` left out; None where none begins."""
    row = TABLE[name]
    found = [version(row, 0, row["opens"], opening or {}, opening=True)] if "opens" in row else []
    facts = row["met"][: len(row["met"]) - leave]
    for number, fact in enumerate(facts, start=1):
        found.append(version(row, number, fact, (last or {}) if number == len(facts) else {}))
    code, kind = WHERE[row.get("in")]
    made = fold(found, catalogue=catalogue.load(), code=code, kind=kind, year=row["from"].year, known=FAR)
    return next((one for one in made.windows if one.duty == name and one.start == row["from"]), None)


def met(name: str, **more: Any) -> bool:
    raw = looked_at(name, **more)
    assert raw is not None
    return outcome(duty(name), raw, END).met_on is not None


def cases(key: str) -> list[Any]:
    return [
        pytest.param(name, one, id=f"{name} {one}") for name, row in TABLE.items() for one in row.get(key, ())
    ]


def test_every_duty_that_records_meet_has_its_row() -> None:
    assert set(TABLE) == {one.id for one in catalogue.load().duties} - BY_PEOPLE


@pytest.mark.parametrize("name", TABLE)
def test_it_is_met_by_just_so_much_and_due_on_its_day(name: str) -> None:
    raw, row = looked_at(name), TABLE[name]
    assert raw is not None
    assert raw.due_on == (None if row["due"] == "none" else row["due"])
    assert outcome(duty(name), raw, END).count == len(row["met"])
    assert met(name)
    assert not met(name, leave=1)


@pytest.mark.parametrize(("name", "fields"), cases("also"))
def test_this_does_as_well(name: str, fields: dict[str, Any]) -> None:
    assert met(name, last=fields)


@pytest.mark.parametrize(("name", "fields"), cases("but"))
def test_this_does_not_meet_it(name: str, fields: dict[str, Any]) -> None:
    assert not met(name, last=fields)


@pytest.mark.parametrize(("name", "fields"), cases("shut"))
def test_this_opens_nothing(name: str, fields: dict[str, Any]) -> None:
    assert looked_at(name, opening=fields) is None


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if "opens" in row])
def test_an_answer_to_nothing_does_not_meet_it(name: str) -> None:
    """It neither rests on the opening nor names what it names."""
    row = TABLE[name]
    loose = {one: "other" for one in {"category", "subject", "year", *({"body"} & {*duty(name).same})} if one in row["met"][0][1]}
    assert not met(name, last={**loose, "loose": True})


@pytest.mark.parametrize("name", TABLE)
def test_too_many_are_marked_where_the_text_says_so(name: str) -> None:
    assert duty(name).at_most == TABLE[name].get("at_most")


@pytest.mark.parametrize("name", sorted(BY_PEOPLE))
def test_what_people_judge_is_judged_for_the_year(name: str) -> None:
    one = duty(name)
    assert (one.window.each, one.window.due_after_days, one.at_most) == ("year", None, None)
    assert one.binding
