"""How many must come, who is not counted, how early people must be told; each with its clause."""

from dataclasses import dataclass

from cunju.activities.assemblies.rules.matters import CQ, OL, RC
from cunju.kernel import fractions

ASSEMBLY, REPRESENTATIVES, JOINT, PARTY, GROUP = BODIES = (
    "assembly",
    "representatives",
    "joint",
    "party",
    "group",
)
VILLAGE = {"assembly": "村民会议", "representatives": "村民代表会议"}
COMMUNITY = {"assembly": "居民会议", "representatives": "居民代表会议"}
BOTH = {"joint": "两委联席会议", "party": "党员大会", "group": "小组、院落会议"}
ADULTS, HOUSEHOLDS, GROUP_REPRESENTATIVES = FORMS = ("adults", "households", "group_representatives")
FORM_ZH = {
    ADULTS: "全体18周岁以上的居民",
    HOUSEHOLDS: "每户派代表",
    GROUP_REPRESENTATIVES: "每个居民小组选代表2至3人",
}


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
class Numbers:
    """Who was due and who came, on which route."""

    due: int
    present: int
    households: int | None = None
    households_present: int | None = None


USUAL = Threshold("过半数", "local", "通行做法", "L")


def threshold(body: str, *, kind: str, route: str = ADULTS) -> Threshold:
    """Who must come to a meeting of ``body`` in a unit of ``kind`` (village, community), on ``route``."""
    village = kind == "village"
    if body == ASSEMBLY and village:
        return Threshold("三分之二" if route == HOUSEHOLDS else "过半数", "law", f"{OL}第22条")
    if body == ASSEMBLY:
        return Threshold("过半数", "law", f"{RC}第9条")
    if body == REPRESENTATIVES:
        return Threshold("三分之二", "law", f"{OL}第26条") if village else USUAL
    if body == GROUP:
        return Threshold("三分之二", "law", f"{OL}第28条") if village else USUAL
    return Threshold("半数", "local", "党支部工作条例第11条", "L") if body == PARTY else USUAL


def base(adults: int, *, away: int = 0, ill: int = 0, unable: int = 0) -> int:
    """The adults' base less those not counted (CQ 7); the households' route keeps its own."""
    return max(0, adults - away - ill - unable)


def read_aloud(adults: int, *, away: int = 0, ill: int = 0, unable: int = 0) -> str:
    """The sentence CQ 7 asks the committee to say at the meeting; empty where nobody is left out."""
    parts = [
        f"{text}{number}人"
        for text, number in (
            ("外出后联系不上或联系后不能回村", away),
            ("精神疾病正在发病期", ill),
            ("智力残疾不能明确表达意志", unable),
        )
        if number
    ]
    if not parts:
        return ""
    counted = base(adults, away=away, ill=ill, unable=unable)
    return (
        f"本村18周岁以上村民共{adults}人。其中{'，'.join(parts)}，已逐人联系，按{CQ}第7条不计算在村民总数内，"
        f"应参加会议的村民为{counted}人。"
    )


def group_base(groups: int) -> tuple[int, int]:
    """Fewest and most representatives of all residents' groups, two to three each (RC 9)."""
    return 2 * groups, 3 * groups


def notice_needed(body: str, *, kind: str) -> tuple[int, str] | None:
    """Days of notice, by clause: assembly 10 (OL 21), representatives 3 (CQ 12); villages only."""
    if kind != "village":
        return None
    return {ASSEMBLY: (10, f"{OL}第21条"), REPRESENTATIVES: (3, f"{CQ}第12条")}.get(body)


def live_line(due: int, present: int, *, at: Threshold, unit: str = "人") -> str:
    """``应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）``."""
    missing = at.needed(due) - present
    said = f"差{missing}{unit}达到{at.word}" if missing > 0 else f"达到{at.word}"
    return f"应到{due}{unit}，已到{present}{unit}，{said}（{at.cite}）"


def body_words(kind: str) -> dict[str, str]:
    """The bodies of a village or a community in their own words."""
    return (VILLAGE if kind == "village" else COMMUNITY) | BOTH
