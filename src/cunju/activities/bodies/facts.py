"""The kinds of fact this room makes; counts and choices only, never a name."""

from dataclasses import dataclass
from datetime import date

from cunju.activities.bodies.steps import PART, STEPS
from cunju.ledger import interface as ledger
from cunju.records.book import declare

PEOPLE, JOIN, CHANGES, ROLL = "bodies:people", "bodies:join", "bodies:changes", "bodies:roll"
CHANGE, FACT, TOWN = "bodies:change", "bodies:fact", "bodies:town"


@ledger.fact(
    "bodies.composition",
    title="{body}组成 {members}人，其中妇女{women}人",
    # OL 25 counts the women among the representatives, in a body of representatives and committee together.
    instead=("body", "representatives", "{body}组成 {members}人，妇女代表{women}人"),
    record_url=PEOPLE,
    detail_url=FACT,
)
@dataclass(frozen=True)
class Composition:
    """How a body stands from a day on: a state, ended by the next one of the same body."""

    body: str
    sound: bool
    members: int
    women: int
    law_sound: bool | None = None
    term_ends: date | None = None


@ledger.fact("bodies.seat_changed", title="{body} {change}{count}人", record_url=JOIN, detail_url=CHANGE)
@dataclass(frozen=True)
class SeatChanged:
    """People came into a body or left it; rests on the meeting that decided it, where it is recorded here."""

    body: str
    change: str
    count: int
    mid_term: bool | None = None
    reason: str | None = None


@ledger.fact("bodies.change_posted", title="{body}变动公告", record_url=CHANGES, detail_url=FACT)
@dataclass(frozen=True)
class ChangePosted:
    """A change was announced on the board; rests on the change."""

    body: str


@ledger.fact("bodies.roll_recorded", record_url=ROLL, detail_url=FACT, town_url=TOWN)
@dataclass(frozen=True)
class RollRecorded:
    """The roll of a unit as of a day."""

    adults: int | None = None
    households: int | None = None
    groups: int | None = None
    party_members: int | None = None
    grids: int | None = None
    collective_org: bool | None = None


declare("bodies", STEPS, detail=f"bodies:{PART}detail", edit=f"bodies:{PART}edit", waiting=f"bodies:{PART}waiting", proxied=False)
ledger.findings(
    "bodies",
    {
        "handover_open": "还有没有移交的",
        "empty": "没有登记成员",
        "size": "人数不在规定的范围内",
        "director": "主任没有登记，或者不止1人",
        "women": "妇女人数不够",
        "sex_unknown": "有人没有登记性别",
        "representatives": "村民代表不足五分之四",
        "no_committee": "没有登记村（居）民委员会成员",
        "overlap": "有成员同时是村（居）民委员会成员",
        "kin": "有成员是村（居）民委员会成员的近亲属",
        "kin_unknown": "有成员没有登记是不是村（居）民委员会成员的近亲属",
        "accountant": "有成员兼任会计、报账员或者文书",
        "finance": "没有具备财会、管理知识的成员",
        "finance_unknown": "没有登记谁具备财会、管理知识",
        "no_meeting": "没有写由哪次会议决定",
        "meeting_short": "所依据的会议未达法定人数",
        "other_meeting": "决定的会议不是规定的会议",
    },
)
