"""The demonstration, made once a module and rolled back after it."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import pytest
from django.db import transaction

T = TypeVar("T")


class Quiet:
    """An ``Out`` that says nothing."""

    def say(self, text: str) -> None:
        pass

    def result(self, text: str) -> None:
        pass

    def progress(self, items: Iterable[T], *, total: int, label: str) -> Iterable[T]:
        return items


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    from cunju.config.demonstration import prepare

    with django_db_blocker.unblock(), transaction.atomic():
        prepare(Quiet())
        yield
        transaction.set_rollback(True)
