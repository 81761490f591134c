"""A village and a community with their conventions, a meeting, rules and households."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from tests.offices import HOME, opened

from cunju.activities.points import actions
from cunju.activities.points.actions.adopting import Vote
from cunju.activities.points.actions.courtyards import Courtyard
from cunju.activities.points.models import Entry, Rules
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit

DISTRICT, TOWN, CODE, OTHER = "500112", "500112018", "500112018202", "500112018001"
TODAY = date(2023, 12, 31)
PACT = "一、爱护道路。\n二、红白事简办。\n三、垃圾不落地，每天一次清运。\n四、邻里有纠纷先找调解员。\n五、对守约的户记积分，兑换日用品。"
WITHOUT = "一、爱护道路。\n二、红白事简办。\n三、邻里有纠纷先找调解员。\n四、对守约的户记积分，兑换日用品。"
ITEMS = "院坝每周清扫 加2分 第三条\n红白事简办 加5分 第二条\n乱倒垃圾 扣2分 第三条"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, (*HOME, (OTHER, "community", "双桐路社区居民委员会", TOWN)))[CODE]
    return found


def unit(code: str = CODE) -> Unit:
    return Unit.objects.get(code=code)


def pact(on: date, words: str = PACT, *, code: str = CODE, lawful: bool = True) -> Any:
    """A convention as the room of conventions keeps it: its text in a row, its vote in the ledger. Gives the fact's id."""
    subject, digest = "village_rules" if unit(code).kind == "village" else "residents_pact", hashlib.sha256(words.encode()).hexdigest()
    kept = {"unit_code": code, "subject": subject, "number": f"{on:%y%m%d}", "body": words, "digest": digest, "made_on": on, "by": "clerk"}
    apps.get_model("conventions", "Version").objects.create(**kept)
    said = {"subject": subject, "lawful": lawful, "digest": digest}
    with ledger.writing([code], now=clock.now()) as pen:
        return pen.record(Plain("conventions.adopted", said), unit=code, occurred_on=on, by="clerk").uid


def meeting(on: date, *, code: str = CODE, result: str = "regular") -> Any:
    """A meeting of the ledger."""
    said = {"body": "representatives", "due": 40, "present": 36, "result": result}
    with ledger.writing([code], now=clock.now()) as pen:
        return pen.record(Plain("assemblies.meeting_held", said), unit=code, occurred_on=on, by="clerk").uid


def rules(on: date, text: str = ITEMS, *, code: str = CODE, met: Any = None, **more: Any) -> Rules:
    """Rules as a meeting adopted them."""
    told = actions.Draft(text, **{"days": 7, "budget": Decimal(1000), **more})
    one = actions.draft(unit(code), told, by="clerk", now=clock.now())
    actions.adopt(unit(code), one, Vote(met or meeting(on, code=code)), by="clerk", now=clock.now())
    one.refresh_from_db()
    return one


def courtyard(code: str = CODE, *, households: int = 5, on: date = date(2023, 1, 10), first: int = 1) -> Entry:
    """A courtyard of numbered households."""
    text = "\n".join(f"{number} 桂花院{number}户" for number in range(first, first + households))
    return actions.form(unit(code), Courtyard("桂花院", "院落长", on, text), by="clerk", now=clock.now())


def ready(code: str = CODE) -> Rules:
    """A convention, rules on it, a courtyard."""
    pact(date(2023, 1, 5), code=code)
    found = rules(date(2023, 1, 8), code=code)
    courtyard(code)
    return found


def month(period: str, text: str, *, code: str = CODE, on: date | None = None, days: int = 7) -> Entry:
    """A month entered, reviewed by another, posted on a day."""
    from cunju.activities.points.actions.monthly import Posting
    from cunju.activities.points.models import Month

    one = actions.enter(unit(code), period, text, by="clerk", now=clock.now())
    actions.review(one, by="member", now=clock.now())
    day = on or date.fromisoformat(f"{period}-28")
    Month.objects.filter(pk=one.pk).update(reviewed_on=day - timedelta(days=1))
    one.refresh_from_db()
    return actions.post(unit(code), one, Posting(day, days), by="clerk", now=clock.now())
