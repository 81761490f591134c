"""How a body is made up, clause by clause: size, women, shares, offices, who may not sit in it; integer arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.activities.bodies.rules.words import (
    COMMITTEE,
    GROUP_HEADS,
    REPRESENTATIVES,
    SUB_COMMITTEES,
    SUPERVISORY,
)
from cunju.kernel import fractions
from cunju.kernel.days import add_months

OL, RC, CQ = "村民委员会组织法", "城市居民委员会组织法", "重庆市实施办法"
PM, VS, NOTICE = "人民调解法", "关于建立健全村务监督委员会的指导意见", "渝北民〔2023〕24号附件1"
MEDIATION_MONTHS = 36
HOUSEHOLDS_LEAST, HOUSEHOLDS_MOST = 5, 15


@dataclass(frozen=True, slots=True)
class Seated:
    """A person in a body: an id, never a name. ``woman`` None: not registered; ``kin``, ``finance``, ``accountant`` likewise."""

    person: str
    role: str = "member"
    woman: bool | None = False
    group: int | None = None
    since: date | None = None
    kin: bool | None = None
    finance: bool | None = None
    accountant: bool | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The roll beside which a body is read; only remarks come of it, never a finding."""

    households: int | None = None
    groups: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One clause: it holds (done), fails (short), is open (unverified) or is only said (note)."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"
    hard: bool = True

    @property
    def is_finding(self) -> bool:
        """Whether it goes with the fact."""
        return self.state in ("short", "unverified")


@dataclass(frozen=True, slots=True)
class Judged:
    """Size, women, and each clause; sound unless a hard clause fails or is open."""

    members: int
    women: int
    representatives: int | None
    lines: tuple[Line, ...]

    @property
    def sound(self) -> bool:
        """人数、结构符合规定."""
        return self.members > 0 and not any(one.hard and one.is_finding for one in self.lines)

    @property
    def findings(self) -> tuple[Line, ...]:
        """The clauses that fail or are open."""
        return tuple(one for one in self.lines if one.is_finding)


def judge(
    body: str,
    *,
    kind: str,
    seats: Sequence[Seated],
    committee: Sequence[Seated] = (),
    roll: Numbers | None = None,
    on: date | None = None,
) -> Judged:
    """A body of a village or community as it stands; ``committee`` sits in the representatives' body too (OL 25)."""
    if body == REPRESENTATIVES:
        return _representatives(seats, committee, village=kind == "village", roll=roll or Numbers())
    people = {one.person: one for one in seats}
    lines: list[Line] = []
    if not people:
        lines = [Line("empty", "unverified", "没有登记成员", *_floor(body, kind))]
    elif body == COMMITTEE:
        lines = _committee(list(people.values()), village=kind == "village")
    elif body == SUPERVISORY:
        lines = _supervisory(list(people.values()), committee, village=kind == "village")
    elif body in SUB_COMMITTEES:
        lines = _sub_committee(body, list(people.values()), on=on)
    elif body == GROUP_HEADS:
        lines = _heads(list(people.values()), groups=(roll or Numbers()).groups)
    women = sum(one.woman is True for one in people.values())
    return Judged(len(people), women, None, tuple(lines))


def _floor(body: str, kind: str) -> tuple[str, str]:
    village = kind == "village"
    if body == COMMITTEE:
        return "law", f"{OL}第6条" if village else f"{RC}第7条"
    if body == SUPERVISORY:
        return ("law", f"{OL}第32条") if village else ("notice", f"{NOTICE}第21项")
    if body in SUB_COMMITTEES:
        return "notice", f"{NOTICE}第6项"
    return ("law", f"{OL}第28条") if village else ("law", f"{RC}第14条")


def _committee(people: list[Seated], *, village: bool) -> list[Line]:
    """OL 6: three to seven, a woman among them; RC 7: five to nine."""
    cite = f"{OL}第6条" if village else f"{RC}第7条"
    lines = [_size(people, 3, 7, "law", cite) if village else _size(people, 5, 9, "law", cite)]
    lines.append(_director(people, "law", cite, hard=False))
    if village:
        lines.append(_woman(people, "law", cite))
    return lines


