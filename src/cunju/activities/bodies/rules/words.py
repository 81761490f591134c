"""Names of bodies and offices as lists write them, for villages and communities."""

from cunju.catalogue import choices
from cunju.kernel.words import of_kind

COMMITTEE, PARTY, REPRESENTATIVES, SUPERVISORY, GROUP_HEADS = (
    "committee", "party", "representatives", "supervisory", "group_heads",
)  # fmt: skip
MEDIATION = "mediation"
SUB_COMMITTEES = ("mediation", "security", "health", "women_children", "environment")
# The vocabulary names the representatives' meeting; lists name who sits in it.
_WORDS = choices("bodies.composition", "body") | {REPRESENTATIVES: "村（居）民代表"}
ORDER = (COMMITTEE, PARTY, REPRESENTATIVES, SUPERVISORY, GROUP_HEADS, *SUB_COMMITTEES)
VILLAGE = {body: of_kind(_WORDS[body], "village") for body in ORDER}
COMMUNITY = {body: of_kind(_WORDS[body], "community") for body in ORDER}
# Every way a list may write a body.
BODIES = {
    **{word: body for words in (VILLAGE, COMMUNITY) for body, word in words.items()},
    "村（居）民委员会": COMMITTEE, "村(居)民委员会": COMMITTEE, "村委会": COMMITTEE, "居委会": COMMITTEE,
    "党委": PARTY, "党总支": PARTY, "党支部": PARTY,
    "村（居）民代表": REPRESENTATIVES, "村(居)民代表": REPRESENTATIVES, "代表": REPRESENTATIVES,
    "村民代表会议": REPRESENTATIVES, "居民代表会议": REPRESENTATIVES,
    "村（居）务监督委员会": SUPERVISORY, "村(居)务监督委员会": SUPERVISORY, "监督委员会": SUPERVISORY,
    "村（居）民小组长": GROUP_HEADS, "村(居)民小组长": GROUP_HEADS, "小组长": GROUP_HEADS,
}
ROLE_ZH = {
    "director": "主任", "deputy": "副主任", "member": "委员", "secretary": "书记", "representative": "代表", "head": "组长",
}  # fmt: skip
ROLES = {word: role for role, word in ROLE_ZH.items()} | {"成员": "member", "小组长": "head", "副书记": "deputy"}
ROLES |= {"村民代表": "representative", "居民代表": "representative", "党委书记": "secretary", "支部书记": "secretary"}
# Offices that a body calls otherwise: the Party organisation has a 副书记, no 副主任.
ROLE_OF = {(PARTY, "deputy"): "副书记"}
_OF = {
    REPRESENTATIVES: ("representative",),
    GROUP_HEADS: ("head",),
    PARTY: ("secretary", "deputy", "member"),
}
_CHANGES = choices("bodies.seat_changed", "change")
# How people come into a body, then how they leave it.
CHANGE_ZH = {one: _CHANGES[one] for one in ("elected", "by_election", "selected", "appointed", "resigned", "recalled", "ended")}


def body_word(body: str, *, kind: str) -> str:
    """A body in the words of a village or a community."""
    return (VILLAGE if kind == "village" else COMMUNITY).get(body, body)


def role_word(role: str, body: str) -> str:
    """An office in the words of its body."""
    return ROLE_OF.get((body, role)) or ROLE_ZH.get(role, role)


def roles_of(body: str) -> tuple[str, ...]:
    """The offices a body has."""
    return _OF.get(body, ("director", "deputy", "member"))


def usual_role(body: str) -> str:
    """The office of somebody of whom a list says none: the one a body has, else a member's."""
    offices = roles_of(body)
    return offices[0] if len(offices) == 1 else "member"
