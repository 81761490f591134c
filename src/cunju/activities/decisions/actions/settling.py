"""Makes the ledger say what the rows say: records, corrects or retracts each fact of a matter, with its findings."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.activities.decisions import queries, rules
from cunju.activities.decisions.models import Matter
from cunju.activities.decisions.steps import NUMBERED
from cunju.kernel import verdicts
from cunju.ledger import identity, lineage, vocabulary
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org.models import Unit

CLOSED = Plain("decisions.matter_closed", {})


@dataclass(frozen=True)
class Wanted:
    """One fact as it should stand; ``said`` is None where it should not."""

    root: uuid.UUID
    said: Plain | None
    day: date
    rests: Sequence[uuid.UUID] = ()
    findings: Sequence[verdicts.Finding] = ()


def roots_of(matter: Matter) -> list[uuid.UUID]:
    """The root facts of a matter, for ``ledger.writing(superseding=…)``."""
    found = [matter.fact, *(one.fact for one in matter.steps.all()), *(one.fact for one in matter.spending.all())]
    return list(dict.fromkeys([*found, *([matter.closed] if matter.closed else [])]))


def settle(pen: ledger.Pen, matter: Matter, *, unit: Unit, by: str) -> None:
    """After every change of rows: the facts follow, findings too, and the matter closes or opens."""
    matter = queries.matters(matter.unit_code).get(pk=matter.pk)
    wanted = _wanted(matter)
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


def _bases(uids: Iterable[Any], same: Mapping[uuid.UUID, uuid.UUID]) -> set[uuid.UUID]:
    return {same.get(one, one) for one in map(lineage.as_uid, uids)}


def _put(
    pen: ledger.Pen, one: Wanted, line: list[Any] | None, same: Mapping[uuid.UUID, uuid.UUID], *, unit: str, by: str
) -> None:
    told: dict[str, Any] = {"occurred_on": one.day, "by": by, "rests_on": list(one.rests), "findings": list(one.findings)}
    if not line:
        pen.record(one.said, unit=unit, fact_id=one.root, **told)
        return
    now = line[-1]
    said = vocabulary.attributes_of(one.said), one.day, [each.as_json() for each in one.findings], _bases(one.rests, same)
    if said != (now.attributes, now.occurred_on, now.findings, _bases(now.rests_on, same)):
        pen.correct(one.root, one.said, **told)


def _wanted(matter: Matter) -> list[Wanted]:
    steps = {one.step.pk: one for one in queries.steps_of(matter)}
    lines = rules.judge(queries.case(matter, steps=list(steps.values())))

    def found(at: str, *, has_base: bool = False) -> list[verdicts.Finding]:
        return verdicts.findings(rules.findings(lines, at=at, has_base=has_base))

    wanted = [_opening(matter, found(rules.MATTER) + found(str(matter.first.fact)))]
    for row in matter.steps.all():
        if row.number == 1:
            continue
        one = steps.get(row.pk)
        if one is None or matter.gone:
            wanted.append(Wanted(row.fact, None, row.day))
            continue
        said: dict[str, Any] = {"step": NUMBERED[row.number].name}
        if one.base is None:
            # What its base's record says is not said again: it could come to differ.
            said |= {name: getattr(row, name) for name in ("due", "present", "votes_for", "days_shown")}
        said["final"] = row.final if row.number == 6 else None
        rests = [matter.fact, *([one.base.uid] if one.base is not None else [])]
        findings = found(one.taken.key, has_base=one.base is not None)
        wanted.append(Wanted(row.fact, Plain("decisions.step_taken", said), one.taken.day, rests, findings))
    for each in matter.spending.all():
        spent = None if each.void or matter.gone else Plain("decisions.spent", {"what": each.what})
        wanted.append(Wanted(each.fact, spent, each.day, [matter.fact], found(str(each.fact))))
    return wanted


def _opening(matter: Matter, findings: list[verdicts.Finding]) -> Wanted:
    first, amount = matter.first, None if matter.amount is None else f"{matter.amount:.2f}"
    said = {"matter_class": matter.matter_class, "origin": matter.origin, "amount": amount, "due": first.due, "present": first.present}
    return Wanted(matter.fact, None if matter.gone else Plain("decisions.matter_opened", said), first.day, (), findings)


def _close(pen: ledger.Pen, matter: Matter, *, by: str) -> None:
    steps = [one for one in queries.steps_of(matter) if not one.fault]
    done = not matter.gone and not queries.missing(matter, steps)
    rests = list(dict.fromkeys(one.step.fact for one in steps))
    told: dict[str, Any] = {"occurred_on": max((one.taken.day for one in steps), default=matter.proposed_on), "by": by, "rests_on": rests}
    if matter.closed and not done:
        pen.retract(matter.closed, by=by)
        matter.closed = None
    elif matter.closed:
        now = ledger.current(matter.closed)
        same = _roots([*rests, *(now.rests_on if now else ())])
        if now and (now.occurred_on, _bases(now.rests_on, same)) != (told["occurred_on"], _bases(rests, same)):
            pen.correct(matter.closed, CLOSED, **told)
    elif done:
        matter.closed = pen.record(CLOSED, unit=matter.unit_code, fact_id=identity.new_id(), **told).uid
    if not matter.gone:
        matter.state = "closed" if done else "open"
    matter.save(update_fields=["state", "closed"])
