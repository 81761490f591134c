"""A photographed page made upright and flat: turned by its words, stretched by the frame of its largest table. Runs in the child."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from cunju.tables import recognition

# The longest side at which words are looked for to turn the page, and at which it is read.
SMALL, FINE = 1100, 2400
LEAST_TABLE, LEAST_FIELDS = 0.03, 8
Picture = Any


@dataclass(frozen=True, slots=True)
class Flat:
    """A page upright and lit alike; ``ink`` is how dark each point is beside the paper around it (0–255); ``table`` its frame, if any."""

    picture: Picture
    ink: Picture
    table: tuple[int, int, int, int] | None


def laid(picture: Picture) -> Flat:
    """The page as if seen from above."""
    picture = _sized(_turned(picture), FINE)
    ink = inked(picture)
    frame = _frame(ink)
    if frame is None:
        picture = _straight(picture)
        return Flat(_lit(picture), inked(picture), None)
    picture, table = _stretched(picture, frame)
    return Flat(_lit(picture), inked(picture), table)


def _sized(picture: Picture, longest: int) -> Picture:
    share = longest / max(picture.shape[:2])
    return picture if share >= 1 else cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)


def _turned(picture: Picture) -> Picture:
    """Words run from left to right, heads up."""
    small = _sized(picture, SMALL)
    boxes = recognition.found(small)
    long = [one for one in boxes if _long(one)]
    if sum(_tall(one) for one in long) * 2 > len(long):
        picture, small = (cv2.rotate(one, cv2.ROTATE_90_COUNTERCLOCKWISE) for one in (picture, small))
        boxes = recognition.found(small)
        long = [one for one in boxes if _long(one)]
    widest = sorted(long, key=lambda one: -float(np.linalg.norm(one[0] - one[1])))[:16]
    if recognition.upside_down([recognition.cut(small, one) for one in widest]):
        picture = cv2.rotate(picture, cv2.ROTATE_180)
    return picture


def _sides(box: Picture) -> tuple[float, float]:
    return float(np.linalg.norm(box[0] - box[1])), float(np.linalg.norm(box[0] - box[3]))


def _long(box: Picture) -> bool:
    wide, tall = _sides(box)
    return max(wide, tall) > 2 * min(wide, tall)


def _tall(box: Picture) -> bool:
    wide, tall = _sides(box)
    return tall > wide


def inked(picture: Picture) -> Picture:
    """How dark each point is beside the paper around it, whatever the light."""
    darkest = picture.min(axis=2)
    wide = max(picture.shape[:2]) // 60 | 1
    paper = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    paper = cv2.GaussianBlur(paper, (wide, wide), 0).astype(np.float32)
    return np.clip(255 * (1 - darkest.astype(np.float32) / np.maximum(paper, 1)), 0, 255).astype(np.uint8)


def _lit(picture: Picture) -> Picture:
    """The same page without shadows."""
    wide = max(picture.shape[:2]) // 60 | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide))
    paper = cv2.GaussianBlur(cv2.morphologyEx(picture, cv2.MORPH_CLOSE, kernel), (wide, wide), 0).astype(np.float32)
    return np.clip(picture.astype(np.float32) / np.maximum(paper, 1) * 250, 0, 255).astype(np.uint8)


def _frame(ink: Picture) -> Picture | None:
    """The four corners of the ruled table with most fields; None where there is none."""
    height, width = ink.shape
    dark = cv2.dilate((ink > 60).astype(np.uint8), np.ones((3, 3), np.uint8))
    contours, tree = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return None
    fields: dict[int, int] = {}
    for contour, (_, _, _, parent) in zip(contours, tree[0].tolist(), strict=True):
        if parent >= 0:
            _, _, wide, tall = cv2.boundingRect(contour)
            if wide > 16 and tall > 16 and wide < 0.8 * width and cv2.contourArea(contour) > 0.6 * wide * tall:
                fields[parent] = fields.get(parent, 0) + 1
    best = max(fields, key=lambda one: fields[one], default=-1)
    if best < 0 or fields[best] < LEAST_FIELDS:
        return None
    _, _, wide, tall = cv2.boundingRect(contours[best])
    if wide * tall < LEAST_TABLE * height * width:
        return None
    return _corners(cv2.convexHull(contours[best]).reshape(-1, 2).astype(np.float32))


def _corners(hull: Picture) -> Picture | None:
    """A hull as four corners, from the top left clockwise."""
    length = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        four = cv2.approxPolyDP(hull, share * length, True).reshape(-1, 2)
        if len(four) == 4:
            break
    else:
        four = cv2.boxPoints(cv2.minAreaRect(hull))
    middle = four.mean(axis=0)
    angles = np.arctan2(four[:, 1] - middle[1], four[:, 0] - middle[0])
    four = four[np.argsort(angles)]
    first = int(np.argmin(four.sum(axis=1)))
    return np.roll(four, -first, axis=0).astype(np.float32)


def _stretched(picture: Picture, frame: Picture) -> tuple[Picture, tuple[int, int, int, int]]:
    """The page with the table's frame made a rectangle; what stands around it stays."""
    a, b, c, d = frame
    wide = int(max(np.linalg.norm(a - b), np.linalg.norm(c - d)))
    tall = int(max(np.linalg.norm(a - d), np.linalg.norm(b - c)))
    above, below, beside = (int(max(frame[:, 1].min() - 10, 40)), int(max(picture.shape[0] - frame[:, 1].max() - 10, 40)), 40)
    below = min(below, 400)
    to = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], np.float32) + np.array([beside, above], np.float32)
    turn = cv2.getPerspectiveTransform(frame, to)
    size = (wide + 2 * beside, tall + above + below)
    flat = cv2.warpPerspective(picture, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return flat, (beside, above, beside + wide, above + tall)


def _straight(picture: Picture) -> Picture:
    """Without a frame: turned by the slope of its words."""
    boxes = [one for one in recognition.found(_sized(picture, SMALL)) if _long(one)]
    slopes = [float(np.degrees(np.arctan2(*(one[1] - one[0])[::-1]))) for one in boxes]
    slope = float(np.median(slopes)) if slopes else 0.0
    if abs(slope) < 0.3:
        return picture
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), slope, 1)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
