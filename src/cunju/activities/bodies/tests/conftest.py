"""A town with two villages and a community, its officer and a clerk; lists as Excel files."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.test import Client

from cunju.activities.bodies import rules
from cunju.org.models import Account, Unit

TOWN, CODE, OTHER, COMMUNITY = "500112018", "500112018202", "500112018201", "500112018001"


@pytest.fixture(autouse=True)
def in_2023(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which the packs of the notice and the laws are loaded."""
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")


@pytest.fixture
def units(db: Any) -> dict[str, Unit]:
    rows = [
        (TOWN, "town", "王家街道办事处", "500112"),
        (CODE, "village", "玉峰山村村民委员会", TOWN),
        (OTHER, "village", "苟溪桥村村民委员会", TOWN),
        (COMMUNITY, "community", "王家社区居民委员会", TOWN),
    ]
    return {
        code: Unit.objects.create(code=code, kind=kind, name=name, parent_code=parent)
        for code, kind, name, parent in rows
    }


@pytest.fixture
def clerk(units: dict[str, Unit]) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE))
    return client


@pytest.fixture
def town(units: dict[str, Unit]) -> Client:
    client = Client()
    client.force_login(Account.objects.create(username="town", role="town_officer", unit_code=TOWN))
    return client


def person(code: str, body: str, name: str, **more: Any) -> dict[str, Any]:
    """A row of the sheet of people."""
    row = {"单位代码": code, "机构": body, "姓名": name, "性别": "男", "起": "2021-03-01"}
    return row | more


def village(code: str = CODE, *, women: int = 14, of: int = 35) -> list[dict[str, Any]]:
    """Five of the committee and ``of`` representatives, ``women`` of them women."""
    rows = [person(code, "村民委员会", "村委会主任1", 职务="主任")]
    rows += [person(code, "村民委员会", f"村委会委员{n}", 职务="委员", 性别="女" if n == 2 else "男") for n in range(2, 6)]
    rows += [
        person(code, "村民代表", f"第{1 + n % 7}组代表{1 + n // 7}", 小组=1 + n % 7, 性别="女" if n < women else "男")
        for n in range(of)
    ]
    return rows


def book(people: Sequence[dict[str, Any]], rolls: Sequence[dict[str, Any]] = ()) -> bytes:
    """An Excel file with the two sheets."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, columns, rows in (
            (rules.PEOPLE_SHEET, rules.PEOPLE_COLUMNS, people),
            (rules.ROLL_SHEET, rules.ROLL_COLUMNS, rolls),
        ):
            sheet = made.add_worksheet(name)
            for at, label in enumerate(columns):
                sheet.write(0, at, label)
                for line, row in enumerate(rows, start=1):
                    sheet.write(line, at, row.get(label, ""))
    return stream.getvalue()
