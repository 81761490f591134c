"""The short code printed on a posted sheet: eight signs that cannot be taken for one another."""

import hashlib

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def short_code(seed: str) -> str:
    """Always the same for the same publication, and not to be guessed from the one before."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:5], "big")
    return "".join(SIGNS[number >> 5 * at & 31] for at in range(8))
