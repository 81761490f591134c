"""The matrix from the database against a plain read, its page against its template."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client

from cunju.devtools.benching.timing import RUNS, Figure, Ratio, compared, middle
from cunju.duties import interface as duties
from cunju.org.models import Account

LONGEST_PAGE, MOST_QUERIES = 150, 12


@contextmanager
def remembered() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """The questions put to the database, with their parameters, to be put again plainly."""
    asked: list[tuple[str, tuple[Any, ...]]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            asked.append((sql, tuple(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield asked


@contextmanager
def counting() -> Iterator[list[str]]:
    """Every statement put to the database."""
    asked: list[str] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield asked


def from_database(prefix: str, on: date, runs: int = RUNS) -> Ratio:
    """The matrix of a prefix against the same rows read as they stand, by the same questions."""
    with remembered() as asked:
        duties.matrix(prefix, on=on)

    def plain() -> None:
        with connection.cursor() as cursor:
            for sql, params in asked:
                cursor.execute(sql, params)
                cursor.fetchall()

    return compared(
        "matrix_over_plain_read", lambda: duties.matrix(prefix, on=on), plain, limit=10, runs=runs
    )


def reader(prefix: str) -> Client:
    """A client signed in as one who may see the prefix."""
    found = Account.objects.filter(role="district_reader", unit_code=prefix).first()
    account = found or Account.objects.create(
        username=f"bench-{prefix}", role="district_reader", unit_code=prefix
    )
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(account, backend="cunju.org.seated.Backend")
    return client


def page(prefix: str, on: date, runs: int = RUNS) -> tuple[Ratio, list[Figure]]:
    """The whole page against rendering its template from what it was given, its size, its questions."""
    client, address = reader(prefix), f"/matrix/{prefix}/?on={on}"
    found = _rendered(client, address)
    template, context = found["template"], found["context"]
    compare = compared(
        "matrix_page_over_template",
        lambda: client.get(address),
        lambda: template.render(context),
        limit=2,
        runs=runs,
    )
    with counting() as said:
        answer = client.get(address)
    asked = [one for one in said if not one.startswith("PRAGMA")]  # how long to wait for a lock is no question
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    return compare, [
        Figure("matrix_page", round(len(answer.content) / 1024, 1), "KB", LONGEST_PAGE),
        Figure("matrix_page_packed", round(len(packed.content) / 1024, 1), "KB"),
        Figure("matrix_page_queries", len(asked), "次", MOST_QUERIES),
    ]


def _rendered(client: Client, address: str) -> dict[str, Any]:
    """The outermost template of a page and the context it was rendered with."""
    from django.test.signals import template_rendered

    seen: list[dict[str, Any]] = []

    def keep(template: Any, context: Any, **_: Any) -> None:
        seen.append({"template": template, "context": context})

    template_rendered.connect(keep)
    try:
        with _instrumented():
            answer = client.get(address)
    finally:
        template_rendered.disconnect(keep)
    if answer.status_code != 200:
        raise LookupError(f"{address} answers {answer.status_code}")
    return seen[0]


@contextmanager
def _instrumented() -> Iterator[None]:
    """Templates that say what they are rendered with, as Django's own test runner makes them."""
    from django.template import Template
    from django.test import utils

    # Django's own switch for tests; its stubs do not know it.
    plain = getattr(Template, "_render")  # noqa: B009
    setattr(Template, "_render", getattr(utils, "instrumented_test_render"))  # noqa: B009, B010
    try:
        yield
    finally:
        setattr(Template, "_render", plain)  # noqa: B010


def pages(prefix: str, addresses: dict[str, str], runs: int = RUNS) -> list[Figure]:
    """Milliseconds of some pages."""
    client = reader(prefix)
    return [
        Figure(f"page:{name}", round(1000 * middle(lambda at=address: client.get(at), runs), 1), "毫秒")  # type: ignore[misc]
        for name, address in addresses.items()
    ]
