"""The demonstration for journeys that begin from it."""

from tests.prepared import demonstration

__all__ = ["demonstration"]
