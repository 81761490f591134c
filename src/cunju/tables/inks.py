"""What the ink of a box of a sign-in sheet is: a signature, nothing, or a doubt a person looks at. A doubt is never decided here."""

from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np

from cunju.kernel.signing import Place

# Pixels a mm of the sheet laid flat; how far (mm) a strip is seen beyond the lines of its box.
SCALE, OVER = 8, 1.2
SIGNED, BLANK, DOUBT = "signed", "blank", "doubt"
# Darkness (0–1) above which a point is ink, and above which it may be pencil; areas in mm².
INK, FAINT = 0.20, 0.09
SPECK, SOME, ENOUGH = 0.12, 0.8, 4.0
WIDE, TALL = 7.0, 2.5
LIKE, THROUGH = 0.86, 0.96
Grey = Any


@dataclass(slots=True)
class Ink:
    """The darkness within a box's lines, and of a strip that reaches over them; ``whole``: the photo holds all of the box."""

    place: Place
    dark: Grey
    outer: Grey
    whole: bool


@dataclass(slots=True)
class Judged:
    """A box with its state, and the reason of a doubt in Chinese."""

    ink: Ink
    state: str
    why: str = ""
    mask: Grey = field(default=None, repr=False)


def judged(inks: list[Ink]) -> list[Judged]:
    """Each box by itself, then beside the others: two signatures that look the same are both a doubt."""
    found = [_alone(one) for one in inks]
    signed = [(at, _shape(one.mask)) for at, one in enumerate(found) if one.state == SIGNED]
    for here, (at, shape) in enumerate(signed):
        for other, like in signed[here + 1 :]:
            if float((shape * like).sum()) >= LIKE:
                for one, beside in ((at, other), (other, at)):
                    found[one].state, found[one].why = DOUBT, f"和第{beside + 1}格的笔迹几乎一样"
    return found


def _alone(ink: Ink) -> Judged:
    if not ink.whole or ink.dark.size == 0:
        return Judged(ink, DOUBT, "没有拍全")
    mask, parts = _parts(ink.dark > INK)
    area = sum(one[cv2.CC_STAT_AREA] for one in parts) / SCALE**2
    if area < SOME:
        return _pale(ink)
    left, top = min(one[0] for one in parts), min(one[1] for one in parts)
    width = (max(one[0] + one[2] for one in parts) - left) / SCALE
    height = (max(one[1] + one[3] for one in parts) - top) / SCALE
    why = _trap(ink, mask, parts, area=area, width=width, height=height)
    return Judged(ink, DOUBT, why, mask) if why else Judged(ink, SIGNED, "", mask)


def _parts(mask: Grey) -> tuple[Grey, list[Any]]:
    """The mask without specks, and the figures of its connected parts."""
    plain = mask.astype(np.uint8)
    _, labels, figures, _ = cv2.connectedComponentsWithStats(plain, connectivity=8)
    kept = [at for at in range(1, len(figures)) if figures[at][cv2.CC_STAT_AREA] >= SPECK * SCALE**2 and not _rule(figures[at], plain.shape)]
    return np.isin(labels, kept).astype(np.uint8), [figures[at] for at in kept]


def _rule(figure: Any, shape: tuple[int, int]) -> bool:
    """What is left of a ruling line: flat along an edge, or upright along one."""
    x, y, width, height, _ = figure
    thin = 0.6 * SCALE
    along = height <= thin and (y <= 1 or y + height >= shape[0] - 1)
    return bool(along) or bool(width <= thin and (x <= 1 or x + width >= shape[1] - 1) and height > 2 * SCALE)


def _pale(ink: Ink) -> Judged:
    """Hardly any ink: is there pencil?"""
    smooth = cv2.GaussianBlur(ink.dark, (5, 5), 0)
    noise = float(np.median(np.abs(smooth - np.median(smooth)))) * 1.48
    mask, parts = _parts(smooth > max(FAINT, float(np.median(smooth)) + 5 * noise))
    strokes = [one for one in parts if max(one[2], one[3]) >= 1.5 * SCALE and one[cv2.CC_STAT_AREA] < 0.75 * one[2] * one[3]]
    area = sum(one[cv2.CC_STAT_AREA] for one in strokes) / SCALE**2
    if area >= SOME:
        return Judged(ink, DOUBT, "笔迹很淡，像是签了", mask)
    dots, spots = _parts(ink.dark > INK)
    return Judged(ink, DOUBT, "只有一个点", dots) if spots else Judged(ink, BLANK)


