"""What makes facts append-only down to raw SQL, on both engines; the one place with SQL of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

TABLES = {
    "ledger_fact": "uid = NEW.uid OR position = NEW.position OR supersedes = NEW.supersedes",
    "ledger_rest": "id = NEW.id OR (fact = NEW.fact AND base = NEW.base)",
}
SAYS = "Cunju: the ledger is append-only"


def install() -> None:
    """Create every guard that is missing; safe to call at any time."""
    with connection.cursor() as cursor:
        for statement in _postgres() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)


def install_after_migrate(**_: Any) -> None:
    """Receiver of ``post_migrate``: only where the tables are there."""
    if set(TABLES) <= set(connection.introspection.table_names()):
        install()


def missing() -> list[str]:
    """Names of guards the database lacks, has on another table or has switched off; empty when all stand."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        )
    else:
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = set(cursor.fetchall())
    return sorted(name for name, table in _names().items() if (name, table) not in there)


@contextmanager
def lifted() -> Iterator[None]:
    """Without guards, for a test database's flush only; RuntimeError on any other database."""
    name = Path(str(connection.settings_dict["NAME"])).name
    if not (name.startswith("test_cunju_") or "memory" in name):
        raise RuntimeError("guards are lifted on test databases only")
    with connection.cursor() as cursor:
        for guard, table in _names().items():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {guard}{on}")
    try:
        yield
    finally:
        install()


def _names() -> dict[str, str]:
    acts = ("change", "truncate") if connection.vendor == "postgresql" else ("update", "delete", "replace")
    return {f"{table}_no_{act}": table for table in TABLES for act in acts}


def _sqlite() -> Iterator[str]:
    for table, same in TABLES.items():
        for act in ("update", "delete"):
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
        # INSERT OR REPLACE fires no delete trigger, so an existing key must be refused on the way in.
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        )


def _postgres() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
    )
    for table in TABLES:
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
        )
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )
