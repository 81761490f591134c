"""Makes the ledger say what the rows say: records, corrects or retracts each fact of a matter, with its findings."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.facts import MatterClosed, MatterOpened, Spent, StepTaken
from cunju.activities.decisions.models import Matter
from cunju.kernel import verdicts
from cunju.ledger import identity, lineage, vocabulary
from cunju.ledger import interface as ledger
from cunju.org.models import Unit


@dataclass(frozen=True)
class Wanted:
    """One fact as it should stand; ``said`` is None where it should not."""

    root: uuid.UUID
    said: Any
    day: date
    rests: list[uuid.UUID] = field(default_factory=list)
    findings: list[ledger.Finding] = field(default_factory=list)


def roots_of(matter: Matter) -> list[uuid.UUID]:
    """The root facts of a matter, for ``ledger.writing(superseding=…)``."""
    found = [matter.fact, *(one.fact for one in matter.steps.all()), *(one.fact for one in matter.spending.all())]
    return list(dict.fromkeys([*found, *([matter.closed] if matter.closed else [])]))


def settle(pen: ledger.Pen, matter: Matter, *, unit: Unit, by: str) -> None:
    """After every change of rows: the facts follow, findings too, and the matter closes or opens."""
    matter = queries.matters(matter.unit_code).get(pk=matter.pk)
    wanted = _wanted(matter, unit)
    chains = lineage.chains([one.root for one in wanted])
    same = _roots([*(base for one in wanted for base in one.rests), *(base for line in chains.values() for base in line[-1].rests_on)])
    for one in reversed(wanted):
        line = chains.get(one.root)
        if one.said is None and line and not line[-1].retracted:
            pen.retract(one.root, by=by)
    for one in wanted:
        if one.said is not None:
            _put(pen, one, chains.get(one.root), same, unit=unit.code, by=by)
    _close(pen, matter, by=by)


def _roots(uids: list[Any]) -> dict[uuid.UUID, uuid.UUID]:
    """The root of each fact's chain: what a fact rests on is the same whatever version of it is named."""
    return {uid: line[0].uid for uid, line in lineage.chains(uids).items()}


def _bases(uids: Any, same: dict[uuid.UUID, uuid.UUID]) -> set[uuid.UUID]:
    return {same.get(one, one) for one in map(lineage.as_uid, uids)}


def _put(
    pen: ledger.Pen, one: Wanted, line: list[Any] | None, same: dict[uuid.UUID, uuid.UUID], *, unit: str, by: str
) -> None:
    if not line:
        pen.record(
            one.said, unit=unit, occurred_on=one.day, by=by, rests_on=one.rests, findings=one.findings, fact_id=one.root
        )
        return
    now = line[-1]
    said = vocabulary.attributes_of(one.said), one.day, [each.as_json() for each in one.findings]
    rests = _bases(one.rests, same) == _bases(now.rests_on, same)
    if rests and said == (now.attributes, now.occurred_on, now.findings):
        return
    pen.correct(one.root, one.said, occurred_on=one.day, by=by, findings=one.findings, rests_on=one.rests)


def _findings(lines: list[rules.Line], at: str, *, has_base: bool = False) -> list[ledger.Finding]:
    return verdicts.findings(rules.findings(lines, at=at, has_base=has_base))


def _wanted(matter: Matter, unit: Unit) -> list[Wanted]:
    steps = {one.step.pk: one for one in queries.steps_of(matter)}
    lines = rules.judge(queries.case(matter, steps=list(steps.values())))
    stands = matter.state != "void"
    found = [_opening(matter, lines, stands=stands)]
    for row in matter.steps.all():
        one = steps.get(row.pk)
        if row.number == 1:
            continue
        if one is None or not stands:
            found.append(Wanted(row.fact, None, row.day))
            continue
        taken, final = one.taken, row.final if row.number == 6 else None
        # What its base's record says is not said again: it could come to differ.
        typed = (row.due, row.present, row.votes_for, row.days_shown) if one.base is None else (None,) * 4
        said = StepTaken(rules.CODES[row.number], *typed, final)
        rests = [matter.fact, *([one.base.uid] if one.base is not None else [])]
        found.append(Wanted(row.fact, said, taken.day, rests, _findings(lines, taken.key, has_base=one.base is not None)))
    for each in matter.spending.all():
        said_spent = None if each.void or not stands else Spent(each.what)
        found.append(Wanted(each.fact, said_spent, each.day, [matter.fact], _findings(lines, str(each.fact))))
    return found


def _opening(matter: Matter, lines: list[rules.Line], *, stands: bool) -> Wanted:
    first = next(one for one in matter.steps.all() if one.number == 1)
    amount = None if matter.amount is None else f"{matter.amount:.2f}"
    said = MatterOpened(matter.matter_class, matter.origin, amount, first.due, first.present) if stands else None
    findings = _findings(lines, rules.MATTER) + _findings(lines, str(first.fact))
    return Wanted(matter.fact, said, first.day, [], findings)


def _close(pen: ledger.Pen, matter: Matter, *, by: str) -> None:
    steps = [one for one in queries.steps_of(matter) if not one.fault]
    done = matter.state != "void" and not queries.missing(matter, steps)
    rests = list(dict.fromkeys(one.step.fact for one in steps))
    day = max((one.taken.day for one in steps), default=matter.proposed_on)
    if matter.closed and not done:
        pen.retract(matter.closed, by=by)
        matter.closed = None
    elif matter.closed:
        now = ledger.current(matter.closed)
        same = _roots([*rests, *(now.rests_on if now else ())])
        if now and (now.occurred_on, _bases(now.rests_on, same)) != (day, _bases(rests, same)):
            pen.correct(matter.closed, MatterClosed(), occurred_on=day, by=by, rests_on=rests)
    elif done:
        fact = pen.record(
            MatterClosed(), unit=matter.unit_code, occurred_on=day, by=by, rests_on=rests, fact_id=identity.new_id()
        )
        matter.closed = fact.uid
    if matter.state != "void":
        matter.state = "closed" if done else "open"
    matter.save(update_fields=["state", "closed"])
