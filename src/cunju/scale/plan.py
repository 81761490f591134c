"""The catalogue of one year as rows: duties, windows of the calendar, whom each speaks to; days as numbers.

A duty is a number ``d``, a window of the calendar (or the one pattern of all windows that facts open) a number ``w``, units that
read the same duties one class ``c``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cunju.catalogue import Catalogue, Duty
from cunju.catalogue.packs import Pack
from cunju.catalogue.words import ADDRESSED
from cunju.duties import calendar, matching
from cunju.duties.chains import Version
from cunju.kernel.days import year_span
from cunju.scale.numbers import FIRST, LAST, day, maybe

PARTIES = {"unit": "unit", "supervisory": "unit", "town": "town", "district": "district"}


@dataclass(frozen=True, slots=True)
class Planned:
    """One duty of the plan: as its pack says it, and valid only while its pack is (``valid``, as a status asks)."""

    d: int
    pack: Pack
    duty: Duty
    valid: Duty


@dataclass(frozen=True, slots=True)
class Frame:
    """A window of a duty; ``start`` None: the pattern of windows opened by facts."""

    w: int
    d: int
    start: int | None
    end: int | None
    due: int | None


@dataclass
class Plan:
    """Duties of a year and their windows; ``folded``: duties left to the plain fold."""

    catalogue: Catalogue
    year: int
    duties: list[Planned] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    folded: frozenset[str] = frozenset()
    classes: dict[tuple[int, ...], int] = field(default_factory=dict)
    _classes: dict[tuple[str, ...], int] = field(default_factory=dict)

    def compiled(self) -> list[Planned]:
        """The duties that the engines read."""
        return [one for one in self.duties if one.duty.id not in self.folded]

    def class_of(self, code: str, kind: str) -> int:
        """The class of a unit; units of one class read the same duties."""
        key = (kind, *(one for one in self._prefixes() if code.startswith(one)))
        if key not in self._classes:
            mine = tuple(
                one.d
                for one in self.duties
                if one.pack.reads(code=code, kind=kind) and one.duty.applies(code=code, kind=kind)
            )
            self._classes[key] = self.classes.setdefault(mine, len(self.classes))
        return self._classes[key]

    def _prefixes(self) -> Sequence[str]:
        if not hasattr(self, "_known"):
            named = {code for one in self.duties for code in one.duty.applies_to if code.isdigit()}
            self._known = sorted(named | {one.pack.area for one in self.duties})
        return self._known

    def begins(self, d: int) -> int:
        """From when a duty takes the place of those it replaces."""
        return day(max(self.duties[d].duty.valid_from, self.duties[d].pack.valid_from))


def expressible(duty: Duty) -> bool:
    """Whether a duty is read by the engines; one that is not is left to the fold."""
    return not (duty.window.state and duty.judgement == "person")


def plan(catalogue: Catalogue, year: int, *, folded: Iterable[str] = ()) -> Plan:
    """The plan of a year; ``folded`` names duties to be left to the fold beside those that are not expressible."""
    made = Plan(catalogue, year)
    for pack in catalogue.packs:
        if not pack.covers.start.year <= year <= pack.covers.end.year:
            continue
        for duty in pack.duties:
            valid = replace(
                duty,
                valid_from=max(duty.valid_from, pack.valid_from),
                valid_to=min(duty.valid_to, pack.valid_to),
            )
            made.duties.append(Planned(len(made.duties), pack, duty, valid))
    made.folded = frozenset(folded) | {one.duty.id for one in made.duties if not expressible(one.duty)}
    for one in made.duties:
        if one.duty.window.after:
            made.frames.append(Frame(len(made.frames), one.d, None, None, None))
            continue
        for frame in calendar.frames(one.duty, year):
            if frame.start in one.pack.covers:
                made.frames.append(
                    Frame(len(made.frames), one.d, day(frame.start), maybe(frame.end), maybe(frame.due_on))
                )
    return made


def days_of(made: Plan) -> list[tuple[int, int, int]]:
    """(d, day, w): into which window of the calendar a day falls, of duties that name no period."""
    found = []
    for frame in made.frames:
        duty = made.duties[frame.d].duty
        if frame.start is not None and frame.end is not None and duty.of is None and not duty.window.state:
            found += [(frame.d, each, frame.w) for each in range(frame.start, frame.end + 1)]
    return found


def due_days(made: Plan) -> list[tuple[int, int, int | None]]:
    """(d, day, due): by when a window opened on a day is due; where the opening names the days, none."""
    span, found = year_span(made.year), []
    for one in made.compiled():
        if one.duty.window.after and one.duty.window.within_field is None:
            for number in range(day(span.start), day(span.end) + 1):
                found.append((one.d, number, maybe(matching.opened(one.duty, opening_on(number)).due_on)))
    return found


def opening_on(number: int) -> Version:
    """An opening of a day that says nothing."""
    from cunju.scale.numbers import back

    happened = back(number) or date.min
    return Version("", "", "", happened, None, happened, {}, (), (), None, False, 0)


def duty_rows(made: Plan, makes: frozenset[str]) -> list[dict[str, object]]:
    """What a status asks of each duty."""
    rows: list[dict[str, object]] = []
    for one in made.duties:
        words, valid = one.duty.window, one.valid
        counted = words.each in ("half", "quarter", "month") and one.duty.of is None and words.state is None
        rows.append(
            {
                "d": one.d, "measure": one.duty.measure, "party": PARTIES[one.duty.owed_by], "binding": one.duty.binding,
                "person": one.duty.judgement == "person", "state": bool(words.state), "opened": bool(words.after),
                "lived": bool(words.state) and one.duty.judgement != "person",
                "addressed_only": one.duty.authority in ADDRESSED, "vf": day(valid.valid_from), "vt": day(valid.valid_to),
                "counted": counted, "made": not one.duty.kinds or any(kind in makes for kind in one.duty.kinds),
                "k": one.duty.at_least, "differs": bool(one.duty.distinct), "begins": made.begins(one.d),
                "cover_a": day(one.pack.covers.start), "cover_b": day(one.pack.covers.end),
            }
        )  # fmt: skip
    return rows


def names_in(made: Plan) -> dict[str, int]:
    """Numbers of all ids that a judgement or an exemption may name, the same in every slice."""
    ids = {name for one in made.duties for name in (one.duty.id, *one.duty.former)}
    return {name: number for number, name in enumerate(("all", *sorted(ids)))}


def names_of(made: Plan, names: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """(d, name, level): a duty's own id and those it replaces, nearest first, as numbers."""
    return [
        (one.d, names[name], level)
        for one in made.duties
        for level, name in enumerate((one.duty.id, *one.duty.former))
    ]


__all__ = ["FIRST", "LAST", "Frame", "Plan", "Planned", "day", "days_of", "due_days", "duty_rows", "names_in", "names_of", "plan"]
