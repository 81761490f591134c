"""What stands around a table: its month, its unit of money, sums written in a sentence above or below it."""

import re
from collections.abc import Iterable, Sequence

from cunju.activities.disclosure.rules.importing import words
from cunju.activities.disclosure.rules.importing.amounts import Amount, amount_of
from cunju.activities.disclosure.rules.importing.heads import Head
from cunju.activities.disclosure.rules.importing.pages import Page, plain, squeezed
from cunju.kernel.numerals import number_or_none

MONTHS = re.compile(
    r"(?:(\d{4}|[二〇零○一九]{2}[〇零○一二三四五六七八九]{2}|(?<!\d)\d{2})[年.\-/_])?(?<!\d)(\d{1,2}|十[一二]?|[一二三四五六七八九])月"
)
NUMERIC = re.compile(r"(20\d{2})[.\-/_年]?(0[1-9]|1[0-2])(?!\d)|(20\d{2})[.\-/_](\d)(?!\d)")
WIDER = re.compile(r"\d{1,2}[-~—至到]\d{1,2}月|季度|上半年|下半年|[一1]月?[至到\-—~]|(?<![本当上])年度|全年")
UNITS = {"百元": 100, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000, "元": 1}
UNIT = re.compile(r"(?:单位|金额单位|货币单位|计量单位|币种)[:为]?(?:人民币)?(百万元|亿元|万元|千元|百元|元)|以(万元|千元|百元)(?:为单位|计)|"
                  r"[(\[](?:人民币)?(?:单位[:为]?)?(百万元|亿元|万元|千元|百元|元)[)\]]")  # fmt: skip
BEYOND = re.compile(r"万元?$|[\"“]万|万元|千元|[#0],+(?:[;\"_)]|$)|[#0]!?\.[#0]+,(?!\d)")


def months_in(text: str) -> set[tuple[int, int]]:
    """The months a text names, as year and month; year 0 where it does not say it."""
    said = squeezed(text)
    found = set()
    for year, month in MONTHS.findall(said):
        number = int(month) if month.isdigit() else number_or_none(month)
        if number and 1 <= number <= 12:
            found.add((_year(year), number))
    for one in NUMERIC.findall(said):
        found.add((int(one[0] or one[2]), int(one[1] or one[3])))
    return found


def _year(text: str) -> int:
    number = int(text) if text.isdigit() else number_or_none(text.replace("○", "〇")) if text else 0
    return (number or 0) + (2000 if number and number < 100 else 0)


def is_month(text: str, month: str) -> bool | None:
    """Whether a text speaks of this month; None where it names none."""
    wanted = (int(month[:4]), int(month[5:]))
    said = squeezed(text)
    found = months_in(said)
    if re.fullmatch(r"0?[1-9]|1[0-2]", said):
        found = {(0, int(said))}
    if not found:
        return None
    return any(number == wanted[1] and year in (0, wanted[0]) for year, number in found)


def is_wider(text: str) -> bool:
    """Whether a title speaks of more than a month."""
    return bool(WIDER.search(squeezed(text)))


def above(page: Page, head: Head) -> list[str]:
    """The texts above the headings."""
    return [plain(cell) for row in page.rows[: head.top] for cell in row if plain(cell)]


def units_in(page: Page, head: Head) -> set[int]:
    """Every unit the sheet names outside its columns: title, a cell 单位：万元, a note below, the sheet's own name."""
    texts = [page.name, *above(page, head)]
    for row in page.rows[head.bottom + 1 :]:
        texts += [
            plain(cell) for cell in row if isinstance(cell, str) and re.search(r"单位|以.元", squeezed(cell))
        ]
    found = set()
    for text in texts:
        for groups in UNIT.findall(squeezed(text)):
            found.add(UNITS[next(one for one in groups if one)])
    titles = "".join(squeezed(one) for one in texts)
    if not found and "万元" in titles and not re.search(r"\d万元", titles):
        found.add(10_000)
    return found


def scaled_formats(page: Page, head: Head) -> list[int]:
    """Rows in whose amounts the number format itself shows 万 or thousands."""
    columns = {one.at for one in head.money}
    return sorted(
        {
            row + 1
            for (row, at), text in page.formats.items()
            if at in columns and row > head.bottom and BEYOND.search(text)
        }
    )


def stated(texts: Iterable[str]) -> dict[str, int]:
    """Sums written in a sentence beside the table (``上月结余：86,420.35元``), in fen; what is said twice differently is left out."""
    found: dict[str, set[int]] = {}
    for text in texts:
        said = squeezed(text)
        for name, number, unit in words.STATED.findall(said):
            amount = amount_of(number)
            if isinstance(amount, Amount):
                kind = (
                    "in"
                    if "收入" in name
                    else "out"
                    if "支出" in name
                    else "opening"
                    if name[0] == "上" or "初" in name
                    else "closing"
                )
                found.setdefault(kind, set()).add(amount.fen(UNITS.get(unit, 1)))
    return {kind: values.pop() for kind, values in found.items() if len(values) == 1}


def amounts_outside(page: Page, rows: Sequence[int]) -> list[int]:
    """Rows above the headings in which a number stands by itself."""
    return [
        row + 1
        for row in rows
        if any(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in page.rows[row])
    ]
