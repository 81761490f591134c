"""Bodies people sit in, and their roles there."""

COMMITTEE, PARTY, REPRESENTATIVES, SUPERVISORY, GROUP_HEADS = (
    "committee", "party", "representatives", "supervisory", "group_heads",
)  # fmt: skip
SUB_COMMITTEES = ("mediation", "security", "health", "women_children", "environment")

BODY_ZH = {
    COMMITTEE: "村（居）民委员会",
    PARTY: "党组织",
    REPRESENTATIVES: "村（居）民代表",
    SUPERVISORY: "村（居）务监督委员会",
    GROUP_HEADS: "村（居）民小组长",
    "mediation": "人民调解委员会",
    "security": "治安保卫委员会",
    "health": "公共卫生委员会",
    "women_children": "妇女和儿童工作委员会",
    "environment": "环境和物业管理委员会",
}
ROLE_ZH = {
    "director": "主任",
    "deputy": "副主任",
    "member": "委员",
    "secretary": "书记",
    "representative": "代表",
    "head": "组长",
}
# Offices that a body calls otherwise: the Party organisation has a 副书记, no 副主任.
ROLE_OF = {(PARTY, "deputy"): "副书记"}


# The order in which a list names its offices.
RANKS = ("secretary", "director", "deputy", "member", "head", "representative")


def rank(role: str) -> int:
    """Where an office stands in a list."""
    return RANKS.index(role) if role in RANKS else len(RANKS)


def role_word(role: str, body: str) -> str:
    """An office in the words of its body; empty for none."""
    return ROLE_OF.get((body, role)) or ROLE_ZH.get(role, "")
