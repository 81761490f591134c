"""What of the form's two long texts stands on its one page, and in which size; pure."""

import re
from collections.abc import Sequence
from math import ceil

# The text's sizes in points with their line pitch, the largest that keeps the form on its one page is taken; below 小四 (12) nobody reads a form.
SIZES = ((16.0, 26.0), (15.0, 24.0), (14.0, 22.0), (12.0, 18.0), (12.0, 16.0))
MM = 25.4 / 72
# The wide cells: their width without margins, the height the two tall rows share.
WIDE_MM, TALL_MM = 128 - 4, 146
# From this size on the two rows may share their height unevenly.
LEAST_EASY = 12
SENTENCE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+$")


def fitted(texts: Sequence[str]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Size and pitch in points for the two long texts, and the heights in mm of their rows."""
    heights: list[float] = []
    for size, pitch in SIZES:
        heights = [_lines(one, size) * pitch * MM + 2 for one in texts]
        if all(one <= TALL_MM / 2 for one in heights):
            return (size, pitch), (TALL_MM / 2, TALL_MM / 2)
        if sum(heights) <= TALL_MM and size <= LEAST_EASY:
            break
    spare = max(TALL_MM - sum(heights), 0) / 2
    return (size, pitch), (heights[0] + spare, heights[1] + spare)


def over(texts: Sequence[str]) -> str:
    """The first sentence there is no room for on the form's one page at its least size; empty where all stands."""
    if _fits(texts):
        return ""
    progress, rest = texts
    before = ""
    for one in SENTENCE.findall(rest):
        if not _fits((progress, before + one)):
            return str(one).strip()
        before += one
    return rest.strip()


def _fits(texts: Sequence[str]) -> bool:
    _, heights = fitted(texts)
    return sum(heights) <= TALL_MM + 0.01


def _lines(text: str, size: float) -> int:
    """Lines a text takes: full-width characters of the size, halves for Latin letters and digits."""
    per_line = WIDE_MM / (size * MM)
    total = 0
    for each in text.splitlines() or [""]:
        total += max(1, ceil(sum(1 if ord(one) > 255 else 0.5 for one in each) * 1.02 / per_line))
    return total
