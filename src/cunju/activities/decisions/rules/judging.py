"""One matter as a case: how each step was taken, how they stand to each other and to the money; pure."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.decisions.rules import shares, words
from cunju.activities.decisions.rules.taken import MATTER, LawOn, Money, Taken
from cunju.catalogue import Clause, Law
from cunju.kernel.days import chinese_day
from cunju.kernel.verdicts import DONE, NOTE, OPEN, SHORT, Line, failing, line

# The clause that asks for the six steps, in their order.
STEPS = "resolution.steps"
# What follows from a meeting's own numbers; the meeting's record carries it already.
OF_NUMBERS = ("quorum", "quorum_short", "adopted", "not_adopted", "no_count", "no_votes")
VOID, NO_COUNT = "已作废", "没有记票数"


@dataclass(frozen=True, slots=True)
class Case:
    """One matter: the law of its unit by day, its class, its steps in their order, its money, matters called the same.

    ``collective_org``: whether the village has a collective economic organisation; None where nobody said.
    """

    law: LawOn
    matter_class: str
    steps: Sequence[Taken] = ()
    money: Sequence[Money] = ()
    same_title: int = 0
    collective_org: bool | None = None

    @property
    def first(self) -> dict[int, Taken]:
        """The first record of each step that counts; of a step that never did, the first there is."""
        found: dict[int, Taken] = {}
        for each in sorted(self.steps, key=lambda one: (bool(self._fault(one)), one.number, one.day)):
            found.setdefault(each.number, each)
        return found

    def _fault(self, one: Taken) -> str:
        return fault(one, law=self.law, matter_class=self.matter_class)

    def clause(self, question: str, on: date) -> Clause | None:
        """The highest clause of a day."""
        return self.law(on=on).first(question)

    def of_members(self, on: date) -> Clause | None:
        """The clause that gives it to the collective's members: on the day of its resolution, else on a day."""
        decided = min((one.day for one in self.steps if one.number == 4), default=on)
        return words.of_members(self.matter_class, law=self.law(on=decided))


def judge(case: Case) -> list[Line]:
    """All remarks: on the whole first, then step by step; none where no clause of the day says anything."""
    lines = [*_order(case), *_posted(case), *_paid(case), *_copied(case)]
    if case.same_title and case.steps:
        text = f"还有{case.same_title}件重大事项用同一个标题，请核对是不是重复登记"
        lines += _steps("same_title", text, case, min(one.day for one in case.steps), sure="L")
    for one in case.steps:
        lines += _step(one, case)
    return lines


def unsaid(case: Case) -> bool:
    """Whether no clause of its day says anything of a resolution or posting: then nothing is concluded of it."""
    for one in case.steps:
        law = case.law(on=one.day)
        if case.of_members(one.day):
            continue
        if one.number == 4 and not shares.coming(4, law=law, body=one.body, form=one.form):
            return True
        if one.number in words.POSTINGS and not law.first("disclosure.board_days"):
            return True
    return False


def fault(one: Taken, *, law: LawOn, matter_class: str) -> str:
    """Why a step decided nothing, in words: its base does not carry it, or by the law too few came or agreed; else empty."""
    if one.base_fault:
        return "所依据的记录已作废" if one.base_fault == VOID else f"会议{one.base_fault}，没有形成决定"
    if one.number not in words.MEETINGS:
        return ""
    bad = {each.code for each in _met(one, Case(law, matter_class)) if each.state == SHORT}
    if "quorum_short" in bad:
        return "到会人数不足，没有形成决定"
    return "赞成票不够，没有形成决定" if "not_adopted" in bad else ""


def _line(code: str, state: str, text: str, clause: Clause, at: str = MATTER) -> Line:
    return line(code, state, text, clause, at=at)


def _steps(code: str, text: str, case: Case, on: date, *, at: str = MATTER, state: str = OPEN, sure: str = "") -> Iterator[Line]:
    """A remark that rests on the six steps being asked for."""
    if clause := case.clause(STEPS, on):
        yield line(code, state, text, clause, sure=sure, at=at)


