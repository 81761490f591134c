"""公开表 to print with its code, the text for 村广播 and for the platform, and the sheet as picture or PDF."""

import io
import textwrap
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

import segno
from django.http import Http404, HttpRequest
from PIL import Image, ImageDraw, ImageFont

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.access import sheet_for
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import money, periods
from cunju.kernel import blocks
from cunju.kernel.days import chinese_day, period_zh, short_day
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import short_name
from cunju.org.models import Unit

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/PingFang.ttc",
)
PAGE = (1240, 1754)  # A4 at 150 dots an inch
MARGIN, SIZE, LINE = 110, 26, 42


def opened(request: HttpRequest, name: str) -> blocks.Paper:
    """The sheet's paper for the Word file."""
    try:
        sheet_id = uuid.UUID(name)
    except ValueError:
        raise Http404 from None
    sheet, unit = sheet_for(request, sheet_id)
    return sheet_paper(sheet, unit)


def number(sheet: Sheet) -> str:
    """The number printed on the sheet: its short code once it is posted."""
    edition = sheet.editions.last()
    return (
        edition.code
        if edition
        else f"GK-{sheet.issue.unit_code[6:]}-{sheet.issue.month[2:].replace('-', '')}"
    )


def title(sheet: Sheet, unit: Unit) -> str:
    """``玉峰山村2023年8月财务公开表``."""
    return f"{short_name(unit.name)}{periods.Wanted(sheet.category, sheet.period).title}"


def sheet_paper(sheet: Sheet, unit: Unit, *, address: str = "") -> blocks.Paper:
    """Period, items, totals, places for signatures and the two seals, code and QR."""
    on = sheet.published_on or sheet.sent_on or periods.due_on(sheet.issue.month)
    affairs = "村务" if unit.kind == "village" else "居务"
    head: list[blocks.Block] = [blocks.Title(title(sheet, unit)), blocks.Fields(_head(sheet, unit))]
    body = _money(sheet) if sheet.is_finance else _items(sheet)
    signs = blocks.SignLines(
        (
            f"{affairs}监督委员会成员签字",
            f"{unit.name}（盖章）",
            f"{affairs}监督委员会（盖章）",
            chinese_day(on),
        )
    )
    tail: list[blocks.Block] = [signs]
    if edition := sheet.editions.last():
        label = f"扫码看网上的公开表。查验码 {edition.code}"
        tail.append(
            blocks.Qr(address, label) if address else blocks.Paragraph(f"查验码 {edition.code}", indent=False)
        )
    return blocks.Paper(
        title=title(sheet, unit), unit=unit.name, day=on, code=number(sheet), blocks=(*head, *body, *tail)
    )


def _head(sheet: Sheet, unit: Unit) -> tuple[tuple[str, str], ...]:
    posted = chinese_day(sheet.published_on) if sheet.published_on else "　　年　　月　　日"
    return (
        ("所属期", period_zh(sheet.period)),
        ("类别", sheet.get_category_display()),
        ("公布日期", posted),
        ("公布单位", unit.name),
    )


def _money(sheet: Sheet) -> list[blocks.Block]:
    found = queries.totals(sheet)
    rows = [
        (
            short_day(one.day) if one.day else "",
            one.title,
            one.basis,
            money.yuan(one.amount) if one.flow == "in" else "",
            money.yuan(one.amount) if one.flow == "out" else "",
        )
        for one in sheet.lines.all()
    ]
    if sheet.way == "nothing":
        rows.append(("", "本月无收支", "", "", ""))
    rows.append(("", "合计", "", money.yuan(found.income), money.yuan(found.expense)))
    head = ("日期", "事由", "凭证、依据", "收入（元）", "支出（元）")
    return [
        blocks.Fields(
            (("上月结余（元）", money.yuan(found.opening)), ("月末结余（元）", money.yuan(found.closing)))
        ),
        blocks.Table(head, tuple(rows), (2, 5, 3, 3, 3)),
    ]


def _items(sheet: Sheet) -> list[blocks.Block]:
    rows = tuple((str(one.place), one.title) for one in sheet.lines.all())
    return [blocks.Table(("序号", "内容"), rows, (1, 10))]


def plain_text(sheet: Sheet, unit: Unit) -> str:
    """The sheet as text, for the platform."""
    lines = [f"{period_zh(sheet.period)}{sheet.get_category_display()}公开"]
    if sheet.is_finance:
        found = queries.totals(sheet)
        lines.append(
            f"上月结余{money.yuan(found.opening)}元，本月收入{money.yuan(found.income)}元，"
            f"本月支出{money.yuan(found.expense)}元，月末结余{money.yuan(found.closing)}元。"
        )
    for at, one in enumerate(sheet.lines.all(), start=1):
        day = f"{short_day(one.day)}，" if one.day else ""
        amount = f"，{one.get_flow_display()}{money.yuan(one.amount)}元" if one.flow else ""
        basis = f"（{one.basis}）" if one.basis else ""
        lines.append(f"{at}．{day}{one.title}{amount}{basis}")
    if sheet.way == "nothing":
        lines.append("本月无收支。")
    return "\n".join([*lines, unit.name])


