"""Each duty moves through the room's own actions on the day the golden table says, and on no other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cunju.activities.conventions import actions
from cunju.activities.conventions.actions import Vote
from cunju.activities.conventions.models import Entry
from cunju.activities.conventions.tests.conftest import CODE, COMMUNITY
from cunju.duties import interface as duties
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
TABLE = yaml.safe_load(Path(__file__).with_name("golden.yaml").read_text("utf-8"))
BODY = "第一条 坚持党的领导。\n第二条 红白事简办。"


def voted(
    day: date, *, code: str = CODE, subject: str = "village_rules", body: str = "assembly", words: str = BODY
) -> Entry:
    unit = Unit.objects.get(code=code)
    text = actions.put(unit, subject, words, by="x", now=clock.now())
    return actions.adopt(unit, text, Vote(day=day, body=body, party=True), by="x", now=clock.now())


def line(step: str, day: date, parent: Entry, **said: Any) -> Entry:
    unit = Unit.objects.get(code=parent.unit_code)
    return actions.write(unit, Told(day, "内容", "", said), step=step, by="x", now=clock.now(), parent=parent)


def followed(entry: Entry, result: str = "passed") -> None:
    filed = line("filed", date(2023, 5, 24), entry)
    line("posted", date(2023, 5, 27), filed)
    line("reviewed", date(2023, 6, 4), filed, result=result)


def kept() -> None:
    followed(voted(date(2023, 5, 10)))


def charter() -> None:
    entry = voted(date(2023, 3, 8), subject="village_charter")
    line("c_reviewed", date(2023, 3, 25), line("c_filed", date(2023, 3, 14), entry), result="passed")


def wrong() -> None:
    voted(date(2023, 6, 15), body="representatives")


def ordered() -> None:
    followed(voted(date(2023, 5, 10)), "corrected")
    # A vote of the wrong body corrects nothing.
    voted(date(2023, 7, 1), body="representatives", words=BODY + "\n第三条 爱护山林。")
    voted(date(2023, 8, 6), words=BODY + "\n第三条 爱护山林和水。")


def pact() -> None:
    followed(voted(date(2023, 5, 10), code=COMMUNITY, subject="residents_pact"))


HISTORIES: dict[str, Callable[[], None]] = {
    one.__name__: one for one in (kept, charter, wrong, ordered, pact)
}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['history']}-{row['duty']}")
def test_a_duty_moves_on_the_day_of_the_golden_table(row: dict[str, Any], place: Unit) -> None:
    HISTORIES[row["history"]]()
    code = COMMUNITY if row["history"] == "pact" else CODE
    windows = [one for one in duties.standing(code, on=date(2023, 9, 20)).windows if one.duty == row["duty"]]
    first = min(windows, key=lambda one: one.from_)
    assert (first.from_, first.due_on) == (row["from"], row["due"])
    assert first.met_on == row["met"]
