"""Merkle trees of RFC 6962 section 2.1 (SHA-256): roots and proofs from hashes stored by tile level, and their verification.

``Read``: the hash number ``n`` of tile level ``l``, that is of the leaves from n·256^l to (n+1)·256^l; 32 bytes.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

Read = Callable[[int, int], bytes]
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Of an entry; 32 bytes."""
    return hashlib.sha256(b"\0" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Of two hashes; 32 bytes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def folded(hashes: Sequence[bytes]) -> bytes:
    """The root of a power of two hashes."""
    while len(hashes) > 1:
        hashes = [node(one, other) for one, other in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def root(read: Read, start: int, end: int) -> bytes:
    """MTH(D[start:end]) of a subtree that begins where RFC 6962 splits."""
    size = end - start
    if size <= 0:
        return EMPTY
    if size & (size - 1) == 0:
        level, rest = divmod(size.bit_length() - 1, 8)
        first = start >> (8 * level)
        return folded([read(level, first + one) for one in range(1 << rest)])
    middle = start + _split(size)
    return node(root(read, start, middle), root(read, middle, end))


def _split(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(read: Read, index: int, start: int, end: int) -> list[bytes]:
    """PATH(index, D[start:end]): from the leaf's sibling up to the root's child."""
    if end - start <= 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*inclusion(read, index, start, middle), root(read, middle, end)]
    return [*inclusion(read, index, middle, end), root(read, start, middle)]


def consistency(read: Read, old: int, size: int) -> list[bytes]:
    """PROOF(old, D[0:size]); empty for 0 and for the same size."""
    return _subproof(read, old, 0, size, True) if 0 < old < size else []


def _subproof(read: Read, old: int, start: int, end: int, whole: bool) -> list[bytes]:
    if old == end:
        return [] if whole else [root(read, start, end)]
    middle = start + _split(end - start)
    if old <= middle:
        return [*_subproof(read, old, start, middle, whole), root(read, middle, end)]
    return [*_subproof(read, old, middle, end, False), root(read, start, middle)]


def included(leaf: bytes, index: int, size: int, proof: Iterable[bytes], head: bytes) -> bool:
    """Whether the proof leads from the leaf's hash to ``head`` (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node(one, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node(found, one)
        here, last = here >> 1, last >> 1
    return last == 0 and found == head


def consistent(old: int, size: int, proof: Sequence[bytes], before: bytes, head: bytes) -> bool:
    """Whether the proof shows that the tree of ``size`` only added to that of ``old`` (RFC 9162 section 2.1.4.2)."""
    if old == size or old == 0:
        return not proof and (old == 0 or before == head)
    if old > size or not proof:
        return False
    path = [before, *proof] if old & (old - 1) == 0 else list(proof)
    here, last = old - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    first = second = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            first, second = node(one, first), node(one, second)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            second = node(second, one)
        here, last = here >> 1, last >> 1
    return last == 0 and first == before and second == head
