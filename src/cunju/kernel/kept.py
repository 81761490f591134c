"""How many answers a cache holds; one, where ``CUNJU_CACHES=1`` asks whether anything rests on an answer still being kept."""

import os


def most(count: int) -> int:
    """``count``, or 1."""
    return 1 if os.environ.get("CUNJU_CACHES") == "1" else count
