"""The pen: records a fact, corrects it, retracts it; each a new row."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from cunju.kernel.days import SHANGHAI
from cunju.kernel.refusals import Refusal
from cunju.ledger import beginnings, identity, lineage, vocabulary
from cunju.ledger.heads import Held, NotHeld
from cunju.ledger.models import Fact, Rest
from cunju.ledger.queries import fact_by_id


class NotYet(Refusal):
    """A thing that is said to have happened after it was recorded."""


class TooEarly(Refusal):
    """A day before 1988, or before there was the unit."""


class NoSuchFact(Refusal):
    """A fact named in ``rests_on`` or ``supersedes`` that is not in the ledger."""


class AlreadySuperseded(Refusal):
    """Somebody else corrected or retracted that record first."""


class OtherContent(Refusal):
    """An id that is already in the ledger with other content."""


class Pen:
    """Writes within one ``writing``; every method returns the fact as stored."""

    def __init__(self, held: Held, now: datetime) -> None:
        self._held = held
        self.now = now.replace(microsecond=0)
        self.today = self.now.astimezone(SHANGHAI).date()

    def record(self, declared: Any, *, unit: str, occurred_on: date, by: str, **more: Any) -> Fact:
        """Record a declared fact; ``more``: source, findings, rests_on, until, fact_id.

        The same ``fact_id`` with the same content again returns what is stored; with other content it is OtherContent.
        """
        return self.put(
            kind=declared.KIND,
            attributes=vocabulary.attributes_of(declared),
            unit_code=unit,
            occurred_on=occurred_on,
            recorded_by=by,
            **more,
        )

    def correct(
        self, old_id: Any, declared: Any, *, occurred_on: date, by: str, seen: Any = None, **more: Any
    ) -> Fact:
        """Say that it was so instead: a new version that supersedes the current one of ``old_id``'s chain.

        ``seen`` is the version the person had before the eyes; AlreadySuperseded where another one stands by now.
        """
        again = fact_by_id(more["fact_id"]) if more.get("fact_id") else None
        old_uid = again.supersedes if again else None  # the same form sent twice records once
        old = fact_by_id(old_uid) if old_uid else None
        if old is None:
            old = self._standing(old_id)
            if seen and str(old.uid) != str(seen):
                raise AlreadySuperseded("这条记录在您打开以后被更正过。请重新打开，看看现在是怎么写的，再改。")
        more.setdefault("rests_on", old.rests_on)
        return self.record(
            declared, unit=old.unit_code, occurred_on=occurred_on, by=by, supersedes=old.uid, **more
        )

    def retract(self, old_id: Any, *, by: str, source: str = "") -> Fact:
        """Say that it was never so; what rests on it stops counting."""
        old = self._standing(old_id)
        return self.put(
            kind=old.kind,
            attributes=old.attributes,
            unit_code=old.unit_code,
            occurred_on=old.occurred_on,
            until=old.until,
            recorded_by=by,
            source=source,
            rests_on=old.rests_on,
            supersedes=old.uid,
            retracted=True,
        )

    def put(
        self,
        *,
        kind: str,
        attributes: Mapping[str, Any],
        unit_code: str,
        occurred_on: date,
        recorded_by: str,
        fact_id: Any = None,
        source: str = "",
        findings: Iterable[Any] = (),
        rests_on: Iterable[Any] = (),
        until: date | None = None,
        supersedes: Any = None,
        retracted: bool = False,
    ) -> Fact:
        """Record a fact from its plain parts (what ``record`` and the loader end in)."""
        fact = Fact(
            uid=lineage.as_uid(fact_id) if fact_id else identity.new_id(),
            unit_code=unit_code,
            kind=kind,
            occurred_on=occurred_on,
            until=until,
            recorded_at=self.now,
            recorded_on=self.today,
            recorded_by=recorded_by,
            source=source,
            attributes=dict(attributes),
            findings=[one if isinstance(one, dict) else one.as_json() for one in findings],
            rests_on=[str(lineage.as_uid(getattr(one, "uid", one))) for one in rests_on],
            supersedes=lineage.as_uid(supersedes) if supersedes else None,
            retracted=retracted,
        )
        if fact.uid == self._held.unused:
            self._held.unused = None
        elif fact_id and (stored := self._stored(fact)):
            return stored
        self._check(fact)
        fact.save(force_insert=True)
        Rest.objects.bulk_create(
            [
                Rest(fact=fact.uid, base=uuid.UUID(base), unit_code=unit_code)
                for base in dict.fromkeys(fact.rests_on)
            ]
        )
        self._held.noted([fact])
        self._held.touched |= {unit_code, *(lineage.units_resting_on([supersedes]) if supersedes else ())}
        return fact

    def put_many(self, facts: list[Fact]) -> None:
        """Store facts already checked one by one (the loader), in order."""
        Fact.objects.bulk_create(facts, batch_size=500)
        Rest.objects.bulk_create(lineage.rests(facts), batch_size=500)
        self._held.noted(facts)
        self._held.touched |= {fact.unit_code for fact in facts}
        self._held.touched |= lineage.units_resting_on(fact.supersedes for fact in facts if fact.supersedes)

    def _check(self, fact: Fact) -> None:
        vocabulary.check(fact.kind, fact.attributes)
        if fact.occurred_on > fact.recorded_on:
            raise NotYet(
                f"发生日期{fact.occurred_on}晚于记录日期{fact.recorded_on}；还没有发生的事不能记为已办。",
                "occurred_on",
            )
        if not (fact.retracted or self._held.restoring):  # what cannot be may always be taken out
            self._check_possible(fact)
        units = {fact.unit_code}
        if fact.rests_on:
            bases = {one.uid: one for one in Fact.objects.filter(uid__in=fact.rests_on)}
            if lost := [base for base in fact.rests_on if uuid.UUID(base) not in bases]:
                raise NoSuchFact(f"所依据的记录不存在：{'、'.join(lost)}。")
            units |= {one.unit_code for one in bases.values()}
            lineage.record_after(fact, bases.values())
        if fact.supersedes:
            lineage.record_after(fact, [self._check_superseded(fact.supersedes, fact.unit_code)])
            units |= lineage.units_resting_on([fact.supersedes])
        if lost_units := units - self._held.units:
            raise NotHeld(f"未锁定的单位：{'、'.join(sorted(lost_units))}")

    def _check_possible(self, fact: Fact) -> None:
        if early := beginnings.fault(fact.occurred_on, self._held.valid_from(fact.unit_code)):
            raise TooEarly(f"{early}。", "occurred_on")
        vocabulary.check_counts(fact.kind, fact.attributes)

    @staticmethod
    def _check_superseded(uid: uuid.UUID, unit_code: str) -> Fact:
        old = fact_by_id(uid)
        if old is None or old.unit_code != unit_code:
            raise NoSuchFact("找不到要更正的记录，或它属于另一单位。")
        if Fact.objects.filter(supersedes=uid).exists():
            raise AlreadySuperseded("这条记录刚被别人更正或作废，请重新打开后再改。")
        return old

    def _standing(self, uid: Any) -> Fact:
        versions = lineage.chain(uid)
        if not versions:
            raise NoSuchFact("找不到要更正的记录。")
        if versions[-1].retracted:
            raise AlreadySuperseded("这条记录已经作废，不能再改。")
        return versions[-1]

    @staticmethod
    def _stored(fact: Fact) -> Fact | None:
        stored = Fact.objects.filter(uid=fact.uid).first()
        if stored is None:
            return None
        names = (
            "unit_code",
            "kind",
            "occurred_on",
            "until",
            "attributes",
            "rests_on",
            "supersedes",
            "retracted",
        )
        if all(getattr(stored, name) == getattr(fact, name) for name in names):
            return stored
        raise OtherContent("这条记录的编号已经用过，内容不同；请从台账打开原记录再更正。")
