"""What cannot both be true: pure functions over facts as plain values; no signal of style, number of entries or weekdays.

Sources: domain.md §9.3 (signals 3, 4, 5, 8, 9), §3 check 4, §7; none of them is more than a question to the unit.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cunju.kernel.days import add_months, chinese_day, parse_period, period_zh

MEETING, SESSION = "assemblies.meeting_held", "consultation.session_held"
COMPOSITION, ROLL = "bodies.composition", "bodies.roll_recorded"
MATTER, SPENT, STEP = "decisions.matter_opened", "decisions.spent", "decisions.step_taken"
SHEET = "disclosure.sheet_published"
KINDS = (MEETING, SESSION, COMPOSITION, ROLL, MATTER, SPENT, STEP, SHEET)
# What a town reviews (measure 15): only these of a unit's records are its business here.
OF_THE_TOWN = (SHEET,)
# Bodies that share members: the committee sits in each.
COMMITTEE_SITS = ("joint", "representatives")
SUPERVISORY, ASSEMBLY, REPRESENTATIVES = "supervisory", "assembly", "representatives"


# Which numbers of a roll may be the base of an assembly, by its form: a village's may go by either.
FORMS = {"": ("adults", "households"), "adults": ("adults",), "households": ("households",)}
BASES = {"adults": "名18周岁以上的人", "households": "户", "members": "人"}


@dataclass(frozen=True, slots=True)
class Said:
    """A current fact: ``id`` of this version, ``root`` of its chain, ``rests`` roots it rests on, ``scans`` digests."""

    id: str
    root: str
    kind: str
    on: date
    attributes: dict[str, Any] = field(default_factory=dict)
    rests: tuple[str, ...] = ()
    scans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of contradiction: its name, what is asked, why it is one, how sure; the questions whose clauses it rests on."""

    code: str
    label: str
    ask: str
    source: str
    sure: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Records that cannot all be true, in one sentence; ``records`` in the order they are shown."""

    check: str
    text: str
    records: tuple[Said, ...]

    @property
    def key(self) -> str:
        """The same as long as the same versions stand against each other."""
        return f"{self.check}:{'+'.join(sorted(one.id for one in self.records))}"


QUORUMS = ("assembly.quorum", "representatives.quorum")
CHECKS = {
    one.code: one
    for one in (
        Check("present_over_due", "实到多于应到", "核对签到表和名册，改错的那个数。", "应到是基数", "C", QUORUMS),
        Check(
            "due_not_roll", "应到和名册不一致", "应到按开会那天的名册算；名册旧了就登记新的，应到错了就更正会议记录。",
            "应到是基数", "L", QUORUMS,
        ),
        Check("two_places", "同一时间开两个会", "核对两次会议的时间；同一批人不能同时在两处。", "默认，待确认", "L"),
        Check("signers", "签字人数多于在任人数", "核对签字人当天是不是监督委员会成员。", "由在任成员签字", "L", ("disclosure.seals",)),
        Check(
            "paid_before", "付款、合同早于决议公开", "核对日期；确实先付的，说明原因。",
            "决议公开以后才能签合同、付款", "L", ("resolution.steps",),
        ),
        Check(
            "balance", "月末结余和下月的上月结余不一致", "核对两个月的公开表，改错的那一张重新公布。",
            "公布的事项应当真实", "C", ("disclosure.truth",),
        ),
        Check("same_scan", "两条记录附了同一份扫描件", "核对签到表、照片是不是传错。", "默认，待确认", "L"),
    )
}


def clashes(facts: Sequence[Said]) -> list[Clash]:
    """All contradictions among a unit's facts, by check, the newest first."""
    found = [clash for check in FINDERS for clash in check(facts)]
    return sorted(found, key=lambda one: (list(CHECKS).index(one.check), -max(each.on for each in one.records).toordinal(), one.key))


def _of(facts: Iterable[Said], *kinds: str) -> list[Said]:
    return [one for one in facts if one.kind in kinds]


def _number(one: Said, name: str) -> int | None:
    value = one.attributes.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _present(facts: Sequence[Said]) -> Iterator[Clash]:
    for one in facts:
        due, present, women = (_number(one, name) for name in ("due", "present", "women_present"))
        if due is not None and present is not None and present > due:
            yield Clash("present_over_due", f"{chinese_day(one.on)}实到{present}人，多于应到{due}人。", (one,))
        elif present is not None and women is not None and women > present:
            yield Clash("present_over_due", f"{chinese_day(one.on)}到会妇女{women}人，多于实到{present}人。", (one,))