def _step(one: Taken, case: Case) -> Iterator[Line]:
    name = words.STEPS[one.number]
    if one.base_fault == VOID:
        text = f"{name}所依据的记录已经作废，这一步不再计入，请重新登记"
        yield from _steps("base_void", text, case, one.day, at=one.key)
    elif one.base_fault:
        text = f"{name}所依据的会议{one.base_fault}，没有形成决定，这一步不计入"
        yield from _steps("base_short", text, case, one.day, at=one.key, state=SHORT)
    yield from _shown(one, case) if one.number in words.POSTINGS else _met(one, case)


def _met(one: Taken, case: Case) -> Iterator[Line]:
    name, law = words.STEPS[one.number], case.law(on=one.day)
    if one.number == 4 and (members := case.of_members(one.day)):
        yield _another_body(one, case, members)
        return
    if one.due is None or one.present is None:
        yield from _steps("no_count", f"{name}没有记应到、实到", case, one.day, at=one.key)
    else:
        for rule in shares.coming(one.number, law=law, body=one.body, form=one.form):
            yield _came(rule, one, name)
        agreed = shares.agreeing(one.number, law=law, body=one.body, matter_class=case.matter_class)
        if agreed:
            yield from _agreed(agreed, one, name)
    if one.number == 4:
        yield from _who_may(one, case, law)


def _came(rule: Clause, one: Taken, name: str) -> Line:
    due, present = one.due or 0, one.present or 0
    text = f"{name}应到{due}人，已到{present}人，{shares.reach(rule, present, due)}"
    # Another route or another record may carry it: the meeting's own record says.
    missed = NOTE if one.based and not one.base_fault else SHORT if shares.binds(rule) else OPEN
    held = rule.holds((present, due))
    return _line("quorum" if held else "quorum_short", DONE if held else missed, text, rule, one.key)


def _agreed(rule: Clause, one: Taken, name: str) -> Iterator[Line]:
    if one.votes_for is None:
        state = OPEN if one.number == 4 and shares.of_all(rule) else NOTE
        yield _line("no_votes", state, f"{name}{NO_COUNT}，看不出有没有达到{rule.word}", rule, one.key)
    elif not one.base_fault:
        of = (one.due if shares.of_all(rule) else one.present) or 0
        held = rule.holds((one.votes_for, of))
        state = DONE if held else SHORT if shares.binds(rule) else OPEN
        text = f"{name}赞成{shares.counted(rule, one.votes_for, of)}"
        yield _line("adopted" if held else "not_adopted", state, text, rule, one.key)


def _who_may(one: Taken, case: Case, law: Law) -> Iterator[Line]:
    """Whether the representatives may decide it at all."""
    kept = words.reserved(case.matter_class, law=law)
    if kept and one.body == "representatives":
        text = "这类事项只能由村民会议决定，不能授权村民代表会议"
        yield _line("reserved", SHORT if shares.binds(kept) else OPEN, text, kept, one.key)


def _another_body(one: Taken, case: Case, members: Clause) -> Line:
    """What belongs to the collective's members: no number of a villagers' meeting is weighed, whoever came to it."""
    share = case.law(on=one.day).first("collective.majority", of="all_members")
    asks = f"（{share.whole}同意）" if share else ""
    if case.collective_org:
        text = f"村里有农村集体经济组织，这类事项由它的成员大会决定{asks}，村民会议的决议不能代替"
        return _line("other_body", OPEN, text, members, one.key)
    if case.collective_org is None:
        text = f"属于农村集体经济组织的，由它的成员大会决定{asks}；有没有集体经济组织没有登记，不作推断"
    else:
        text = f"村里没有农村集体经济组织，代行它的职权的，参照它的成员大会办{asks}；不作推断"
    return _line("other_body", NOTE, text, members, one.key)


