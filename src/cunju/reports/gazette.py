"""A notice typeset by GB/T 9704-2012 from what the reader read: head, body, annexes, imprint; and what is pointed at before it goes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cunju.catalogue.reader import Notice
from cunju.catalogue.reader.letter import Letter
from cunju.kernel.blocks import (
    Annexes,
    Block,
    Cell,
    Heading,
    Imprint,
    Mast,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Ruled,
    Signed,
    Table,
    Title,
)
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal
from cunju.reports import pdf, titles
from cunju.reports.demands import Remark, demands

HEAD, WIDTHS = ("序号", "重点任务", "具体措施"), (14, 32, 110)
FORM_WIDTHS = (28, 50, 28, 50)
# The two high rows of the form, in mm: below them the imprint has room.
TALL = 56.0


def paper(notice: Notice, letter: Letter) -> Paper:
    """The notice on its pages; Refusal where it has no day, number or office to be typeset with."""
    if not (notice.date and notice.number and notice.issuer):
        raise Refusal("通知缺发文字号、发文机关或者成文日期，排不成公文。请先补上。")
    blocks: list[Block] = [
        Mast(notice.issuer, notice.number), Title(titles.broken(notice.title, first=notice.issuer)),
        Paragraph("、".join(notice.addressees) + "：", indent=False), *(Paragraph(one) for one in letter.body.split("\n")),
    ]  # fmt: skip
    if notice.annexes:
        blocks.append(Annexes(tuple(one.title for one in notice.annexes)))
    blocks.append(Signed(notice.issuer, chinese_day(notice.date)))
    blocks += [Paragraph(notice.remark)] if notice.remark else []
    for at, one in enumerate(notice.annexes):
        label = f"附件{one.no}" if len(notice.annexes) > 1 else "附件"
        blocks += [PageBreak(), Heading(label), Title(titles.broken(one.title)), *(_tasks(notice) if at == 0 else _form(letter))]
    made = Paper(notice.title, notice.issuer, notice.date, "", tuple(blocks))
    return _imprinted(made, notice) if notice.imprint else made


def _imprinted(made: Paper, notice: Notice) -> Paper:
    """With the imprint on the last page where that is an even one with room for it, else overleaf; without a face nobody can count: on the last."""
    if notice.imprint is None:
        return made
    last = Imprint(notice.imprint.office, f"{chinese_day(notice.imprint.date)}印发")
    whole = replace(made, blocks=(*made.blocks, last))
    if not pdf.can_set():
        return whole
    count = pdf.pages([made])
    turned = count % 2 == 1 or pdf.pages([whole]) > count
    return replace(made, blocks=(*made.blocks, replace(last, turned=turned)))


def _tasks(notice: Notice) -> Iterator[Block]:
    """The list, its rows numbered through; further columns where measures have them."""
    known = {one.no: one for one in notice.measures}
    more = tuple(dict.fromkeys(head for one in notice.measures for head, _ in one.columns))
    rows = []
    for task in notice.tasks:
        for at, number in enumerate(task.measures):
            said = dict(known[number].columns)
            first = (str(task.no), task.title) if at == 0 else ("", "")
            rows.append((*first, f"{number}.{known[number].text}", *(said.get(head, "") for head in more)))
    wide = (WIDTHS[0], WIDTHS[1], WIDTHS[2] - 23 * len(more), *(23 for _ in more))
    yield Table((*HEAD, *more), tuple(rows), wide, merged=2)


def _form(letter: Letter) -> Iterator[Block]:
    """The form towns fill in, with the lines the notice gives for it."""
    hints = [one for one in re.findall(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）", letter.other) if one]
    progress = next((one for one in hints if "不超过" in one), "")
    state = next((one for one in hints if "\\" in one or "/" in one), "")
    wide = [("进展情况", progress, TALL), ("存在问题及下步打算", "", TALL), ("进展状态", state, 14.0)]
    rows = [Row(12, tuple(map(Cell, ("镇街", "", "填报时间", ""))))]
    rows += [Row(tall, (Cell(label), Cell(hint, 3))) for label, hint, tall in wide]
    rows.append(Row(12, tuple(map(Cell, ("联系人", "", "联系电话", "")))))
    yield Ruled(FORM_WIDTHS, tuple(rows))


def remarks(notice: Notice, letter: Letter) -> list[Remark]:
    """What is pointed at in a notice, in the order of its text; the standard's own points first."""
    found = [Remark(words, said) for words, said, wrong in _formal(notice) if wrong]
    texts: Sequence[str] = (letter.body, *(one.text for one in notice.measures))
    for text in texts:
        found += demands(text)
    return found


def _formal(notice: Notice) -> list[tuple[str, str, bool]]:
    return [
        (notice.number, "发文字号用六角括号〔〕，年份四位，不写“第”，不编虚位", not re.fullmatch(r"[^\d\s]+〔\d{4}〕[1-9]\d*号", notice.number)),
        (notice.title, "标题末尾是文种，不加标点", not notice.title.endswith(("通知", "意见", "方案", "清单"))),
        *((one.title, "附件名称后面不加标点", one.title.endswith(("。", "；", "，"))) for one in notice.annexes),
    ]  # fmt: skip
