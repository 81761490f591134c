"""Demonstration records of this room: a village that pledged in two meetings, a community that never filed, a review of 2022, a demand."""

from datetime import date, timedelta
from typing import Any

from cunju.activities.pledges import actions, queries
from cunju.activities.pledges.actions import Planned, Pledged, Reviewed, Told
from cunju.activities.pledges.facts import MEETING
from cunju.activities.pledges.models import Entry
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

BY = "demonstration"
YUFENGSHAN, SHUANGTONG, JIANGKOU, DEMANDED = "500112018202", "双桐路社区", "江口村", "500112018201"
SPRING, SUMMER = (date(2023, 1, 1), date(2023, 3, 31)), (date(2023, 4, 1), date(2023, 6, 30))
TEXTS = (
    "每月到各组走访一次\n年底前修好入户路的坏段\n群众反映的事7日内回话",
    "每季度公开一次集体账目\n管好便民服务点，工作日有人\n换掉坏了的路灯",
    "汛期每天巡河一次\n办好医保参保登记\n清理公路边的杂物",
    "帮留守老人办年审\n每季度组织一次大扫除\n调解纠纷当天到场",
    "登记好流动人口\n办一次防骗宣传",
)
PAPER, REVIEWED, ASKED = date(2023, 3, 10), date(2022, 12, 8), date(2023, 9, 5)
# Of ten units seven pledged; of three one has not filed.
TEN, THIN, THREE = 10, 7, 3


def build(stage: Any) -> None:
    """The named units by hand, seven of ten others from paper."""
    for at, unit in enumerate(stage.units):
        if unit.code == YUFENGSHAN:
            _village(stage, unit)
        elif unit.name.startswith(SHUANGTONG):
            _pledged(stage, unit, SPRING, 0, len(TEXTS), filed=False)
        elif unit.name.startswith(JIANGKOU):
            _reviewed(stage, unit)
        elif unit.code == DEMANDED:
            told = Told(ASKED, "村民代表联名提出", "", {"by": "third"})
            actions.demand(unit, told, by=BY, now=stage.at(ASKED))
        elif at % TEN < THIN:
            _thin(stage, unit, filed=at % THREE > 0)
    stage.enter()


def _meeting(unit: Unit, between: tuple[date, date]) -> Any:
    """The first meeting of representatives of these days that decides something."""
    cards = ledger.offers(unit.code, kinds=[MEETING], between=between, having={"attributes__body": "representatives"})
    return cards[-1] if cards else None


def _pledged(stage: Any, unit: Unit, between: tuple[date, date], first: int, last: int, *, filed: bool = True) -> Entry | None:
    """Some of the members pledge at a meeting; posted three days later."""
    meeting = _meeting(unit, between)
    on, rests = (meeting.occurred_on, (meeting.root,)) if meeting else (PAPER, ())
    people = queries.members(unit.code, on=on)[first:last]
    if not people:
        return None
    texts = {one.person: TEXTS[(first + at) % len(TEXTS)] for at, one in enumerate(people)}
    told = Pledged(on, "representatives", texts, rests)
    sheet = actions.pledge(unit, told, by=BY, now=stage.at(on))
    posted = on + timedelta(days=3)
    for step in ("posted", "filed") if filed else ("posted",):
        actions.write(unit, Told(posted), step=step, by=BY, now=stage.at(posted), parent=sheet)
    return sheet


def _village(stage: Any, unit: Unit) -> None:
    """Four in spring, the fifth in summer; six of fourteen items kept, one in part."""
    sheet = _pledged(stage, unit, SPRING, 0, 4)
    _pledged(stage, unit, SUMMER, 4, 5)
    for at, item in enumerate(sheet.items.all()[:7] if sheet else ()):
        on = date(2023, 6, 26) + timedelta(days=9 * at)
        actions.mark(item, "done" if at < 6 else "partly", on=on, by=BY, now=stage.at(on))


def _reviewed(stage: Any, unit: Unit) -> None:
    """The review of 2022, from paper: one came to 不称职, so that a second time would be twice running."""
    people = queries.members(unit.code, on=REVIEWED)
    if not people:
        return
    told = REVIEWED - timedelta(days=12)
    plan = Planned(told, REVIEWED, "supervisory", [one.person for one in people], (), True, True)
    actions.plan(unit, plan, by=BY, now=stage.at(told))
    votes = {str(one.person): (3, 1, "competent") for one in people} | {str(people[-1].person): (6, 19, "incompetent")}
    counted = Reviewed(REVIEWED, "representatives", "supervisory", 30, 29, None, votes, len(people), (), "纸上的记录第31页")
    held = actions.review(unit, counted, by=BY, now=stage.at(REVIEWED))
    posted = REVIEWED + timedelta(days=5)
    actions.write(unit, Told(posted), step="result", by=BY, now=stage.at(posted), parent=held)


def _thin(stage: Any, unit: Unit, *, filed: bool) -> None:
    """What the paper of a thinner unit says: as many as its register counts, at the meeting it had, else one on paper only."""
    meeting = _meeting(unit, SPRING)
    on = meeting.occurred_on if meeting else PAPER
    committee = ledger.offers(unit.code, kinds=["bodies.composition"], having={"attributes__body": "committee"}, limit=1)
    fact = ledger.current(committee[0].root) if committee else None
    if fact is None or fact.occurred_on > on:
        return
    members, held = fact.attributes["members"], ledger.current(meeting.root) if meeting else None
    later = (held.recorded_on - on).days + 1 if held else 1  # entered after the meeting it rests on
    said = {"members": members, "pledged": members, "items": 2 * members, "complete": True, "at": "representatives"}
    sheet = stage.note(unit, "pledges.pledged", on, said, later=later, rests_on=[str(meeting.root)] if meeting else [])
    stage.note(unit, "pledges.posted", on + timedelta(days=4), {}, later=later, rests_on=[sheet])
    if filed:
        stage.note(unit, "pledges.filed", on + timedelta(days=6), {}, later=later, rests_on=[sheet])
