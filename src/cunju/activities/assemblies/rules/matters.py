"""What an item is about, who may decide it, and what the assembly left to the representatives' meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.catalogue import Clause, Law
from cunju.kernel.days import chinese_day

OTHER, CONVENTION, RECALL, REVOKE, MANDATE = "other", "convention", "recall", "revoke", "mandate"
LAND = "land"
# Who decides, as clauses say it.
BY_ASSEMBLY, BY_REPRESENTATIVES, BY_MEMBERS = "assembly", "representatives", "members"


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of item: its words, those it is known by in a title; ``listed``: offered only while the law lists it."""

    code: str
    text: str
    known_by: tuple[str, ...] = ()
    listed: bool = False

    @property
    def question(self) -> str:
        """The question who decides it."""
        return "matter.other" if self.code == RESIDUAL else f"matter.{self.code}"


# The assembly's own list ends with what it takes for its own.
RESIDUAL = "ol24"
RESERVABLE = (
    Matter(CONVENTION, "自治章程、村规民约（居民公约）", ("章程", "村规民约", "居民公约")),
    Matter(RECALL, "选举、罢免村（居）民委员会成员", ("罢免", "换届选举")),
    Matter(REVOKE, "撤销、变更村民代表会议的决定", ("撤销村民代表会议", "变更村民代表会议")),
    Matter(MANDATE, "设立村民代表会议、向它授权", ("设立村民代表会议", "授权")),
)
# What a mandate may name.
DELEGABLE = (
    Matter("planning", "村庄规划、建设", listed=True),
    Matter("help", "重点帮扶的人员和方案", listed=True),
    Matter("subsidy", "误工补贴的人员及标准", ("误工补贴",)),
    Matter("compensation", "征地补偿费的使用、分配", ("征地", "补偿费", "征收补偿")),
    Matter("income", "集体经济所得收益的使用", ("集体收入", "集体收益", "所得收益", "收益分配")),
    Matter("homestead", "宅基地的使用方案", ("宅基地",)),
    Matter(LAND, "土地承包经营方案", ("土地承包", "承包地")),
    Matter("projects", "集体经济项目的立项、承包", ("集体经济项目", "立项")),
    Matter("works", "公益事业的兴办、筹资筹劳、建设承包", ("公益事业", "筹资", "筹劳", "一事一议", "建设承包")),
    Matter("property", "借贷、租赁等处分集体财产", ("借贷", "贷款", "租赁", "出租", "集体财产", "集体资产")),
    Matter("seats", "村民委员会成员辞职、补选", ("补选", "辞职")),
    Matter("plans", "发展规划和年度计划", ("发展规划", "年度计划", "年度工作计划")),
    Matter("reports", "审议年度工作报告，评议村民委员会成员", ("年度工作报告", "财务收支情况报告", "民主评议")),
    Matter("undo", "撤销、变更村民委员会的决定", ("撤销村民委员会", "变更村民委员会")),
    Matter(RESIDUAL, "村民会议认为应由它决定的其他事项"),
)
# A Party meeting votes once; what on belongs elsewhere.
PARTY_ITEM = "本次会议表决"
GENERAL = Matter(OTHER, "一般事项")
BY_CODE = {one.code: one for one in (GENERAL, *DELEGABLE, *RESERVABLE)}
# In a residents' assembly only the convention and the seats change what is asked; more where it may leave matters to others.
OF_COMMUNITY = (GENERAL, BY_CODE[CONVENTION], BY_CODE[RECALL], BY_CODE["seats"])
DELEGATING = (BY_CODE["reports"], BY_CODE["undo"], BY_CODE[REVOKE], BY_CODE[MANDATE])