def _representatives(
    seats: Sequence[Seated], committee: Sequence[Seated], *, village: bool, roll: Numbers
) -> Judged:
    """OL 25, CQ 11: four fifths representatives, a third women representatives, of the whole body."""
    chosen = {one.person: one for one in seats}
    whole = chosen.keys() | {one.person for one in committee}
    women = sum(one.woman is True for one in chosen.values())
    counts = (len(whole) if chosen else 0, women, len(chosen))
    if not village:
        text = "居民代表的比例法律没有规定（2018年文本）"
        return Judged(*counts, (Line("no_share", "note", text, "law", f"{RC}第9条", "L"),) if chosen else ())
    cite = f"{OL}第25条"
    if not chosen:
        return Judged(*counts, (Line("empty", "unverified", "没有登记村民代表", "law", cite),))
    enough = fractions.is_four_fifths(len(chosen), len(whole))
    lines = [_share("representatives", "村民代表", len(chosen), len(whole), "五分之四", enough, cite)]
    third = fractions.is_one_third(women, len(whole))
    unknown = sum(one.woman is None for one in chosen.values())
    if not third and fractions.is_one_third(women + unknown, len(whole)):
        lines.append(Line("sex_unknown", "unverified", f"{unknown}名代表没有登记性别", "law", cite))
    else:
        lines.append(_share("women", "妇女代表", women, len(whole), "三分之一", third, cite))
    if not committee:
        text = "村民委员会成员没有登记，组成人员不全"
        lines.append(Line("no_committee", "unverified", text, "law", cite))
    return Judged(*counts, (*lines, *_beside(list(chosen.values()), roll, cite)))


def _beside(chosen: list[Seated], roll: Numbers, cite: str) -> list[Line]:
    """By households one of five to fifteen, or some of each group (OL 25): the village's choice, so only said."""
    lines, many = [], len(chosen)
    if roll.households:
        held = many * HOUSEHOLDS_LEAST <= roll.households <= many * HOUSEHOLDS_MOST
        tail = "" if held else "；由小组推选的不按户数"
        text = f"{roll.households}户，代表{many}人（每5户至15户推选1人{tail}）"
        lines.append(Line("households", "done" if held else "note", text, "law", cite))
    groups = {one.group for one in chosen if one.group}
    if roll.groups and groups and len(groups) < roll.groups:
        text = f"{roll.groups}个小组中{len(groups)}个有代表"
        lines.append(Line("groups", "note", text, "law", cite, "L"))
    return lines


def _supervisory(people: list[Seated], committee: Sequence[Seated], *, village: bool) -> list[Line]:
    """OL 32: no committee member, none of their near relatives, one versed in finance; three to five by policy."""
    law = ("law", f"{OL}第32条") if village else ("notice", f"{NOTICE}第21项")
    sure = "C" if village else "L"
    lines = [_size(people, 3, 5, "policy", VS, sure="L", hard=False)]
    lines.append(_director(people, "policy", VS, sure="L", hard=False))
    named = "村民委员会" if village else "居民委员会"
    both = {one.person for one in people} & {one.person for one in committee}
    text = f"{len(both)}人同时是{named}成员" if both else f"没有{named}成员"
    lines.append(Line("overlap", "short" if both else "done", text, *law, sure, hard=village))
    kin, asked = sum(one.kin is True for one in people), sum(one.kin is None for one in people)
    if kin:
        text = f"{kin}人是{named}成员的近亲属"
        lines.append(Line("kin", "short", text, *law, sure, hard=village))
    elif asked:
        text = f"{asked}人没有登记是否{named}成员的近亲属"
        lines.append(Line("kin_unknown", "unverified", text, *law, sure, hard=False))
    else:
        lines.append(Line("kin", "done", f"没有{named}成员的近亲属", *law, sure))
    lines += _accounts(people)
    if any(one.finance for one in people):
        lines.append(Line("finance", "done", "有具备财会、管理知识的人员", *law, sure))
    elif any(one.finance is None for one in people):
        text = "没有登记谁具备财会、管理知识"
        lines.append(Line("finance_unknown", "unverified", text, *law, sure, hard=False))
    else:
        text = "没有具备财会、管理知识的人员"
        lines.append(Line("finance", "short", text, *law, sure, hard=village))
    return lines


