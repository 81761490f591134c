"""The demonstration: deterministic on both engines, marked, and imperfect on purpose as issue 2 §8 says."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cunju.duties import grid, reading
from cunju.ledger import transfer
from cunju.org import queries
from cunju.org.models import Person, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = date(2023, 9, 20)
YUFENGSHAN, WANGJIA = "500112018202", "500112018"
# A line a room: the digest of its lines of the dump. The message of a failing test gives the new one.
DIGESTS = dict(
    line.split() for line in Path(__file__).with_name("demonstration.sha256").read_text("ascii").splitlines()
)


def test_the_dump_has_the_same_bytes_on_both_engines() -> None:
    found: dict[str, Any] = {}
    for line in transfer.dump():
        room = json.loads(line)["kind"].partition(".")[0]
        found.setdefault(room, hashlib.sha256()).update(f"{line}\n".encode())
    assert {room: one.hexdigest() for room, one in found.items()} == DIGESTS


def test_people_are_offices_and_numbers() -> None:
    odd = [one.name for one in Person.objects.all() if not re.search(r"\d|主任|书记|委员|组长|代表|成员", one.name)]
    assert not odd


def test_yufengshan_owes_its_third_quarter_and_has_forty_in_the_body() -> None:
    windows = [one for one in reading.standing(YUFENGSHAN, on=TODAY).windows if one.measure == 3]
    third = [one for one in windows if one.from_ == date(2023, 7, 1)]
    assert [one.status for one in third] == ["due_soon"]
    seats = [
        seat
        for body in ("representatives", "committee")
        for seat in queries.in_office(YUFENGSHAN, body=body, on=TODAY)
    ]
    assert len({seat.person_id for seat in seats}) == 40


def test_wangjia_has_one_late_cell_in_measure_three() -> None:
    rows = grid.matrix("500112", on=TODAY, level="town").rows
    row = next(one for one in rows if one.code == WANGJIA)
    assert [(one.measure, one.overdue) for one in row.cells if one.state == "overdue"] == [(3, 1)]


def test_records_that_cannot_both_be_true_are_the_few_meant() -> None:
    """玉峰山村 paid before its posting and has not said why; of the early contracts elsewhere the first is explained."""
    from cunju.activities.crosschecks import queries as crosschecks

    found = {
        code: crosschecks.items(code, between=crosschecks.ALWAYS)
        for code in Unit.objects.filter(kind__in=("village", "community")).values_list("code", flat=True)
    }
    found = {code: items for code, items in found.items() if items}
    assert {one.clash.check for items in found.values() for one in items} == {"paid_before"}
    assert [one.said for one in found.pop("500112018202")] == [None]
    assert [len(items) for items in found.values()] == [1] * len(found)
    assert [bool(items[0].said) for _, items in sorted(found.items())] == [True, *[False] * (len(found) - 1)]
    assert 1 <= len(found) <= 6


def test_yufengshans_finance_sheet_of_august_waits_for_review() -> None:
    windows = [one for one in reading.standing(YUFENGSHAN, on=TODAY).windows if one.duty.endswith(".art35.object")]
    waiting = [one for one in windows if one.status in ("due_soon", "open", "not_due")]
    assert [(one.from_, one.owed_by) for one in waiting] == [(date(2023, 9, 18), "supervisory")]
