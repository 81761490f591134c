"""What goes to another platform as a package: one thing that hangs, as data, as text and as a paper. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cunju.kernel.blocks import Paper


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing of a unit: ``key`` names it for good, ``data`` is what it says, masked as on the board."""

    unit_code: str
    key: str
    title: str
    data: Mapping[str, Any]
    text: str
    paper: Paper
