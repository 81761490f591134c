"""Residents' matters a session may come of, whatever room keeps them."""

from datetime import date, timedelta

from cunju.activities.consultation.facts import MATTER, MATTER_CLOSED
from cunju.kernel.days import chinese_day
from cunju.ledger import interface as ledger
from cunju.records import reading

BACK = timedelta(days=180)
TITLE = 60


def matters(unit_code: str, *, on: date, office: str, chosen: str = "") -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Those of the last months that are not closed, as choices; and what a plan begins with where one of them is ``chosen``."""
    cards = ledger.offers(unit_code, kinds=[MATTER], between=(on - BACK, on), limit=40)
    closed = {str(base) for one in ledger.facts_of(unit_code, kinds=[MATTER_CLOSED], between=(on - BACK, on)) for base in one.rests_on}
    cards = [one for one in cards if str(one.root) == chosen or not {str(one.root), str(one.uid)} & closed]
    words = reading.called(MATTER, [one.root for one in cards], office=office)
    found = [(str(one.root), f"{chinese_day(one.occurred_on)} {words.get(one.root, one.title)[:TITLE]}") for one in cards]
    if chosen not in dict(found):
        return found, {}
    handed = reading.handed(MATTER, next(one.root for one in cards if str(one.root) == chosen))
    return found, {"matter": chosen, "source": "matter", "pick": "", "title": handed.get("text", "")[:TITLE]}
