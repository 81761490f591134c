"""Demonstration records of this room: a year's consultations, imperfect as inspections find."""

import uuid
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from cunju.activities.consultation import actions, queries, rules
from cunju.activities.consultation.models import Session
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import book

BY = "demonstration"
YUFENGSHAN, SHUANGTONG, JIANGKOU = "500112018202", "500112004018", "500112133212"
TONGJING, WANGJIA = "500112133", "500112018"
WHOLE = (YUFENGSHAN, SHUANGTONG, JIANGKOU)
VILLAGE = (
    ("村内公路维修和占地", "planning"), ("集体收入分配", "economy"), ("垃圾分类和清运", "service"),
    ("院坝路灯安装", "service"), ("村规民约修订", "governance"),
)  # fmt: skip
COMMUNITY = (
    ("老旧小区停车位", "service"), ("单元加装电梯", "planning"), ("餐馆油烟", "other"),
    ("文明养宠", "governance"), ("楼道消防通道", "safety"),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One session of the year: which item, which day, what came of it, what is left out."""

    item: int
    on: date
    opinions: tuple[str, ...]
    consensus: str
    outcome: str = rules.AGREED
    carried: int = 20
    fed_back: bool = True
    told: bool = True
    done: str = "按协商意见办结。"
    until: int = 60

    @property
    def feedback(self) -> int:
        """Days to the feedback: after a result that comes soon, else of the agreement itself."""
        return 15 + (self.carried if self.carried < FAR else 0)


# What takes so many days is told before it is done.
FAR = 60
# The road of decisions/demo.py: its result is posted on 5 July 2023, and what was agreed about it is carried out then.
ROAD_DONE = date(2023, 7, 5)
ROAD = Told(
    1, date(2023, 2, 14), ("第2组代表：希望先修到学校", "第5组代表：占地按老办法"), "先修学校一段，占地按老办法办。",
    carried=(ROAD_DONE - date(2023, 2, 14)).days - 13, done="公路修完，验收合格。", until=150,
)  # fmt: skip
# Two in each quarter; in the second only one counts twice over, one of August has no feedback yet.
YEAR = (
    ROAD,
    Told(3, date(2023, 3, 9), ("居民1：清运要每天一次", "居民2：桶放远一点"), "清运改为每天一次，桶位由小组定。"),
    Told(4, date(2023, 4, 18), ("居民3：建议装在路口", "居民4：电费谁出"), "先装四个路口，电费由集体负担。"),
    Told(2, date(2023, 5, 25), ("代表：要求公布去年账目", "居民5：不同意今年就分"), "先公布账目，分配提交会议。", rules.DISPUTED),
    Told(5, date(2023, 7, 13), ("居民6：建议写进红白事", "居民7：同意"), "草案加一条红白事。"),
    Told(1, date(2023, 8, 15), ("居民8：弯道也要加宽", "第1组代表：希望年底前完工"), "弯道加宽作为下一段，年底前完工。", carried=0, fed_back=False),
)
# What somebody had told before, by the word that stands in it: the road lamps of a walk in April, the bins at the school.
OF_MATTER = {date(2023, 4, 18): "路灯", date(2023, 9, 14): "垃圾桶"}
COMMUNITY_YEAR = (
    Told(1, date(2023, 2, 14), ("居民1：希望先划临时车位", "居民2：不要占绿地"), "先在东侧空地划临时车位，不占绿地。"),
    Told(3, date(2023, 3, 9), ("居民3：晚上油烟大", "餐馆代表：愿意装净化器"), "临街餐馆装油烟净化器，每季度清洗一次。"),
    Told(4, date(2023, 4, 18), ("居民4：出门要牵绳", "居民5：建议放拾便袋"), "遛狗牵绳，出入口放拾便袋。"),
    Told(2, date(2023, 5, 25), ("居民6：低楼层担心采光", "居民7：费用怎么分"), "先做采光测算，费用方案提交会议。", rules.DISPUTED),
    Told(5, date(2023, 7, 13), ("居民8：楼道堆了旧家具", "居民9：同意清理"), "8月中旬前清空楼道杂物，楼栋长每周查看一次。"),
    Told(1, date(2023, 8, 15), ("居民10：希望改造方案先公示", "居民11：同意"), "车位改造方案先公示，再提交会议。", carried=0, fed_back=False),
)
JIANGKOU_YEAR = (
    Told(2, date(2023, 1, 15), ("居民1：建议按人口分", "居民2：要求留一部分"), "提取公积金后按人口分。"),
    Told(3, date(2023, 2, 25), ("居民3：茶室门口要放桶", "居民4：同意"), "茶室、桥头各加一处。"),
    *YEAR[2:],
)


def build(stage: Any) -> None:
    """Three units a whole year; units of the two towns a thinner one; elsewhere what stands on paper."""
    full = [one for one in stage.units if stage.is_full(one)]
    for unit in stage.out.progress(full, total=len(full), label="协商"):
        with ledger.writing([unit.code], now=stage.at(date(2023, 1, 5))):
            if unit.code in WHOLE:
                _whole(stage, unit)
            elif stage.dice.random() < 0.9:
                _thin(stage, unit)
    for town in stage.towns:
        if town.code in (TONGJING, WANGJIA):
            _town(stage, town)
    for unit in stage.units:
        if not stage.is_full(unit):
            _on_paper(stage, unit)
    stage.enter()


def _subjects(unit: Unit) -> tuple[tuple[str, str], ...]:
    return VILLAGE if unit.kind == "village" else COMMUNITY


def _catalogue(stage: Any, unit: Unit, *, items: int) -> None:
    day = date(2023, 2, 1) + timedelta(days=stage.dice.randrange(9))
    entries = [actions.Entry(title, category) for title, category in _subjects(unit)[:items]]
    actions.set_catalogue(
        unit, entries, decided_on=day, posted_on=day + timedelta(days=3), by=BY, now=stage.at(day + timedelta(days=3))
    )


def _topics(stage: Any, unit: Unit) -> None:
    day = date(2023, 2, 16)
    owner = "村委会主任" if unit.kind == "village" else "居委会主任"
    keys = [
        actions.Key(_subjects(unit)[item - 1][0], number, item, owner)
        for number, item in ((1, 1), (2, 4), (3, 5), (4, 2))
    ]
    actions.plan_topics(unit, keys, planned_on=day, by=BY, now=stage.at(day))


def _whole(stage: Any, unit: Unit) -> None:
    year = {JIANGKOU: JIANGKOU_YEAR, SHUANGTONG: COMMUNITY_YEAR}.get(unit.code, YEAR)
    _catalogue(stage, unit, items=5)
    _topics(stage, unit)
    for number, told in enumerate(year):
        if unit.code == SHUANGTONG and number == 3:
            continue  # a quarter with one session only
        _session(stage, unit, told, tearoom=unit.code == JIANGKOU)
    if unit.code == YUFENGSHAN:
        late = Told(3, date(2023, 9, 14), ("居民9：希望加一辆车",), "", rules.UNDECIDED, 0, False, told=False)
        _session(stage, unit, late)


def _session(stage: Any, unit: Unit, told: Told, *, tearoom: bool = False) -> None:
    title = _subjects(unit)[told.item - 1][0]
    planned = stage.at(told.on - timedelta(days=6))
    place = "民情茶室" if tearoom else "便民服务中心会议室"
    matter = _matter(unit, told)
    source = "tearoom" if tearoom else "matter" if matter else ("visit", "phone", "resident", "matter")[told.item % 4]
    chair, recorder = ("村委会主任", "村文书") if unit.kind == "village" else ("居委会主任", "社区专干")
    plan = actions.Plan(
        title, told.on, time(9 + told.item % 3, 0), place, chair, recorder, source,
        ("party", "committee", "group_head")[told.item % 3], told.item,
        next((one for one in queries.topics_of(unit.code, year=2023) if one.item_number == told.item), None), matter,
    )  # fmt: skip
    session = actions.plan_session(unit, plan, by=BY, now=planned)
    if told.told:
        actions.tell(session, told_on=told.on - timedelta(days=4), told_by="phone", by=BY, now=planned + timedelta(days=2))
    people = queries.listed(unit.code, on=told.on)
    here = [one.person.id for one in people if stage.dice.random() < 0.3] or [people[0].person.id]
    others = stage.dice.randrange(4, 9)
    record = actions.Record(
        held_on=told.on, title=title, item_number=told.item, start=plan.start, place=place, source=source,
        chair=chair, recorder=recorder, organiser=plan.organiser,
        told_on=session.told_on, told_by=session.told_by, people=frozenset(here), touched=frozenset(here[::3]),
        others=others, others_touched=others - 2, others_women=others // 2, opinions=rules.read("\n".join(told.opinions)),
        all_adopted=told.outcome == rules.AGREED, consensus=told.consensus, outcome=told.outcome,
        to_carry_out=told.outcome == rules.AGREED, owner=f"{chair}" if told.outcome == rules.AGREED else "",
        due_on=told.on + timedelta(days=told.until) if told.outcome == rules.AGREED else None,
    )  # fmt: skip
    entered = told.on + timedelta(days=stage.dice.choice((0, 0, 1, 12)) if told.on < date(2023, 8, 1) else 0)
    actions.hold_session(session, record, by=BY, now=stage.at(entered))
    _follow(stage, session, told)


def _matter(unit: Unit, told: Told) -> uuid.UUID | None:
    """The resident's matter of 玉峰山村 that a session came of, where a room has it."""
    word = OF_MATTER.get(told.on) if unit.code == YUFENGSHAN else None
    found, _ = queries.matters(unit.code, on=told.on, office=unit.code) if word else ([], {})
    return next((uuid.UUID(root) for root, text in found if str(word) in text), None)


def _follow(stage: Any, session: Session, told: Told) -> None:
    session.refresh_from_db()
    if told.outcome == rules.DISPUTED:
        fates = [actions.Fate(1, True, rules.ADOPTED), actions.Fate(2, True, rules.PARTLY, "分配方案交会议表决")]
        day = told.on + timedelta(days=13)
        actions.answer(session, fates, day=day, by=BY, now=stage.at(day))
        _step(stage, session, rules.REFERRED, 14, body="representatives", text="提交下一次会议。")
    carried = told.outcome == rules.AGREED and told.carried
    if carried and told.carried < FAR:
        _step(stage, session, rules.CARRIED_OUT, told.carried, text=told.done, done=True)
    if told.fed_back:
        _step(stage, session, rules.FED_BACK, told.feedback, channel="board", text="贴在公开栏。")
    if carried and told.carried >= FAR:
        _step(stage, session, rules.CARRIED_OUT, told.carried, text=told.done, done=True)
    if told.item == 3 and told.fed_back:
        _step(stage, session, rules.EVALUATED, 25 + told.carried, satisfied="fair")


def _step(stage: Any, session: Session, step: str, after: int, *, text: str = "", **said: Any) -> None:
    day = session.day + timedelta(days=after + 13)
    if day <= stage.today:
        actions.take(session, step, book.Told(day, text, said=said), by=BY, now=stage.at(day))


def _thin(stage: Any, unit: Unit) -> None:
    """A catalogue, the two sessions of most quarters, counts only; one told beforehand on the day itself."""
    _catalogue(stage, unit, items=4)
    body = "村委会" if unit.kind == "village" else "居委会"
    who = "村民代表" if unit.kind == "village" else "居民代表"
    for month in (2, 3, 5, 6, 8):
        if stage.dice.random() < (0.12 if month < 8 else 0.3):
            continue
        day = date(2023, month, 3) + timedelta(days=stage.dice.randrange(20))
        title = _subjects(unit)[month % 4][0]
        plan = actions.Plan(title, day, time(9, 30), "便民服务中心", item_number=month % 4 + 1)
        session = actions.plan_session(unit, plan, by=BY, now=stage.at(day - timedelta(days=1)))
        others = stage.dice.randrange(6, 14)
        record = actions.Record(
            held_on=day, title=title, item_number=plan.item_number, start=plan.start, place=plan.place, others=others,
            others_touched=others // 2, others_women=others // 3, told_on=day - timedelta(days=1), told_by="phone",
            opinions=rules.read(f"{who}：希望早点办"), all_adopted=True, consensus=f"由{body}安排办理。",
        )  # fmt: skip
        actions.hold_session(session, record, by=BY, now=stage.at(day))
        session.refresh_from_db()
        _step(stage, session, rules.FED_BACK, 0, channel="board")


def _on_paper(stage: Any, unit: Unit) -> None:
    """A year as the paper book has it: some quarter with one session, some result never fed back."""
    dice, first = stage.dice, date(2023, 2, 6) + timedelta(days=stage.dice.randrange(15))
    stage.note(unit, "consultation.catalogue_set", first, {"items": 4 + dice.randrange(3)}, later=20)
    stage.note(unit, "consultation.topics_planned", first, {"topics": 2 + dice.randrange(3)}, later=20)
    for month in (2, 3, 4, 6, 7, 8):
        if dice.random() < (0.015 if month < 7 else 0.2):
            continue
        day, others = date(2023, month, 3) + timedelta(days=dice.randrange(20)), dice.randrange(6, 14)
        session = stage.note(
            unit, "consultation.session_held", day,
            {"present": others, "topic": True, "stakeholders": others // 2, "outcome": rules.AGREED,
             "sitting": day.isoformat()}, later=dice.choice((0, 0, 2, 9)),
        )  # fmt: skip
        if dice.random() < 0.98:
            told = day + timedelta(days=3)
            stage.note(unit, "consultation.fed_back", told, {"channel": "board"}, later=6, rests_on=[session])


def _town(stage: Any, town: Unit) -> None:
    actions.plan_town(
        town, decided_on=date(2023, 4, 6), text="每季度到村（社区）听一次协商；跨村的事由镇（街道）召集。",
        training="5月集中培训小组长。", contact="民政和社区事务办公室", by=BY, now=stage.at(date(2023, 4, 7)),
    )  # fmt: skip
    below = queries.units_below(town.code, on=date(2023, 6, 8))[:2]
    across = actions.Across(
        date(2023, 6, 8), "两村交界公路的管护", tuple(one.code for one in below), 18, 11, rules.AGREED, "按里程分段管护。"
    )
    actions.hold_across(town, across, by=BY, now=stage.at(date(2023, 6, 9)))
    if queries.has_pilot(town.code):
        for step, day in (
            ("plan", date(2023, 3, 15)), ("rules", date(2023, 4, 25)), ("topics", date(2023, 5, 15)),
            ("sessions", date(2023, 8, 25)),
        ):  # fmt: skip
            actions.reach(town, step=step, day=day, by=BY, now=stage.at(day))
