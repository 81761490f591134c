"""A sheet: its items from the lines of a text, what its fact counts, what a press says of an item."""

from collections.abc import Mapping, Sequence
from typing import Any

# What an item came to, in words of pages.
HOW = {"done": "办结", "partly": "部分办结", "undone": "没有办成"}
MOST = 300  # letters of an item


def counted(
    members: Sequence[Any], sheet: Mapping[Any, Sequence[str]], *, before: Mapping[Any, int], at: str
) -> dict[str, Any]:
    """What the fact of a sheet counts: how many sit, how many of them have pledged by now (``before``: items of earlier sheets)."""
    done = {one: len(lines) for one, lines in sheet.items() if lines}
    have = [one for one in members if one in done or one in before]
    return {
        "members": len(members), "pledged": len(have), "items": sum(done.values()) + sum(before.values()),
        "complete": bool(members) and len(have) == len(members), "at": at,
    }  # fmt: skip


def said_of(how: str) -> dict[str, int]:
    """What the fact of one item says."""
    return {"items": 1} if how == "done" else {"items": 1, how: 1}
