"""After each change the state of the bodies it touches: how many, how many women, sound or not, from which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cunju import catalogue
from cunju.activities.bodies import queries, rules
from cunju.activities.bodies.facts import Composition
from cunju.activities.bodies.models import State
from cunju.activities.bodies.rules.words import MEDIATION
from cunju.kernel import verdicts
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org.models import Seat

TOUCHED_BY_COMMITTEE = (bodies.REPRESENTATIVES, bodies.SUPERVISORY)


@dataclass(frozen=True, slots=True)
class Stand:
    """How a body stands from a day on; ``until`` is its last sound day, where an end entered beforehand breaks it."""

    on: date
    judged: rules.Judged
    until: date | None = None

    def differs(self, state: State) -> bool:
        """Whether the ledger says something else."""
        said = (state.sound, state.members, state.women, state.findings, state.until)
        return said != (self.judged.sound, self.judged.members, self.judged.women, self.codes, self.until)

    @property
    def codes(self) -> list[str]:
        """Codes of the clauses that fail or are open."""
        return [one.code for one in self.judged.findings]


def restate(kinds: Mapping[str, str], touched: Iterable[tuple[str, str]], *, by: str, now: datetime) -> None:
    """Record how the touched bodies (unit, body) stand from each day they changed; ``kinds`` are the units' kinds.

    A new day gets a new fact, which ends the state before it. Only where a past day was entered late or a person's row was
    wrong, states after it are corrected, or retracted where nothing changed on their day after all.
    """
    pairs = set(touched)
    pairs |= {(code, other) for code, body in pairs if body == bodies.COMMITTEE for other in TOUCHED_BY_COMMITTEE}
    codes = sorted({code for code, _ in pairs})
    with ledger.writing(codes, now=now) as pen:
        seats = queries.seats_of(codes, {body for _, body in pairs})
        stored = queries.states_by_day(codes)
        new: list[State] = []
        for code, body in sorted(pairs):
            stands = _stands(seats.get(code, []), body=body, unit=catalogue.Place(code, kinds[code]), today=pen.today)
            old = stored.get((code, body), {})
            for day in sorted(old.keys() - stands.keys()):
                pen.retract(old[day].fact, by=by)
                old[day].delete()
            for stand in stands.values():
                if stand.on not in old:
                    new.append(_record(pen, stand, unit=code, body=body, by=by))
                elif stand.differs(old[stand.on]):
                    _correct(pen, old[stand.on], stand, by=by)
        State.objects.bulk_create(new, batch_size=500)


def _stands(seats: list[Seat], *, body: str, unit: catalogue.Place, today: date) -> dict[date, Stand]:
    """How a body stands from each day on which it changed and some clause speaks of it."""
    days = queries.turning_days(seats, body=body)
    first = [queries.known_from(body, unit=unit, start=day, end=end) for day, end in zip(days, [*days[1:], None], strict=False)]
    known = {on: queries.judged(seats, body=body, unit=unit, on=on) for on in first if on}
    stands = {on: Stand(on, known[on]) for on in known if on <= today}
    for day, on in zip(days, first, strict=True):
        before = max((one for one in stands if one < day), default=None)
        if before and on != day:
            stands[before] = Stand(before, known[before], day - timedelta(days=1))
    if stands:
        last = max(stands)
        broken = next((on for on in known if on > today and not known[on].sound), None)
        if broken and known[last].sound:
            stands[last] = Stand(last, known[last], broken - timedelta(days=1))
    return stands


def _declared(stand: Stand, *, body: str) -> Composition:
    judged = stand.judged
    # Of mediation the law speaks of a term of its own; what it asks else the notice asks too.
    law_sound = judged.sound if body == MEDIATION else None
    return Composition(body, judged.sound, judged.members, judged.women, law_sound, judged.term_ends)


def _filled(state: State, stand: Stand) -> State:
    state.sound, state.members, state.women = stand.judged.sound, stand.judged.members, stand.judged.women
    state.until, state.findings = stand.until, stand.codes
    return state


def _record(pen: Any, stand: Stand, *, unit: str, body: str, by: str) -> State:
    fact = pen.record(
        _declared(stand, body=body),
        unit=unit,
        occurred_on=stand.on,
        until=stand.until,
        by=by,
        findings=verdicts.findings(stand.judged.findings),
    )
    return _filled(State(unit_code=unit, body=body, on=stand.on, fact=fact.uid), stand)


def _correct(pen: Any, state: State, stand: Stand, *, by: str) -> None:
    pen.correct(
        state.fact,
        _declared(stand, body=state.body),
        occurred_on=stand.on,
        until=stand.until,
        by=by,
        findings=verdicts.findings(stand.judged.findings),
    )
    _filled(state, stand).save()
