"""One engine for all tests of the scale."""

import pytest

from cunju.scale.engines import Duck


@pytest.fixture(scope="session")
def duck():
    made = Duck(threads=1)
    yield made
    made.close()