def _trap(ink: Ink, mask: Grey, parts: list[Any], *, area: float, width: float, height: float) -> str:
    """Why what is there is not surely a signature; empty where it is one."""
    own = _own(ink, mask)
    if own < SOME:
        return "笔画像是从旁边一格伸过来的"
    if width < 4 and height < 4:
        return "只有一个点"
    strokes = _strokes(mask)
    if any(length >= max(12.0, 0.9 * width) and abs(angle) < 12 and 0.2 < at < 0.8 and drawn > THROUGH for length, angle, at, drawn in strokes):
        return "有一条横线，像是划掉了"
    if _crossed(strokes, width=width, height=height, area=area):
        return "像是打了叉"
    if own < ENOUGH or width < WIDE or height < TALL:
        return "笔画很少，不像签名"
    return ""


def _own(ink: Ink, mask: Grey) -> float:
    """How much ink (mm²) is not part of strokes that come in over the upper or the lower line."""
    _, labels = cv2.connectedComponents(mask, connectivity=8)
    edge = 2
    entering = set(np.unique(labels[:edge])) | set(np.unique(labels[-edge:]))
    total = float(mask.sum())
    if not entering - {0}:
        return total / SCALE**2
    over = ink.outer > INK
    beyond = int(OVER * SCALE) - 1
    above, below = over[: max(1, beyond - 3)].any(), over[-max(1, beyond - 3) :].any()
    from_outside = [at for at in entering - {0} if _outside(labels == at, above=bool(above), below=bool(below))]
    return (total - float(np.isin(labels, from_outside).sum())) / SCALE**2


def _outside(part: Grey, *, above: bool, below: bool) -> bool:
    """Whether a part that touches a line lies mostly beside it: it comes from the next box."""
    rows = np.flatnonzero(part.any(axis=1))
    third = part.shape[0] * 0.45
    return bool((above and rows[0] <= 1 and rows[-1] <= third) or (below and rows[-1] >= part.shape[0] - 2 and rows[0] >= part.shape[0] - third))


def _strokes(mask: Grey) -> list[tuple[float, float, float, float]]:
    """Straight lines in the ink: length (mm), angle (degrees, −90 to 90), height of the middle (0 above, 1 below), how much of it is ink."""
    found = cv2.HoughLinesP(mask * 255, 1, np.pi / 180, 40, minLineLength=int(5 * SCALE), maxLineGap=int(0.6 * SCALE))
    if found is None:
        return []
    lines = found.reshape(-1, 4)
    tall, ink = mask.shape[0], cv2.dilate(mask, np.ones((3, 3), np.uint8))
    measured = []
    for a, b, c, d in lines:
        x, y = np.linspace(a, c, 100).round().astype(int), np.linspace(b, d, 100).round().astype(int)
        length, angle = float(np.hypot(c - a, d - b)) / SCALE, float(np.degrees(np.arctan2(d - b, c - a)))
        measured.append((length, angle, (b + d) / 2 / tall, float(ink[y, x].mean())))
    return measured


def _crossed(strokes: list[tuple[float, float, float, float]], *, width: float, height: float, area: float) -> bool:
    """Two long diagonals that are nearly all the ink."""
    across = float(np.hypot(width, height))
    rising = [length for length, angle, *_ in strokes if -80 < angle < -15 and length >= 0.6 * across]
    falling = [length for length, angle, *_ in strokes if 15 < angle < 80 and length >= 0.6 * across]
    return bool(rising and falling) and area < 2.2 * across


def _shape(mask: Grey) -> Grey:
    """The ink as a small picture of length one, for comparison."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    part = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float32)
    small = cv2.GaussianBlur(cv2.resize(part, (96, 32), interpolation=cv2.INTER_AREA), (5, 5), 0)
    small -= small.mean()
    return small / (np.linalg.norm(small) or 1)
