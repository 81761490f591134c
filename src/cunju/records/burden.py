"""What a record costs who writes it: minutes for a value and for a record, as data (``data/burden.yaml``)."""

from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "burden.yaml"


@lru_cache(maxsize=1)
def figures() -> dict[str, Any]:
    """The figures as shipped: ``value`` and ``record`` in minutes, ``source``, and the reduction elsewhere that is the one to beat."""
    found: dict[str, Any] = yaml.safe_load(DATA.read_text("utf-8"))
    return found


def minutes(values: int, *, records: int = 1) -> int:
    """How many minutes so many values in so many records take, rounded up."""
    told = figures()
    found: int = ceil(values * told["value"] + records * told["record"])
    return found