def _accounts(people: list[Seated]) -> list[Line]:
    """Policy: no accountant, no cashier, no clerk of the committee sits in it; what nobody said is only noted."""
    held = sum(one.accountant is True for one in people)
    if held:
        text = f"{held}人兼任会计、报账员或者文书"
        return [Line("accountant", "unverified", text, "policy", VS, "L", hard=False)]
    if any(one.accountant is None for one in people):
        return [Line("accountant_unknown", "note", "没有登记谁兼任会计、报账员或者文书", "policy", VS, "L", hard=False)]
    return [Line("accountant", "done", "没有成员兼任会计、报账员或者文书", "policy", VS, "L", hard=False)]


def _sub_committee(body: str, people: list[Seated], *, on: date | None) -> list[Line]:
    """Notice 6: usually three to nine, one director; for mediation the law says so, and a woman (PM 8)."""
    if body != "mediation":
        clause = ("notice", f"{NOTICE}第6项")
        lines = [_size(people, 3, 9, *clause, hard=False), _director(people, *clause, hard=False)]
        if body == "women_children":
            lines.append(_woman(people, *clause, sure="L", hard=False))
        return lines
    clause = ("law", f"{PM}第8条")
    lines = [_size(people, 3, 9, *clause), _director(people, *clause), _woman(people, *clause)]
    over = [one for one in people if on and one.since and add_months(one.since, MEDIATION_MONTHS) <= on]
    if over:
        text = f"{len(over)}人任职已满三年；人民调解委员会每届三年，可以连选连任"
        lines.append(Line("term", "note", text, "law", f"{PM}第9条"))
    return lines


def _heads(people: list[Seated], *, groups: int | None) -> list[Line]:
    lines = []
    with_head = {one.group for one in people if one.group}
    if groups and len(with_head) < groups:
        text = f"{groups}个小组中{len(with_head)}个登记了组长"
        lines.append(Line("groups", "note", text, "law", f"{OL}第28条", "L"))
    return lines


def _size(
    people: list[Seated], least: int, most: int, authority: str, cite: str, *, sure: str = "C", hard: bool = True
) -> Line:
    held = least <= len(people) <= most
    state = "done" if held else "short" if hard else "unverified"
    text = f"{len(people)}人，{'在' if held else '不在'}{least}至{most}人之间"
    return Line("size", state, text, authority, cite, sure, hard)


def _director(people: list[Seated], authority: str, cite: str, *, sure: str = "C", hard: bool = True) -> Line:
    heads = sum(one.role == "director" for one in people)
    state = "done" if heads == 1 else "short" if hard else "unverified"
    text = "主任1人" if heads == 1 else f"主任{heads}人，应为1人" if heads else "没有登记主任"
    return Line("director", state, text, authority, cite, sure, hard)


def _woman(people: list[Seated], authority: str, cite: str, *, sure: str = "C", hard: bool = True) -> Line:
    women, unknown = sum(one.woman is True for one in people), sum(one.woman is None for one in people)
    if women:
        return Line("women", "done", f"有妇女成员（{women}人）", authority, cite, sure, hard)
    if unknown:
        text = f"{unknown}人没有登记性别"
        return Line("sex_unknown", "unverified", text, authority, cite, sure, hard)
    return Line("women", "short" if hard else "unverified", "没有妇女成员", authority, cite, sure, hard)


def _share(code: str, who: str, n: int, of: int, word: str, held: bool, cite: str) -> Line:
    text = f"{who}{fractions.share(n, of)}，{'达到' if held else '不足'}{word}"
    return Line(code, "done" if held else "short", text, "law", cite)
