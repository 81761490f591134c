"""One matter as a case: how each step was taken, how they stand to each other and to the money; pure."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.decisions.rules import thresholds, words
from cunju.kernel.days import chinese_day

MATTER = "matter"
COLLECTIVE_FROM = date(2025, 5, 1)
# What follows from a meeting's own numbers; the meeting's record carries it already.
OF_NUMBERS = ("quorum", "quorum_short", "adopted", "not_adopted", "no_count", "no_votes")
VOID, NO_COUNT = "已作废", "没有记票数"
SHORT, OPEN, DONE, NOTE = "short", "unverified", "done", "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One remark on the record ``at``: it holds (done), fails (short), is open (unverified) or is only said (note)."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"
    at: str = MATTER


@dataclass(frozen=True, slots=True)
class Taken:
    """One step as it was taken; votes where they are on record; ``scans`` are digests of its paper.

    ``base_fault``: why the record it was taken over from does not carry it (``已作废``, ``未达法定人数``).
    """

    number: int
    day: date
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    days_shown: int | None = None
    body: str = ""
    key: str = ""
    scans: tuple[str, ...] = ()
    base_fault: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """A contract or payment and its day."""

    what: str
    day: date
    key: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One matter: the kind of its unit, its class, its steps in their order, its money, matters called the same."""

    kind: str
    matter_class: str
    steps: Sequence[Taken] = ()
    money: Sequence[Money] = ()
    same_title: int = 0

    @property
    def first(self) -> dict[int, Taken]:
        """The first record of each step that counts; of a step that never did, the first there is."""
        found: dict[int, Taken] = {}
        for each in sorted(self.steps, key=lambda one: (bool(self._fault(one)), one.number, one.day)):
            found.setdefault(each.number, each)
        return found

    def _fault(self, one: Taken) -> str:
        return fault(one, kind=self.kind, matter_class=self.matter_class)


def judge(case: Case) -> list[Line]:
    """All remarks: on the whole first, then step by step."""
    lines = [*_order(case), *_posted(case), *_paid(case), *_copied(case)]
    if case.same_title:
        text = f"还有{case.same_title}件重大事项用同一个标题，请核对是不是重复登记"
        lines.append(Line("same_title", OPEN, text, "notice", words.NOTICE, "L"))
    for one in case.steps:
        lines += _step(one, case)
    return lines


def fault(one: Taken, *, kind: str, matter_class: str) -> str:
    """Why a step decided nothing, in words: its base does not carry it, or by the law too few came or agreed; else empty."""
    if one.base_fault:
        return "所依据的记录已作废" if one.base_fault == VOID else f"会议{one.base_fault}，没有形成决定"
    if one.number not in words.MEETINGS:
        return ""
    bad = {line.code for line in _met(one, Case(kind, matter_class)) if line.state == SHORT}
    if "quorum_short" in bad:
        return "到会人数不足，没有形成决定"
    return "赞成票不够，没有形成决定" if "not_adopted" in bad else ""


def _step(one: Taken, case: Case) -> Iterator[Line]:
    if one.base_fault == VOID:
        text = f"{words.STEPS[one.number]}所依据的记录已经作废，这一步不再计入，请重新登记"
        yield Line("base_void", OPEN, text, "notice", words.NOTICE, at=one.key)
    elif one.base_fault:
        text = f"{words.STEPS[one.number]}所依据的会议{one.base_fault}，没有形成决定，这一步不计入"
        yield Line("base_short", SHORT, text, "notice", words.NOTICE, at=one.key)
    yield from _shown(one, case.kind) if one.number in words.POSTINGS else _met(one, case)


def _met(one: Taken, case: Case) -> Iterator[Line]:
    name = words.STEPS[one.number]
    if one.due is None or one.present is None:
        yield Line("no_count", OPEN, f"{name}没有记应到、实到", "notice", words.NOTICE, at=one.key)
    else:
        for rule in thresholds.coming(one.number, kind=case.kind, body=one.body):
            yield _said("quorum", "quorum_short", rule, f"{name}到会", one.present, one.due, one.key)
        agreed = thresholds.agreeing(one.number, kind=case.kind, matter_class=case.matter_class)
        if agreed and one.votes_for is None:
            text = f"{name}{NO_COUNT}，看不出有没有达到{agreed.name}"
            state = OPEN if agreed.classes else NOTE
            yield Line("no_votes", state, text, agreed.authority, agreed.cite, agreed.sure, one.key)
        elif agreed and one.votes_for is not None and not one.base_fault:
            of = one.due if agreed.of == "due" else one.present
            yield _said("adopted", "not_adopted", agreed, f"{name}赞成", one.votes_for, of, one.key)
    if one.number == 4:
        yield from _who_may(one, case)


