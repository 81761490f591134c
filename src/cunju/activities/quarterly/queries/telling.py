"""Standings into what the form says: how each measure stands, what is asked by name, what is late, the proposal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cunju import catalogue
from cunju.activities.quarterly import rules
from cunju.activities.quarterly.facts import BEYOND
from cunju.activities.quarterly.queries import doing
from cunju.activities.quarterly.queries.doing import DONE, Said, units_of
from cunju.duties import grid, reading
from cunju.duties import interface as duties
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.status import Window
from cunju.kernel.words import short_name
from cunju.org.models import Unit

JUDGE = "研判"
# What no text binds, or does not speak to the unit, is in no number of the form.
ASIDE = ("not_applicable", "not_assessable", "reference")
Standings = Sequence[duties.Standing]


def told(one: Window) -> bool:
    """Whether a window counts on the form: it binds, it applies, it is assessed."""
    return one.binding and one.status not in ASIDE


@dataclass(frozen=True)
class Told:
    """A town and its units on a day, what the records in numbers say; ``theirs``: what units owe, ``own``: what the town owes."""

    town: duties.Standing
    below: Standings
    said: Said

    def theirs(self, measure: int) -> list[tuple[Unit, list[Window]]]:
        """Each unit with its windows of a measure that count."""
        return [(each.unit, _of(each, measure, OF_UNIT)) for each in self.below]

    def own(self, measure: int) -> list[Window]:
        """The town's windows of a measure that count."""
        return [one for each in (self.town, *self.below) for one in _of(each, measure, OF_TOWN)]


def _of(each: duties.Standing, measure: int, owed_by: Sequence[str]) -> list[Window]:
    return [one for one in each.windows if one.measure == measure and one.owed_by in owed_by and told(one)]


def parts(town: duties.Standing, below: Standings) -> list[rules.Part]:
    """One part a measure, in the order of the notice."""
    found = Told(town, below, doing.said(one for each in below for one in each.windows))
    states = {one.measure: one.state for one in grid.town_row(town, below).cells}
    return [_part(found, one, states[one.no]) for one in catalogue.notice().measures]


def begun(parts: Iterable[rules.Part], asked: Iterable[rules.Named]) -> list[rules.Part]:
    """The parts, those begun too of which only what is asked by name has a record."""
    named = {one.measure for one in asked if one.facts}
    return [replace(one, begun=one.begun or one.measure in named) for one in parts]


def _part(found: Told, measure: catalogue.Measure, state: str) -> rules.Part:
    theirs, own, on = found.theirs(measure.no), found.own(measure.no), found.town.on
    windows = [one for _, each in theirs for one in each] + own
    late = [unit for unit, each in theirs if any(one.status == "overdue" for one in each)]
    late_own = any(one.status == "overdue" for one in own)
    today = [unit for unit, each in theirs if unit not in late and _left_today(each, on)]
    today_own = not late_own and _left_today(own, on)
    kept = [(unit, each) for unit, each in theirs if _kept(each, on)]
    finished = [unit for unit, each in kept if all(one.status in DONE for one in each)]
    early = [unit for unit, each in kept if unit not in finished and not _fell(each, on)]
    done = [unit for unit, _ in kept]
    due = {one.duty for _, each in kept for one in each if one.status in DONE}
    single = {one for one in due if doing.named(one)}
    judge = [one for one in windows if one.status == "needs_person"]
    unopened = [one for one in windows if one.status == "no_room"]
    names, names_today = _names(found, late, late_own), _names(found, today, today_own)
    sent = [one for one in own if one.status in DONE and _fixed(one)]
    part = rules.Part(
        measure.no,
        measure.task,
        measure.title,
        state,
        begun=any(one.count or one.facts for one in windows),
        judge=bool(judge),
        unopened=bool(unopened),
        by=min((day for one in unopened if (day := _fixed(one))), default=None),
        finished=units_of(finished),
        current=units_of(unit for unit, _ in kept if unit not in finished and unit not in early),
        early=units_of(early),
        late=units_of(late),
        late_names=names,
        late_own=late_own,
        today=units_of(today),
        today_names=names_today,
        today_own=today_own,
        onces=doing.onces(sorted(single), theirs, found.said),
        sent=tuple(f"{one.verb}{one.object}（{one.count}个）" for one in sent),
        regular=bool(due - single),
        facts=_uids(windows),
        done_facts=_uids(
            one
            for unit, each in theirs
            for one in each
            if one.status in DONE and (unit in done or one.duty in single)
        )
        + _uids(sent),
        late_facts=_uids(one for one in windows if one.status == "overdue"),
    )
    return _noted(part, theirs, found.said)


