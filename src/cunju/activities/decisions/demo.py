"""Demonstration records of this room: a road repair paid too early, one matter in progress, some villages' on meetings held."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Self

from cunju.activities.decisions import actions, queries, rules
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

BY = "demonstration"
YUFENGSHAN, SHUANGTONG = "500112018202", "500112004018"
# What a meeting decided, by the class its record names; the titles are those of the agenda (assemblies/demo.py).
TITLES = {"works": "院坝硬化", "property": "闲置校舍出租", "subsidy": "误工补贴标准"}


def build(stage: Any) -> None:
    """The full units' matters, and those of villages whose meeting decided one that was posted."""
    for unit in stage.units:
        if unit.code == YUFENGSHAN:
            _road(stage, unit)
        elif unit.code == SHUANGTONG:
            _parking(stage, unit)
        elif unit.kind == "village":
            _on_meeting(stage, unit)


def _step(stage: Any, matter: Any, take: actions.Take, unit: Unit, *, entered: date) -> None:
    actions.take_step(matter, take, unit=unit, by=BY, now=stage.at(entered))


@dataclass(frozen=True)
class Decided:
    """The meeting that decides and the posting that follows: records, or days of the paper where there are none."""

    day: date
    posted: date
    fourth: actions.Take
    fifth: actions.Take
    known: date
    matter_class: str = "works"

    @classmethod
    def on_paper(cls, day: date) -> Self:
        """From the paper: the meeting of a day, posted a week later."""
        fourth = actions.Take(4, day, 40, 30, 28, body="representatives", page="第5页")
        fifth = actions.Take(5, day + timedelta(days=7), days_shown=10, page="第6页")
        return cls(day, day + timedelta(days=7), fourth, fifth, day + timedelta(days=20))

    @classmethod
    def of(cls, unit: Unit) -> Self | None:
        """The first regular representatives' meeting of spring that decided a major matter and whose decisions were posted."""
        between = (date(2023, 3, 1), date(2023, 6, 30))
        body = {"attributes__body": "representatives", "attributes__result": "regular"}
        cards = {one.uid: one for one in ledger.offers(unit.code, kinds=[queries.MEETING], between=between, having=body)}
        for posting in ledger.facts_of(unit.code, kinds=[queries.POSTING], between=between).reverse():
            card = cards.get(uuid.UUID(posting.rests_on[0]))
            names = [one for one in _classes(card) if one in TITLES] if card else []
            if card and names:
                fourth, fifth = actions.Take(4, base=card.root), actions.Take(5, base=posting.uid)
                return cls(card.occurred_on, posting.occurred_on, fourth, fifth, posting.recorded_on, names[0])
        return None


def _classes(card: ledger.Card) -> list[str]:
    """The classes of major matters a meeting decided."""
    fact = ledger.fact_by_id(card.uid)
    return list(fact.attributes.get("matter_classes") or ()) if fact and fact.attributes.get("major") else []


def _lead_up(stage: Any, unit: Unit, opening: actions.Opening, found: Decided, numbers: tuple[int, int, int, int]) -> Any:
    """Proposal, joint discussion and Party members' meeting from paper, then the meeting that decided."""
    matter = actions.open_matter(unit, opening, by=BY, now=stage.at(opening.day + timedelta(days=1)))
    joint, party, here, votes = numbers
    for days, take in (
        (10, actions.Take(2, None, joint, joint - 1, text="同意提交党员大会审议。", page="第3页")),
        (4, actions.Take(3, None, party, here, votes, text="同意方案。", page="第4页")),
    ):
        day = found.day - timedelta(days=days)
        _step(stage, matter, replace(take, day=day), unit, entered=day + timedelta(days=1))
    _step(stage, matter, replace(found.fourth, text="同意方案和预算。"), unit, entered=found.known)
    return matter


def _road(stage: Any, unit: Unit) -> None:
    found = Decided.of(unit) or Decided.on_paper(date(2023, 3, 24))
    begun = found.day - timedelta(days=14)
    opening = actions.Opening("村内公路维修", "works", "people", begun, Decimal("86000.00"), 5, 5)
    matter = _lead_up(stage, unit, opening, found, (9, 41, 31, 30))
    later = max(found.known, found.day + timedelta(days=17))
    for what, days in ((rules.CONTRACT, 17), (rules.PAYMENT, 1)):
        day = found.day + timedelta(days=days)
        actions.spend(matter, what=what, day=day, unit=unit, by=BY, now=stage.at(later))
    _step(stage, matter, replace(found.fifth, text="贴在村公开栏。"), unit, entered=later)
    done = date(2023, 7, 5)
    take = actions.Take(6, done, days_shown=12, text="公路修完，验收合格。", page="第7页")
    _step(stage, matter, take, unit, entered=done + timedelta(days=1))


def _on_meeting(stage: Any, unit: Unit) -> None:
    found = Decided.of(unit)
    if found is None:
        return
    name = found.matter_class
    title = TITLES[name]
    begun = found.day - timedelta(days=15 + stage.dice.randrange(10))
    amount = Decimal(stage.dice.randrange(8, 90) * 1000) if name != "subsidy" else None
    party = stage.dice.randrange(24, 60)
    here = party - stage.dice.randrange(0, party // 3)
    opening = actions.Opening(title, name, stage.dice.choice(sorted(rules.ORIGINS)), begun, amount, 5, 5)
    matter = _lead_up(stage, unit, opening, found, (8, party, here, here - 1))
    if stage.dice.random() < 0.12:
        day = found.day + timedelta(days=1)
        actions.spend(matter, what=rules.CONTRACT, day=day, unit=unit, by=BY, now=stage.at(found.known))
    _step(stage, matter, found.fifth, unit, entered=found.known)
    if stage.dice.random() < 0.6:
        day = found.posted + timedelta(days=stage.dice.randrange(20, 60))
        take = actions.Take(6, day, days_shown=10, text="已经完成。", page="第6页")
        _step(stage, matter, take, unit, entered=day + timedelta(days=1))


def _parking(stage: Any, unit: Unit) -> None:
    opening = actions.Opening("老旧小区停车位改造", "works", "cadres", date(2023, 8, 22), None, 7, 6)
    matter = actions.open_matter(unit, opening, by=BY, now=stage.at(date(2023, 8, 23)))
    for take in (
        actions.Take(2, date(2023, 8, 29), 12, 10, page="第11页"),
        actions.Take(3, date(2023, 9, 8), 60, 39, 37, page="第12页"),
    ):
        assert take.day is not None
        _step(stage, matter, take, unit, entered=take.day + timedelta(days=1))
