"""Demonstration records of this room: a year's meetings, imperfect as inspections find."""

from datetime import date, timedelta
from typing import Any

from cunju.activities.assemblies import actions, queries, rules
from cunju.activities.assemblies.book import BOOK
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import writing
from cunju.records.book import Told

QUARTERS = (date(2023, 3, 16), date(2023, 6, 15), date(2023, 8, 24))
ITEMS = ("本季度村务工作情况", "公共设施维修方案")
YUFENGSHAN, JIANGKOU, DAWU = "500112018202", "500112133212", "大屋村"
CALLED = date(2023, 9, 12)
# The matter a village's first meeting decides under its assembly's mandate; decisions/demo.py takes it up by its class.
MATTERS = (("works", "院坝硬化"), ("property", "闲置校舍出租"), ("subsidy", "误工补贴标准"))
ROAD = ("works", "村内公路维修")
MANDATED = "设立村民代表会议，对列明的事项授权"


def build(stage: Any) -> None:
    """Every unit its assembly, every village its representatives' meetings; some are missing, late or short."""
    for unit in stage.out.progress(stage.units, total=len(stage.units), label="会议"):
        with ledger.writing([unit.code], now=stage.at(date(2023, 1, 1))):
            if stage.dice.random() > 0.08 or stage.is_full(unit) or _matter(unit):
                _assembly(stage, unit)
            if unit.kind == "village":
                for number, day in enumerate(QUARTERS, start=1):
                    _representatives(stage, unit, number, day + timedelta(days=stage.dice.randrange(8)))
            if unit.code == JIANGKOU:
                _called(stage, unit)


def _matter(unit: Unit) -> tuple[str, str] | None:
    """(class, title) of the major matter of a village's spring: the road of one, of two in each town something else."""
    if unit.code == YUFENGSHAN:
        return ROAD
    number = int(unit.code)
    return MATTERS[number // 1000 % len(MATTERS)] if unit.kind == "village" and number % 10 == 2 else None


def _assembly(stage: Any, unit: Unit) -> None:
    matter, after = _matter(unit), stage.dice.randrange(60)
    day = date(2023, 2, 6) + timedelta(days=after // 2 if matter else after)
    votes: tuple[rules.Vote, ...] = (rules.Vote("年度工作计划"),)
    mandate = None
    if matter:
        votes += (rules.Vote(MANDATED, rules.MANDATE),)
        mandate = rules.Mandate(day, True, (matter[0],), date(2024, 2, 29))
    form = queries.form_of(unit, body=rules.ASSEMBLY, on=day)
    listed = queries.base_of(unit, body=rules.ASSEMBLY, form=form, on=day).due
    # Where a roll is registered the base is its adults, less those who are not counted; elsewhere a paper's number.
    away = stage.dice.randrange(0, 40) if listed and unit.kind == "village" else 0
    adults = listed or stage.dice.randrange(600, 1800)
    record = actions.Record(
        held_on=day, due=adults, away=away, present=(adults - away) // 2 + stage.dice.randrange(5, 60), notice_on=day - timedelta(days=12),
        place="便民服务中心", votes=votes, mandate=mandate, reports=_reports(unit), minutes="到会人员审议并表决。",
    )  # fmt: skip
    _hold(stage, unit, rules.ASSEMBLY, record)


def _reports(unit: Unit) -> tuple[str, ...]:
    """What a village's assembly heard of the year before; every ninth heard no report on the money."""
    if unit.kind != "village":
        return ()
    return ("work",) if int(unit.code) % 9 == 0 else ("work", "finance")


def _called(stage: Any, unit: Unit) -> None:
    """Nine representatives ask for a meeting; it is not held yet."""
    told = Told(CALLED, "商量院坝排水怎么修、钱从哪里来", "", {"by": "fifth", "signed": 9})
    writing.write(BOOK, unit, told, step="called", by="demonstration", now=stage.at(CALLED))


def _representatives(stage: Any, unit: Unit, number: int, day: date) -> None:
    dice = stage.dice.random()
    if number == 3 and (unit.code == YUFENGSHAN or dice < 0.3):
        return
    if number == 2 and not stage.is_full(unit) and dice < 0.05:
        return
    short = number == 2 and unit.code.startswith("500112018") and unit.name.startswith(DAWU)
    people = queries.due_people(unit.code, body=rules.REPRESENTATIVES, on=day)
    due = len(people) or stage.dice.randrange(30, 46)
    absent = due - (2 * due // 3 - 1 if short else due - stage.dice.randrange(0, due // 4))
    record = actions.Record(
        held_on=day, absent=frozenset(one.person.id for one in people[-absent:]) if people and absent else frozenset(),
        due=due, present=due - absent, notice_on=day - timedelta(days=4), place="村便民服务中心二楼会议室",
        votes=_votes(unit, number, present=due - absent), minutes="逐项讨论并表决。",
    )  # fmt: skip
    _hold(stage, unit, rules.REPRESENTATIVES, record)


def _votes(unit: Unit, number: int, *, present: int) -> tuple[rules.Vote, ...]:
    """The items of a regular meeting; of the first one also the matter, with its votes counted."""
    votes, matter = tuple(rules.Vote(title) for title in ITEMS), _matter(unit)
    if number > 1 or matter is None:
        return votes
    against = int(unit.code) // 1000 % 3
    votes += (rules.Vote("积分办法"),) if unit.code == YUFENGSHAN else ()
    return (*votes, rules.Vote(matter[1], matter[0], present - against - 1, against, 1))


def _hold(stage: Any, unit: Unit, body: str, record: actions.Record) -> None:
    planned = stage.at(record.held_on - timedelta(days=13))
    meeting = actions.plan_meeting(
        unit, body=body, planned_on=record.held_on, by="demonstration", now=planned, place=record.place,
        items=[one.title for one in record.votes],
    )  # fmt: skip
    later = stage.dice.choice((0, 0, 1, 2, 25)) if record.held_on < date(2023, 8, 1) else 1
    entered = record.held_on + timedelta(days=later)
    fact = actions.hold_meeting(meeting, record, by="demonstration", now=stage.at(entered), unit=unit)
    if unit.kind == "village" and fact.attributes.get("decided"):
        meeting.refresh_from_db()
        shown = entered + timedelta(days=14)
        if shown <= stage.today:
            actions.post_decision(
                meeting,
                posted_on=record.held_on + timedelta(days=3),
                days_shown=11,
                by="demonstration",
                now=stage.at(shown),
            )


def act(stage: Any, unit: Unit) -> None:
    """One everyday record, for the bench: a joint meeting of today."""
    record = actions.Record(held_on=stage.today, due=7, present=6, votes=(rules.Vote("研究事项"),), minutes="讨论并通过。", again=True)
    meeting = actions.plan_meeting(
        unit, body=rules.JOINT, planned_on=stage.today, by="demonstration", now=stage.at(stage.today), place="会议室",
        items=["研究事项"],
    )  # fmt: skip
    actions.hold_meeting(meeting, record, by="demonstration", now=stage.at(stage.today), unit=unit)
