"""A system of a town."""

from collections.abc import Callable

import pytest
from tests import cast

from cunju.api import calling
from cunju.api.tests.asking import connected


@pytest.fixture(autouse=True)
def nobody_has_called_yet() -> None:
    calling.calls.clear()
    calling.strangers.clear()


@pytest.fixture
def place(db: None) -> None:
    cast.units()
    cast.demonstration()


@pytest.fixture
def connect(place: None) -> Callable[..., str]:
    """Makes a system."""
    return connected
