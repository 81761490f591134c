"""What a correction changes: the lines of two versions beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: where it stands, what it was and what it shall be; empty where it was not or shall not be."""

    where: str
    before: str
    after: str


def of_lines(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """The lines that differ, each with its place: in the new version, or in the old one where the line goes."""
    found = []
    for tag, start, end, new_start, new_end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = zip_longest(before[start:end], after[new_start:new_end], fillvalue="")
        for at, (old, new) in enumerate(pairs, start=1):
            found.append(Change(f"第{new_start + at}行" if new else f"原来第{start + at}行", old, new))
    return found


def of_sums(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> list[Change]:
    """The totals that differ, by their names."""
    return [Change(name, old, new) for (name, old), (_, new) in zip(before, after, strict=True) if old != new]
