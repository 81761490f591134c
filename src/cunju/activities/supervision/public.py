"""What this room takes from residents: a question about something against the rules. Nothing of the workbook stands on the board."""

import uuid
from datetime import date, datetime

from cunju.activities.supervision import access, actions, queries
from cunju.activities.supervision.book import BOOK
from cunju.activities.supervision.steps import BREACH
from cunju.kernel import inputs
from cunju.kernel.inputs import Input
from cunju.org import names
from cunju.org.models import Unit
from cunju.records.book import Told


def asks() -> list[Input]:
    """A question on a breach; the supervisory committee's own, so what a clerk accepts a member confirms."""
    return [
        Input(
            inputs.QUESTION, "问什么", _asked, about="属于哪方面", choices=_contents, owner=inputs.SUPERVISORY, way=queries.way, up=_up, item=_item,
            due=queries.question_due,
        )
    ]  # fmt: skip


def _contents(unit: Unit, on: date) -> list[tuple[str, str]]:
    return BOOK.choices("question", "content")


def _asked(unit: Unit, sent: inputs.Sent, by: str, now: datetime, fact_id: uuid.UUID) -> uuid.UUID:
    """It is a question of the day it came."""
    known = dict(_contents(unit, sent.on))
    said = {"basis": BREACH} | ({"content": sent.about} if sent.about in known else {})
    text = sent.text if "content" in said else inputs.with_item(sent.about, sent.text)
    told = Told(sent.on, text, sent.name, said)
    account = names.account_named(by)
    proxy = account is None or access.is_proxy(account, "question", said)
    return actions.write(unit, told, step="question", by=by, now=now, fact_id=fact_id, proxy=proxy).fact


def _item(unit: Unit, about: str, on: date) -> str:
    """The content it belongs to, in words."""
    return dict(_contents(unit, on)).get(about, about)


def _up(unit: Unit, became: uuid.UUID, now: datetime) -> None:
    """Its sender goes to the town with it."""
    found = queries.find(became)
    if found is not None:
        told = Told(now.date(), "来信人凭回执请镇（街道）看。", "", {"to": "town"})
        actions.write(unit, told, step="referral", by=inputs.RESIDENT, now=now, parent=found)
