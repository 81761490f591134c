"""What surrounds the rows: headings asked where unknown, blocks under their own titles, what is hidden, the unit, the month."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cunju.activities.disclosure.rules.importing import heads, scanning, words
from cunju.activities.disclosure.rules.importing.amounts import Amount, amount_of
from cunju.activities.disclosure.rules.importing.asking import Talk, rows_zh
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.heads import Head
from cunju.activities.disclosure.rules.importing.pages import Page, letter, plain, short, squeezed
from cunju.activities.disclosure.rules.importing.words import BEFORE, MONEY, ROLE_ZH, TITLE, WHO
from cunju.kernel.refusals import Refusal

UNIT_ZH = {1: "元", 100: "百元", 1_000: "千元", 10_000: "万元", 1_000_000: "百万元", 100_000_000: "亿元"}
UNIT_CHOICES = (("1", "元"), ("10000", "万元"), ("1000", "千元"))
WHOLE_DATE = re.compile(r"\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?")
HEAD_ROWS, SHOWN = 8, 6


@dataclass(frozen=True)
class Found:
    """The headings, and which of them a person named."""

    head: Head
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Block:
    """Rows below one row of headings, with the titles above it."""

    head: Head
    titles: tuple[str, ...]
    rows: tuple[int, ...]


def head_of(page: Page, remembered: Mapping[str, str], talk: Talk) -> Found | None:
    """The headings; where the words are not known each column is asked, what it is called is remembered."""
    if head := heads.find(page, remembered):
        return Found(head, {})
    row = heads.fullest(page)
    rows = [at for at, cells in enumerate(page.rows[:15]) if sum(bool(plain(one)) for one in cells) > 1][
        :HEAD_ROWS
    ]
    choices = [(str(at), f"第{at + 1}行：{_row_zh(page, at)}") for at in rows]
    at = talk.pick("headrow", "表头在哪一行？", [*choices, ("-1", "没有表头")], initial=str(row))
    filled = [
        one for one in range(page.width) if any(plain(page.cell(each, one)) for each in range(len(page.rows)))
    ]
    given: dict[int, str] = {}
    for one in filled[:60]:
        heading = plain(page.cell(row, one))
        label = f"第{one + 1}列“{heading[:12]}”" if heading else f"第{one + 1}列（{letter(one)}列）"
        initial = words.role_of(heading, {})
        given[one] = talk.pick(
            f"c{one}", label, [("", "不用"), *ROLE_ZH.items()], initial=initial if initial in ROLE_ZH else ""
        )
    roles = set(given.values())
    if TITLE in roles and roles & MONEY and talk.told("headrow"):
        head = heads.chosen(page, int(at), given)
        named = (
            {squeezed(page.cell(int(at), one)): role for one, role in given.items() if role}
            if int(at) >= 0
            else {}
        )
        return Found(head, {name: role for name, role in named.items() if name})
    talk.sample = [[short(cell, 14) for cell in cells] for cells in page.rows[:SHOWN]]
    talk.why = "没有找到表头。表头要有事由（摘要）和收入、支出（或金额）几列；请指出各列是什么。"
    return None


def _row_zh(page: Page, row: int) -> str:
    return short(" ".join(plain(cell) for cell in page.rows[row] if plain(cell)), 24)


def refuse_summary(page: Page, head: Head) -> None:
    """A table of one row for each village has no lines; several villages in one table are not one's own."""
    if head.of(BEFORE) and len(head.money) > 1:
        raise Refusal(
            "这张表一行是一个合计（有上月结余和本月收入、支出几列），没有逐笔的收支。请选有逐笔明细的表。",
            "file",
        )
    for one in head.of(WHO):
        cells = [page.cell(row, one.at) for row in range(head.bottom + 1, len(page.rows))]
        names = {
            squeezed(cell) for cell in cells if isinstance(cell, str) and not words.label_of(cell, 0)
        } - {""}
        if len(names) > 1:
            listed = "、".join(sorted(names)[:3])
            raise Refusal(f"表里有{len(names)}个单位（{listed}等）。请只留本村（社区）的行，再上传。", "file")


