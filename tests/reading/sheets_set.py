"""Made-up finance tables typeset in two ways, then photographed or scanned."""

import subprocess
from pathlib import Path
from random import Random
from typing import Any

import cv2
import numpy as np
import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

from tests.reading import drawn
from tests.reading.sheets_drawn import SERIF, Sheet

DPI = 200


def painted(sheet: Sheet, seed: int) -> Any:
    """The sheet as a clean page, set by Pillow: A4 at 200 dots an inch."""
    rng = Random(seed)
    page = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(page)
    size = rng.choice((26, 28, 30))
    face, bold = ImageFont.truetype(sheet.face, size), ImageFont.truetype(sheet.face, size + 14)
    single = [row for row in sheet.rows if not _spans(sheet, row)]
    widths = [max(draw.textlength(row[x], face) for row in single) + 26 for x in range(len(sheet.rows[0]))]
    free = 1654 - 160 - sum(widths)
    widths = [one + free * share for one, share in zip(widths, _shares(len(widths), rng), strict=True)] if free > 0 else widths
    left, y = (1654 - sum(widths)) / 2, rng.randint(120, 240)
    draw.text((827, y), sheet.above[0], "black", bold, anchor="mm")
    y += 50
    for one in sheet.above[1:]:
        draw.text((left + sum(widths), y), one, "black", face, anchor="rm")
        y += 34
    tall = rng.randint(size + 22, size + 40)
    for at, row in enumerate(sheet.rows):
        _row(draw, sheet, at, row, (left, y + at * tall), widths, tall, face)
    y += tall * len(sheet.rows) + 50
    for one in sheet.below:
        draw.text((left + 20, y), one, "black", face, anchor="lm")
    return cv2.cvtColor(np.asarray(page), cv2.COLOR_RGB2BGR)


def _spans(sheet: Sheet, row: list[str]) -> bool:
    return any(row is sheet.rows[top] for top, _, _, _ in sheet.merged)


def _shares(count: int, rng: Random) -> list[float]:
    parts = [rng.uniform(0.3, 1) for _ in range(count)]
    return [one / sum(parts) for one in parts]


def _row(draw: Any, sheet: Sheet, at: int, row: list[str], corner: tuple[float, float], widths: list[float], tall: int, face: Any) -> None:
    left, top = corner
    x = left
    spans = {first: last for row_, first, _, last in sheet.merged if row_ == at}
    column = 0
    while column < len(widths):
        last = spans.get(column, column)
        wide = sum(widths[column : last + 1])
        if sheet.ruled:
            draw.rectangle((x, top, x + wide, top + tall), outline="black", width=2)
        text, middle = row[column], top + tall / 2
        if column in sheet.money and at >= sheet.heads:
            draw.text((x + wide - 10, middle), text, "black", face, anchor="rm")
        elif at < sheet.heads or column == 0:
            draw.text((x + wide / 2, middle), text, "black", face, anchor="mm")
        else:
            draw.text((x + 10, middle), text, "black", face, anchor="lm")
        x += wide
        column = last + 1


def printed(sheets: list[Sheet], folder: Path) -> list[Any]:
    """The sheets as an office prints them: one workbook, LibreOffice, its PDF, a picture a page."""
    book = xlsxwriter.Workbook(str(folder / "tables.xlsx"))
    for at, sheet in enumerate(sheets):
        _worksheet(book, book.add_worksheet(f"表{at + 1}"), sheet, Random(at))
    book.close()
    own = f"-env:UserInstallation=file://{folder}/office"
    call = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "tables.xlsx"]
    subprocess.run(call, check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", folder / "tables.pdf", folder / "page"], check=True)
    return [cv2.imread(str(one)) for one in sorted(folder.glob("page-*.png"))]


def _worksheet(book: Any, page: Any, sheet: Sheet, rng: Random) -> None:
    name = "Noto Serif CJK SC" if sheet.face == SERIF else "Noto Sans CJK SC"
    size = rng.choice((10, 11, 12))
    line = {"font_name": name, "font_size": size, "border": 1 if sheet.ruled else 0, "valign": "vcenter"}
    text, number = book.add_format(line | {"text_wrap": True}), book.add_format(line | {"align": "right"})
    head, title = book.add_format(line | {"align": "center"}), book.add_format({"font_name": name, "font_size": 18, "align": "center", "bold": True})
    width = len(sheet.rows[0])
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.merge_range(0, 0, 0, width - 1, sheet.above[0], title)
    begin = len(sheet.above)
    for at, one in enumerate(sheet.above[1:], start=1):
        page.merge_range(at, 0, at, width - 1, one, book.add_format({"font_name": name, "font_size": size, "align": "right"}))
    for x in range(width):
        longest = max(sum(2 if ord(sign) > 255 else 1 for sign in row[x]) for row in sheet.rows)
        page.set_column(x, x, max(6, min(longest + 3, 26)))
    spanned = {(top, x) for top, first, _, last in sheet.merged for x in range(first, last + 1)}
    for y, row in enumerate(sheet.rows):
        page.set_row(begin + y, rng.choice((20, 22, 24)))
        for x, cell in enumerate(row):
            if (y, x) not in spanned:
                page.write_string(begin + y, x, cell, head if y < sheet.heads else number if x in sheet.money else text)
    for top, first, bottom, last in sheet.merged:
        page.merge_range(begin + top, first, begin + bottom, last, sheet.rows[top][first], head)
    for at, one in enumerate(sheet.below):
        page.write_string(begin + len(sheet.rows) + 1 + at, 0, one, book.add_format({"font_name": name, "font_size": size}))


def photographed(page: Any, seed: int) -> bytes:
    """A photo of a page, as phones take them."""
    return drawn.photographed(page, Random(seed))


def scanned(page: Any, seed: int) -> bytes:
    """A page as an office's scanner leaves it: grey, a little turned, a little noise."""
    rng = Random(seed)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-2, 2), 1)
    grey = cv2.cvtColor(cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255)), cv2.COLOR_BGR2GRAY).astype(np.float32)
    grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.3, 0.8)) + np.random.default_rng(seed).normal(0, rng.uniform(1, 5), grey.shape)
    return bytes(cv2.imencode(".jpg", np.clip(grey, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, rng.randint(65, 90)])[1])

