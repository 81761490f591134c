"""A photographed page with printed words: its table as rows of cells with a cut-out each, its other words as lines. Runs in the child.

Optional: needs what ``requirements/reading.in`` names. The answer is JSON: ``rows``, each a list of cells (``text``, ``sure`` 0–1, ``other``
reading where a second one differs, ``cut`` as JPEG in base64, empty where nothing stands), ``merged`` as (top, left, bottom, right), ``table``:
its first row and the one behind its last. Words above and below the table are rows too.
"""

import base64
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a child starts nothing

import cv2
import numpy as np

from cunju.tables import pictures, recognition, ruled, upright
from cunju.tables.child import Refused
from cunju.tables.ruled import Box, Cell
from cunju.tables.upright import Flat

Picture = Any
ALIKE, FIGURES = str.maketrans("BOolIＩ", "800111"), re.compile(r"[\dBOolI.,\-/ ]{1,14}")
INSET, LEAST_INK, UNSURE = 3, 14, 0.9
NOTHING_READ = "这张照片上没有读出字来。把整张表放平、对焦后再拍一次。"


@dataclass(frozen=True, slots=True)
class Word:
    """Words of one line with the place they stand at."""

    text: str
    sure: float
    box: Box


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """What the photo of one page says; Refused where nothing is read."""
    picture = cv2.imdecode(np.frombuffer(pictures.read(data, told), np.uint8), cv2.IMREAD_COLOR)
    flat = upright.laid(picture)
    table = ruled.cells(flat.ink, flat.table) if flat.table else []
    outside = _outside(flat, flat.table if table else None)
    if table:
        body, merged = _table(flat, table)
    else:
        (body, outside), merged = _loose(flat, outside), []
    above = [one for one in outside if not table or one.box[1] < flat.table[1]]  # type: ignore[index]
    below = [one for one in outside if one not in above]
    head = [_line(flat, one) for one in _lines(above)]
    rows = [*head, *body, *(_line(flat, one) for one in _lines(below))]
    if not any(cell["text"] for row in rows for cell in row):
        raise Refused(NOTHING_READ)
    moved = [(top + len(head), left, bottom + len(head), right) for top, left, bottom, right in merged]
    return json.dumps({"rows": rows, "merged": moved, "table": [len(head), len(head) + len(body)]}).encode()


def _table(flat: Flat, table: Sequence[Cell]) -> tuple[list[list[dict[str, Any]]], list[Box]]:
    """Every cell read by itself, in its place."""
    height, width = max(one.bottom for one in table) + 1, max(one.right for one in table) + 1
    rows = [[_cell("", 1.0, "", "") for _ in range(width)] for _ in range(height)]
    parts: list[Picture] = []
    owners: list[int] = []
    for at, one in enumerate(table):
        for part in _texts(flat, one.box):
            parts.append(part)
            owners.append(at)
    words = recognition.read(parts)
    again = dict(zip(*_once_more(parts, words), strict=True))
    for at, one in enumerate(table):
        mine = [place for place, owner in enumerate(owners) if owner == at]
        if not mine:
            continue
        first, second = ("".join(some.get(place, words[place])[0] for place in mine) for some in ({}, again))
        sure = min(words[place][1] for place in mine)
        other = _figured(second) if _bare(second) != _bare(first) else ""
        rows[one.top][one.left] = _cell(_figured(first), sure, other, cutout(flat.picture, one.box))
    merged = [(one.top, one.left, one.bottom, one.right) for one in table if (one.top, one.left) != (one.bottom, one.right)]
    return rows, merged


def _once_more(parts: Sequence[Picture], words: Sequence[tuple[str, float]]) -> tuple[list[int], list[tuple[str, float]]]:
    """What holds figures is read a second time, seen a little otherwise."""
    held = [at for at, (text, sure) in enumerate(words) if any(sign.isdigit() for sign in text) or sure < UNSURE]
    return held, recognition.read([_otherwise(parts[at]) for at in held])


def _cell(text: str, sure: float, other: str, cut: str) -> dict[str, Any]:
    return {"text": text.strip(), "sure": round(sure, 3), "other": other.strip(), "cut": cut}


def _bare(text: str) -> str:
    return "".join(text.translate(ALIKE).split()).replace(",", "").replace("，", "")


def _figured(text: str) -> str:
    """Signs alone that look like figures, beside nothing but figures, are figures."""
    return text.translate(ALIKE) if FIGURES.fullmatch(text.strip()) else text


