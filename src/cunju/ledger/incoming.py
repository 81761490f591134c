"""Reads one line of a facts file into a fact, or says in Chinese why not."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cunju.kernel import cleaning
from cunju.kernel.days import SHANGHAI, parse_day
from cunju.ledger import beginnings, identity, lineage, vocabulary
from cunju.ledger.instants import is_later
from cunju.ledger.models import Fact
from cunju.org.models import Unit

REQUIRED = ("unit_code", "kind", "occurred_on", "attributes")
KNOWN = {
    "id", "unit_code", "kind", "occurred_on", "until", "recorded_at", "recorded_by", "source", "attributes", "findings",
    "rests_on", "supersedes", "retracted",
}  # fmt: skip
SAME = (
    "unit_code",
    "kind",
    "occurred_on",
    "until",
    "source",
    "attributes",
    "findings",
    "rests_on",
    "supersedes",
    "retracted",
)
REPEATED = ("unit_code", "kind", "occurred_on", "until", "attributes")
FINDING = {"code", "authority", "cite", "sure"}


class Unfit(Exception):
    """Why a line cannot be loaded, as a Chinese sentence."""


@dataclass(slots=True)
class Line:
    """A line read: its fact, whether the ledger already holds it, and the units it rests on."""

    fact: Fact
    stored: bool
    bases: set[str]


class Incoming:
    """Reads lines in order, each against the ledger and the lines before it."""

    def __init__(self, *, now: datetime, by: str, restore: bool) -> None:
        self.now = now.replace(microsecond=0)
        self.by = by
        self.restore = restore
        self.units: dict[str, date | None] = dict(Unit.objects.values_list("code", "valid_from"))
        self.known: dict[uuid.UUID, Fact] = {fact.uid: fact for fact in Fact.objects.all()}
        self.superseded = {fact.supersedes for fact in self.known.values() if fact.supersedes}

    def read(self, text: str) -> Line:
        """One line; Unfit with the reason."""
        fact = self._fact(_parsed(text))
        if stored := self.known.get(fact.uid):
            if all(cleaning.clean(getattr(stored, name)) == getattr(fact, name) for name in SAME):
                return Line(stored, True, set())
            raise Unfit(f"id {fact.uid} 已有记录，内容不同。")
        self._check(fact)
        bases = {self.known[uuid.UUID(base)].unit_code for base in fact.rests_on}
        self.known[fact.uid] = fact
        if fact.supersedes:
            self.superseded.add(fact.supersedes)
        return Line(fact, False, bases)

    def _fact(self, row: Mapping[str, Any]) -> Fact:
        recorded_at = self._recorded_at(row)
        return Fact(
            uid=_uid(row["id"], "id") if row.get("id") else identity.new_id(),
            unit_code=_string(row["unit_code"], "unit_code"),
            kind=_string(row["kind"], "kind"),
            occurred_on=_day(row["occurred_on"], "occurred_on"),
            until=_day(row["until"], "until") if row.get("until") else None,
            recorded_at=recorded_at,
            recorded_on=recorded_at.astimezone(SHANGHAI).date(),
            recorded_by=_text(row.get("recorded_by") if self.restore else self.by, "recorded_by", 150)
            or self.by,
            source=_text(row.get("source"), "source", 200),
            attributes=row["attributes"],
            findings=_findings(row.get("findings")),
            rests_on=[str(_uid(one, "rests_on")) for one in _list(row.get("rests_on"), "rests_on")],
            supersedes=_uid(row["supersedes"], "supersedes") if row.get("supersedes") else None,
            retracted=_flag(row.get("retracted")),
        )

    def _recorded_at(self, row: Mapping[str, Any]) -> datetime:
        if not self.restore or not row.get("recorded_at"):
            return self.now
        try:
            instant = datetime.fromisoformat(str(row["recorded_at"])).replace(microsecond=0)
            instant.astimezone(SHANGHAI)
        except (ValueError, OverflowError):
            raise Unfit(f"recorded_at 应为带时区的 ISO 8601 时刻，收到 {row['recorded_at']!r}。") from None
        if instant.tzinfo is None:
            raise Unfit("recorded_at 必须带时区，例如 2023-09-20T09:15:00+08:00。")
        if is_later(instant, than=self.now):
            raise Unfit(f"recorded_at {row['recorded_at']} 晚于现在。")
        return instant

    def _check(self, fact: Fact) -> None:
        if fact.unit_code not in self.units:
            raise Unfit(f"没有代码为 {fact.unit_code} 的单位，请先装入单位。")
        try:
            vocabulary.check(fact.kind, fact.attributes)
        except (vocabulary.UnknownKind, vocabulary.DoesNotFit) as refusal:
            raise Unfit(refusal.message) from None
        if fact.occurred_on > fact.recorded_on:
            raise Unfit(f"occurred_on {fact.occurred_on} 晚于记录日 {fact.recorded_on}。")
        if not self.restore and not self._takes_out(fact):
            self._check_possible(fact)
        if lost := [base for base in fact.rests_on if uuid.UUID(base) not in self.known]:
            raise Unfit(f"rests_on 所指的记录不存在：{'、'.join(lost)}。")
        if fact.retracted and not fact.supersedes:
            raise Unfit("retracted 为 true 时必须有 supersedes。")
        if fact.supersedes:
            self._check_superseded(fact)
        self._check_order(fact)

    def _takes_out(self, fact: Fact) -> bool:
        """Whether a line takes a fact out as it stands: what cannot be may always be taken out."""
        old = self.known.get(fact.supersedes) if fact.retracted and fact.supersedes else None
        return bool(old) and all(getattr(old, name) == getattr(fact, name) for name in REPEATED)

    def _check_possible(self, fact: Fact) -> None:
        """What only a restore may bring: days before there was the unit, a part beyond its whole."""
        if early := beginnings.fault(fact.occurred_on, self.units[fact.unit_code]):
            raise Unfit(f"occurred_on {early}。")
        try:
            vocabulary.check_counts(fact.kind, fact.attributes)
        except vocabulary.DoesNotFit as refusal:
            raise Unfit(refusal.message) from None

    def _check_order(self, fact: Fact) -> None:
        """A fact is recorded no earlier than what it rests on or supersedes; only a restore brings its own instants."""
        named = [*(uuid.UUID(base) for base in fact.rests_on), *([fact.supersedes] if fact.supersedes else [])]
        earlier = [self.known[uid] for uid in named]
        if not self.restore:
            lineage.record_after(fact, earlier)
        elif late := [one for one in earlier if one.recorded_at > fact.recorded_at]:
            raise Unfit(
                f"recorded_at {fact.recorded_at.astimezone(SHANGHAI).isoformat()} 早于它所依据或取代的记录 {late[0].uid}。"
            )

    def _check_superseded(self, fact: Fact) -> None:
        old = self.known.get(fact.supersedes) if fact.supersedes else None
        if old is None:
            raise Unfit(f"supersedes 所指的记录 {fact.supersedes} 不存在（须在台账里或在本文件前面的行）。")
        if old.unit_code != fact.unit_code:
            raise Unfit(f"supersedes 所指的记录属于另一单位 {old.unit_code}。")
        if fact.supersedes in self.superseded:
            raise Unfit(f"记录 {fact.supersedes} 已被取代过一次，不能再次取代。")


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        row = cleaning.clean(json.loads(text, object_pairs_hook=_once))
        # What no database can hold: NaN and infinities; halves of pairs and controls are gone.
        json.dumps(row, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        raise Unfit("不是一行完整的 JSON。") from None
    if not isinstance(row, dict):
        raise Unfit("每行应为一个 JSON 对象。")
    if missing := [name for name in REQUIRED if row.get(name) is None]:
        raise Unfit(f"缺少 {'、'.join(missing)}。")
    if extra := sorted(set(row) - KNOWN):
        raise Unfit(f"不认识的键：{'、'.join(extra)}。")
    if not isinstance(row["attributes"], dict):
        raise Unfit("attributes 应为 JSON 对象。")
    return row


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; Unfit where a name stands twice, as one of the two would vanish in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise Unfit(f"键 {next(name for name in names if names.count(name) > 1)} 写了两次。")
    return found


def _string(value: Any, name: str) -> str:
    if isinstance(value, str):
        return value
    raise Unfit(f"{name} 应为文字，收到 {value!r}；代码要放在引号里。")


def _day(value: Any, name: str) -> date:
    try:
        return parse_day(_string(value, name))
    except ValueError:
        raise Unfit(f"{name} 应为 YYYY-MM-DD，收到 {value!r}。") from None


def _uid(value: Any, name: str) -> uuid.UUID:
    # Only the written form counts: uuid.UUID() alone would also take braces and urn:.
    if isinstance(value, str) and re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value):
        return uuid.UUID(value)
    raise Unfit(f"{name} 应为 UUID，收到 {value!r}。")


def _text(value: Any, name: str, limit: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > limit:
        raise Unfit(f"{name} 应为不超过{limit}字的文字。")
    return value


def _flag(value: Any) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise Unfit(f"retracted 应为 true 或 false，收到 {value!r}。")


def _list(value: Any, name: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unfit(f"{name} 应为列表。")
    return value


def _findings(value: Any) -> list[dict[str, str]]:
    findings = _list(value, "findings")
    for one in findings:
        if (
            not isinstance(one, dict)
            or set(one) != FINDING
            or not all(isinstance(x, str) for x in one.values())
        ):
            raise Unfit("findings 的每一项应有 code、authority、cite、sure 四个文字键。")
    return findings