def blocks_of(page: Page, head: Head, remembered: Mapping[str, str], *, asked: bool) -> list[Block]:
    """The rows under each head; headings printed again on the next page go on, others begin a block of their own."""
    found: list[Block] = []
    rows: list[int] = []
    titles, now = tuple(scanning.above(page, head)) if head.top >= 0 else (), head
    row = head.bottom + 1
    while row < len(page.rows):
        again = None if asked else _again(page, row, head, remembered)
        if again is None:
            rows.append(row)
            row += 1
            continue
        above: list[int] = []
        while rows and _is_title(page, rows[-1]):
            above.insert(0, rows.pop())
        found.append(Block(now, titles, tuple(rows)))
        titles = tuple(plain(cell) for at in above for cell in page.rows[at] if plain(cell))
        now, rows, row = again, [], again.bottom + 1
    return [*found, Block(now, titles, tuple(rows))]


def _again(page: Page, row: int, first: Head, remembered: Mapping[str, str]) -> Head | None:
    texts = [squeezed(cell) for cell in page.rows[row] if plain(cell)]
    if len(texts) < 2 or any(isinstance(amount_of(cell), Amount) for cell in page.rows[row]):
        return None
    if texts == [squeezed(cell) for cell in page.rows[first.top] if plain(cell)]:
        shift = row - first.top
        return Head(row, first.bottom + shift, first.columns)
    found = heads.find(replace(page, rows=page.rows[: row + heads.DEEP]), remembered, start=row)
    return found if found and found.top == row else None


def _is_title(page: Page, row: int) -> bool:
    cells = [cell for cell in page.rows[row] if plain(cell)]
    if not cells:
        return True
    texts = all(isinstance(one, str) and not isinstance(amount_of(one), Amount) for one in cells)
    return (
        texts and len(cells) <= 3 and not any(words.label_of(one, 0) not in ("", "section") for one in cells)
    )


def visible(page: Page, blocks: Sequence[Block], talk: Talk) -> list[Block]:
    """Hidden rows and columns of amounts are asked about, never taken and never dropped by themselves."""
    kept = list(blocks)
    hidden = [
        row
        for one in blocks
        for row in one.rows
        if row in page.hidden_rows and _has_amount(page, row, one.head)
    ]
    if hidden:
        text = f"{rows_zh([one + 1 for one in hidden])}在表里是隐藏的，有{len(hidden)}行写着金额。算不算？"
        if talk.ask("hidden", text, (("yes", "算，一起读"), ("no", "不算"))) != "yes":
            kept = [
                replace(one, rows=tuple(row for row in one.rows if row not in page.hidden_rows))
                for one in kept
            ]
    for column in {
        one.at: one for block in blocks for one in block.head.money if one.at in page.hidden_columns
    }.values():
        text = f"{letter(column.at)}列“{column.name}”在表里是隐藏的。用不用这一列？"
        if talk.ask(f"hidden{column.at}", text, (("yes", "用"), ("no", "不用"))) != "yes":
            kept = [
                replace(
                    one,
                    head=replace(
                        one.head,
                        columns=tuple(_unused(each, each.at == column.at) for each in one.head.columns),
                    ),
                )
                for one in kept
            ]
    for column in {
        one.at: one for block in blocks for one in block.head.of(TITLE) if one.at in page.hidden_columns
    }.values():
        talk.notes.append(f"{letter(column.at)}列“{column.name}”在表里是隐藏的，照样读了。")
    return kept


def of_month(blocks: Sequence[Block], month: str, talk: Talk) -> list[Block]:
    """Columns and blocks that name another month: left out where others name this one, else asked about."""
    found = []
    for at, one in enumerate(blocks):
        named = {each: _month_in(each.path, month) for each in one.head.columns}
        if True in named.values() and False in named.values():
            others = "、".join(each.name for each, mine in named.items() if mine is False)
            talk.notes.append(f"“{short(others, 40)}”是别的月的，没有取。")
            one = replace(
                one,
                head=replace(
                    one.head, columns=tuple(_unused(each, mine is False) for each, mine in named.items())
                ),
            )
        elif False in named.values() and at == 0:
            talk.ask(
                "title",
                "表头里写的是别的月份。用不用这张表？",
                (("keep", f"用，它就是{int(month[5:])}月的"),),
            )
        titles = WHOLE_DATE.sub("", "　".join(squeezed(each) for each in one.titles))
        if at and scanning.is_month(titles, month) is False:
            text = f"第{one.head.top + 1}行起写的是“{short(titles)}”，不是{int(month[5:])}月。算不算？"
            if talk.ask(f"block{at}", text, (("no", "不算"), ("yes", "算，一起记"))) != "yes":
                continue
        found.append(one)
    return found


