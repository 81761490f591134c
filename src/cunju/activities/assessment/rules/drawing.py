"""The spot-check: whoever knows the seed and the list draws the same."""

from collections.abc import Iterable
from hashlib import sha256


def lot(seed: str, key: str) -> str:
    """The lot of one window: SHA-256 of the seed, a bar and the window's key, as hexadecimal digits."""
    return sha256(f"{seed}|{key}".encode()).hexdigest()


def drawn(seed: str, pool: Iterable[str], many: int) -> list[tuple[str, str]]:
    """The smallest lots of a pool, each with its window's key."""
    return sorted((lot(seed, key), key) for key in set(pool))[:many]
