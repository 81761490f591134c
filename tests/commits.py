"""Tests that write for real (marker ``commits``): unblocked, no transaction around them, flushed with the guards lifted."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command


@pytest.fixture(autouse=True)
def _committed(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.node.get_closest_marker("commits") is None:
        yield
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        try:
            yield
        finally:
            flush()


def flush() -> None:
    """Empty a test database; the flush itself sends ``post_migrate``, and ``lifted`` puts the guards back."""
    from cunju.ledger import guards

    with guards.lifted():
        call_command("flush", interactive=False, verbosity=0)
