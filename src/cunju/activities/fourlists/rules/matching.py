"""Which item of the lists in force a certificate is that somebody asks for, and what follows: given, or not, and where to go."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cunju.kernel.likeness import likeness

# What a list is for (definitions.yaml); the item of what stands on no list.
ISSUE, REFUSE, UNLISTED = "issue", "refuse", "清单外"
ALIKE, MOST = 0.5, 6
SAID = re.compile(r"(开具|出具|办理|开|办)|证明书?|\W|_")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item a certificate may be, with the list's use; ``also``: words by which people ask for it."""

    key: str
    use: str
    code: str
    title: str
    exact: bool = False
    office: str = ""
    phone: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the lists say of a certificate: given or not (``reason``), by which item, where to go instead."""

    result: str
    item: str
    title: str
    reason: str = ""
    office: str = ""
    phone: str = ""

    @property
    def said(self) -> dict[str, str]:
        """As the fact holds it."""
        return {"item": self.item, "result": self.result} | ({"reason": self.reason} if self.reason else {})


def plain(text: str) -> str:
    """Words without what every certificate is called by."""
    return SAID.sub("", text)


def candidates(words: str, items: Iterable[Candidate]) -> list[Candidate]:
    """Items that words may mean: those of the same words alone where there are any, else the most alike first."""
    asked = plain(words)
    if not asked:
        return []
    same, near = [], []
    for one in items:
        title = plain(one.title)
        if asked == title or words.strip() == one.code:
            same.append(replace(one, exact=True))
        elif (rate := 1.0 if any(each in asked for each in one.also) else likeness(asked, title)) >= ALIKE:
            near.append((rate, one))
    return same or [one for _, one in sorted(near, key=lambda pair: -pair[0])][:MOST]


def decide(found: Sequence[Candidate], pick: str) -> Verdict | None:
    """What follows for the item picked, or for the one that bears the very words; None where a person must choose first."""
    if pick == UNLISTED:
        return Verdict("refused", UNLISTED, "", "not_listed")
    exact = [one for one in found if one.exact]
    chosen = next((one for one in found if one.key == pick), exact[0] if len(exact) == 1 and not pick else None)
    if chosen is None:
        return None
    if chosen.use == ISSUE:
        return Verdict("issued", chosen.code, chosen.title)
    return Verdict("refused", chosen.code, chosen.title, "forbidden", chosen.office, chosen.phone)
