"""A photographed sign-in sheet (``kernel.signing``): which boxes hold a signature, which are empty, which a person must look at. Runs in the child.

Optional: needs what ``requirements/reading.in`` names. The answer is JSON: ``code`` (the text of the square code) and ``boxes``, one a name:
``state`` (signed, blank, doubt), ``why`` (of a doubt) and ``cut`` (the box as JPEG, base64; empty where nothing is in it).
"""

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a child starts nothing

import cv2
import numpy as np
import zxingcpp

from cunju.kernel import signing
from cunju.tables import pictures
from cunju.tables.child import Refused
from cunju.tables.inks import BLANK, OVER, SCALE, Ink, judged

cv2.setNumThreads(1)
PARAMETERS = cv2.aruco.DetectorParameters()
PARAMETERS.adaptiveThreshWinSizeMax, PARAMETERS.adaptiveThreshWinSizeStep = 63, 10
PARAMETERS.polygonalApproxAccuracyRate, PARAMETERS.minMarkerPerimeterRate = 0.06, 0.015
PARAMETERS.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
DETECTOR = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), PARAMETERS)
# What is kept around the sheet laid flat (mm), how far a ruling line may lie from its place (mm), what is left out beside it.
AROUND, STRAY, BESIDE = 3, 1.6, 0.7
# In how many pieces a line across is looked for, and how far (mm) a piece may lie from the others.
PIECES, BENT = 5, 0.8
LEAST_MARKS = 3
Grey = Any


@dataclass(frozen=True, slots=True)
class Flat:
    """The sheet laid flat: its picture, how dark each point is beside the paper around it (0–1), which points the photo holds."""

    picture: Grey
    dark: Grey
    there: Grey


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """What the photo of one page says; Refused where it is no such page or not enough of it is seen."""
    picture = cv2.imdecode(np.frombuffer(pictures.read(data, told), np.uint8), cv2.IMREAD_COLOR)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    text, code = _code(grey)
    flat = _flat(picture, _corners(grey), code.rows)
    found = judged([_ink(flat, place) for place in signing.boxes(code.rows, code.names)])
    boxes = [{"state": one.state, "why": one.why, "cut": _cut(flat, one.ink.place) if one.state != BLANK else ""} for one in found]
    return json.dumps({"code": text, "boxes": boxes}).encode()


def _code(grey: Grey) -> tuple[str, signing.Code]:
    for one in (grey, cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), cv2.createCLAHE(3, (8, 8)).apply(grey)):
        for found in zxingcpp.read_barcodes(one, formats=zxingcpp.BarcodeFormat.QRCode):
            if code := signing.parsed(found.text):
                return found.text, code
    raise Refused("右上角的二维码没有读出来：不是村居打印的签到表，或者没有拍清楚。把整张表放平、对焦后再拍一次。")


def _corners(grey: Grey) -> dict[int, Grey]:
    """The four corners of each mark that is seen, by the mark's number."""
    best: dict[int, Grey] = {}
    for times in (1, 0.5, 2):
        one = cv2.resize(grey, None, fx=times, fy=times, interpolation=cv2.INTER_AREA if times < 1 else cv2.INTER_CUBIC)
        corners, ids, _ = DETECTOR.detectMarkers(one)
        if ids is None:
            continue
        found = {which: corner.reshape(4, 2) / times for which, corner in zip(ids.ravel().tolist(), corners, strict=True)}
        best |= {which: corner for which, corner in found.items() if which < len(signing.CELLS) and which not in best}
        if len(best) == len(signing.CELLS):
            break
    if len(best) < LEAST_MARKS:
        raise Refused(f"四角的黑色方块只看到{len(best)}个。把整张表都拍进来，别压住四角，再拍一次。")
    return best


def _flat(picture: Grey, corners: dict[int, Grey], rows: int) -> Flat:
    """The page as if seen from above, lit alike everywhere."""
    places = signing.marks(rows)
    here = np.concatenate([corners[at] for at in sorted(corners)]).astype(np.float32)
    there = np.concatenate([_square(places[at]) for at in sorted(corners)]).astype(np.float32)
    turn, _ = cv2.findHomography(here, (there + AROUND) * SCALE)
    size = (int((signing.WIDTH + 2 * AROUND) * SCALE), int((signing.height(rows) + 2 * AROUND) * SCALE))
    flat = cv2.warpPerspective(picture, turn, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.warpPerspective(np.full(picture.shape[:2], 255, np.uint8), turn, size, flags=cv2.INTER_NEAREST)
    darkest = flat.min(axis=2)
    wide = int(5 * SCALE) | 1
    paper = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    paper = cv2.GaussianBlur(paper, (wide, wide), 0).astype(np.float32)
    return Flat(flat, np.clip(1 - darkest.astype(np.float32) / np.maximum(paper, 1), 0, 1), seen)


def _square(place: signing.Place) -> Grey:
    x, y = place.x, place.y
    return np.array([[x, y], [x + place.width, y], [x + place.width, y + place.height], [x, y + place.height]])


def _ink(flat: Flat, place: signing.Place) -> Ink:
    """What is in a box, its ruling lines found where they lie: paper is not flat."""
    x, y = (place.x + AROUND) * SCALE, (place.y + AROUND) * SCALE
    width, height = place.width * SCALE, place.height * SCALE
    beside, over = int(BESIDE * SCALE), int(OVER * SCALE)
    left, right = (_upright(flat, x + far * width, int(y), int(y + height)) for far in (False, True))
    columns = slice(left + beside, right - beside)
    top, bottom = (_along(flat, y + far * height, columns) for far in (False, True))
    first, last = int(top.min()) + beside, int(bottom.max()) - beside
    dark = flat.dark[first:last, columns].copy()
    rows = np.arange(first, last)[:, None]
    dark[(rows < top + beside) | (rows > bottom - beside)] = 0
    return Ink(place, dark, flat.dark[first - beside - over : last + beside + over, columns], bool(flat.there[first:last, columns].all()))


def _upright(flat: Flat, at: float, top: int, bottom: int) -> int:
    """Where an upright ruling line lies, in pixels."""
    return _darkest(flat.dark[top:bottom, :].mean(axis=0), int(at))


def _along(flat: Flat, at: float, columns: slice) -> Grey:
    """Where a ruling line across lies, for each column: looked for in pieces, for it is bent."""
    edges = np.linspace(columns.start, columns.stop, PIECES + 1).astype(int)
    found = [_darkest(flat.dark[:, left:right].mean(axis=1), int(at)) for left, right in pairwise(edges)]
    steady: Any = np.median(found)
    found = [one if abs(one - steady) <= BENT * SCALE else steady for one in found]
    return np.interp(np.arange(columns.start, columns.stop), (edges[:-1] + edges[1:]) / 2, found)


def _darkest(seen: Grey, at: int) -> int:
    """The darkest place within reach of a ruling line's own, else its own."""
    stray = int(STRAY * SCALE)
    part = seen[at - stray : at + stray + 1]
    best = int(part.argmax())
    return at + best - stray if part[best] > 2 * np.median(part) + 0.05 else at


def _cut(flat: Flat, place: signing.Place) -> str:
    x, y = (place.x - signing.NAME + AROUND) * SCALE, (place.y - 1 + AROUND) * SCALE
    part = flat.picture[int(y) : int(y + 12 * SCALE), int(x) : int(x + (signing.NAME + place.width + 1) * SCALE)]
    _, jpeg = cv2.imencode(".jpg", cv2.resize(part, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), [cv2.IMWRITE_JPEG_QUALITY, 60])
    return base64.b64encode(jpeg.tobytes()).decode()
