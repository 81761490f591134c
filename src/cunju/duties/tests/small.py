"""A small catalogue in memory: three kinds, one pack, units of a town; put in force for the length of a block."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from cunju import catalogue
from cunju.catalogue import Catalogue, loading, reading
from cunju.catalogue.packs import Pack
from cunju.catalogue.words import Duty
from cunju.kernel.days import Span
from cunju.ledger import vocabulary
from cunju.org.models import Installation, Unit

TOWN, ONE, TWO, THREE = "500112018", "500112018202", "500112018203", "500112018204"
FIELDS = "n: {type: int}, c: {type: str}, ok: {type: bool}, period: {type: str}, day: {type: date}"
KINDS = f"""
small.done: {{label: 办了, fields: {{{FIELDS}}}}}
small.other: {{label: 另一件, fields: {{{FIELDS}}}}}
small.state:
  label: 情况
  state_key: [c]
  fields:
    c: {{type: str, required: true}}
    sound: {{type: bool, required: true}}
    n: {{type: int}}
    lawful: {{type: bool}}
    ends: {{type: date}}
duties.judged:
  fields: {{duty: {{type: str, required: true}}, from: {{type: date, required: true}}, holds: {{type: bool, required: true}}}}
duties.exempted:
  fields:
    duty: {{type: str, required: true}}
    from: {{type: date, required: true}}
    to: {{type: date}}
    reason: {{type: str, required: true, values: {{land_taken: 征地, other: 其他}}}}
duties.adopted:
  fields:
    duty: {{type: str, required: true}}
    from: {{type: date, required: true}}
    to: {{type: date}}
    units: {{type: list}}
"""
HEAD = {"pack": "small", "authority": "law", "valid_from": date(2020, 1, 1), "valid_to": date(2030, 12, 31)}


def duty(number: int = 1, **words: Any) -> Duty:
    """One duty of the small pack, read as the catalogue's own reader reads it; a year's window unless told."""
    raw = {
        "id": f"small.{number:02}",
        "measure": 1,
        "label": f"要求{number}",
        "applies_to": ["village"],
        "cite": f"第{number}条",
        "window": {"each": "year"},
        "fact": "small.done",
        **words,
    }
    return reading.duty({name: value for name, value in raw.items() if value is not None}, pack=HEAD)


def catalogue_of(duties: Sequence[Duty]) -> Catalogue:
    """A catalogue of one pack of law; its digest is its own, as of any catalogue."""
    valid = HEAD["valid_from"], HEAD["valid_to"]
    pack = Pack("small", "小目录", "law", *valid, Span(*valid), ("village", "town"), tuple(duties))
    digest = hashlib.sha256(repr(duties).encode()).hexdigest()[:16]
    return Catalogue(loading.chained([pack]), loading.read_kinds(KINDS), digest)


@contextmanager
def in_force(made: Catalogue) -> Iterator[Catalogue]:
    """``made`` is the catalogue and its kinds the vocabulary, until the block ends."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "load", lambda: made)
        patch.setattr(catalogue, "kinds", lambda: dict(made.kinds))
        vocabulary.use(made.kinds.values())
        try:
            yield made
        finally:
            vocabulary.use(loading.kinds().values())


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written in the block is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def units(today: date = date(2024, 6, 30)) -> None:
    """A town, three villages and a demonstration's today."""
    Installation.objects.create(demonstration=True, today=today, district_code="500112")
    Unit.objects.create(code=TOWN, kind="town", name="王家街道办事处", parent_code="500112")
    for number, code in enumerate((ONE, TWO, THREE), start=1):
        Unit.objects.create(code=code, kind="village", name=f"第{number}村", parent_code=TOWN)


def line(number: int, **more: Any) -> Mapping[str, Any]:
    """A line of a facts file with a fixed id; done on 1 March 2023 in the first unit unless told."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "unit_code": ONE,
        "kind": "small.done",
        "occurred_on": "2023-03-01",
        "recorded_at": f"{more.get('recorded_on') or more.get('occurred_on', '2023-03-01')}T09:00:00+08:00",
        "attributes": {},
        **{name: value for name, value in more.items() if name != "recorded_on"},
    }
