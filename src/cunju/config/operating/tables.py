"""A PostgreSQL database table by table, as text: for machines without ``pg_dump``, or with one older than the server."""

import json
from pathlib import Path
from typing import Any

from cunju.config.operating.manifest import CHUNK
from cunju.kernel.refusals import Refusal

LIST = "tables.json"
COLUMNS = (
    "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables "
    "USING (table_schema, table_name) WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' "
    "AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position"
)


def dump(folder: Path) -> None:
    """Every table into a file of its own, all as they are at one instant."""
    from django.db import connection

    apart = connection.get_new_connection(connection.get_connection_params())
    apart.autocommit = True  # the transaction is the one begun below
    try:
        with apart.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            columns: dict[str, list[str]] = {}
            for table, column in cursor.execute(COLUMNS).fetchall():
                columns.setdefault(table, []).append(column)
            for table, names in columns.items():
                with (
                    (folder / f"{table}.copy").open("xb") as file,
                    cursor.copy(_copy(table, names, "TO STDOUT")) as rows,
                ):
                    for data in rows:
                        file.write(data)
    finally:
        apart.close()
    (folder / LIST).write_text(json.dumps(columns), encoding="utf-8")


def _copy(table: str, names: list[str], way: str) -> str:
    from django.db import connection

    quoted = ", ".join(connection.ops.quote_name(one) for one in names)
    return f"COPY {connection.ops.quote_name(table)} ({quoted}) {way}"


def load(folder: Path, migrations: tuple[str, ...]) -> None:
    """Into an empty database: the structure of then by its migrations, then every table; all or nothing."""
    from django.db import connection, transaction

    from cunju.ledger import guards

    columns: dict[str, list[str]] = json.loads((folder / LIST).read_text(encoding="utf-8"))
    with transaction.atomic():
        _structure(migrations)
        with connection.cursor() as cursor:
            made = [one for one in connection.introspection.table_names() if one in columns]
            if missing := sorted(set(columns) - set(made)):
                raise Refusal(
                    f"这份备份里有现在的程序没有的表：{'、'.join(missing)}。请换用备份时的版本恢复。"
                )
            cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(one) for one in made)}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # migrations leave some of them immediate
            for table, names in columns.items():
                _fill(cursor, folder / f"{table}.copy", _copy(table, names, "FROM STDIN"))
            _count_on(cursor)
        guards.install()


def _structure(migrations: tuple[str, ...]) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    wanted = [(one.split(".", 1)[0], one.split(".", 1)[1]) for one in migrations]
    # A squashed or removed migration is none of these; then the version of the backup has to do it.
    if unknown := [one for one in wanted if one not in executor.loader.graph.nodes]:
        names = "、".join(".".join(one) for one in unknown[:5])
        raise Refusal(f"这份备份的结构更新 {names} 现在的程序里没有。请换用备份时的版本恢复。")
    # Only the last ones are named: one that others build on comes with them, and named again would be gone back to.
    nodes = executor.loader.graph.node_map
    executor.migrate([one for one in wanted if not {child.key for child in nodes[one].children} & set(wanted)])


def _fill(cursor: Any, file: Path, words: str) -> None:
    with file.open("rb") as source, cursor.connection.cursor() as own, own.copy(words) as rows:
        while data := source.read(CHUNK):
            rows.write(data)


def _count_on(cursor: Any) -> None:
    """Numbers given by the database go on after the last one."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    for statement in connection.ops.sequence_reset_sql(
        no_style(), apps.get_models(include_auto_created=True)
    ):
        cursor.execute(statement)
