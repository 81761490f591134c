"""The server of these tests."""

from tests.hands.serving import site  # noqa: F401
