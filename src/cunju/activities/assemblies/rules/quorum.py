"""How many must come, who is not counted, how early people must be told: the clauses of the day, as values."""

from dataclasses import dataclass
from datetime import date

from cunju.catalogue import Clause, Law, choices
from cunju.kernel.days import add_days, short_day
from cunju.kernel.words import of_kind

ASSEMBLY, REPRESENTATIVES, JOINT, PARTY, GROUP = BODIES = (
    "assembly",
    "representatives",
    "joint",
    "party",
    "group",
)
# Who hears the reports of the year.
HEARING = (ASSEMBLY, REPRESENTATIVES)
ADULTS, HOUSEHOLDS, GROUP_REPRESENTATIVES = FORMS = ("adults", "households", "group_representatives")
FORM_ZH = {
    ADULTS: "全体18周岁以上的居民",
    HOUSEHOLDS: "每户派代表",
    GROUP_REPRESENTATIVES: "每个居民小组选代表",
}
# What the share of a quorum is of: by form of an assembly, by body of the others.
OF_FORM = {ADULTS: "adults", HOUSEHOLDS: "households", GROUP_REPRESENTATIVES: "group_delegates"}
OF_BODY = {REPRESENTATIVES: "body", GROUP: "adults", JOINT: "due", PARTY: "due"}
# Those a clause may leave out, by the count of the record that holds them.
LEFT_OUT = {
    "away": ("away_unreachable", "away_cannot_return"),
    "ill": ("psychosis_episode",),
    "unable": ("cannot_express_will",),
}
LEFT_OUT_ZH = {"away": "外出后联系不上或联系后不能回村", "ill": "精神疾病正在发病期", "unable": "智力残疾不能明确表达意志"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Who was due and who came, on which route."""

    due: int
    present: int
    households: int | None = None
    households_present: int | None = None


def thresholds(body: str, *, law: Law, route: str = ADULTS) -> tuple[Clause, ...]:
    """Who must come to a meeting of ``body`` on ``route``, the highest layer first; empty where no clause says."""
    return law.asked(f"{body}.quorum", of=OF_FORM[route] if body == ASSEMBLY else OF_BODY[body])


def threshold(body: str, *, law: Law, route: str = ADULTS) -> Clause | None:
    """The clause that decides who must come; None where none does."""
    return next(iter(thresholds(body, law=law, route=route)), None)


def forms(law: Law) -> list[str]:
    """The forms in which a community may hold its assembly on a day; every one where no clause says."""
    if not law.asked("assembly.quorum"):
        return list(FORMS)
    return [one for one in FORMS if threshold(ASSEMBLY, law=law, route=one)]


def form_zh(form: str, law: Law) -> str:
    """A form in words, with how many a group sends where a clause says."""
    each = law.first("assembly.group_delegates") if form == GROUP_REPRESENTATIVES else None
    return FORM_ZH.get(form, "") + (each.said if each else "")


def left_out(law: Law) -> list[str]:
    """The counts of people a clause leaves out of the adults' base; none where no clause does."""
    at = law.first("assembly.not_counted")
    return [name for name, codes in LEFT_OUT.items() if at and set(codes) & set(at.choices)]


def base(adults: int, *, away: int = 0, ill: int = 0, unable: int = 0) -> int:
    """The adults' base less those not counted; the households' route keeps its own."""
    return max(0, adults - away - ill - unable)


def read_aloud(adults: int, *, law: Law, away: int = 0, ill: int = 0, unable: int = 0) -> str:
    """The sentence the committee says at the meeting; empty where nobody is left out or no clause asks it."""
    asked, at = law.first("assembly.read_excluded"), law.first("assembly.not_counted")
    numbers = {"away": away, "ill": ill, "unable": unable}
    parts = [f"{LEFT_OUT_ZH[name]}{number}人" for name, number in numbers.items() if number]
    if not parts or at is None or asked is None or "must" not in asked.choices:
        return ""
    counted = base(adults, away=away, ill=ill, unable=unable)
    return (
        f"本村18周岁以上村民共{adults}人。其中{'，'.join(parts)}，已逐人联系，按{at.cite}不计算在村民总数内，"
        f"应参加会议的村民为{counted}人。"
    )


def group_base(groups: int, *, law: Law) -> tuple[int, int] | None:
    """Fewest and most representatives of all residents' groups; None where no clause says how many each sends."""
    each = law.first("assembly.group_delegates")
    if each is None:
        return None
    return each.value["at_least"] * groups, each.value["at_most"] * groups


def notice_needed(body: str, *, law: Law) -> Clause | None:
    """How early people must be told; None where no clause says."""
    return law.first(f"{body}.notice_days") if body in (ASSEMBLY, REPRESENTATIVES) else None


def too_near(body: str, *, day: date, told_on: date, law: Law) -> str:
    """Said while a meeting is planned, never against saving it: it is told too late for its day, and which day would do."""
    at, days = notice_needed(body, law=law), (day - told_on).days
    if at is None or days < 0 or at.holds(days):
        return ""
    near = f"{short_day(told_on)}告知、{short_day(day)}开会，只提前{days}天，不够{at.number}天（{at.cite}）。"
    return f"{near}{short_day(add_days(told_on, at.number))}起开就够；不改也可以记，会标明待核实。"


def live_line(due: int, present: int, *, at: Clause | None, unit: str = "人") -> str:
    """``应到40人，已到26人，差1人达到三分之二（…）``; the two numbers alone where no clause says how many must come."""
    came = f"应到{due}{unit}，已到{present}{unit}"
    if at is None:
        return came
    missing = at.needed(due) - present
    said = f"差{missing}{unit}达到{at.word}" if missing > 0 else f"达到{at.word}"
    return f"{came}，{said}（{at.cite}）"


def body_words(kind: str) -> dict[str, str]:
    """The bodies of a village or a community in their own words."""
    return {body: of_kind(word, kind) for body, word in choices("assemblies.meeting_held", "body").items()}
