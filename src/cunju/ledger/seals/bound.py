"""Which tables hang on facts, found from the models themselves, and the canonical text of one row.

A column that holds what it holds where nobody said anything is left out of the text: so a column added later changes no seal.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

VERSION = b"cunju.row/1\n"
# Their own digests and chains; forms lately sent.
APART = "ledger"
NEVER = object()
Values = Mapping[str, Any]


@cache
def tables() -> dict[str, type[models.Model]]:
    """By label: every model that names a fact, or is tied by a key to one that does, upwards and downwards."""
    ours = [one for one in apps.get_models() if _is_ours(one)]
    found = {one for one in ours if any(_names_a_fact(field) for field in one._meta.concrete_fields)}
    while more := {one for one in ours if one not in found and _tied(one, found)}:
        found |= more
    return {one._meta.label_lower: one for one in sorted(found, key=lambda one: one._meta.label_lower)}


def _is_ours(model: type[models.Model]) -> bool:
    config = model._meta.app_config
    return config is not None and config.name.startswith("cunju.") and config.label != APART


def _names_a_fact(field: Any) -> bool:
    return isinstance(field, models.UUIDField) and (field.name in ("fact", "about") or field.name.endswith("_fact"))


def _tied(model: type[models.Model], found: set[type[models.Model]]) -> bool:
    below = any(field.related_model in found for field in model._meta.concrete_fields if field.is_relation)
    return below or any(field.related_model is model for one in found for field in one._meta.concrete_fields if field.is_relation)


@cache
def columns(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the columns a seal is over."""
    return tuple(field.attname for field in model._meta.concrete_fields)


@cache
def unsaid(model: type[models.Model]) -> dict[str, Any]:
    """What each column holds where nobody said anything: its default, else nothing."""
    return {field.attname: _unsaid(field) for field in model._meta.concrete_fields}


def _unsaid(field: Any) -> Any:
    if field.has_default():
        made = field.default
        return plain(field, made() if made in (dict, list) else made) if made in (dict, list) or not callable(made) else NEVER
    if field.null:
        return None
    return "" if isinstance(field, models.CharField | models.TextField) else NEVER


def plain(field: Any, value: Any) -> Any:
    """A column's value as JSON has it, the same for what is to be stored and what was read again; ValueError where it is none of the column's."""
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return json.loads(json.dumps(value, cls=field.encoder))
    field = getattr(field, "target_field", field)
    value = field.to_python(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.{field.decimal_places}f}"
    return value if isinstance(value, bool | int | float | str) else str(value)


def of_row(model: type[models.Model], row: Iterable[Any]) -> dict[str, Any]:
    """The values of one row as read, in the order of ``columns``."""
    return {field.attname: plain(field, value) for field, value in zip(model._meta.concrete_fields, row, strict=True)}


def text(model: type[models.Model], values: Values) -> bytes:
    """What is sealed of a row: version, table, and its columns by name, without those that say nothing."""
    empty = unsaid(model)
    said = {name: values[name] for name in sorted(values) if not _same(values[name], empty.get(name, NEVER))}
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return VERSION + f"{model._meta.label_lower}\n{body}".encode()


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
