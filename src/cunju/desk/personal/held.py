"""What is held about people in a unit, found from the tables themselves and ``desk/data/personal.yaml``."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from cunju.catalogue import keeping
from cunju.org.models import Begun, Draft, Person, Seat

DATA = Path(__file__).parents[1] / "data" / "personal.yaml"
GONE = "已删除"
DEEPEST = 3
# Kept beside the rooms' own: what was typed and not sent yet.
UNSENT: tuple[type[models.Model], ...] = (Begun, Draft)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with people in it; ``path`` leads from a row to its unit's code, ``beside`` is emptied with the name."""

    model: type[models.Model]
    path: str
    words: str
    why: str
    ground: str
    kept: str
    names: tuple[str, ...]
    beside: tuple[str, ...] = field(default=())

    def of_unit(self, code: str) -> "models.QuerySet[Any]":
        """Its rows of a unit."""
        return self.model._default_manager.filter(**{self.path: code}).order_by("pk")


def path_of(model: type[models.Model], *, deep: int = DEEPEST) -> str:
    """How a row leads to the code of its unit; empty where it leads to none."""
    own = {one.name: one for one in model._meta.get_fields() if isinstance(one, models.Field)}
    if "unit_code" in own:
        return "unit_code"
    if deep:
        for name, one in own.items():
            above = one.related_model if isinstance(one, models.ForeignKey) else None
            if isinstance(above, type) and above is not model and (further := path_of(above, deep=deep - 1)):
                return f"{name}__{further}"
    return ""


@cache
def tables() -> tuple[Table, ...]:
    """Those the data names whose room is installed, in its order."""
    said = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    found = []
    for label, one in said["tables"].items():
        app, _, name = label.partition(".")
        if app in apps.app_configs:
            model = apps.get_model(app, name)
            kept = one.get("kept") or _kept(one.get("room", app))
            names, beside = (tuple(one.get(part, ())) for part in ("names", "beside"))
            found.append(Table(model, path_of(model), one["words"], one["why"], said["grounds"][one["ground"]], kept, names, beside))
    return tuple(found)


def _kept(room: str) -> str:
    one = keeping.kept(room)
    return f"{one.words}{'（待确认）' if one.reading == 'U' else ''}"


def counts(code: str) -> list[tuple[Table, int]]:
    """How many rows of each table the unit holds; a statement a table."""
    return [(one, one.of_unit(code).count()) for one in tables()]


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of a table that name a person."""

    table: Table
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data is meant: a name in a unit, and the people of that name on its rolls."""

    code: str
    name: str
    people: tuple[Person, ...]

    @property
    def several(self) -> bool:
        """Two people of one name: rows that say a name only may be either's."""
        return len(self.people) > 1


def subject(code: str, name: str) -> Subject:
    """A person by name."""
    return Subject(code, name, tuple(Person.objects.filter(unit_code=code, name=name).order_by("pk")[:20]))


def named(name: str) -> re.Pattern[str]:
    """The name as a word of its own: 张三、李四, 张三（主任）, but not inside 张三丰."""
    return re.compile(rf"(?<![\w·]){re.escape(name)}(?![\w·])")


def rows_of(whose: Subject) -> list[Found]:
    """Rows whose name fields say the name."""
    found = []
    for table in tables():
        wanted = models.Q()
        for name in table.names:
            wanted |= _holding(table.model, name, whose.name)
        if not wanted:
            continue
        word = named(whose.name)
        rows = [one for one in table.of_unit(whose.code).annotate(**_texts(table.model, table.names)).filter(wanted) if _says(one, table, word)]
        if rows:
            found.append(Found(table, rows))
    return found


def _says(row: Any, table: Table, word: re.Pattern[str]) -> bool:
    return any(word.search(text) for name in table.names for text in texts_in(getattr(row, name)))


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value of a box."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def _texts(model: type[models.Model], names: tuple[str, ...]) -> dict[str, Any]:
    """A document's text beside it, so that it can be searched on both engines."""
    return {f"{name}_text": Cast(name, models.TextField()) for name in names if isinstance(model._meta.get_field(name), models.JSONField)}


def _holding(model: type[models.Model], field_name: str, words: str) -> models.Q:
    if isinstance(model._meta.get_field(field_name), models.JSONField):
        # SQLite keeps a document's signs above the first 128 by their numbers.
        return models.Q(**{f"{field_name}_text__contains": words}) | models.Q(**{f"{field_name}_text__contains": json.dumps(words)[1:-1]})
    return models.Q(**{f"{field_name}__contains": words})


@cache
def _written() -> tuple[tuple[type[models.Model], str, tuple[str, ...]], ...]:
    """Every table of the rooms (and what is not sent yet) that leads to a unit, with its boxes of text."""
    rooms = {one.rpartition(".")[2] for one in settings.ROOMS} | {"records", "desk"}
    own = {one.model: {*one.names, *one.beside} for one in tables()}
    found = []
    for model in (*(one for one in apps.get_models() if one._meta.app_label in rooms), *UNSENT):
        texts = tuple(
            one.name
            for one in model._meta.get_fields()
            if isinstance(one, models.CharField | models.TextField | models.JSONField) and one.name not in {"unit_code", *own.get(model, ())}
        )
        if (path := path_of(model)) and texts:
            found.append((model, path, texts))
    return tuple(found)


def mentions(whose: Subject) -> int:
    """In how many rows the name stands in a text somebody wrote; a statement a table."""
    total = 0
    for model, path, texts in _written():
        wanted = models.Q()
        for name in texts:
            wanted |= _holding(model, name, whose.name)
        total += model._default_manager.filter(**{path: whose.code}).annotate(**_texts(model, texts)).filter(wanted).count()
    return total


def given_out(whose: Subject) -> list[dict[str, Any]]:
    """One person's rows, table by table, as they are told to that person."""
    told = []
    for found in rows_of(whose):
        for row in found.rows:
            boxes = {str(one.verbose_name): _plain(getattr(row, one.name)) for one in row._meta.concrete_fields if one.name in _shown(found.table)}
            told.append({"what": found.table.words, "why": found.table.why, "ground": found.table.ground, "kept": found.table.kept, "row": boxes})
    for seat in Seat.objects.filter(person__in=whose.people).order_by("from_on"):
        days = {"from": str(seat.from_on), "to": str(seat.to_on or "")}
        told.append({"what": "任职", "row": {"body": seat.body, "role": seat.role, **days}})
    return told


def _shown(table: Table) -> set[str]:
    days = {one.name for one in table.model._meta.concrete_fields if isinstance(one, models.DateField) and not isinstance(one, models.DateTimeField)}
    return {*table.names, *table.beside, *days}


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | list | dict | None) else str(value)
