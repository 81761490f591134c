"""The demonstration for books that are read back."""

from tests.prepared import demonstration

__all__ = ["demonstration"]