def aloud(sheet: Sheet, unit: Unit) -> str:
    """村广播: the same in sentences to be read out."""
    name = short_name(unit.name)
    who = "村民" if unit.kind == "village" else "居民"
    begin = (
        f"各位{who}：现在公布{name}{period_zh(sheet.period)}的{sheet.get_category_display()}情况。"
    )
    if sheet.way == "nothing":
        return f"{begin}这个月没有收支，结余{money.yuan(sheet.closing)}元。有疑问可以向监督委员会或者村（居）委会提。"
    parts = []
    if sheet.is_finance:
        found = queries.totals(sheet)
        parts.append(
            f"上月结余{money.yuan(found.opening)}元，这个月收入{money.yuan(found.income)}元，"
            f"支出{money.yuan(found.expense)}元，月末结余{money.yuan(found.closing)}元"
        )
    for one in sheet.lines.all():
        amount = f"，{one.get_flow_display()}{money.yuan(one.amount)}元" if one.flow else ""
        parts.append(f"{one.title}{amount}")
    return f"{begin}{'；'.join(parts)}。有疑问可以向监督委员会或者村（居）委会提。"


def disposition(file: str) -> str:
    """A download's name as people name it."""
    return f"attachment; filename*=UTF-8''{quote(file)}"


def picture(paper: blocks.Paper, *, form: str, demonstration: bool = False) -> bytes:
    """The paper as one picture (png) or as the pages of a PDF, for systems that take nothing else."""
    drawn = _Drawing(paper, demonstration=demonstration).pages
    target = io.BytesIO()
    if form == "pdf":
        drawn[0].save(target, "PDF", save_all=True, append_images=drawn[1:], resolution=150)
        return target.getvalue()
    tall = Image.new("RGB", (PAGE[0], PAGE[1] * len(drawn)), "white")
    for at, one in enumerate(drawn):
        tall.paste(one, (0, at * PAGE[1]))
    tall.save(target, "PNG")
    return target.getvalue()


def face(size: int) -> Any:
    """A face with Chinese characters; Refusal names what to install where there is none."""
    for one in FONTS:
        if Path(one).exists():
            return ImageFont.truetype(one, size, index=2 if "Noto" in one else 0)
    raise Refusal("这台服务器没有中文字体，不能生成图片和PDF。请管理员安装 fonts-noto-cjk；打印页不受影响。")


class _Drawing:
    """Blocks drawn down the pages, a new page where one is full."""

    def __init__(self, paper: blocks.Paper, *, demonstration: bool) -> None:
        self.pages: list[Image.Image] = []
        self.paper, self.demonstration = paper, demonstration
        self.face, self.big, self.small = face(SIZE), face(40), face(20)
        self._page()
        for block in paper.blocks:
            self._block(block)

    def _page(self) -> None:
        self.pages.append(Image.new("RGB", PAGE, "white"))
        self.draw = ImageDraw.Draw(self.pages[-1])
        self.y = MARGIN
        head = f"{self.paper.unit}　{chinese_day(self.paper.day)}　编号 {self.paper.code}"
        tail = "　演示数据，非真实情况" if self.demonstration else ""
        self.draw.text((MARGIN, 60), head + tail, font=self.small, fill="#444")

    def _room(self, height: int) -> None:
        if self.y + height > PAGE[1] - MARGIN:
            self._page()

    def _block(self, block: blocks.Block) -> None:
        if isinstance(block, blocks.Title):
            self._room(90)
            self.draw.text((PAGE[0] // 2, self.y + 40), block.text, font=self.big, fill="black", anchor="mm")
            self.y += 90
        elif isinstance(block, blocks.Fields):
            self._grid([(label, value) for label, value in block.rows], (1, 3))
        elif isinstance(block, blocks.Table):
            self._grid([block.head, *block.rows], block.widths or (1,) * len(block.head))
        elif isinstance(block, blocks.SignLines):
            for label in block.labels:
                self._line(label)
        elif isinstance(block, blocks.Qr):
            self._qr(block)
        elif isinstance(block, blocks.Paragraph | blocks.Heading):
            self._line(block.text)

    def _line(self, text: str) -> None:
        for one in textwrap.wrap(text, 38) or [""]:
            self._room(LINE)
            self.draw.text((MARGIN, self.y), one, font=self.face, fill="black")
            self.y += LINE

    def _grid(self, rows: Any, widths: tuple[int, ...]) -> None:
        width = PAGE[0] - 2 * MARGIN
        columns = [width * one // sum(widths) for one in widths]
        for row in rows:
            cells = [
                textwrap.wrap(cell, max(1, (wide - 16) // SIZE)) or [""]
                for cell, wide in zip(row, columns, strict=True)
            ]
            height = 16 + LINE * max(len(one) for one in cells)
            self._room(height)
            x = MARGIN
            for lines, wide in zip(cells, columns, strict=True):
                self.draw.rectangle((x, self.y, x + wide, self.y + height), outline="#333")
                for at, line in enumerate(lines):
                    self.draw.text((x + 8, self.y + 8 + at * LINE), line, font=self.face, fill="black")
                x += wide
            self.y += height
        self.y += 24

    def _qr(self, block: blocks.Qr) -> None:
        self._room(220)
        target = io.BytesIO()
        segno.make(block.address, error="m").save(target, kind="png", scale=5, border=2)
        self.pages[-1].paste(Image.open(io.BytesIO(target.getvalue())).convert("RGB"), (MARGIN, self.y))
        self.draw.text((MARGIN + 220, self.y + 80), block.label, font=self.face, fill="black")
        self.y += 220
