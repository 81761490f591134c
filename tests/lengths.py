"""SQLite keeps a text of any length, PostgreSQL refuses one longer than its column: here both refuse, so one run finds it."""

from typing import Any

from django.db import DataError
from django.db.models import CharField

_plain = CharField.get_db_prep_save


def _bounded(field: CharField[Any, Any], value: Any, connection: Any) -> Any:
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        raise DataError(f"value too long for {field.model.__name__}.{field.name} ({field.max_length}): {value[:80]}")
    return _plain(field, value, connection)


CharField.get_db_prep_save = _bounded  # type: ignore[assignment, method-assign]
