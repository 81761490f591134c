"""How many must come, how many must agree, how early people must be told; pure, each with its clause."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cunju.kernel import fractions

ASSEMBLY, REPRESENTATIVES, JOINT, PARTY, GROUP = BODIES = (
    "assembly",
    "representatives",
    "joint",
    "party",
    "group",
)
ADULTS, HOUSEHOLDS, GROUP_REPRESENTATIVES = FORMS = ("adults", "households", "group_representatives")
FORM_ZH = {ADULTS: "年满18周岁的居民", HOUSEHOLDS: "每户代表", GROUP_REPRESENTATIVES: "居民小组代表"}
OL, CQ, RC = "村民委员会组织法", "重庆市实施办法", "城市居民委员会组织法"

# What an item is about. The first three no representatives' meeting may decide (CQ 8, 10).
CONVENTION, RECALL, REVOKE, OL24, MANDATE, OTHER = (
    "convention",
    "recall",
    "revoke",
    "ol24",
    "mandate",
    "other",
)
MATTER_ZH = {
    OTHER: "一般事项",
    OL24: "涉及村民利益的重大事项（第24条）",
    CONVENTION: "自治章程、村规民约（居民公约）",
    RECALL: "选举、罢免村（居）民委员会成员",
    REVOKE: "撤销、变更村民代表会议的决定",
    MANDATE: "设立村民代表会议、授权",
}
RESERVED = {CONVENTION: f"{CQ}第8条", RECALL: f"{CQ}第8条", REVOKE: f"{CQ}第10条"}
WORDS = (
    (CONVENTION, ("章程", "村规民约", "居民公约")),
    (RECALL, ("罢免", "换届选举")),
    (REVOKE, ("撤销",)),
    (MANDATE, ("授权",)),
    (
        OL24,
        (
            "集体收入",
            "集体收益",
            "承包",
            "筹资",
            "筹劳",
            "宅基地",
            "征地",
            "补偿",
            "误工补贴",
            "借贷",
            "租赁",
            "集体财产",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """Who must come: a word (过半数, 三分之二), the layer that says so, its clause; sure C, L or U."""

    word: str
    authority: str
    cite: str
    sure: str = "C"

    def needed(self, due: int) -> int:
        """The least number present that reaches it."""
        if self.word == "三分之二":
            return fractions.two_thirds_of(due)
        return -(-due // 2) if self.word == "半数" else fractions.majority_of(due)

    def reached(self, present: int, *, due: int) -> bool:
        """Whether ``present`` of ``due`` are enough; of nobody nothing is enough."""
        return due > 0 and present >= self.needed(due)


@dataclass(frozen=True, slots=True)
class Vote:
    """One item and its numbers; all None is 全部通过."""

    title: str
    matter: str = OTHER
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Who was due and who came, on which route."""

    due: int
    present: int
    households: int | None = None
    households_present: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One remark of the verdict: its words; it holds (done), fails (short) or is open (unverified)."""

    code: str
    state: str
    text: str
    authority: str
    cite: str
    sure: str = "C"


@dataclass(frozen=True, slots=True)
class Verdict:
    """regular, unverified or short, with its lines; never that a decision is valid in law."""

    result: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def findings(self) -> tuple[Line, ...]:
        """The lines that do not hold."""
        return tuple(one for one in self.lines if one.state != "done")


def threshold(body: str, *, kind: str, route: str = ADULTS) -> Threshold:
    """Who must come to a meeting of ``body`` in a unit of ``kind`` (village, community), on ``route``."""
    village = kind == "village"
    if body == ASSEMBLY and village:
        return Threshold("三分之二" if route == HOUSEHOLDS else "过半数", "law", f"{OL}第22条")
    if body == ASSEMBLY:
        return Threshold("过半数", "law", f"{RC}第10条")
    if body == REPRESENTATIVES:
        return (
            Threshold("三分之二", "law", f"{OL}第26条")
            if village
            else Threshold("过半数", "local", "通行做法", "L")
        )
    if body == GROUP:
        return (
            Threshold("三分之二", "law", f"{OL}第28条")
            if village
            else Threshold("过半数", "local", "通行做法", "L")
        )
    if body == PARTY:
        return Threshold("半数", "local", "党支部工作条例第11条", "L")
    return Threshold("过半数", "local", "通行做法", "L")


def base(adults: int, *, away: int = 0, ill: int = 0, unable: int = 0) -> int:
    """The adults' base less those not counted (CQ 7); the households' route keeps its own."""
    return max(0, adults - away - ill - unable)


def notice_needed(body: str, *, kind: str) -> tuple[int, str] | None:
    """Days of notice, by clause: assembly 10 (OL 21), representatives 3 (CQ 12); villages only."""
    if kind != "village":
        return None
    return {ASSEMBLY: (10, f"{OL}第21条"), REPRESENTATIVES: (3, f"{CQ}第12条")}.get(body)


def live_line(due: int, present: int, *, at: Threshold) -> str:
    """``应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）``."""
    missing = at.needed(due) - present
    said = f"差{missing}人达到{at.word}" if missing > 0 else f"达到{at.word}"
    return f"应到{due}人，已到{present}人，{said}（{at.cite}）"


def matter_of(title: str) -> str:
    """What an item seems to be about by its words; a person may choose otherwise."""
    return next((matter for matter, words in WORDS if any(word in title for word in words)), OTHER)


def passed(vote: Vote, *, body: str, numbers: Numbers) -> bool | None:
    """More than half of those present (OL 22, 26; RC 10), in a Party meeting of all due; None: 全部通过."""
    if vote.votes_for is None:
        return None
    return fractions.is_majority(vote.votes_for, numbers.due if body == PARTY else numbers.present)


def fault_of_numbers(numbers: Numbers, votes: Sequence[Vote] = ()) -> tuple[str, str] | None:
    """(sentence, field) of what cannot be, or None."""
    if numbers.present > numbers.due:
        return f"实到{numbers.present}人，多于应到{numbers.due}人。请核对签到表。", "present"
    if (numbers.households_present or 0) > (numbers.households or 0):
        return (
            f"到会{numbers.households_present}户，多于全部{numbers.households or 0}户。请核对。",
            "households_present",
        )
    for at, vote in enumerate(votes):
        counted = sum(one or 0 for one in (vote.votes_for, vote.against, vote.abstain))
        if counted > max(numbers.present, numbers.households_present or 0):
            return f"“{vote.title}”的票数合计{counted}，多于到会人数。请核对。", f"item{at}_for"
    return None


def judge(
    body: str,
    *,
    kind: str,
    numbers: Numbers,
    notice_days: int | None,
    votes: Sequence[Vote] = (),
    form: str = ADULTS,
    mandated: bool = False,
) -> Verdict:
    """How a meeting was held, layer by layer."""
    lines = [_attendance(body, kind=kind, numbers=numbers, form=form)]
    lines += _notice(body, kind=kind, days=notice_days)
    for vote in votes:
        lines += _item(vote, body=body, kind=kind, numbers=numbers, mandated=mandated)
    states = {one.state for one in lines if one.code != "not_adopted"}
    return Verdict(
        "short" if "short" in states else "unverified" if "unverified" in states else "regular", tuple(lines)
    )


def _attendance(body: str, *, kind: str, numbers: Numbers, form: str) -> Line:
    at = threshold(body, kind=kind, route=form if kind != "village" else ADULTS)
    if body == ASSEMBLY and kind == "village" and numbers.households:
        homes = threshold(body, kind=kind, route=HOUSEHOLDS)
        if homes.reached(numbers.households_present or 0, due=numbers.households) or numbers.due == 0:
            text = live_line(numbers.households, numbers.households_present or 0, at=homes).replace(
                "人", "户"
            )
            text = text.replace(OL.replace("人", "户"), OL)
            ok = homes.reached(numbers.households_present or 0, due=numbers.households)
            return Line("quorum", "done" if ok else "short", text, homes.authority, homes.cite)
    if numbers.due == 0:
        return Line("no_roll", "unverified", "应到人数不清楚：名册还没有登记", at.authority, at.cite, at.sure)
    ok = at.reached(numbers.present, due=numbers.due)
    text = live_line(numbers.due, numbers.present, at=at)
    return Line("quorum", "done" if ok else "short", text, at.authority, at.cite, at.sure)


def _notice(body: str, *, kind: str, days: int | None) -> list[Line]:
    needed = notice_needed(body, kind=kind)
    if needed is None:
        return []
    least, cite = needed
    layer = "law" if cite.startswith(OL) else "regulation"
    if days is None:
        return [Line("notice_unknown", "unverified", f"没有记告知日期，要提前{least}天", layer, cite)]
    if days < least:
        return [Line("notice_short", "unverified", f"提前{days}天告知，不够{least}天", layer, cite)]
    return [Line("notice", "done", f"提前{days}天告知，够{least}天", layer, cite)]


def _item(vote: Vote, *, body: str, kind: str, numbers: Numbers, mandated: bool) -> list[Line]:
    lines = []
    at = threshold(body, kind=kind)
    held = passed(vote, body=body, numbers=numbers)
    if held is False:
        of = numbers.due if body == PARTY else numbers.present
        text = f"“{vote.title}”赞成{vote.votes_for}票，过半是{fractions.majority_of(of)}票，没有通过"
        lines.append(Line("not_adopted", "short", text, at.authority, at.cite, at.sure))
    if body != REPRESENTATIVES or kind != "village" or held is False:
        return lines
    if cite := RESERVED.get(vote.matter):
        text = f"“{vote.title}”属于村民会议的职权，村民代表会议不能决定"
        lines.append(Line("reserved", "unverified", text, "regulation", cite))
    elif vote.matter == OL24 and not mandated:
        text = f"“{vote.title}”要有村民会议的授权（写明事项和期限），没有查到"
        lines.append(Line("no_mandate", "unverified", text, "regulation", f"{CQ}第10条"))
    return lines