def _rolls(facts: Sequence[Said]) -> Iterator[Clash]:
    """An assembly's base is the adults of the roll less those not counted, or its households; the representatives' their seats."""
    rolls = sorted(_of(facts, ROLL), key=lambda one: (one.on, one.id))
    seats = sorted(_of(facts, COMPOSITION), key=lambda one: (one.on, one.id))
    seats = [one for one in seats if one.attributes.get("body") == REPRESENTATIVES]
    for one in _of(facts, MEETING):
        body, due = one.attributes.get("body"), _number(one, "due")
        listed = next((each for each in reversed(rolls if body == ASSEMBLY else seats) if each.on <= one.on), None)
        if listed is None or not due or body not in (ASSEMBLY, REPRESENTATIVES):
            continue
        left_out = _number(one, "left_out") or 0
        bases = _bases(one, listed)
        if bases and not any(due + (left_out if name == "adults" else 0) == number for name, number in bases):
            less = f"（另有{left_out}人不计算）" if left_out else ""
            said = "、".join(f"{number}{BASES[name]}" for name, number in bases)
            yield Clash("due_not_roll", f"{chinese_day(one.on)}会议应到{due}{less}，{chinese_day(listed.on)}起的名册是{said}。", (one, listed))


def _bases(meeting: Said, listed: Said) -> list[tuple[str, int]]:
    """The numbers of the roll a meeting's base may be, by the form it was held in; none where people were chosen for it."""
    wanted = FORMS.get(str(meeting.attributes.get("form", "")), ()) if listed.kind == ROLL else ("members",)
    found = [(name, _number(listed, name)) for name in wanted]
    return [(name, number) for name, number in found if number]


def _places(facts: Sequence[Said]) -> Iterator[Clash]:
    timed = [one for one in _of(facts, MEETING) if _number(one, "begins") is not None]
    timed.sort(key=lambda one: (one.on, one.attributes["begins"], one.id))
    for _, group in itertools.groupby(timed, key=lambda one: (one.on, one.attributes["begins"])):
        for left, right in itertools.combinations(group, 2):
            bodies = {left.attributes.get("body"), right.attributes.get("body")}
            if len(bodies) == 1 or bodies <= set(COMMITTEE_SITS):
                hour, minute = divmod(left.attributes["begins"], 100)
                text = f"{chinese_day(left.on)}{hour}:{minute:02d}有两次会议，两委成员不能同时参加。"
                yield Clash("two_places", text, (left, right))


def _signers(facts: Sequence[Said]) -> Iterator[Clash]:
    states = sorted(
        (one for one in _of(facts, COMPOSITION) if one.attributes.get("body") == SUPERVISORY), key=lambda one: one.on
    )
    for sheet in _of(facts, SHEET):
        signed = _number(sheet, "signatures")
        before = [one for one in states if one.on <= sheet.on]
        members = _number(before[-1], "members") if before else None
        if signed is not None and members is not None and signed > members:
            text = f"{chinese_day(sheet.on)}公布的公开表有{signed}人签字，监督委员会当时在任{members}人。"
            yield Clash("signers", text, (sheet, before[-1]))


def _paid(facts: Sequence[Said]) -> Iterator[Clash]:
    posted: dict[str, Said] = {}
    for one in sorted(_of(facts, STEP), key=lambda each: each.on, reverse=True):
        if one.attributes.get("step") == "decision_posted":
            posted |= dict.fromkeys(one.rests, one)
    for money in _of(facts, SPENT):
        step = next((posted[root] for root in money.rests if root in posted), None)
        if step and money.on < step.on:
            what = {"contract": "签订合同", "payment": "首次付款"}.get(str(money.attributes.get("what")), "支出")
            text = f"{what}是{chinese_day(money.on)}，早于决议公开的{chinese_day(step.on)}。"
            yield Clash("paid_before", text, (money, step))


def _balance(facts: Sequence[Said]) -> Iterator[Clash]:
    months: dict[str, Said] = {}
    for one in sorted(_of(facts, SHEET), key=lambda each: (each.on, each.id)):
        period = str(one.attributes.get("period", ""))
        if one.attributes.get("category") == "finance" and "closing" in one.attributes and len(period) == 7:
            months[period] = one  # posted again: the last one holds
    for period, one in sorted(months.items()):
        following = months.get(f"{add_months(parse_period(period).start, 1):%Y-%m}")
        if following is None or "opening" not in following.attributes:
            continue
        closing, opening = Decimal(one.attributes["closing"]), Decimal(following.attributes["opening"])
        if closing != opening:
            text = f"{period_zh(period)}月末结余{closing:,}元，下一个月的表上写上月结余{opening:,}元。"
            yield Clash("balance", text, (one, following))


def _scans(facts: Sequence[Said]) -> Iterator[Clash]:
    holders: dict[str, list[Said]] = {}
    for one in facts:
        for digest in one.scans:
            holders.setdefault(digest, []).append(one)
    seen: set[tuple[str, ...]] = set()
    for group in holders.values():
        roots = tuple(sorted({one.root for one in group}))
        # A step and the meeting it rests on may well carry the same sheet.
        apart = [one for one in group if not any(other.root in one.rests for other in group)]
        if len({one.root for one in apart}) > 1 and roots not in seen:
            seen.add(roots)
            records = tuple(sorted({one.root: one for one in apart}.values(), key=lambda one: (one.on, one.id)))
            yield Clash("same_scan", f"{len(records)}条记录附了同一份扫描件。", records)


FINDERS: tuple[Callable[[Sequence[Said]], Iterator[Clash]], ...] = (_present, _rolls, _places, _signers, _paid, _balance, _scans)
