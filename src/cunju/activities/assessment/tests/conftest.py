"""A district with two towns, three villages; a rubric; a scheme whose notice of assessment is out."""

import uuid
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import reverse
from tests.offices import DISTRICT, HOME, TOWN, VILLAGE, logged_in, opened

from cunju.activities.assessment import actions, forms
from cunju.activities.assessment.actions import Scheme
from cunju.activities.assessment.models import Entry
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit

OTHER_TOWN, NEIGHBOUR, FAR = "500112133", "500112018203", "500112133201"
TODAY, NOTICE = date(2024, 1, 20), date(2024, 1, 18)
ITEMS: list[dict[str, Any]] = [
    {"title": "居民会议和代表会议按规定召开", "measures": [3], "points": 40, "late": 50},
    {"title": "协商会议每季度召开", "measures": [19], "points": 33},
    {"title": "办理情况表按时报送", "duties": ["yubei-2023.m00.report"], "points": 27, "late": 80},
]
PLACES = (
    *HOME, (NEIGHBOUR, "village", "荣华村村民委员会", TOWN), (OTHER_TOWN, "town", "统景镇人民政府", DISTRICT),
    (FAR, "village", "前锋村村民委员会", OTHER_TOWN),
)  # fmt: skip


def rubric(*items: dict[str, Any]) -> bytes:
    """A rubric as yaml."""
    return yaml.safe_dump({"items": list(items or ITEMS)}, allow_unicode=True).encode()


def upload(data: bytes, name: str = "内容.yaml") -> BytesIO:
    """A file to send with a form."""
    found = BytesIO(data)
    found.name = name
    return found


def form(**more: Any) -> dict[str, Any]:
    """The form of a scheme as it is sent."""
    return {
        "fact_id": str(uuid.uuid4()), "year": "2023", "plan": "渝北委办〔2023〕5号年度督查检查考核计划", "approved": "on", "on": "2023-11-01",
        "file": upload(rubric()),
    } | more  # fmt: skip


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Another day of the demonstration."""
    from cunju.org.models import Installation

    monkeypatch.setenv("CUNJU_TODAY", day.isoformat())
    Installation.objects.update(today=day)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> dict[str, Unit]:
    return opened(monkeypatch, TODAY, PLACES)


Held = Callable[..., str]


@pytest.fixture
def held(place: Any, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Put a record of another room into the ledger as of a day on which it was entered."""

    def put(code: str, kind: str, on: str, entered: date | None = None, **said: Any) -> str:
        if entered:
            at(monkeypatch, entered)
        with ledger.writing([code], now=clock.now()) as pen:
            made = pen.record(Plain(kind, said), unit=code, occurred_on=date.fromisoformat(on), by="x")
        at(monkeypatch, TODAY)
        return str(made.uid)

    return put


@pytest.fixture
def records(held: Held) -> None:
    """What the villages and the town did in 2023, entered before the notice."""
    before = date(2024, 1, 10)
    held(VILLAGE, "assemblies.meeting_held", "2023-03-02", before, body="assembly", result="regular", due=100, present=60)
    for day in ("2023-03-01", "2023-05-08", "2023-08-08", "2023-11-08"):
        held(VILLAGE, "assemblies.meeting_held", day, before, body="representatives", result="regular", due=30, present=25)
    held(TOWN, "quarterly.submitted", "2023-03-30", before, report_on="2023-03-31")
    held(TOWN, "quarterly.submitted", "2023-07-03", before, report_on="2023-06-30")


@pytest.fixture
def scheme(place: Any, records: None, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """The scheme of 2023, its notice sent on 18 January."""
    district = Unit.objects.get(code=DISTRICT)
    told = Scheme(2023, date(2023, 11, 1), "渝北委办〔2023〕5号", True, forms.rows_of(rubric(), "a.yaml"))
    made = actions.set_scheme(district, told, by="x", now=clock.now())
    actions.notify(made, NOTICE, by="x", now=clock.now())
    return made


@pytest.fixture
def reader(place: Any) -> Client:
    return logged_in("district_reader", DISTRICT)


def page(client: Client, name: str, *args: Any) -> str:
    """The text of a page."""
    found = client.get(reverse(f"assessment:{name}", args=args))
    assert found.status_code == 200, found.status_code
    return str(found.content.decode())
