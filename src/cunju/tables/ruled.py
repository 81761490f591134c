"""The cells of a ruled table on a flat page: the white fields between its lines, which may be bent a little and broken. Runs in the child."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

Picture = Any
LEAST_CELLS = 6
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a table: the rows and columns it covers (first and last), and where it lies (left, top, right, bottom)."""

    top: int
    left: int
    bottom: int
    right: int
    box: Box


def cells(ink: Picture, table: Box) -> list[Cell]:
    """The cells of the table within its frame; none where its lines make no table."""
    left, top, right, bottom = table
    pad = 6
    x, y = max(left - pad, 0), max(top - pad, 0)
    part = ink[y : bottom + pad, x : right + pad]
    fields = _fields(_lines(part))
    if len(fields) < LEAST_CELLS:
        return []
    columns = _edges([(one[0], one[2]) for one in fields], part.shape[1])
    rows = _edges([(one[1], one[3]) for one in fields], part.shape[0])
    found = []
    for one in fields:
        a, b = _near(columns, one[0]), _near(columns, one[2]) - 1
        c, d = _near(rows, one[1]), _near(rows, one[3]) - 1
        if b >= a and d >= c:
            found.append(Cell(c, a, d, b, (one[0] + x, one[1] + y, one[2] + x, one[3] + y)))
    return sorted(found, key=lambda one: (one.top, one.left))


def _lines(ink: Picture) -> Picture:
    """The ruling lines alone, with small gaps closed; one down reaches nearly from one across to the next, as no stroke of a sign does."""
    width = ink.shape[1]
    dark = cv2.dilate((ink > 45).astype(np.uint8), np.ones((2, 2), np.uint8))
    long = max(width // 28, 30)
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    across = cv2.morphologyEx(across, cv2.MORPH_CLOSE, np.ones((3, long * 2), np.uint8))
    across = _reaching(across, width // 12, across=True)
    high = max(int(0.7 * _row(across)), 14)
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((high, 1), np.uint8))
    down = cv2.morphologyEx(down, cv2.MORPH_CLOSE, np.ones((high, 3), np.uint8))
    return cv2.dilate(across | _reaching(down, high, across=False), np.ones((3, 3), np.uint8))


def _row(across: Picture) -> float:
    """How high a row is: the common low distance from one line to the next, looked at in several columns."""
    height, width = across.shape
    gaps: list[int] = []
    for x in np.linspace(0.1 * width, 0.9 * width, 9).astype(int):
        held = across[:, max(x - 2, 0) : x + 3].any(axis=1)
        edges = np.flatnonzero(np.diff(np.concatenate(([1], held.astype(np.int8), [1]))))
        gaps += [int(b - a) for a, b in zip(edges[::2], edges[1::2], strict=False) if b - a > 12]
    return float(np.percentile(gaps, 20)) if gaps else height


def _reaching(lines: Picture, least: int, *, across: bool) -> Picture:
    """Without strokes of signs that only look like lines."""
    _, marks, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    keep = [at for at in range(1, len(stats)) if stats[at][2 if across else 3] >= least]
    return np.isin(marks, keep).astype(np.uint8)


def _fields(lines: Picture) -> list[Box]:
    """The white fields between lines."""
    height, width = lines.shape
    white = (1 - lines).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    found = []
    for left, top, wide, tall, area in stats[1:].tolist():
        rim = left <= 0 or top <= 0 or left + wide >= width or top + tall >= height
        if not rim and wide >= 14 and tall >= 14 and area > 0.6 * wide * tall:
            found.append((left, top, left + wide, top + tall))
    return found


def _edges(spans: Sequence[tuple[int, int]], size: int) -> list[float]:
    """Where lines lie, from the ends of the fields beside them."""
    near = max(8, min(end - begin for begin, end in spans) * 0.4)
    found: list[list[int]] = []
    for one in sorted(end for span in spans for end in span):
        if found and one - found[-1][-1] <= near:
            found[-1].append(one)
        else:
            found.append([one])
    return [float(np.mean(one)) for one in found]


def _near(edges: Sequence[float], at: int) -> int:
    return int(np.argmin([abs(one - at) for one in edges]))