def _noted(part: rules.Part, theirs: Sequence[tuple[Unit, list[Window]]], said: Said) -> rules.Part:
    """With what the records beside judgements come to, whose; what of it is a problem, by unit; what is begun and not finished."""
    windows = [(unit, [one for one in each if doing.noted(one)]) for unit, each in theirs]
    mine = [(unit, doing.records(each, said)) for unit, each in windows]
    notes = doing.notes([one for _, facts in mine for one in facts])
    return replace(
        part,
        notes=notes,
        noted=units_of(unit for unit, facts in mine if doing.notes(facts)),
        note_facts=_uids(one for _, each in windows for one in each) if notes else (),
        beyond=tuple((short_name(unit.name), text) for unit, facts in mine for text in doing.notes(facts, BEYOND)),
        unfinished=sum(doing.unfinished(facts) for _, facts in mine),
    )


def _kept(windows: Sequence[Window], on: date) -> bool:
    """Something was due, and all that was is done (a cell's n)."""
    due = [one for one in windows if one.status in (*DONE, "overdue") or one.due_on == on]
    return any(one.status in DONE for one in windows) and all(one.status in DONE for one in due)


def _left_today(windows: Sequence[Window], on: date) -> bool:
    """Whether something is due on this very day and not done."""
    return any(one.due_on == on and one.status not in DONE for one in windows)


def _names(found: Told, units: Iterable[Unit], own: bool) -> tuple[str, ...]:
    """Everyday names, the town's first where it is among them."""
    return (*([short_name(found.town.unit.name)] if own else []), *(short_name(one.name) for one in units))


def _fell(windows: Sequence[Window], on: date) -> bool:
    """Whether the due day of any has come."""
    return any(one.due_on is not None and one.due_on <= on for one in windows)


def _fixed(one: Window) -> date | None:
    """The day the notice itself sets."""
    return reading.duties_by_id()[one.duty].window.by


def _uids(windows: Iterable[Window]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(uid for one in windows for uid in one.facts))


def verb(one: Window) -> str:
    """The verb of a duty; none where it only says that people judge it."""
    return "" if one.verb == JUDGE else one.verb


def proposal(town: duties.Standing, below: Standings) -> rules.Proposal:
    """The status the rule gives for the town and its units; what is the district's own, or binds nobody, is left aside."""
    mine = [
        (each.unit, one)
        for each in (town, *below)
        for one in each.windows
        if told(one) and one.owed_by in (*OF_UNIT, *OF_TOWN)
    ]
    late: dict[int, set[str]] = {}
    for unit, one in mine:
        if one.owed_by in OF_UNIT and one.status == "overdue":
            late.setdefault(one.measure, set()).add(unit.code)
    return rules.proposed(
        open_windows=sum(one.status not in DONE for _, one in mine) if mine else 1,
        own_overdue=[
            verb(one) + one.object for _, one in mine if one.owed_by in OF_TOWN and one.status == "overdue"
        ],
        late={no: len(codes) for no, codes in late.items()},
        units=len(below),
        share=catalogue.notice().late_share,
    )


def names(found: Iterable[duties.Standing]) -> Mapping[str, str]:
    """Everyday names by code."""
    return {each.unit.code: short_name(each.unit.name) for each in found}
