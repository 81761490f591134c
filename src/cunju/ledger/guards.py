"""What makes facts append-only down to raw SQL, on both engines; the one place with SQL of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

TABLES = {
    "ledger_fact": "uid = NEW.uid OR position = NEW.position OR supersedes = NEW.supersedes",
    "ledger_rest": "id = NEW.id OR (fact = NEW.fact AND base = NEW.base)",
    "ledger_digest": "leaf = NEW.leaf OR fact = NEW.fact OR (unit_code = NEW.unit_code AND number = NEW.number)",
    "ledger_seal": "number = NEW.number",
}
SAYS = "Cunju: the ledger is append-only"
BODY = f"BEGIN RAISE EXCEPTION '{SAYS}'; END"
MISSING, ALTERED, FOREIGN = "缺失", "被改动", "装错了地方"
STRANGE = "的表上有不认识的触发器"


def install() -> None:
    """Make every guard what it should be; safe to call at any time."""
    wanted = _wanted()
    with connection.cursor() as cursor:
        for (name, table), text in _there().items():
            # What bears a guard's name and is none goes; what bears another's name is not ours to remove.
            if name in wanted and wanted[name] != (table, text):
                cursor.execute(_drop(name, table))
        for statement in _postgres() if connection.vendor == "postgresql" else _sqlite().values():
            cursor.execute(statement)


def install_after_migrate(**_: Any) -> None:
    """Receiver of ``post_migrate``: only where the tables are there."""
    if set(TABLES) <= set(connection.introspection.table_names()):
        install()


def faults() -> list[tuple[str, str]]:
    """Guards that are not what they should be, by their text, with what is wrong in words; empty when all stand."""
    there = _there()
    wanted = {(name, table): text for name, (table, text) in _wanted().items()}
    names = {name for name, _ in wanted}
    found = [(name, MISSING) for name, table in wanted if (name, table) not in there]
    for (name, table), text in there.items():
        if (name, table) in wanted and text != wanted[name, table]:
            found.append((name, ALTERED))
        elif (name, table) not in wanted and name in names:
            found.append((name, FOREIGN))
        elif name not in names and table in TABLES:
            found.append((name, STRANGE))
    return sorted(found)


def wrong() -> list[str]:
    """The names of those."""
    return sorted({name for name, _ in faults()})


def _there() -> dict[tuple[str, str], str]:
    """Triggers by name and table, each with all that makes it work, as text."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT t.tgname, c.relname, concat_ws(' ', t.tgtype, t.tgenabled IN ('O', 'A'), t.tgqual IS NULL, "
            "t.tgattr::text = '', p.proname, l.lanname, p.prosrc) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang WHERE NOT t.tgisinternal"
        )
    else:
        query = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {(name, table): " ".join(text.split()) for name, table, text in cursor.fetchall()}


def _wanted() -> dict[str, tuple[str, str]]:
    """Each guard with its table and the text ``_there`` gives where it stands."""
    if connection.vendor != "postgresql":
        return {
            name: (_names()[name], statement.replace(" IF NOT EXISTS", "", 1)) for name, statement in _sqlite().items()
        }
    # pg_trigger.tgtype: 1 each row, 2 before, 8 delete, 16 update, 32 truncate.
    types = {"change": 1 + 2 + 8 + 16, "truncate": 2 + 32}
    return {
        name: (table, f"{types[name.rpartition('_')[2]]} t t t ledger_refuse plpgsql {BODY}") for name, table in _names().items()
    }


def _drop(name: str, table: str) -> str:
    on = f" ON {connection.ops.quote_name(table)}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {connection.ops.quote_name(name)}{on}"


@contextmanager
def lifted() -> Iterator[None]:
    """Without guards, for a test database's flush only; RuntimeError on any other database."""
    name = Path(str(connection.settings_dict["NAME"])).name
    if not (name.startswith("test_cunju_") or "memory" in name):
        raise RuntimeError("guards are lifted on test databases only")
    with connection.cursor() as cursor:
        for guard, table in _names().items():
            cursor.execute(_drop(guard, table))
    try:
        yield
    finally:
        install()


def _names() -> dict[str, str]:
    acts = ("change", "truncate") if connection.vendor == "postgresql" else ("update", "delete", "replace")
    return {f"{table}_no_{act}": table for table in TABLES for act in acts}


def _sqlite() -> dict[str, str]:
    made = {}
    for table, same in TABLES.items():
        for act in ("update", "delete"):
            made[f"{table}_no_{act}"] = (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
        # INSERT OR REPLACE fires no delete trigger, so an existing key must be refused on the way in.
        made[f"{table}_no_replace"] = (
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        )
    return made


def _postgres() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ {BODY} $$"
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
