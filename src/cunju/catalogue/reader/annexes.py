"""What stands around the body: the list of annexes, the annexes themselves, and the imprint."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cunju.catalogue.reader.marks import ANNEX_ITEM, ANNEX_LIST, DAY, day_of
from cunju.catalogue.reader.notice import Annex, Imprint
from cunju.catalogue.reader.source import BLANKS, Source
from cunju.kernel.numerals import NUMBER, half_width, number_or_none

ANNEX_HEAD = re.compile(rf"附件\s*({NUMBER}?)\s*[:：]?")
# Number and title on one line; only below the letter, where the list does not stand.
TITLED = re.compile(rf"附件\s*({NUMBER})\s*[:：、.．\s]\s*[^。；]{{4,60}}")
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
        if match := ANNEX_HEAD.fullmatch(lines[at]) or TITLED.fullmatch(lines[at]):
            found.setdefault(number_or_none(match[1] or "1") or 1, at)
    return found


def standing(source: Source, dated: int, listed: Sequence[Annex]) -> set[int]:
    """The numbers of the listed annexes that the file holds: under a heading, under their own title, or as its only table of tasks."""
    found = set(annex_heads(source.lines, dated))
    below = [re.sub(r"\s", "", line) for line in source.lines[dated + 1 :] if line]
    named = {*below, *(one + other for one, other in pairwise(below))}
    found |= {one.no for one in listed if re.sub(r"\s", "", one.title) in named}
    if not found and len(listed) == 1 and any(grid.at > dated for grid in source.grids):
        found.add(listed[0].no)
    return found


def first_head(lines: tuple[str, ...], dated: int) -> int:
    """The line of the first annex's heading, or the number of lines."""
    return min(annex_heads(lines, dated).values(), default=len(lines))


def parts(source: Source, dated: int) -> Iterator[tuple[int, int, int]]:
    """Each annex in the file: its number, its heading's line and the line after its last."""
    heads = sorted((at, no) for no, at in annex_heads(source.lines, dated).items())
    ends = [*[at for at, _ in heads[1:]], len(source.lines)]
    for (at, no), end in zip(heads, ends, strict=False):
        yield no, at, end


def other_annexes(source: Source, dated: int) -> str:
    """The text of the annexes without a table of tasks, up to the imprint."""
    told = []
    for _, start, end in parts(source, dated):
        if not any(start < grid.at <= end for grid in source.grids):
            told += [line for line in source.lines[start + 1 : end] if line and not IMPRINT.fullmatch(line)]
    return "\n".join(told)


def beside_tables(source: Source, dated: int) -> list[str]:
    """Sentences on what stands in an annex of tasks beside its table: nothing of it is in the measures."""
    doubts = []
    for no, start, end in parts(source, dated):
        if any(start < grid.at <= end for grid in source.grids):
            lines = [line for line in source.lines[start + 1 : end] if line and not IMPRINT.fullmatch(line)]
            told = [line for line in lines if (len(line) > 30 and line.endswith(("。", "；"))) or line.startswith(("注", "说明", "备注"))]
            doubts += [f"附件{no}的表外还有“{line}”，没有列入措施。" for line in told]
    return doubts


def imprint_lines(lines: Sequence[str]) -> list[str]:
    """Lines without the imprint and the remark at the end."""
    return [line for line in lines if not IMPRINT.fullmatch(line) and not re.fullmatch(r"[（(]此件.*[）)]|抄送.*", line)]


def imprint_of(lines: tuple[str, ...]) -> Imprint | None:
    """The last line that says who printed it and when; the office may stand on the line above."""
    filled = [line for line in lines if line]
    for at in range(len(filled) - 1, -1, -1):
        match = IMPRINT.fullmatch(filled[at])
        day = day_of(match.groups()[1:]) if match else None
        if match and day:
            return Imprint(match["office"].strip(BLANKS) or (filled[at - 1] if at else ""), day)
    return None
