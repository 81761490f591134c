"""Writers of one SQLite file queue up: nobody tries while another of the same process writes, and nobody keeps a turn."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.utils import ConnectionHandler

from cunju.config.environment import PRAGMAS


@pytest.fixture
def database(tmp_path, monkeypatch, django_db_blocker) -> Iterator[ConnectionHandler]:
    options = {"transaction_mode": "IMMEDIATE", "timeout": 0.05, "init_command": PRAGMAS.format(safety="NORMAL")}
    told = {"ENGINE": "cunju.config.sqlite", "NAME": str(tmp_path / "a.sqlite3"), "OPTIONS": options}
    handler = ConnectionHandler({"default": told})
    monkeypatch.setattr(transaction, "connections", handler)
    with django_db_blocker.unblock():
        with handler["default"].cursor() as cursor:
            cursor.execute("create table t (a)")
        yield handler


@contextmanager
def own(handler: ConnectionHandler) -> Iterator[None]:
    try:
        yield
    finally:
        handler["default"].close()


def test_forty_writers_who_would_give_up_at_once_all_write(database) -> None:
    """Each holds the file longer than any of them would wait for it."""
    wrong: list[BaseException] = []

    def write() -> None:
        with own(database):
            try:
                with transaction.atomic(), database["default"].cursor() as cursor:
                    cursor.execute("insert into t values (1)")
                    time.sleep(0.06)
            except Exception as one:
                wrong.append(one)

    threads = [threading.Thread(target=write) for _ in range(40)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with own(database), database["default"].cursor() as cursor:
        assert (wrong, cursor.execute("select count(*) from t").fetchone()) == ([], (40,))


def test_a_turn_ends_with_a_failure_a_rollback_a_closed_connection(database) -> None:
    with own(database):
        one = database["default"]
        with pytest.raises(ValueError), transaction.atomic():
            raise ValueError
        assert one._held is None
        with transaction.atomic():
            assert one._held.locked()
            transaction.set_rollback(True)
        assert one._held is None
        one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        turn = one._held
        one.close()
        assert (one._held, turn.locked()) == (None, False)


def test_a_session_goes_past_the_queue(database) -> None:
    with own(database):
        one = database["default"]
        with one.out_of_turn(), transaction.atomic():
            assert one._held is None
        with transaction.atomic():
            assert one._held is not None


@pytest.mark.django_db
def test_a_database_in_memory_has_no_queue() -> None:
    """Nor has PostgreSQL; and the tests' own database is no file."""
    assert connection.vendor != "sqlite" or connection.is_in_memory_db()
    assert getattr(connection, "_held", None) is None
