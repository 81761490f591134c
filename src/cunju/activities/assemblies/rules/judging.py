"""How a meeting was held by the clauses of its day, layer by layer; never that a decision is valid in law."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cunju.activities.assemblies.rules import matters, outcomes, quorum
from cunju.activities.assemblies.rules.items import REPORTS, item, reports
from cunju.activities.assemblies.rules.lines import CHECK, Verdict, line, once, silent
from cunju.activities.assemblies.rules.matters import Mandate, Vote
from cunju.activities.assemblies.rules.quorum import ADULTS, ASSEMBLY, HOUSEHOLDS, REPRESENTATIVES, Numbers
from cunju.catalogue import Clause, Law
from cunju.kernel import fractions
from cunju.kernel.days import chinese_day
from cunju.kernel.verdicts import DONE, NOTE, OPEN, SHORT, SILENT, Line


@dataclass(frozen=True, slots=True)
class Listed:
    """How many the roll of the day has: people (adults before any are left out, or seats), households; which roll."""

    due: int | None = None
    households: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is judged of a meeting: the law of its day, who came, what was told and written, what was voted.

    ``collective_org``: whether the village has a collective economic organisation; None where nobody said.
    ``reports``: what it heard of the year, beside its items.
    """

    body: str
    law: Law
    numbers: Numbers
    form: str = ADULTS
    notice_days: int | None = None
    women: int | None = None
    has_minutes: bool = True
    votes: tuple[Vote, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    left_out: int = 0
    listed: Listed | None = None
    collective_org: bool | None = None
    reports: tuple[str, ...] = ()

    @property
    def by_homes(self) -> bool:
        """Whether a village counted its households beside its adults."""
        return self.body == ASSEMBLY and self.law.kind == "village" and bool(self.numbers.households)

    @property
    def route(self) -> str:
        """Who is counted in ``due``: of a community's assembly as it chose, of every other meeting its people."""
        return self.form if self.body == ASSEMBLY and self.law.kind != "village" else ADULTS


def judge(sitting: Sitting) -> Verdict:
    """How a meeting was held, layer by layer; without a clause on who must come nothing is concluded."""
    came = _attendance(sitting)
    lines = [*came, *_listed(sitting), *_notice(sitting), *_minutes(sitting), *_women(sitting), *_set_up(sitting)]
    result = _result(came, lines)
    if result != SHORT:
        for place, vote in enumerate(sitting.votes, start=1):
            lines += [replace(one, item=place) for one in item(vote, sitting)]
        lines += reports(sitting) if sitting.reports and all(one.matter != REPORTS for one in sitting.votes) else []
        result = _result(came, lines, items=True)
    else:
        lines += _nothing(sitting, lines)
    adopted = outcomes.outcomes(
        sitting.votes, body=sitting.body, numbers=sitting.numbers, result=result, law=sitting.law
    )
    major = outcomes.majors(sitting.votes, adopted, law=sitting.law)
    return Verdict(result, tuple(adopted), major, lines=once(lines))


def _result(came: Sequence[Line], lines: Sequence[Line], *, items: bool = False) -> str:
    """short where too few came, unverified where something is open or nothing says who must come; else regular."""
    if not items and any(one.state == SHORT for one in lines):
        return SHORT
    open_ = any(one.state in (OPEN, SILENT) for one in lines) or all(one.state != DONE for one in came)
    return OPEN if open_ else "regular"


def _nothing(sitting: Sitting, lines: Sequence[Line]) -> list[Line]:
    """What fell short decides nothing: no item is weighed, whatever its votes; the collective's are another body's anyhow."""
    places = enumerate(sitting.votes, start=1)
    others = [(place, one) for place, one in places if outcomes.elsewhere(one, body=sitting.body, law=sitting.law)]
    beside = [replace(one, item=place) for place, vote in others for one in item(vote, sitting)]
    if len(others) == len(sitting.votes):
        return beside
    at = next(one for one in lines if one.state == SHORT)
    text = f"{outcomes.TOO_FEW}，{len(sitting.votes) - len(others)}项议题都{outcomes.NO_DECISION}"
    return [*beside, Line("no_decision", NOTE, text, at.authority, at.cite, at.sure)]


def composition(seats: int, representatives: int, women: int, *, law: Law, elected: Law) -> list[Line]:
    """The body by the roll: said beside the meeting, judged in its own place; ``elected``: the law of its election."""
    if not seats:
        return []
    who = "村民代表" if law.kind == "village" else "居民代表"
    rows = (("representatives.share", who, representatives), ("representatives.women", "妇女代表", women))
    found = []
    for question, word, n in rows:
        if at := law.first(question, of="body"):
            held = at.holds((n, seats))
            later = "" if held or elected.asked(question) else "（新法要求，换届时调整）"
            text = f"{word}{fractions.share(n, seats)}，{'达到' if held else '不足'}{at.word}{later}"
            found.append(line("composition", DONE if held else NOTE, text, at))
    return found


def fault_of_numbers(numbers: Numbers, votes: Sequence[Vote] = ()) -> tuple[str, str] | None:
    """(sentence, field) of what cannot be, or None."""
    if numbers.present > numbers.due:
        return f"实到{numbers.present}人，多于应到{numbers.due}人。请核对签到表。", "present"
    if (numbers.households_present or 0) > (numbers.households or 0):
        homes = numbers.households or 0
        return f"到会{numbers.households_present}户，多于全部{homes}户。请核对。", "households_present"
    for at, vote in enumerate(votes):
        if vote.votes_for is None and (vote.against is not None or vote.abstain is not None):
            return f"“{vote.title}”只填了反对或弃权票，还没有填赞成票数；没有人赞成的填0。", f"item{at}_for"
        counted = sum(one or 0 for one in (vote.votes_for, vote.against, vote.abstain))
        if counted > max(numbers.present, numbers.households_present or 0):
            return f"“{vote.title}”的票数合计{counted}，多于到会人数。请核对。", f"item{at}_for"
    return None


def _attendance(sitting: Sitting) -> list[Line]:
    numbers, route = sitting.numbers, sitting.route
    at = quorum.thresholds(sitting.body, law=sitting.law, route=route)
    homes = quorum.thresholds(sitting.body, law=sitting.law, route=HOUSEHOLDS) if sitting.by_homes else ()
    by_homes = _reach(homes, numbers.households or 0, numbers.households_present or 0, "户")
    if not at and not by_homes:
        return [silent()]
    if numbers.due == 0:
        return by_homes or [line("no_roll", OPEN, "应到人数不清楚：名册还没有登记", at[0])]
    both = [*_reach(at, numbers.due, numbers.present, "户" if route == HOUSEHOLDS else "人"), *by_homes]
    if any(one.state == DONE for one in both):
        # Either route serves: the other is said, and counts for nothing.
        both = [one if one.state == DONE else replace(one, state=NOTE) for one in both]
    return [*both, *_without_leaving_out(sitting, at)]


def _reach(found: Sequence[Clause], due: int, present: int, unit: str) -> list[Line]:
    """The highest layer decides; a lower one is said where it asks something else."""
    if not found:
        return []
    first, *others = found
    decided = line("quorum", DONE if first.holds((present, due)) else SHORT, quorum.live_line(due, present, at=first, unit=unit), first)
    differing = [one for one in others if one.said != first.said]
    return [decided, *(line("quorum", NOTE, quorum.live_line(due, present, at=one, unit=unit), one) for one in differing)]


def _without_leaving_out(sitting: Sitting, found: Sequence[Clause]) -> list[Line]:
    """Where a lower layer leaves people out of the base: that all of them would not be enough is said."""
    least = sitting.law.first("assembly.not_counted") if sitting.left_out else None
    full = sitting.numbers.due + sitting.left_out
    if not found or least is None or least.authority == found[0].authority or found[0].holds((sitting.numbers.present, full)):
        return []
    missing = found[0].needed(full) - sitting.numbers.present
    text = f"不计算的{sitting.left_out}人也算在内，应到{full}人，差{missing}人达到{found[0].word}（按{least.cite}不计算）"
    return [line("quorum_full", NOTE, text, found[0])]


def _listed(sitting: Sitting) -> Iterator[Line]:
    """应到 comes from the roll of the day: another number is marked, and decides nothing by itself."""
    listed, numbers = sitting.listed, sitting.numbers
    if listed is None:
        return
    at = quorum.threshold(sitting.body, law=sitting.law, route=sitting.route)
    unit = "户" if sitting.form == HOUSEHOLDS else "人"
    less = f"加上不计算的{sitting.left_out}人" if sitting.left_out else ""
    said = [
        (numbers.due, numbers.due + sitting.left_out, listed.due, f"应到{numbers.due}{unit}{less}", unit),
        (numbers.households, numbers.households, listed.households, f"全部{numbers.households}户", "户"),
    ]
    for typed, total, roll, words, one in said:
        if typed and roll is not None and total != roll:
            text = f"{words}，{listed.source}是{roll}{one}{CHECK}"
            yield line("due_not_roll", OPEN, text, at, sure="L") if at else Line("due_not_roll", NOTE, text, "", "", "L")


def _notice(sitting: Sitting) -> list[Line]:
    at, days = quorum.notice_needed(sitting.body, law=sitting.law), sitting.notice_days
    if at is None:
        return []
    if days is None:
        return [line("notice_unknown", OPEN, f"没有记告知日期，要提前{at.number}天", at)]
    if at.holds(days):
        return [line("notice", DONE, f"提前{days}天告知，够{at.number}天", at)]
    special = sitting.law.first("assembly.notice_exception") if sitting.body == ASSEMBLY else None
    may = f"；{special.said}" if special and "special_case" in special.choices else ""
    return [line("notice_short", OPEN, f"提前{days}天告知，不够{at.number}天{may}", at)]


def _minutes(sitting: Sitting) -> list[Line]:
    at = next((one for one in sitting.law.asked("minutes.required") if sitting.body in one.choices), None)
    if at is None or sitting.has_minutes:
        return []
    return [line("no_minutes", OPEN, "还没有会议记录：文字或签过字的照片，有一样就行", at)]


def _women(sitting: Sitting) -> list[Line]:
    at = sitting.law.first("convention.women_present") if matters.asks_women(sitting.votes) else None
    if at is None or sitting.body not in (ASSEMBLY, REPRESENTATIVES):
        return []
    if sitting.women is None:
        return [line("women_unknown", OPEN, "表决村规民约（居民公约）、章程，还没有填到会妇女人数", at)]
    return [line("women", DONE if at.holds(sitting.women) else OPEN, f"到会妇女{sitting.women}人", at)]


def _set_up(sitting: Sitting) -> list[Line]:
    at = sitting.law.first("representatives.set_up_by") if sitting.body == REPRESENTATIVES else None
    if at is None:
        return []
    found = [one for one in sitting.mandates if one.sets_up and one.on <= sitting.law.on]
    if not found:
        return [line("not_set_up", NOTE, "没有查到村民会议设立村民代表会议的决定，可补录那次村民会议", at)]
    return [line("set_up", DONE, f"{chinese_day(found[-1].on)}村民会议决定设立村民代表会议", at)]
