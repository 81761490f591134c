"""Opinions as lines 「谁：意见」, and which of them ask for something."""

import re
from dataclasses import dataclass

ASKING = re.compile(r"希望|建议|要求|请|应当|应该|能不能|能否|尽快|需要|不同意|反对|解决|增加|减少")
PARTS = re.compile(r"^\s*(?:[（(]?\d{1,2}[)）.．、]\s*)?([^：:]{1,20})[：:]\s*(.+)$")
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one participant said; ``asks`` where an answer is owed."""

    who: str
    text: str
    asks: bool


def read(text: str) -> tuple[Opinion, ...]:
    """The lines of a text as opinions; a line without 「谁：」 is the opinion of 参会人员."""
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        match = PARTS.match(line)
        who, said = (match[1].strip(), match[2].strip()) if match else ("参会人员", line.strip())
        found.append(Opinion(who, said[:LONGEST], asks(said)))
    return tuple(found)


def asks(text: str) -> bool:
    """A proposal by the words used; a person can change it when answering."""
    return bool(ASKING.search(text))


def written(opinions: tuple[tuple[str, str], ...]) -> str:
    """Opinions as the text they are typed in."""
    return "\n".join(f"{who}：{text}" for who, text in opinions)