def _texts(flat: Flat, box: Box) -> list[Picture]:
    """The lines of text in a cell, each cut closely; none where the cell holds no ink."""
    left, top, right, bottom = box
    left, top, right, bottom = left + INSET, top + INSET, right - INSET, bottom - INSET
    dark = flat.ink[top:bottom, left:right] > 60
    dark = _without_rims(dark)
    found = []
    for first, last in _bands(dark):
        columns = np.flatnonzero(dark[first:last].any(axis=0))
        if not len(columns) or dark[first:last].sum() < LEAST_INK:
            continue
        a, b = int(columns[0]), int(columns[-1]) + 1
        pad = max(3, (last - first) // 7)
        part = flat.picture[max(top + first - pad, top) : top + last + pad, max(left + a - pad, left) : min(left + b + pad, right + 2)]
        found.append(part)
    return found


def _without_rims(dark: Picture) -> Picture:
    """Without what is left of ruling lines at the sides."""
    dark = dark.copy()
    height, width = dark.shape
    for strip in (dark[:, :4], dark[:, -4:]):
        strip[:, strip.sum(axis=0) > 0.7 * height] = False
    for strip in (dark[:4], dark[-4:]):
        strip[strip.sum(axis=1) > 0.5 * width] = False
    return dark


def _bands(dark: Picture) -> list[tuple[int, int]]:
    """Rows of ink, one a line of text: small gaps belong to one sign."""
    held = dark.sum(axis=1) > 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], held.astype(np.int8), [0]))))
    bands = [[int(one), int(other)] for one, other in zip(edges[::2], edges[1::2], strict=True)]
    tallest = max((last - first for first, last in bands), default=0)
    joined: list[list[int]] = []
    for first, last in bands:
        small = last - first < 0.5 * tallest or (joined and joined[-1][1] - joined[-1][0] < 0.5 * tallest)
        if joined and small and first - joined[-1][1] < 0.35 * tallest:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    return [(first, last) for first, last in joined if last - first > 3]


def _otherwise(part: Picture) -> Picture:
    """The same words a little larger in their field and softer: a second look."""
    edge = max(2, part.shape[0] // 8)
    wider = cv2.copyMakeBorder(part, edge, edge, edge * 2, edge * 2, cv2.BORDER_REPLICATE)
    return cv2.GaussianBlur(cv2.resize(wider, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC), (3, 3), 0)


def cutout(picture: Picture, box: Box) -> str:
    """A place of the page as JPEG in base64."""
    left, top, right, bottom = box
    part = picture[max(top, 0) : bottom, max(left, 0) : right]
    share = min(1.0, 56 / max(part.shape[0], 1), 520 / max(part.shape[1], 1))
    small = cv2.cvtColor(cv2.resize(part, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    _, jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 55])
    return base64.b64encode(jpeg.tobytes()).decode()


def _outside(flat: Flat, table: Box | None) -> list[Word]:
    """The words that stand in no cell."""
    picture = flat.picture
    strips = [(0, picture.shape[0])] if table is None else [(0, max(table[1] - 4, 0)), (table[3] + 4, picture.shape[0])]
    boxes = [box + np.array([0, top], np.float32) for top, bottom in strips if bottom - top > 30 for box in recognition.found(picture[top:bottom])]
    words = recognition.read([recognition.cut(picture, one) for one in boxes])
    found = []
    for (text, sure), corners in zip(words, boxes, strict=True):
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        if text.strip() and sure > 0.5:
            found.append(Word(text.strip(), sure, (int(left), int(top), int(right), int(bottom))))
    return found


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words side by side are a line, from the top to the bottom."""
    lines: list[list[Word]] = []
    for one in sorted(words, key=lambda each: each.box[1] + each.box[3]):
        middle = (one.box[1] + one.box[3]) / 2
        last = lines[-1][-1].box if lines else None
        if last and middle < last[3] and (one.box[1] + one.box[3] - last[1] - last[3]) / 2 < 0.55 * min(one.box[3] - one.box[1], last[3] - last[1]):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda each: each.box[0]) for line in lines]


def _line(flat: Flat, words: Sequence[Word]) -> list[dict[str, Any]]:
    return [_cell(one.text, one.sure, "", cutout(flat.picture, _wider(one.box))) for one in words]


def _wider(box: Box) -> Box:
    left, top, right, bottom = box
    return left - 4, top - 4, right + 4, bottom + 4


def _loose(flat: Flat, words: Sequence[Word]) -> tuple[list[list[dict[str, Any]]], list[Word]]:
    """Rows of a table without lines: columns are parted where no row of several words has ink. What is no row stays a line."""
    lines = _lines(words)
    many = [line for line in lines if len(line) >= 3]
    if len(many) < 3:
        return [], list(words)
    columns = _columns(many)
    first, last = lines.index(many[0]), lines.index(many[-1])
    rows = []
    for line in lines[first : last + 1]:
        row = [_cell("", 1.0, "", "") for _ in columns]
        for one in line:
            at = min(range(len(columns)), key=lambda place: -_shared(columns[place], one.box))
            text = row[at]["text"] + one.text
            row[at] = _cell(text, one.sure, "", cutout(flat.picture, _wider(one.box)))
        rows.append(row)
    kept = [one for line in (*lines[:first], *lines[last + 1 :]) for one in line]
    return rows, kept


def _columns(lines: Sequence[Sequence[Word]]) -> list[tuple[int, int]]:
    spans = sorted((one.box[0], one.box[2]) for line in lines for one in line)
    found: list[list[int]] = []
    for left, right in spans:
        if found and left < found[-1][1] - 4:
            found[-1][1] = max(found[-1][1], right)
        else:
            found.append([left, right])
    return [(left, right) for left, right in found]


def _shared(column: tuple[int, int], box: Box) -> float:
    over = min(column[1], box[2]) - max(column[0], box[0])
    return over if over > 0 else over - 1000
