"""What an item is about, who may decide it, and what the assembly left to the representatives' meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.kernel.days import chinese_day

OL, CQ, RC = "村民委员会组织法", "重庆市实施办法", "城市居民委员会组织法"

OTHER, CONVENTION, RECALL, REVOKE, MANDATE = "other", "convention", "recall", "revoke", "mandate"
LAND = "land"


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of item: its words, the clause that gives it to the assembly, the words it is known by in a title."""

    code: str
    text: str
    cite: str = ""
    known_by: tuple[str, ...] = ()

    @property
    def authority(self) -> str:
        """The layer of its clause."""
        return "law" if self.cite.startswith((OL, RC)) else "regulation"


# What no representatives' meeting may decide, mandate or not (CQ 8 items 1, 2 and 10; CQ 10).
RESERVED = (
    Matter(
        CONVENTION,
        "自治章程、村规民约（居民公约）",
        f"{CQ}第8条第（一）项",
        ("章程", "村规民约", "居民公约"),
    ),
    Matter(RECALL, "选举、罢免村（居）民委员会成员", f"{CQ}第8条第（二）项", ("罢免", "换届选举")),
    Matter(REVOKE, "撤销、变更村民代表会议的决定", f"{OL}第23条", ("撤销村民代表会议", "变更村民代表会议")),
    Matter(MANDATE, "设立村民代表会议、向它授权", f"{CQ}第10条", ("设立村民代表会议", "授权")),
)
# What it may decide under a mandate that names matters and term (OL 23, 24; CQ 8 items 2 to 9; CQ 10).
DELEGABLE = (
    Matter("subsidy", "误工补贴的人员及标准", f"{OL}第24条第（一）项", ("误工补贴",)),
    Matter(
        "compensation",
        "征地补偿费的使用、分配",
        f"{OL}第24条第（七）项",
        ("征地", "补偿费", "征收补偿"),
    ),
    Matter(
        "income",
        "集体经济所得收益的使用",
        f"{OL}第24条第（二）项",
        ("集体收入", "集体收益", "所得收益", "收益分配"),
    ),
    Matter("homestead", "宅基地的使用方案", f"{OL}第24条第（六）项", ("宅基地",)),
    Matter(LAND, "土地承包经营方案", f"{OL}第24条第（四）项", ("土地承包", "承包地")),
    Matter("projects", "集体经济项目的立项、承包", f"{OL}第24条第（五）项", ("集体经济项目", "立项")),
    Matter(
        "works",
        "公益事业的兴办、筹资筹劳、建设承包",
        f"{OL}第24条第（三）项",
        ("公益事业", "筹资", "筹劳", "一事一议", "建设承包"),
    ),
    Matter(
        "property",
        "借贷、租赁等处分集体财产",
        f"{OL}第24条第（八）项",
        ("借贷", "贷款", "租赁", "出租", "集体财产", "集体资产"),
    ),
    Matter("seats", "村民委员会成员辞职、补选", f"{CQ}第8条第（二）项", ("补选", "辞职")),
    Matter("plans", "发展规划和年度计划", f"{CQ}第8条第（三）项", ("发展规划", "年度计划", "年度工作计划")),
    Matter(
        "reports",
        "审议年度工作报告，评议村民委员会成员",
        f"{OL}第23条",
        ("年度工作报告", "财务收支情况报告", "民主评议"),
    ),
    Matter("undo", "撤销、变更村民委员会的决定", f"{OL}第23条", ("撤销村民委员会", "变更村民委员会")),
    Matter("ol24", "村民会议认为应由它决定的其他事项", f"{OL}第24条第（九）项"),
)
# A Party meeting votes once; what on belongs elsewhere.
PARTY_ITEM = "本次会议表决"
GENERAL = Matter(OTHER, "一般事项")
# In a residents' assembly only the convention and the seats change what is asked.
OF_COMMUNITY = (GENERAL, RESERVED[0], RESERVED[1], DELEGABLE[8])
# Major matters (OL 24, 30): what the law lists for the assembly, the convention, a recall.
MAJOR = frozenset(
    one.code for one in (*RESERVED[:2], *DELEGABLE) if one.cite.startswith(f"{OL}第24条") or one.code in (CONVENTION, RECALL)
)
BY_CODE = {one.code: one for one in (GENERAL, *DELEGABLE, *RESERVED)}


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


def choices(kind: str) -> list[tuple[str, str]]:
    """What an item of a village or a community may be about."""
    found = OF_COMMUNITY if kind != "village" else (GENERAL, *DELEGABLE, *RESERVED)
    return [(one.code, one.text) for one in found]


def matter_of(title: str) -> str:
    """What an item seems to be about by its words; a person may choose otherwise."""
    found = (*RESERVED, *DELEGABLE)
    return next((one.code for one in found if any(word in title for word in one.known_by)), OTHER)


def asks_women(votes: Sequence[Vote]) -> bool:
    """Whether a convention is voted: only then it matters how many women came."""
    return any(one.matter == CONVENTION for one in votes)