def _said(good: str, bad: str, rule: thresholds.Threshold, begin: str, n: int, of: int, key: str) -> Line:
    held = rule.holds(n, of)
    state = DONE if held else SHORT if rule.sure == "C" else OPEN
    text = begin + rule.counted(n, of)
    return Line(good if held else bad, state, text, rule.authority, rule.cite, rule.sure, key)


def _who_may(one: Taken, case: Case) -> Iterator[Line]:
    listed = words.BY_KEY.get(case.matter_class)
    if listed and listed.reserved and one.body == "representatives":
        text = "这类事项只能由村民会议决定，不能授权村民代表会议"
        yield Line("reserved", SHORT, text, "regulation", "重庆市实施办法第8条、第10条", at=one.key)
    if listed and listed.collective and one.day >= COLLECTIVE_FROM:
        text = "2025年5月1日起属于农村集体经济组织的事项由成员大会决定，村民会议的决议不能代替"
        yield Line("other_body", OPEN, text, "law", "农村集体经济组织法第26条、第27条", at=one.key)


def _shown(one: Taken, kind: str) -> Iterator[Line]:
    rule, name = thresholds.POSTINGS[kind], words.STEPS[one.number]
    if one.days_shown is None:
        yield Line("no_days", OPEN, f"{name}没有记公布天数", rule.authority, rule.cite, rule.sure, one.key)
        return
    good = one.days_shown >= rule.days
    text = f"{name}公布{one.days_shown}天" + ("" if good else f"，不足{rule.days}天，应重新公布")
    state = DONE if good else SHORT if rule.sure == "C" else OPEN
    yield Line("shown" if good else "shown_short", state, text, rule.authority, rule.cite, rule.sure, one.key)


def _order(case: Case) -> Iterator[Line]:
    first, rule = case.first, thresholds.ORDER
    numbers = sorted(first)
    for before, after in itertools.pairwise(numbers):
        earlier, later = first[before], first[after]
        said = f"{words.STEPS[after]}（{chinese_day(later.day)}）", f"{words.STEPS[before]}（{chinese_day(earlier.day)}）"
        if later.day < earlier.day:
            yield Line("order", OPEN, f"{said[0]}早于{said[1]}", "notice", words.NOTICE, at=later.key)
        elif rule.days_between and (later.day - earlier.day).days < rule.days_between:
            text = f"{said[0]}离{said[1]}不到{rule.days_between}天"
            yield Line("too_close", OPEN, text, rule.authority, rule.cite, rule.sure, later.key)
    if set(words.MEETINGS) <= set(first) and len({first[number].day for number in words.MEETINGS}) == 1:
        yield Line("one_day", OPEN, "四次会议都在同一天，请核对", "notice", words.NOTICE, "L", first[4].key)
    if rule.whole_within and {1, 5} <= set(first):
        days = (first[5].day - first[1].day).days
        if days > rule.whole_within:
            text = f"从提议到决议公开{days}天，超过{rule.whole_within}天"
            yield Line("too_long", OPEN, text, rule.authority, rule.cite, rule.sure, first[5].key)


def _posted(case: Case) -> Iterator[Line]:
    first, rule = case.first, thresholds.POSTINGS[case.kind]
    if 4 in first and 5 in first and (days := (first[5].day - first[4].day).days) > rule.within:
        text = f"决议后{days}天才公开，应在{rule.within}日内"
        yield Line("posted_late", OPEN, text, rule.authority, rule.cite, rule.sure, first[5].key)


def _paid(case: Case) -> Iterator[Line]:
    posted = case.first[5].day if 5 in case.first else None
    for one in case.money:
        if posted and one.day >= posted:
            continue
        when = f"早于决议公开（{chinese_day(posted)}）" if posted else "还没有决议公开的记录"
        text = f"{words.SPENDING[one.what]}（{chinese_day(one.day)}）{when}。决议公开以后才能签合同、付款"
        yield Line(f"{one.what}_before_posting", OPEN, text, "notice", words.NOTICE, "L", one.key)


def _copied(case: Case) -> Iterator[Line]:
    first = case.first
    three, four = first.get(3), first.get(4)
    if three and four and three.due and (three.due, three.present) == (four.due, four.present):
        text = "党员大会和会议决议的应到、实到完全相同，请核对签到表"
        yield Line("same_numbers", OPEN, text, "notice", words.NOTICE, "L", four.key)
    seen: dict[str, Taken] = {}
    for one in case.steps:
        for scan in one.scans:
            other = seen.setdefault(scan, one)
            if other.number != one.number:
                text = f"{words.STEPS[one.number]}和{words.STEPS[other.number]}附了同一份照片，请核对"
                yield Line("same_scan", OPEN, text, "notice", words.NOTICE, "L", one.key)


def findings(lines: Sequence[Line], *, at: str, has_base: bool = False) -> list[Line]:
    """The lines that go with one record's fact: what fails or is open, but what its base's own record says."""
    return [
        one
        for one in lines
        if one.at == at and one.state in (SHORT, OPEN) and not (has_base and one.code in OF_NUMBERS)
    ]