@dataclass(frozen=True, slots=True)
class Vote:
    """One item and its numbers; without them the record only says that it was agreed to.

    ``announced``: whether it stood among the items people were told before; None where no such list is here.
    """

    title: str
    matter: str = OTHER
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None
    announced: bool | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """What an assembly decided about the representatives' meeting: that it exists, what it may decide, until when."""

    on: date
    sets_up: bool = False
    matters: tuple[str, ...] = ()
    until: date | None = None

    def holds(self, matter: str, on: date) -> bool:
        """Whether it covers a matter on a day."""
        return matter in self.matters and self.on <= on and (self.until is None or on <= self.until)

    @property
    def term(self) -> str:
        """``期限到2024年2月7日``, or that none was written."""
        return f"期限到{chinese_day(self.until)}" if self.until else "没有写明期限"


def decided_by(matter: str, law: Law) -> Clause | None:
    """The clause that says who decides a matter; a collective's members before everybody else."""
    found = law.asked(BY_CODE[matter].question) if matter in BY_CODE and matter != OTHER else ()
    return next((one for one in found if BY_MEMBERS in one.choices), next(iter(found), None))


def reserved(matter: str, law: Law) -> Clause | None:
    """The clause that keeps a matter with the assembly, mandate or not; None where it may be left to others."""
    kept = next((one for one in law.asked("representatives.reserved") if matter in one.choices), None)
    if kept:
        # The same layer's own article on the matter says it nearer.
        return next((one for one in law.asked(f"matter.{matter}") if one.authority == kept.authority), kept)
    adopted = law.first("convention.adopted_by") if matter == CONVENTION else None
    return None if adopted is None or "delegable" in adopted.choices else adopted


def own(matter: str, law: Law) -> bool:
    """Whether the representatives' meeting may decide it of itself."""
    found = law.first("annul.committee") if matter == "undo" else None
    return found is not None and BY_REPRESENTATIVES in found.choices


def major(matter: str, law: Law) -> bool:
    """Whether a clause counts it among the major matters."""
    if matter == OTHER:
        return False
    code = OTHER if matter == RESIDUAL else matter
    return any(code in one.choices for one in law.asked("matters.major"))


def choices(law: Law) -> list[tuple[str, str]]:
    """What an item of a village or a community may be about on a day."""
    if law.kind == "village":
        found = [GENERAL, *_offered(DELEGABLE, law), *RESERVABLE]
    else:
        found = [*OF_COMMUNITY, *(DELEGATING if law.first("representatives.delegation") else ())]
    return [(one.code, one.text) for one in found]


def delegable(law: Law) -> list[tuple[str, str]]:
    """What a mandate may name on a day; all of it where no clause says who decides what."""
    every = list(_offered((*DELEGABLE, BY_CODE[CONVENTION]), law))
    if law.first("representatives.delegation") is None:
        return [(one.code, one.text) for one in every if one.code != CONVENTION]
    return [(one.code, one.text) for one in every if _may_be_left(one.code, law)]


def _may_be_left(matter: str, law: Law) -> bool:
    at = decided_by(matter, law)
    return at is not None and BY_ASSEMBLY in at.choices and reserved(matter, law) is None and not own(matter, law)


def _offered(found: Sequence[Matter], law: Law) -> Iterator[Matter]:
    yield from (one for one in found if not one.listed or major(one.code, law))


def matter_of(title: str) -> str:
    """What an item seems to be about by its words; a person may choose otherwise."""
    found = (*RESERVABLE, *DELEGABLE)
    return next((one.code for one in found if any(word in title for word in one.known_by)), OTHER)


# What the committee reports once a year, by the words of an item.
REPORTS_KNOWN_BY = {"work": ("年度工作报告", "年度工作情况"), "finance": ("财务收支", "收支情况")}


def reports_of(titles: Sequence[str]) -> tuple[str, ...]:
    """Which of the year's reports the items of an agenda name."""
    return tuple(what for what, words in REPORTS_KNOWN_BY.items() if any(word in one for one in titles for word in words))


def asks_women(votes: Sequence[Vote]) -> bool:
    """Whether a convention is voted: only then it matters how many women came."""
    return any(one.matter == CONVENTION for one in votes)
