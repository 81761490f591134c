"""How a meeting was held, layer by layer, each line with its clause; never that a decision is valid in law."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cunju.activities.assemblies.rules import matters, outcomes, quorum
from cunju.activities.assemblies.rules.matters import CQ, OL, Mandate, Vote
from cunju.activities.assemblies.rules.quorum import (
    ASSEMBLY,
    GROUP,
    HOUSEHOLDS,
    REPRESENTATIVES,
    Numbers,
)
from cunju.kernel import fractions
from cunju.kernel.days import chinese_day

CONVENTION_POLICY = "民政部等七部门关于村规民约和居民公约的指导意见"
LAND_LAW = "农村土地承包法第19条、第28条"


@dataclass(frozen=True, slots=True)
class Line:
    """One remark: it holds (done), fails (short), is open (unverified) or is only said (note); of which item."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"
    item: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """regular, unverified or short, with its lines."""

    result: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def findings(self) -> tuple[Line, ...]:
        """The lines that fail or are open."""
        return tuple(one for one in self.lines if one.state in ("short", "unverified"))


@dataclass(frozen=True, slots=True)
class Listed:
    """How many the roll of the day has: people (adults before any are left out, or seats), households; which roll."""

    due: int | None = None
    households: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is judged of a meeting: the day it (first) sat, who came, what was told and written, what was voted."""

    body: str
    kind: str
    on: date
    numbers: Numbers
    form: str = quorum.ADULTS
    notice_days: int | None = None
    women: int | None = None
    has_minutes: bool = True
    votes: tuple[Vote, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    left_out: int = 0
    listed: Listed | None = None

    @property
    def village(self) -> bool:
        """Whether the village law applies."""
        return self.kind == "village"


def judge(sitting: Sitting) -> Verdict:
    """How a meeting was held, layer by layer."""
    lines = [*_attendance(sitting), *_listed(sitting), *_notice(sitting), *_minutes(sitting), *_women(sitting)]
    if sitting.body == REPRESENTATIVES and sitting.village:
        lines += _set_up(sitting)
    if any(one.state == "short" for one in lines):
        return Verdict("short", (*lines, *_nothing(sitting, lines)))
    for place, vote in enumerate(sitting.votes, start=1):
        lines += [replace(one, item=place) for one in _item(vote, sitting)]
    result = "unverified" if any(one.state == "unverified" for one in lines) else "regular"
    return Verdict(result, tuple(lines))


def _nothing(sitting: Sitting, lines: Sequence[Line]) -> list[Line]:
    """What fell short decides nothing: no item is weighed, whatever its votes."""
    if not sitting.votes:
        return []
    at = next(one for one in lines if one.state == "short")
    text = f"{outcomes.TOO_FEW}，{len(sitting.votes)}项议题都{outcomes.NO_DECISION}"
    return [Line("no_decision", "note", text, at.authority, at.cite, at.sure)]


def composition(seats: int, representatives: int, women: int) -> list[Line]:
    """The body by the roll (OL 25): said beside the meeting, judged in its own place."""
    if not seats:
        return []
    rows = (
        ("村民代表", representatives, "五分之四", fractions.is_four_fifths(representatives, seats)),
        ("妇女代表", women, "三分之一", fractions.is_one_third(women, seats)),
    )
    return [
        Line(
            "composition",
            "done" if held else "note",
            f"{who}{fractions.share(n, seats)}，{'达到' if held else '不足'}{word}",
            "law",
            f"{OL}第25条",
        )
        for who, n, word, held in rows
    ]


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
    numbers, village = sitting.numbers, sitting.village
    route = sitting.form if sitting.body == ASSEMBLY and not village else quorum.ADULTS
    at = quorum.threshold(sitting.body, kind=sitting.kind, route=route)
    by_homes = []
    if sitting.body == ASSEMBLY and village and numbers.households:
        homes = quorum.threshold(sitting.body, kind=sitting.kind, route=HOUSEHOLDS)
        by_homes = [_reach(homes, numbers.households, numbers.households_present or 0, "户")]
    if numbers.due == 0:
        unknown = "应到人数不清楚：名册还没有登记"
        return by_homes or [Line("no_roll", "unverified", unknown, at.authority, at.cite, at.sure)]
    both = [_reach(at, numbers.due, numbers.present, "户" if route == HOUSEHOLDS else "人"), *by_homes]
    if any(one.state == "done" for one in both):
        # Either route serves (OL 22): the other is said, and counts for nothing.
        return [one if one.state == "done" else replace(one, state="note") for one in both]
    return both


def _listed(sitting: Sitting) -> list[Line]:
    """应到 comes from the roll of the day: another number is marked, and decides nothing by itself."""
    listed, numbers = sitting.listed, sitting.numbers
    if listed is None:
        return []
    at = quorum.threshold(sitting.body, kind=sitting.kind)
    unit = "户" if sitting.form == HOUSEHOLDS else "人"
    less = f"加上不计算的{sitting.left_out}人" if sitting.left_out else ""
    said = [
        (numbers.due, numbers.due + sitting.left_out, listed.due, f"应到{numbers.due}{unit}{less}", unit),
        (numbers.households, numbers.households, listed.households, f"全部{numbers.households}户", "户"),
    ]
    return [
        Line("due_not_roll", "unverified", f"{words}，{listed.source}是{roll}{one}，请核对", at.authority, at.cite, "L")
        for typed, total, roll, words, one in said
        if typed and roll is not None and total != roll
    ]


def _reach(at: quorum.Threshold, due: int, present: int, unit: str) -> Line:
    state = "done" if at.reached(present, due=due) else "short"
    text = quorum.live_line(due, present, at=at, unit=unit)
    return Line("quorum", state, text, at.authority, at.cite, at.sure)


def _notice(sitting: Sitting) -> list[Line]:
    needed = quorum.notice_needed(sitting.body, kind=sitting.kind)
    if needed is None:
        return []
    (least, cite), days = needed, sitting.notice_days
    layer = "law" if cite.startswith(OL) else "regulation"
    if days is None:
        return [Line("notice_unknown", "unverified", f"没有记告知日期，要提前{least}天", layer, cite)]
    if days < least:
        return [Line("notice_short", "unverified", f"提前{days}天告知，不够{least}天", layer, cite)]
    return [Line("notice", "done", f"提前{days}天告知，够{least}天", layer, cite)]


def _minutes(sitting: Sitting) -> list[Line]:
    if not sitting.village or sitting.body not in (ASSEMBLY, REPRESENTATIVES, GROUP) or sitting.has_minutes:
        return []
    text = "还没有会议记录：文字或签过字的照片，有一样就行"
    return [Line("no_minutes", "unverified", text, "regulation", f"{CQ}第15条")]


def _women(sitting: Sitting) -> list[Line]:
    if sitting.body not in (ASSEMBLY, REPRESENTATIVES) or not matters.asks_women(sitting.votes):
        return []
    if sitting.women is None:
        text = "表决村规民约（居民公约）、章程，还没有填到会妇女人数"
        return [Line("women_unknown", "unverified", text, "notice", CONVENTION_POLICY)]
    state = "done" if sitting.women else "unverified"
    return [Line("women", state, f"到会妇女{sitting.women}人", "notice", CONVENTION_POLICY)]


def _set_up(sitting: Sitting) -> list[Line]:
    found = [one for one in sitting.mandates if one.sets_up and one.on <= sitting.on]
    if not found:
        text = "没有查到村民会议设立村民代表会议的决定，可补录那次村民会议"
        return [Line("not_set_up", "note", text, "regulation", f"{CQ}第10条")]
    text = f"{chinese_day(found[-1].on)}村民会议决定设立村民代表会议"
    return [Line("set_up", "done", text, "regulation", f"{CQ}第10条")]


def _item(vote: Vote, sitting: Sitting) -> list[Line]:
    lines = [*_adoption(vote, sitting), *_told(vote, sitting)]
    if sitting.body != REPRESENTATIVES or not sitting.village or any(one.state == "short" for one in lines):
        return lines
    matter = matters.BY_CODE.get(vote.matter, matters.GENERAL)
    if matter in matters.RESERVED:
        text = f"“{vote.title}”属于村民会议的职权，村民代表会议不能决定，要提交村民会议"
        lines.append(Line("reserved", "unverified", text, matter.authority, matter.cite))
    elif matter in matters.DELEGABLE:
        lines.append(_authorised(vote, matter, sitting))
    return lines


def _adoption(vote: Vote, sitting: Sitting) -> list[Line]:
    numbers = sitting.numbers
    needed = outcomes.needed_votes(vote, body=sitting.body, numbers=numbers)
    given, land = vote.votes_for, outcomes.is_land(vote, sitting.body)
    if (given is not None and given >= needed) or (given is None and not land):
        return []
    at = quorum.threshold(sitting.body, kind=sitting.kind)
    word, cite = ("三分之二", LAND_LAW) if land else ("过半", at.cite)
    layer = "law" if land else at.authority
    if given is not None:
        text = f"“{vote.title}”赞成{given}票，{word}是{needed}票，没有通过，差{needed - given}票"
        return [Line("not_adopted", "short", text, layer, cite, at.sure)]
    if numbers.present < needed:
        text = f"“{vote.title}”到会只有{numbers.present}人，{word}是{needed}票，没有通过，差{needed - numbers.present}票"
        return [Line("not_adopted", "short", text, layer, cite, at.sure)]
    text = f"“{vote.title}”{outcomes.NO_COUNT}，看不出有没有达到{word}（{needed}票）"
    return [Line("no_votes", "unverified", text, layer, cite, at.sure)]


def _told(vote: Vote, sitting: Sitting) -> list[Line]:
    """What is discussed is told three days before (CQ 12): an item that came up at the meeting is said."""
    if vote.announced is not False or sitting.notice_days is None:
        return []
    if sitting.body != REPRESENTATIVES or not sitting.village:
        return []
    text = f"“{vote.title}”不在会前安排、告知的议题里，要提前3天告知"
    return [Line("not_announced", "unverified", text, "regulation", f"{CQ}第12条")]


def _authorised(vote: Vote, matter: matters.Matter, sitting: Sitting) -> Line:
    named = [one for one in sitting.mandates if matter.code in one.matters and one.on <= sitting.on]
    holding = [one for one in named if one.holds(matter.code, sitting.on)]
    if holding and holding[-1].until:
        text = f"“{vote.title}”在{chinese_day(holding[-1].on)}村民会议的授权之内，{holding[-1].term}"
        return Line("mandate", "done", text, matter.authority, matter.cite)
    if holding:
        text = f"“{vote.title}”的授权没有写明期限（{chinese_day(holding[-1].on)}村民会议）"
        return Line("mandate_no_term", "unverified", text, "regulation", f"{CQ}第10条")
    if named:
        text = f"“{vote.title}”的授权已到期（{chinese_day(named[-1].on)}村民会议，{named[-1].term}）"
        return Line("mandate_over", "unverified", text, "regulation", f"{CQ}第10条")
    text = f"“{vote.title}”由村民会议决定，村民代表会议决定要有村民会议的授权（事项、期限），没有查到"
    return Line("no_mandate", "unverified", text, matter.authority, matter.cite)
