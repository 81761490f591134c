"""Changes of seats: how people come and leave, which meeting may decide it, what is posted within five days."""

from cunju.activities.bodies.rules.composition import CQ, NOTICE, OL, RC, Line
from cunju.activities.bodies.rules.words import (
    COMMITTEE,
    GROUP_HEADS,
    PARTY,
    REPRESENTATIVES,
    SUB_COMMITTEES,
    SUPERVISORY,
)
from cunju.kernel.words import of_kind

IN = ("elected", "by_election", "selected", "appointed")
OUT = ("resigned", "recalled", "ended")
# Changes of representatives are announced within five days of the change (CQ 14).
POSTING_DAYS = 5
POSTED = (REPRESENTATIVES, COMMITTEE, SUPERVISORY)
BOTH = ("assembly", "representatives")
MEETING_ZH = {
    "assembly": "村（居）民会议", "representatives": "村民代表会议", "joint": "两委联席会议", "party": "党员会议",
    "group": "小组会议",
}  # fmt: skip
# Which meetings decide who comes into a body: OL 19, 25, 28, 32; CQ 17; RC 10, 14; mediation PM 9.
DECIDERS = {
    COMMITTEE: BOTH,
    SUPERVISORY: BOTH,
    REPRESENTATIVES: ("group",),
    GROUP_HEADS: ("group",),
    PARTY: ("party",),
    **dict.fromkeys(SUB_COMMITTEES, BOTH),
}


def deciding(
    body: str, change: str, *, kind: str, meeting: str | None, result: str | None = None, on_paper: bool = False
) -> list[Line]:
    """What is to be said of the meeting a change rests on; nothing where it fits. ``meeting`` is its body."""
    if meeting is None:
        if change in OUT or on_paper or (body == COMMITTEE and change == "elected") or change == "appointed":
            return []
        return [_line("no_meeting", "没有写由哪次会议决定", body, kind, hard=False)]
    if result == "short":
        return [_line("meeting_short", "所依据的会议未达法定人数", body, kind)]
    if body == COMMITTEE and change == "recalled":
        # A recall needs a vote of the registered voters (OL 16); a representatives' meeting may not take it.
        allowed: tuple[str, ...] = ("assembly",)
    else:
        allowed = DECIDERS.get(body, ())
    if body == REPRESENTATIVES and kind != "village":
        return []
    if change in OUT and body not in (COMMITTEE, REPRESENTATIVES):
        return []
    if meeting not in allowed:
        wanted = "或".join(MEETING_ZH[one] for one in allowed)
        text = f"由{MEETING_ZH.get(meeting, meeting)}决定，一般应由{wanted}决定"
        return [_line("other_meeting", of_kind(text, kind), body, kind)]
    return []


def _line(code: str, text: str, body: str, kind: str, *, hard: bool = True) -> Line:
    authority, cite = _clause(body, kind)
    return Line(code, "short" if hard else "unverified", text, authority, cite, hard=hard)


def _clause(body: str, kind: str) -> tuple[str, str]:
    village = kind == "village"
    if body == COMMITTEE:
        return "law", f"{OL}第19条" if village else f"{RC}第10条"
    if body == SUPERVISORY:
        return ("law", f"{OL}第32条") if village else ("notice", f"{NOTICE}第21项")
    if body == REPRESENTATIVES:
        return "regulation", f"{CQ}第14条"
    if body == GROUP_HEADS:
        return "law", f"{OL}第28条" if village else f"{RC}第14条"
    if body == "mediation":
        return "law", "人民调解法第9条"
    if body in SUB_COMMITTEES:
        return ("regulation", f"{CQ}第17条") if village else ("notice", f"{NOTICE}第6项")
    return "notice", "中国共产党章程"
