"""Signatures, and what is none, drawn by seed into the boxes of a printed page; then a photo of it, as phones take them."""

from dataclasses import dataclass
from random import Random
from typing import Any

import cv2
import numpy as np

from cunju.kernel import signing

DPI = 200
MM = DPI / 25.4
# What stands in a box: what the reader must say (a doubt, which a person looks at, is never wrong), and in how many of a thousand boxes it is found.
KINDS = {
    "signed": ("signed", 790), "empty": ("blank", 180), "struck": ("doubt", 6), "crossed": ("doubt", 6), "dot": ("doubt", 6),
    "pencil": ("signed", 6), "over": ("doubt", 6),
}  # fmt: skip
INKS = [(25, 25, 25), (60, 30, 20), (120, 50, 25), (40, 40, 40), (30, 30, 150)]
Picture = Any


@dataclass
class Page:
    """A page with what was drawn into each of its boxes."""

    picture: Picture
    drawn: list[str]


def grid(blank: Picture) -> tuple[float, float, float]:
    """Where the grid of a clean page begins (pixels), and its pixels a mm."""
    large = cv2.resize(blank, None, fx=2, fy=2)
    found = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)).detectMarkers(large)
    corners = {int(at): one.reshape(4, 2) / 2 for at, one in zip(np.ravel(found[1]), found[0], strict=True)}
    x, y = corners[0][0]
    return float(x), float(y), float(corners[1][0][0] - x) / (signing.WIDTH - signing.SIDE)


def filled(blank: Picture, *, rows: int, names: int, rng: Random, kinds: dict[str, tuple[str, int]] = KINDS) -> Page:
    """The blank page with something in each box; what reaches over a line ("over") is drawn above an empty box."""
    drawn = rng.choices(list(kinds), [share for _, share in kinds.values()], k=names)
    for at in range(names):
        if drawn[at] == "over" and (at % rows == 0 or drawn[at - 1] != "signed"):
            drawn[at] = "empty"
    return Page(signed_as(blank, drawn, rows=rows, rng=rng), drawn)


def signed_as(blank: Picture, drawn: list[str], *, rows: int, rng: Random) -> Picture:
    """The blank page with each kind in its box."""
    picture = blank.copy()
    x, y, scale = grid(blank)
    for kind, place in zip(drawn, signing.boxes(rows, len(drawn)), strict=True):
        _draw(picture, kind, (x + place.x * scale, y + place.y * scale, place.width * scale, place.height * scale), scale, rng)
    return picture


def _draw(picture: Picture, kind: str, box: tuple[float, float, float, float], mm: float, rng: Random) -> None:
    left, top, width, height = box
    ink, thick = rng.choice(INKS), rng.uniform(0.35, 0.75) * mm
    if kind in ("signed", "struck"):
        _name(picture, box, mm, rng, ink, thick)
    if kind == "struck":
        middle = top + height * rng.uniform(0.4, 0.6)
        _curve(picture, [(left + 3 * mm, middle), (left + width / 2, middle + rng.uniform(-1, 1) * mm), (left + width - 8 * mm, middle)], ink, thick)
    if kind == "crossed":
        a, b = left + rng.uniform(4, 15) * mm, top + 1.5 * mm
        side, tall = rng.uniform(7, 14) * mm, 7 * mm
        _curve(picture, [(a, b), (a + side / 2, b + tall / 2), (a + side, b + tall)], ink, thick)
        _curve(picture, [(a + side, b), (a + side / 2, b + tall / 2), (a, b + tall)], ink, thick)
    if kind == "dot":
        centre = (int(left + rng.uniform(5, 35) * mm), int(top + rng.uniform(3, 7) * mm))
        cv2.circle(picture, centre, int(rng.uniform(0.6, 1.1) * mm), ink, -1, cv2.LINE_AA)
    if kind == "pencil":
        shade = rng.randint(196, 214)
        _name(picture, box, mm, rng, (shade, shade, shade), 0.45 * mm)
    if kind == "over":
        a, down = left + rng.uniform(5, 30) * mm, rng.uniform(2, 3.5) * mm
        _curve(picture, [(a, top - 4 * mm), (a + rng.uniform(-1, 2) * mm, top), (a + rng.uniform(0, 3) * mm, top + down)], ink, thick)


