"""What stands around the body: the list of annexes, the annexes themselves, and the imprint."""

import re
from dataclasses import replace

from cunju.catalogue.reader.marks import ANNEX_ITEM, ANNEX_LIST, DAY, day_of
from cunju.catalogue.reader.notice import Annex, Imprint
from cunju.catalogue.reader.source import BLANKS, Source
from cunju.kernel.numerals import NUMBER, half_width, number_or_none

ANNEX_HEAD = re.compile(rf"附件\s*({NUMBER}?)\s*[:：]?")
IMPRINT = re.compile(rf"(?P<office>.*?)\s*{DAY}\s*印发")


def listed_annexes(lines: tuple[str, ...]) -> tuple[Annex, ...]:
    """The list under 附件：; a line without a number goes on a title, a blank one ends the list."""
    found: list[Annex] = []
    for line in lines:
        if not line:
            if found:
                break
            continue
        if head := ANNEX_LIST.fullmatch(line):
            line = f"{head[1]}.{head[2]}" if head[1] else head[2]
        item = ANNEX_ITEM.fullmatch(line)
        if item:
            found.append(Annex(int(half_width(item[1])), item[2]))
        elif found:
            found[-1] = replace(found[-1], title=found[-1].title + line)
        elif line:
            found.append(Annex(1, line))
    return tuple(found)


def annex_heads(lines: tuple[str, ...], dated: int) -> dict[int, int]:
    """The numbers of the annexes that stand in the file, with the line of each heading; 附件 alone is 1."""
    found: dict[int, int] = {}
    for at in range(dated + 1, len(lines)):
        if match := ANNEX_HEAD.fullmatch(lines[at]):
            found.setdefault(number_or_none(match[1] or "1") or 1, at)
    return found


def first_head(lines: tuple[str, ...], dated: int) -> int:
    """The line of the first annex's heading, or the number of lines."""
    return min(annex_heads(lines, dated).values(), default=len(lines))


def other_annexes(source: Source, dated: int) -> str:
    """The text of the annexes without the table of tasks, up to the imprint."""
    heads = sorted(annex_heads(source.lines, dated).values())
    parts = []
    for start, end in zip(heads, [*heads[1:], len(source.lines)], strict=True):
        if not start < source.table_at <= end:
            parts += [line for line in source.lines[start + 1 : end] if line and not IMPRINT.fullmatch(line)]
    return "\n".join(parts)


def imprint_of(lines: tuple[str, ...]) -> Imprint | None:
    """The last line that says who printed it and when; the office may stand on the line above."""
    filled = [line for line in lines if line]
    for at in range(len(filled) - 1, -1, -1):
        match = IMPRINT.fullmatch(filled[at])
        day = day_of(match.groups()[1:]) if match else None
        if match and day:
            return Imprint(match["office"].strip(BLANKS) or (filled[at - 1] if at else ""), day)
    return None
