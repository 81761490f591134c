"""How a body is made up, clause by clause: size, women, shares, offices, who may not sit in it; the clauses say the numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cunju.activities.bodies.rules.clauses import Bench, count_zh
from cunju.activities.bodies.rules.words import (
    COMMITTEE,
    GROUP_HEADS,
    MEDIATION,
    REPRESENTATIVES,
    SUB_COMMITTEES,
    SUPERVISORY,
    body_word,
)
from cunju.catalogue import Clause, Law
from cunju.kernel import fractions, numerals
from cunju.kernel.days import add_months, chinese_day
from cunju.kernel.verdicts import Line, Verdict, line

# So many days before a term ends it is said.
SOON_DAYS = 60
# The questions that know a body; where none is answered nothing is concluded of it.
KNOWN = {
    COMMITTEE: ("committee.size",),
    REPRESENTATIVES: ("representatives.share",),
    SUPERVISORY: ("supervisory.exists", "supervisory.size"),
    GROUP_HEADS: ("group_head.chosen_by",),
    **dict.fromkeys(SUB_COMMITTEES, ("subcommittee.must",)),
    MEDIATION: ("mediation.must", "mediation.size"),
}


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
class Judged(Verdict):
    """Size, women, and each clause; sound unless a hard clause fails or is open.

    ``known``: some clause speaks of the body; ``term_ends``: the last day of the term a law gives it, where that differs from the committee's.
    """

    members: int
    women: int
    representatives: int | None
    known: bool = True
    term_ends: date | None = None

    @property
    def sound(self) -> bool:
        """人数、结构符合规定."""
        return self.known and self.members > 0 and not any(one.hard and one.fails for one in self.lines)


def known_by(body: str, law: Law) -> Clause | None:
    """The clause by which there is such a body: one that asks for it before one that leaves it open; None where none does."""
    found = [one for question in KNOWN.get(body, ()) for one in law.asked(question)]
    asked = [one for one in found if one.question.form == "choice" and "must" in one.choices]
    return next(iter([*asked, *found]), None)


def chosen_on(seats: Iterable[Seated]) -> date | None:
    """The day a body was chosen: that on which most of its seats were taken, of two the later one."""
    days = Counter(one.since for one in seats if one.since)
    return max(days, key=lambda day: (days[day], day), default=None)


def judge(
    body: str,
    *,
    seats: Sequence[Seated],
    law: Law,
    then: Law | None = None,
    committee: Sequence[Seated] = (),
    roll: Numbers | None = None,
    on: date | None = None,
) -> Judged:
    """A body of a village or community as it stands by ``law``; ``then`` is the law of the day it was chosen.

    ``committee`` sits in the representatives' body too.
    """
    bench, floor = Bench(law, then or law), known_by(body, law)
    if body == REPRESENTATIVES:
        return _representatives(seats, committee, bench, floor=floor, roll=roll or Numbers())
    people = list({one.person: one for one in seats}.values())
    lines: list[Line] = []
    if not people:
        lines = [line("empty", "unverified", "没有登记成员", floor)] if floor else []
    elif body == COMMITTEE:
        lines = _committee(people, bench)
    elif body == SUPERVISORY:
        lines = _supervisory(people, committee, bench)
    elif body in SUB_COMMITTEES:
        lines = _sub_committee(body, people, bench, on=on)
    elif body == GROUP_HEADS:
        lines = _heads(people, bench, groups=(roll or Numbers()).groups)
    women = sum(one.woman is True for one in people)
    ends = term_ends(people, bench) if body == MEDIATION else None
    return Judged(len(people), women, None, floor is not None, ends, lines=tuple(lines))


def term_ends(people: Sequence[Seated], bench: Bench) -> date | None:
    """The last day of the years the law gives those who were chosen, from the day most of them were."""
    clause, chosen = bench.clause("mediation.years"), chosen_on(people)
    return add_months(chosen, 12 * clause.number) - timedelta(days=1) if clause and chosen else None


def _committee(people: list[Seated], bench: Bench) -> list[Line]:
    """Size, one head, a woman among them, no near kin among themselves, somebody of the smaller nationality."""
    lines = _size("committee.size", people, bench) + _director("committee.head", people, bench)
    lines += _women("committee.women", people, bench)
    if clause := bench.clause("committee.kin"):
        kin = [one for one in people if one.kin]
        if not kin and any(one.kin is None for one in people):
            lines.append(bench.unsaid("kin_unknown", clause, "没有登记成员之间有没有近亲属关系", hard=False))
        else:
            texts = ("成员之间没有近亲属关系", f"{len(kin)}人和其他成员有近亲属关系")
            lines += bench.ruled("kin", clause, (len(kin) + 1) // 2, texts, since=(one.since for one in kin))
    return lines + _minority("committee.minority", bench)


def _minority(question: str, bench: Bench) -> list[Line]:
    """Only said: nationalities are not registered here."""
    clause = bench.clause(question)
    return [line("minority", "note", f"{clause.question.label}{clause.said}", clause)] if clause else []


def _representatives(
    seats: Sequence[Seated], committee: Sequence[Seated], bench: Bench, *, floor: Clause | None, roll: Numbers
) -> Judged:
    """Representatives and women representatives as shares of the whole body, the committee with them."""
    chosen = {one.person: one for one in seats}
    whole = chosen.keys() | {one.person for one in committee}
    women = sum(one.woman is True for one in chosen.values())
    counts = (len(whole) if chosen else 0, women, len(chosen))
    if floor is None:
        return Judged(*counts, known=False)
    word = body_word(REPRESENTATIVES, kind=bench.law.kind)
    if not chosen:
        return Judged(*counts, lines=(line("empty", "unverified", f"没有登记{word}", floor),))
    lines = _share("representatives", word, (len(chosen), len(whole)), floor, bench)
    if clause := bench.clause("representatives.women"):
        unknown = sum(one.woman is None for one in chosen.values())
        if not clause.holds((women, len(whole))) and clause.holds((women + unknown, len(whole))):
            lines.append(bench.unsaid("sex_unknown", clause, f"{unknown}名代表没有登记性别"))
        else:
            lines += _share("women", "妇女代表", (women, len(whole)), clause, bench)
    if not committee:
        text = f"{body_word(COMMITTEE, kind=bench.law.kind)}成员没有登记，组成人员不全"
        lines.append(line("no_committee", "unverified", text, floor))
    return Judged(*counts, lines=(*lines, *_beside(list(chosen.values()), roll, bench)))


def _share(code: str, who: str, case: tuple[int, int], clause: Clause, bench: Bench) -> list[Line]:
    said = f"{who}{fractions.share(*case)}，"
    return bench.ruled(code, clause, case, (f"{said}达到{clause.word}", f"{said}不足{clause.word}"))


def _beside(chosen: list[Seated], roll: Numbers, bench: Bench) -> list[Line]:
    """By households, or some of each group: their own choice, so only said."""
    clause, lines, many = bench.clause("representatives.households"), [], len(chosen)
    if clause is None:
        return []
    least, most = clause.value["at_least"], clause.value["at_most"]
    if roll.households:
        held = many * least <= roll.households <= many * most
        tail = "" if held else "；由小组推选的不按户数"
        text = f"{roll.households}户，代表{many}人（每{least}户至{most}户推选1人{tail}）"
        lines.append(line("households", "done" if held else "note", text, clause))
    groups = {one.group for one in chosen if one.group}
    if roll.groups and groups and len(groups) < roll.groups:
        lines.append(line("groups", "note", f"{roll.groups}个小组中{len(groups)}个有代表", clause))
    return lines


def _supervisory(people: list[Seated], committee: Sequence[Seated], bench: Bench) -> list[Line]:
    """No committee member, none of their near relatives, one versed in finance; size, head and accounts by policy."""
    lines = _size("supervisory.size", people, bench) + _director("supervisory.head", people, bench)
    named = body_word(COMMITTEE, kind=bench.law.kind)
    if clause := bench.clause("supervisory.overlap"):
        sitting = {one.person for one in committee}
        both = [one for one in people if one.person in sitting]
        texts = (f"没有{named}成员", f"{len(both)}人同时是{named}成员")
        lines += bench.ruled("overlap", clause, len(both), texts, since=(one.since for one in both))
    if clause := bench.clause("supervisory.kin"):
        kin, asked = [one for one in people if one.kin], sum(one.kin is None for one in people)
        if not kin and asked:
            lines.append(bench.unsaid("kin_unknown", clause, f"{asked}人没有登记是否{named}成员的近亲属", hard=False))
        else:
            texts = (f"没有{named}成员的近亲属", f"{len(kin)}人是{named}成员的近亲属")
            lines += bench.ruled("kin", clause, len(kin), texts, since=(one.since for one in kin))
    return lines + _accounts(people, bench) + _finance(people, bench)


def _accounts(people: list[Seated], bench: Bench) -> list[Line]:
    """Who keeps the accounts or the papers of the committee; what nobody said is only noted."""
    clause, held = bench.clause("supervisory.accountant"), sum(one.accountant is True for one in people)
    if clause is None:
        return []
    if not held and any(one.accountant is None for one in people):
        return [line("accountant_unknown", "note", "没有登记谁兼任会计、报账员或者文书", clause, hard=False)]
    texts = ("没有成员兼任会计、报账员或者文书", f"{held}人兼任会计、报账员或者文书")
    return bench.ruled("accountant", clause, held, texts)


def _finance(people: list[Seated], bench: Bench) -> list[Line]:
    clause, versed = bench.clause("supervisory.finance"), sum(one.finance is True for one in people)
    if clause is None:
        return []
    if not clause.holds(versed) and any(one.finance is None for one in people):
        return [bench.unsaid("finance_unknown", clause, "没有登记谁具备财会、管理知识", hard=False)]
    return bench.ruled("finance", clause, versed, ("有具备财会、管理知识的人员", "没有具备财会、管理知识的人员"))


def _sub_committee(body: str, people: list[Seated], bench: Bench, *, on: date | None) -> list[Line]:
    """Size and head; of mediation also a woman, somebody of the smaller nationality, and the end of its term."""
    if body != MEDIATION:
        return _size("subcommittee.size", people, bench) + _director("subcommittee.head", people, bench)
    lines = _size("mediation.size", people, bench) + _director("mediation.head", people, bench)
    lines += _women("mediation.women", people, bench) + _minority("mediation.minority", bench)
    if clause := bench.clause("mediation.years"):
        over = [one for one in people if on and one.since and add_months(one.since, 12 * clause.number) <= on]
        years = numerals.to_chinese(clause.number)
        text = f"{len(over)}人任职已满{years}年；人民调解委员会每届{years}年，可以连选连任"
        lines += [line("term", "note", text, clause)] if over else _soon(people, bench, clause, on)
    return lines


def _soon(people: Sequence[Seated], bench: Bench, clause: Clause, on: date | None) -> list[Line]:
    """A term that ends within two months is said beforehand."""
    ends = term_ends(people, bench)
    if on is None or ends is None or not 0 <= (ends - on).days < SOON_DAYS:
        return []
    text = f"任期{chinese_day(ends)}届满，请在这以前推选；每届{numerals.to_chinese(clause.number)}年"
    return [line("term_soon", "note", text, clause)]


def _heads(people: list[Seated], bench: Bench, *, groups: int | None) -> list[Line]:
    lines, clause = [], bench.clause("group_head.chosen_by")
    with_head = {one.group for one in people if one.group}
    if clause and groups and len(with_head) < groups:
        lines.append(line("groups", "note", f"{groups}个小组中{len(with_head)}个登记了组长", clause))
    clause = bench.clause("groups.exist")
    if clause and clause.choices == ("must",) and groups == 0:
        lines.append(line("no_groups", "note", f"登记的小组是0个；小组{clause.said}", clause))
    return lines


def _size(question: str, people: list[Seated], bench: Bench) -> list[Line]:
    clause = bench.clause(question)
    if clause is None:
        return []
    said, many = count_zh(clause), f"{len(people)}人，"
    between = "至" in said and "至少" not in said and "至多" not in said
    texts = (f"{many}在{said}之间", f"{many}不在{said}之间") if between else (f"{many}符合{said}", f"{many}应为{said}")
    return bench.ruled("size", clause, len(people), texts)


def _director(question: str, people: list[Seated], bench: Bench) -> list[Line]:
    """That there is one head is held where the text itself says it, else only said."""
    clause, heads = bench.clause(question), sum(one.role == "director" for one in people)
    if clause is None:
        return []
    broken = f"主任{heads}人，应为{count_zh(clause)}" if heads else "没有登记主任"
    return bench.ruled("director", clause, heads, (f"主任{heads}人", broken), hard=clause.sure == "C")


def _women(question: str, people: list[Seated], bench: Bench) -> list[Line]:
    clause = bench.clause(question)
    if clause is None:
        return []
    women, unknown = sum(one.woman is True for one in people), sum(one.woman is None for one in people)
    if not clause.holds(women) and clause.holds(women + unknown):
        return [bench.unsaid("sex_unknown", clause, f"{unknown}人没有登记性别")]
    broken = f"妇女成员{women}人，应{count_zh(clause)}" if women else "没有妇女成员"
    return bench.ruled("women", clause, women, (f"有妇女成员（{women}人）", broken))
