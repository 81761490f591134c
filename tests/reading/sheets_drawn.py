"""Finance tables as town accountants print them, made up by seed in many layouts, typeset in two ways, then photographed."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import cv2
import numpy as np
import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

from tests.reading import drawn

DPI = 200
SERIF, SANS = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
UNITS = ("玉峰山村", "双桐路社区", "印合村", "江口村", "石坪村", "黄印村", "金安村", "迎龙社区")
IN = (
    "街道拨付专项经费", "堰塘承包费", "村集体资产租金", "上级补助村级运转经费", "光伏发电收入",
    "土地流转服务费", "便民服务资金", "存款利息", "废旧物资处置收入", "合作社分红",
)  # fmt: skip
OUT = (
    "三组人行便道维修", "防汛沙袋", "办公用品", "垃圾清运费", "路灯电费", "报刊费",
    "困难群众慰问", "会议室水电费", "护林员补助", "监控维修", "打印机耗材", "村民代表误工补贴",
)  # fmt: skip
# What may stand in a cell without an amount.
NOTHING = ("", "", "", "-")


@dataclass
class Sheet:
    """A month's table as it is printed; ``figures`` are the amounts with their places, ``lines`` the signed fen of its entries."""

    layout: str
    rows: list[list[str]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    money: set[int] = field(default_factory=set)
    lines: list[int] = field(default_factory=list)
    opening: int | None = None
    closing: int | None = None
    ruled: bool = True
    face: str = SERIF
    heads: int = 1

    @property
    def figures(self) -> list[tuple[int, int, str]]:
        """Row, column and text of each amount printed."""
        body = [(y, x, cell) for y, row in enumerate(self.rows) for x, cell in enumerate(row) if y >= self.heads]
        return [(y, x, cell) for y, x, cell in body if x in self.money and cell not in NOTHING]


def _fen(rng: Random) -> int:
    size = rng.choice((3, 3, 4, 4, 4, 5))
    yuan = rng.randint(10 ** (size - 1), 10**size - 1)
    return yuan * 100 + rng.choice((0, 0, 0, rng.randint(0, 9) * 10, rng.randint(1, 99)))


def _written(rng: Random) -> Callable[[int | None], str]:
    """How this accountant writes amounts: with commas or not, always two digits or as Excel shows numbers, blanks empty or a dash."""
    commas, two, blank, factor = rng.random() < 0.6, rng.random() < 0.65, rng.choice(NOTHING), 1

    def said(fen: int | None) -> str:
        if fen is None:
            return blank
        value = fen / (100 * factor)
        text = f"{value:,.2f}" if commas else f"{value:.2f}"
        return text if two else text.rstrip("0").rstrip(".")

    return said


def _wan(fen: int | None) -> str:
    return "" if fen is None else f"{fen / 1_000_000:.6f}".rstrip("0").rstrip(".")


def made(seed: int) -> Sheet:
    """The sheet of a seed."""
    rng = Random(seed)
    layout = ("ledger", "plain", "numbered", "statement", "beside", "flow", "month")[seed % 7]
    count = rng.randint(5, 16)
    moves = [(rng.random() < 0.35, _fen(rng)) for _ in range(count)]
    moves[0], moves[1] = (True, rng.randint(3000, 20000) * 100), (False, moves[1][1])
    if rng.random() < 0.2:
        at = rng.randrange(2, count)
        moves[at] = (moves[at][0], -moves[at][1] // 10)
    days = sorted(rng.randint(1, 31) for _ in moves)
    titles = [rng.choice(IN if side else OUT) for side, _ in moves]
    opening = rng.randint(20000, 200000) * 100 + rng.randint(0, 99)
    sheet = Sheet(layout, [])
    sheet.face = rng.choice((SERIF, SERIF, SANS))
    sheet.ruled = rng.random() > 0.12
    sheet.above = [f"{rng.choice(UNITS)}2023年8月{rng.choice(('收支明细表', '财务公开表', '财务收支公开榜', '村级资金收支表'))}"]
    sheet.below = rng.choice(([], ["会计：　　　　　　负责人：　　　　　　2023年9月5日"], ["制表：　　　　审核：　　　　"]))
    sheet.lines = [fen if side else -fen for side, fen in moves]
    wan = layout in ("plain", "numbered") and rng.random() < 0.2
    if wan:
        sheet.above.append("单位：万元")
    elif rng.random() < 0.5:
        sheet.above.append("单位：元")
    said = _wan if wan else _written(rng)
    LAYOUTS[layout](sheet, rng, said, [(day, title, side, fen) for day, title, (side, fen) in zip(days, titles, moves, strict=True)], opening)
    return sheet


Moves = list[tuple[int, str, bool, int]]
Said = Callable[[int | None], str]


def _sums(moves: Moves) -> tuple[int, int]:
    return sum(fen for _, _, side, fen in moves if side), sum(fen for _, _, side, fen in moves if not side)


def _day(rng: Random, day: int, form: int) -> str:
    return (f"8月{day}日", f"2023-08-{day:02d}", f"8.{day}", f"2023.8.{day}")[form]


def _running(
    sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int, *,
    head: list[str], begin: Callable[[int, int, str, str], list[str]], balance: bool,
) -> None:  # fmt: skip
    """Rows with income, expense and perhaps a balance in the last columns; opening above, sums below."""
    form, word = rng.randrange(4), rng.choice(("本月合计", "合计", "本期合计"))
    first = rng.choice(("上月结余", "期初余额", "上期结转"))
    width = len(head)
    tail = [said(None)] * 2
    rows = [head, [*begin(0, 0, first, ""), *tail, *([said(opening)] if balance else [])]]
    if not balance:
        rows.pop()
    stands = opening
    for at, (day, title, side, fen) in enumerate(moves, start=1):
        stands += fen if side else -fen
        amounts = [said(fen), said(None)] if side else [said(None), said(fen)]
        rows.append([*begin(at, day, title, _day(rng, day, form)), *amounts, *([said(stands)] if balance else [])])
    came, went = _sums(moves)
    rows.append([*begin(0, 0, word, ""), said(came), said(went), *([said(stands)] if balance else [])])
    sheet.rows = rows
    sheet.money = set(range(width - (3 if balance else 2), width))
    if balance:
        sheet.opening, sheet.closing = opening, stands


def _ledger(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["日期", "凭证号", "摘要", "收入", "支出", rng.choice(("余额", "结余"))]
    _running(sheet, rng, said, moves, opening, head=head, balance=True, begin=lambda at, day, title, on: [on, f"8-{at:02d}" if at else "", title])


def _plain(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["日期", rng.choice(("事由", "摘要", "项目")), "收入", "支出"]
    _running(sheet, rng, said, moves, opening, head=head, balance=False, begin=lambda at, day, title, on: [on, title])


def _numbered(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["序号", "日期", "内容摘要", rng.choice(("收入金额", "收入（元）") if said is not _wan else ("收入金额",)), "支出金额", "结存"]
    _running(sheet, rng, said, moves, opening, head=head, balance=True, begin=lambda at, day, title, on: [str(at) if at else "", on, title])


def _month(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["月", "日", "凭证号", "摘要", "收入", "支出", "余额"]
    _running(
        sheet, rng, said, moves, opening, head=head, balance=True,
        begin=lambda at, day, title, on: ["8" if at else "", str(day) if at else "", f"记{at}" if at else "", title],
    )


def _statement(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    came, went = _sums(moves)
    rows = [["项目", "金额（元）", "备注"], ["一、上月结余", said(opening), ""], ["二、本月收入", said(came), ""]]
    for side, then in ((True, ["三、本月支出", said(went), ""]), (False, ["四、本月结余", said(opening + came - went), ""])):
        rows += [[f"{at}、{title}", said(fen), ""] for at, (_, title, _, fen) in enumerate([one for one in moves if one[2] == side], start=1)]
        rows.append(then)
    sheet.rows, sheet.money = rows, {1}
    sheet.lines = [fen for _, _, side, fen in moves if side] + [-fen for _, _, side, fen in moves if not side]
    sheet.opening, sheet.closing = opening, opening + came - went


def _beside(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    form = rng.randrange(4)
    sides = [[(_day(rng, day, form), title, said(fen)) for day, title, one, fen in moves if one == side] for side in (True, False)]
    rows = [["收入部分", "", "", "支出部分", "", ""], ["日期", "项目", "金额", "日期", "项目", "金额"]]
    for at in range(max(map(len, sides))):
        rows.append([cell for side in sides for cell in (side[at] if at < len(side) else ("", "", ""))])
    came, went = _sums(moves)
    rows.append(["", "合计", said(came), "", "合计", said(went)])
    sheet.rows, sheet.money, sheet.heads = rows, {2, 5}, 2
    sheet.merged = [(0, 0, 0, 2), (0, 3, 0, 5)]


def _flow(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    form = rng.randrange(4)
    stands = opening
    rows = [["日期", "收支", "事由", "金额", "结余"], ["", "", "上月结余", "", said(opening)]]
    for day, title, side, fen in moves:
        stands += fen if side else -fen
        rows.append([_day(rng, day, form), "收入" if side else "支出", title, said(fen), said(stands)])
    sheet.rows, sheet.money, sheet.opening, sheet.closing = rows, {3, 4}, opening, stands


LAYOUTS = {"ledger": _ledger, "plain": _plain, "numbered": _numbered, "statement": _statement, "beside": _beside, "flow": _flow, "month": _month}


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

