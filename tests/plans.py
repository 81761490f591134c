"""Asks the database how it would read: which statements walk the whole fact table, on either engine."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

POSTGRES = connection.vendor == "postgresql"
FACTS = "ledger_fact"
ALIAS = re.compile(r'"ledger_fact" ([A-Z]\d*)\b')
Statement = tuple[str, Any]


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """Every statement that reads the fact table within the block, with its values."""
    seen: list[Statement] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if FACTS in sql and sql.lstrip().upper().startswith(("SELECT", "(SELECT", "WITH")):
            seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def scans(statement: Statement) -> list[str]:
    """What of the plan reads the whole fact table; empty where every read of it starts from a key."""
    return _postgres(*statement) if POSTGRES else _sqlite(*statement)


def _sqlite(sql: str, params: Any) -> list[str]:
    """A SCAN of the table, or of an index of it from end to end, by its name or an alias."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        lines = [str(row[-1]) for row in cursor.fetchall()]
    names = {FACTS, *ALIAS.findall(sql)}
    return [one for one in lines if one.startswith("SCAN") and one.split()[1] in names]


def _postgres(sql: str, params: Any) -> list[str]:
    """With sequential scans priced out, one that is left, or an index walked without a condition, has no key."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        (answer,) = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = on")
    plan = json.loads(answer) if isinstance(answer, str) else answer
    return [
        node["Node Type"]
        for node in _nodes(plan[0]["Plan"])
        if node.get("Relation Name") == FACTS and not {"Index Cond", "Recheck Cond"} & set(node)
    ]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for one in node.get("Plans", ()):
        yield from _nodes(one)
