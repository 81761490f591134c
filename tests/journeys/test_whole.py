"""A whole 2023 over all rooms for five units: what the fold makes of their records is the table written by hand from the clauses."""

import json
import re
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from cunju import catalogue
from cunju.duties import interface as duties
from cunju.kernel.days import SHANGHAI
from cunju.ledger import transfer
from cunju.org.models import Account, Installation, Unit

pytestmark = pytest.mark.django_db
TABLE = yaml.safe_load(Path(__file__).with_name("whole.yaml").read_text("utf-8"))
END = date(2023, 12, 31)
UNITS = {
    "玉峰山村": ("500112018202", "village"), "双桐路社区": ("500112004018", "community"), "江口村": ("500112133212", "village"),
    "王家街道": ("500112018", "town"), "统景镇": ("500112133", "town"),
}  # fmt: skip
SHEET = ("drafted", "reviewed", "published", "filed", "town_reviewed")
MORE = {
    "drafted": {}, "reviewed": {"result": "passed", "settled": True}, "published": {"board": True, "platform": True}, "filed": {},
    "town_reviewed": {"result": "passed"},
}  # fmt: skip
UNWEIGHED = ("not_applicable", "not_assessable", "reference")
Row = tuple[str, str, str, str | None, str | None]


def day(said: Any) -> str:
    """A day of the table as a fact names it: without a year it is one of 2023."""
    text = said.isoformat() if isinstance(said, date) else str(said)
    return text if len(text) == 10 else f"2023-{text}"


def plain(value: Any) -> Any:
    """An attribute as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def lines(unit: str) -> Iterator[tuple[str, str, dict[str, Any], str, str]]:
    """The facts of a unit: day, kind, attributes, name, the name of what it rests on."""
    told = TABLE["facts"][unit]
    for one in told["list"]:
        on, kind, said, *names = one
        yield day(on), kind, {key: plain(value) for key, value in said.items()}, *[*names, "", ""][:2]
    for category, period, *days in told.get("sheets", ()):
        about = {"category": category, "period": period}
        for step, on in zip(SHEET, days, strict=True):
            kind = f"disclosure.{'sheet_' if step != 'town_reviewed' else ''}{step}"
            if on != "-":
                yield day(on), kind, about | MORE[step], f"{category} {period}" if step == "drafted" else "", ""
    for on, found in told.get("judged", {}).items():
        for one in found:
            yield day(on), "duties.judged", {"duty": f"yubei-2023.{one}", "from": "2023-01-01", "holds": True}, "", ""


def loaded(unit: str) -> list[str]:
    """The lines of a unit as a dump has them, each entered on its own day."""
    code, ids, found = UNITS[unit][0], dict[str, str](), []
    for on, kind, said, name, base in sorted(lines(unit), key=lambda one: one[0]):
        uid = str(uuid.uuid4())
        if name:
            ids[name] = uid
        found.append(json.dumps({
            "id": uid, "unit_code": code, "kind": kind, "occurred_on": on, "attributes": said, "rests_on": [ids[base]] if base else [],
            "recorded_at": datetime.combine(date.fromisoformat(on), time(9), SHANGHAI).isoformat(), "recorded_by": "文书", "source": "",
        }, ensure_ascii=False))  # fmt: skip
    return found


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", END.isoformat())
    Installation.objects.create(demonstration=True, today=END, district_code="500112", initialised_on=date(2023, 1, 1))
    Unit.objects.create(code="500112", kind="county", name="渝北区")
    Unit.objects.create(code="500112004", kind="town", name="回兴街道", parent_code="500112")
    for name, (code, kind) in sorted(UNITS.items(), key=lambda one: one[1]):
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=code[:9] if len(code) == 12 else "500112")
    whole = [line for unit in UNITS for line in loaded(unit)]
    report = transfer.load(whole, now=datetime.combine(END, time(18), SHANGHAI), restore=True)
    assert report.errors == [] and report.loaded == len(whole)


def wanted() -> list[Row]:
    """The rows of the table: unit, requirement, from, due, met on."""
    found = []
    for unit, asked in TABLE["windows"].items():
        for duty, rows in asked.items():
            for row in rows:
                first, due, met = (None if one == "-" else day(one) for one in str(row).split())
                found.append((unit, duty, str(first), due, met))
    return sorted(found, key=str)


def standing() -> list[Row]:
    """What the fold makes of the year, as far as it is weighed."""
    found = []
    for unit, (code, _) in UNITS.items():
        for one in duties.standing(code, on=END).windows:
            if one.status not in UNWEIGHED:
                met = one.met_on if one.status in ("met", "met_late") else None
                found.append((unit, one.duty, one.from_.isoformat(), _iso(one.due_on), _iso(met)))
    return sorted(found, key=str)


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def test_the_year_stands_as_the_clauses_say(year: None) -> None:
    table, fold = wanted(), standing()
    missing = [row for row in table if table.count(row) > fold.count(row)]
    more = [row for row in fold if fold.count(row) > table.count(row)]
    assert (missing, more) == ([], [])
    assert fold == table


def test_every_requirement_of_2023_is_in_the_table_or_named_as_called_for_by_nothing() -> None:
    """A requirement that is new asks for rows of its own."""
    spoken = {duty for _, duty, *_ in wanted()}
    mine = [(code, kind) for code, kind in UNITS.values()]
    packs = [one for one in catalogue.load().packs if one.valid_from <= END]
    owed = {one.id for pack in packs for one in pack.duties if any(one.applies(code=code, kind=kind) for code, kind in mine)}
    assert owed - spoken == set(TABLE["called_for_by_nothing"])
    assert spoken <= owed


# Where a column is looked at: the row of a village or community below its town, of a town below the district.
ROWS = (("500112018", "202"), ("500112004", "018"), ("500112", "018"), ("500112", "133"))


def test_every_column_of_the_matrix_opens_into_records(year: None) -> None:
    client = Client()
    client.force_login(Account.objects.create(username="district", role="district_officer", unit_code="500112"))
    shut = [measure for measure in range(26) if not any(_records(client, area, row, measure) for area, row in ROWS)]
    assert shut == []


def _records(client: Client, area: str, row: str, measure: int) -> bool:
    """Whether the open cell of a row, or the page of 为什么 it leads to, leads to a record that opens."""
    page = client.get(f"/matrix/{area}/", {"t": row, "m": measure}).content.decode()
    panel = page[page.index('id="why"') :] if 'id="why"' in page else ""
    facts = re.findall(r'href="(/fact/[^"]+)"', panel)
    for why in re.findall(r'href="(/why/[^"]+)"', panel)[:1] if not facts else ():
        facts += re.findall(r'href="(/fact/[^"]+)"', client.get(why.replace("&amp;", "&")).content.decode())
    return bool(facts) and client.get(facts[0], follow=True).status_code == 200