def _shown(one: Taken, case: Case) -> Iterator[Line]:
    law, name = case.law(on=one.day), words.STEPS[one.number]
    rule = None if case.of_members(one.day) else law.first("disclosure.board_days")
    if rule is None:
        return
    if one.days_shown is None:
        yield _line("no_days", OPEN, f"{name}没有记公布天数", rule, one.key)
        return
    held = rule.holds(one.days_shown)
    again = law.first("disclosure.repost_below")
    repost = "，应重新公布" if again and not again.holds(one.days_shown) else ""
    text = f"{name}公布{one.days_shown}天" + ("" if held else f"，不足{rule.number}天{repost}")
    state = DONE if held else SHORT if shares.binds(rule) else OPEN
    yield _line("shown" if held else "shown_short", state, text, rule, one.key)


def _order(case: Case) -> Iterator[Line]:
    first = case.first
    for before, after in itertools.pairwise(sorted(first)):
        earlier, later = first[before], first[after]
        said = f"{words.STEPS[after]}（{chinese_day(later.day)}）", f"{words.STEPS[before]}（{chinese_day(earlier.day)}）"
        apart = case.clause("resolution.days_between", later.day)
        if later.day < earlier.day:
            if asked := case.clause(STEPS, later.day) or _party_first(case, later):
                yield _line("order", OPEN, f"{said[0]}早于{said[1]}", asked, later.key)
        elif apart and not apart.holds((later.day - earlier.day).days):
            yield _line("too_close", OPEN, f"{said[0]}离{said[1]}不到{apart.number}天", apart, later.key)
    if set(words.MEETINGS) <= set(first) and len({first[number].day for number in words.MEETINGS}) == 1:
        yield from _steps("one_day", "四次会议都在同一天，请核对", case, first[4].day, at=first[4].key, sure="L")
    whole = case.clause("resolution.whole_days", first[5].day) if {1, 5} <= set(first) else None
    if whole and not whole.holds(days := (first[5].day - first[1].day).days):
        text = f"从提议到决议公开{days}天，超过{whole.number}天"
        yield _line("too_long", OPEN, text, whole, first[5].key)


def _party_first(case: Case, later: Taken) -> Clause | None:
    """Where no clause asks for the steps: that the Party organisation discusses before the meeting decides."""
    return case.clause("party.first", later.day) if later.number == 4 else None


def _posted(case: Case) -> Iterator[Line]:
    first = case.first
    if not {4, 5} <= set(first) or case.of_members(first[4].day):
        return
    rule, days = case.clause("disclosure.major_days", first[5].day), (first[5].day - first[4].day).days
    if rule and not rule.holds(days):
        yield _line("posted_late", OPEN, f"决议后{days}天才公开，应在{rule.said}", rule, first[5].key)


def _paid(case: Case) -> Iterator[Line]:
    posted = case.first[5].day if 5 in case.first else None
    for one in case.money:
        if posted and one.day >= posted:
            continue
        when = f"早于决议公开（{chinese_day(posted)}）" if posted else "还没有决议公开的记录"
        text = f"{words.SPENDING[one.what]}（{chinese_day(one.day)}）{when}。决议公开以后才能签合同、付款"
        yield from _steps(f"{one.what}_before_posting", text, case, one.day, at=one.key, sure="L")


def _copied(case: Case) -> Iterator[Line]:
    first = case.first
    three, four = first.get(3), first.get(4)
    if three and four and three.due and (three.due, three.present) == (four.due, four.present):
        text = "党员大会和会议决议的应到、实到完全相同，请核对签到表"
        yield from _steps("same_numbers", text, case, four.day, at=four.key, sure="L")
    seen: dict[str, Taken] = {}
    for one in case.steps:
        for scan in one.scans:
            other = seen.setdefault(scan, one)
            if other.number != one.number:
                text = f"{words.STEPS[one.number]}和{words.STEPS[other.number]}附了同一份照片，请核对"
                yield from _steps("same_scan", text, case, one.day, at=one.key, sure="L")


def findings(lines: Sequence[Line], *, at: str, has_base: bool = False) -> list[Line]:
    """The lines that go with one record's fact: what fails or is open, but what its base's own record says."""
    return [one for one in failing(lines) if one.at == at and not (has_base and one.code in OF_NUMBERS)]