def _unused(column: Column, so: bool) -> Column:
    return replace(column, role=words.IGNORED) if so else column


def _month_in(path: Sequence[str], month: str) -> bool | None:
    found = [
        one for text in path if (one := scanning.is_month(text, month)) is not None and not text.isdigit()
    ]
    return any(found) if found else None


def _has_amount(page: Page, row: int, head: Head) -> bool:
    return any(
        isinstance(amount_of(page.cell(row, one.at)), Amount) or (row, one.at) in page.unknown
        for one in head.money
    )


def unit_of(page: Page, head: Head, talk: Talk) -> tuple[int, str] | None:
    """The unit of the amounts and its word (empty where nothing says it); None where it is asked."""
    named, columns = scanning.units_in(page, head), {one.unit for one in head.money if one.unit}
    rows = scanning.scaled_formats(page, head)
    if talk.told("unit"):
        answer = talk.ask("unit", "金额的单位是元还是万元？", UNIT_CHOICES)
        return (int(answer), UNIT_ZH[int(answer)]) if answer else None
    if rows:
        talk.ask(
            "unit", f"{rows_zh(rows)}的金额设了带“万”或者缩小的显示格式。存的数是元还是万元？", UNIT_CHOICES
        )
        return None
    if len(columns) > 1 and not named and all(one.unit for one in head.money):
        return 1, "、".join(f"“{words.bare(one.name)}”{UNIT_ZH[one.unit]}" for one in head.money)
    if len(named | columns) > 1:
        words_ = "、".join(UNIT_ZH[one] for one in sorted(named | columns))
        talk.ask("unit", f"表里写了几种单位（{words_}）。金额的单位是哪一种？", UNIT_CHOICES)
        return None
    factor = next(iter(named | columns), 0)
    return (factor or 1), UNIT_ZH.get(factor, "")


def month_of(page: Page, head: Head, month: str, talk: Talk) -> None:
    """A title that names another month, or more than one, is asked about."""
    above = (
        "　".join(WHOLE_DATE.sub("", squeezed(one)) for one in scanning.above(page, head))
        if head.top > 0
        else ""
    )
    number = int(month[5:])
    for text in (page.name, above):
        wider = scanning.is_wider(text)
        if scanning.is_month(text, month) is False or (wider and text):
            said = f"写的是“{short(text, 30)}”，这一期是{month[:4]}年{number}月。用不用这张表？"
            talk.ask("title", said, (("keep", f"用，它就是{number}月的"),))
            return


def stated(page: Page, head: Head, factor: int) -> dict[str, int]:
    """Balances and sums said in a sentence above or below the table."""
    rows = [row for at, row in enumerate(page.rows) if at <= head.bottom or _is_sentence(row)]
    found = scanning.stated("".join(squeezed(cell) for cell in row) for row in rows)
    return {kind: fen * factor for kind, fen in found.items()}


def _is_sentence(row: Sequence[Any]) -> bool:
    texts = [squeezed(cell) for cell in row if plain(cell)]
    return len(texts) == 1 and ":" in texts[0] and any(each.isdigit() for each in texts[0])


def outside(page: Page, head: Head, talk: Talk) -> None:
    """Numbers above the headings are named."""
    for row, cells in enumerate(page.rows[: max(head.top, 0)]):
        numbers = [
            one
            for one in cells
            if isinstance(one, int | float) and not (1 <= one <= 31 or 2000 <= one <= 2099)
        ]
        if numbers and not scanning.stated(["".join(squeezed(one) for one in cells)]):
            talk.doubt(f"第{row + 1}行在表头上面，写着{short(numbers[0])}，没有记。")