def _name(picture: Picture, box: tuple[float, float, float, float], mm: float, rng: Random, ink: tuple[int, int, int], thick: float) -> None:
    """Two or three characters of four to nine strokes, some running together."""
    left, top, _, height = box
    size, count = rng.uniform(5.5, 8.5) * mm, rng.choice((2, 3, 3))
    x = left + rng.uniform(1.5, 44 - count * 9.5) * mm
    y = top + (height - size) * rng.uniform(0.25, 0.75)
    for _ in range(count):
        last = None
        for _ in range(rng.randint(4, 9)):
            begin = last if last and rng.random() < 0.35 else (x + rng.random() * size, y + rng.random() * size)
            end = (x + rng.random() * size, y + rng.random() * size)
            bent = ((begin[0] + end[0]) / 2 + rng.uniform(-0.25, 0.25) * size, (begin[1] + end[1]) / 2 + rng.uniform(-0.25, 0.25) * size)
            _curve(picture, [begin, bent, end], ink, thick * rng.uniform(0.7, 1.2))
            last = end
        x += size * rng.uniform(0.95, 1.15)


def _curve(picture: Picture, points: list[tuple[float, float]], ink: tuple[int, int, int], thick: float) -> None:
    (a, b), (c, d), (e, f) = points
    t = np.linspace(0, 1, 24)[:, None]
    line = (1 - t) ** 2 * [a, b] + 2 * t * (1 - t) * [c, d] + t**2 * [e, f]
    cv2.polylines(picture, [np.round(line * 8).astype(np.int32)], False, ink, max(1, round(thick)), cv2.LINE_AA, 3)


def photographed(page: Picture, rng: Random) -> bytes:
    """A JPEG of it: askew, bent, in shadow, stained, a little blurred, noisy; now and then upside down."""
    height, width = page.shape[:2]
    page = _bent(page, rng)
    if rng.random() < 0.3:
        centre = (rng.randint(0, width), rng.randint(0, height))
        stain = np.zeros(page.shape[:2], np.float32)
        cv2.circle(stain, centre, rng.randint(60, 220), rng.uniform(0.1, 0.25), -1)
        stain = cv2.GaussianBlur(stain, (41, 41), 0)[..., None] * np.array([0.9, 0.6, 0.4], np.float32)
        page = (page * (1 - stain)).astype(np.uint8)
    away = 0.07 * width
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    inwards = [[1 if x == 0 else -1, 1 if y == 0 else -1] for x, y in corners]
    shifted = corners + np.float32([[rng.uniform(0.02, 1) * away * one for one in pair] for pair in inwards])
    turn = cv2.getPerspectiveTransform(corners, shifted.astype(np.float32))
    table = rng.choice([(90, 110, 120), (60, 60, 60), (190, 200, 205)])
    photo = cv2.warpPerspective(page, turn, (width, height), flags=cv2.INTER_AREA, borderValue=table)
    photo = photo.astype(np.float32) * _shade(height, width, rng)[..., None]
    photo = cv2.GaussianBlur(photo, (0, 0), rng.uniform(0.4, 1.1))
    photo += np.random.default_rng(rng.randrange(2**32)).normal(0, rng.uniform(1, 6), photo.shape)
    photo = np.clip(photo, 0, 255).astype(np.uint8)
    turned = rng.choice([None, None, None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180])
    photo = photo if turned is None else cv2.rotate(photo, turned)
    return bytes(cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(60, 92)])[1])


def _bent(page: Picture, rng: Random) -> Picture:
    """Paper that does not lie flat."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    swell = rng.uniform(0, 0.9) * MM
    to_x, to_y = x + swell * np.sin(np.pi * y / height), y + swell * np.sin(np.pi * x / width)
    return cv2.remap(page, to_x, to_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _shade(height: int, width: int, rng: Random) -> Picture:
    """Light falls off to one side; now and then a hand's shadow with a soft edge."""
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    shade = 0.85 + 0.12 * (x * np.cos(angle) + y * np.sin(angle))
    if rng.random() < 0.4:
        edge = (x * np.sin(angle) - y * np.cos(angle)) - rng.uniform(-0.5, 0.5)
        shade = shade * (1 - 0.35 / (1 + np.exp(-edge * rng.uniform(8, 40))))
    return np.clip(shade, 0.25, 1)
