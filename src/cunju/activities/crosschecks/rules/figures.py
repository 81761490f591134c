"""Numbers, hours, signatures, money and scans that cannot be."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cunju.activities.crosschecks.rules.plain import (
    COMPOSITION,
    MEETING,
    ROLL,
    SHEET,
    SPENT,
    STEP,
    Clash,
    Said,
    number,
    of,
)
from cunju.catalogue import choices
from cunju.kernel.days import add_months, chinese_day, parse_period, period_zh

# Bodies that share members: the committee sits in each.
COMMITTEE_SITS = ("joint", "representatives")
SUPERVISORY, ASSEMBLY, REPRESENTATIVES = "supervisory", "assembly", "representatives"


# Which numbers of a roll may be the base of an assembly, by its form: a village's may go by either.
FORMS = {"": ("adults", "households"), "adults": ("adults",), "households": ("households",)}
BASES = {"adults": "名18周岁以上的人", "households": "户", "members": "人"}


def _present(facts: Sequence[Said]) -> Iterator[Clash]:
    for one in facts:
        due, present, women = (number(one, name) for name in ("due", "present", "women_present"))
        if due is not None and present is not None and present > due:
            yield Clash("present_over_due", f"{chinese_day(one.on)}实到{present}人，多于应到{due}人。", (one,))
        elif present is not None and women is not None and women > present:
            yield Clash("present_over_due", f"{chinese_day(one.on)}到会妇女{women}人，多于实到{present}人。", (one,))


def _rolls(facts: Sequence[Said]) -> Iterator[Clash]:
    """An assembly's base is the adults of the roll less those not counted, or its households; the representatives' their seats."""
    rolls = sorted(of(facts, ROLL), key=lambda one: (one.on, one.id))
    seats = sorted(of(facts, COMPOSITION), key=lambda one: (one.on, one.id))
    seats = [one for one in seats if one.attributes.get("body") == REPRESENTATIVES]
    for one in of(facts, MEETING):
        body, due = one.attributes.get("body"), number(one, "due")
        listed = next((each for each in reversed(rolls if body == ASSEMBLY else seats) if each.on <= one.on), None)
        if listed is None or not due or body not in (ASSEMBLY, REPRESENTATIVES):
            continue
        left_out = number(one, "left_out") or 0
        bases = _bases(one, listed)
        if bases and not any(due + (left_out if name == "adults" else 0) == number for name, number in bases):
            less = f"（另有{left_out}人不计算）" if left_out else ""
            said = "、".join(f"{number}{BASES[name]}" for name, number in bases)
            yield Clash("due_not_roll", f"{chinese_day(one.on)}会议应到{due}{less}，{chinese_day(listed.on)}起的名册是{said}。", (one, listed))


def _bases(meeting: Said, listed: Said) -> list[tuple[str, int]]:
    """The numbers of the roll a meeting's base may be, by the form it was held in; none where people were chosen for it."""
    wanted = FORMS.get(str(meeting.attributes.get("form", "")), ()) if listed.kind == ROLL else ("members",)
    found = [(name, number(listed, name)) for name in wanted]
    return [(name, number) for name, number in found if number]


def _places(facts: Sequence[Said]) -> Iterator[Clash]:
    timed = [one for one in of(facts, MEETING) if number(one, "begins") is not None]
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
        (one for one in of(facts, COMPOSITION) if one.attributes.get("body") == SUPERVISORY), key=lambda one: one.on
    )
    for sheet in of(facts, SHEET):
        signed = number(sheet, "signatures")
        before = [one for one in states if one.on <= sheet.on]
        members = number(before[-1], "members") if before else None
        if signed is not None and members is not None and signed > members:
            text = f"{chinese_day(sheet.on)}公布的公开表有{signed}人签字，监督委员会当时在任{members}人。"
            yield Clash("signers", text, (sheet, before[-1]))


def _paid(facts: Sequence[Said]) -> Iterator[Clash]:
    posted: dict[str, Said] = {}
    for one in sorted(of(facts, STEP), key=lambda each: each.on, reverse=True):
        if one.attributes.get("step") == "decision_posted":
            posted |= dict.fromkeys(one.rests, one)
    for money in of(facts, SPENT):
        step = next((posted[root] for root in money.rests if root in posted), None)
        if step and money.on < step.on:
            what = choices("decisions.spent", "what").get(str(money.attributes.get("what")), "支出")
            text = f"{what}是{chinese_day(money.on)}，早于决议公开的{chinese_day(step.on)}。"
            yield Clash("paid_before", text, (money, step))


def _balance(facts: Sequence[Said]) -> Iterator[Clash]:
    months: dict[str, Said] = {}
    for one in sorted(of(facts, SHEET), key=lambda each: (each.on, each.id)):
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


FINDERS = (_present, _rolls, _places, _signers, _paid, _balance, _scans)
