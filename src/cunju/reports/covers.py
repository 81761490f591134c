"""What makes chapters a book: the cover, the contents, the figures of the first chapter, the legend of signs on the last page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cunju.kernel.blocks import (
    ASKED,
    LATE,
    Block,
    Cell,
    Contents,
    Fields,
    Paper,
    Paragraph,
    Row,
    Ruled,
    SignLines,
    Table,
    Title,
)
from cunju.kernel.days import Span, chinese_day
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import queries
from cunju.org.models import Unit

BASICS = "basics"
SIGNED, SEALED = "（签字）", "（盖章）"


@dataclass(frozen=True, slots=True)
class Called:
    """A book: whose, its title, its days, the day of its newest record, its code."""

    unit: Unit
    title: str
    between: Span
    day: date
    code: str

    def paper(self, blocks: Iterable[Block], chapter: str = "") -> Paper:
        """One of its pages."""
        return Paper(self.title, self.unit.name, self.day, self.code, tuple(blocks), chapter=chapter)

    @property
    def year(self) -> str:
        """``2023年度``; of less than a year its days."""
        start, end = self.between.start, self.between.end
        whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
        return f"{start.year}年度" if whole else f"{chinese_day(start)}至{chinese_day(end)}"


def cover(book: Called) -> Paper:
    """年度, 单位, who answers for it and who writes it, from when to when, the place of the seal."""
    town = queries.town_of(book.unit)
    rows = (
        ("单　　位", f"{town.name if town else ''}{book.unit.name}"), ("主　　任", SIGNED), ("填 写 人", SIGNED),
        ("起止日期", f"{chinese_day(book.between.start)}至{chinese_day(book.between.end)}"),
    )  # fmt: skip
    ruled = Ruled((40, 100), tuple(Row(16, (Cell(label), Cell(value, hint=value == SIGNED))) for label, value in rows), 14, 22)
    blank = [Paragraph("　")] * 3
    return book.paper([*blank, Title(book.title), Title(book.year), *blank, ruled, *blank, SignLines((f"{book.unit.name}{SEALED}",))], "封面")


def contents(book: Called, states: Sequence[tuple[str, str, str]]) -> Paper:
    """The chapters with their pages, and what the signs mean."""
    rows = (*states, ("附", "补录说明", ""))
    said = f"灰色字是空着的地方，检查时会问到。{LATE}是补录：事办在前、记在后，见最后一页。"
    return book.paper([Title("目　录"), Contents(rows), Paragraph(said, indent=False)], "目录")


def basics(unit: Unit, *, on: date) -> list[Block]:
    """The figures of the roll that holds on a day."""
    roll, town = queries.roll_on(unit.code, on=on), queries.town_of(unit)
    numbers = (roll.households, roll.adults, roll.groups, roll.party_members) if roll else (None,) * 4
    labels = ("户数", "十八周岁以上", "小组", "有表决权党员")
    rows = [("单位", unit.name), ("镇街", town.name if town else "")]
    rows += [(label, f"{ASKED}{label}" if number is None else str(number)) for label, number in zip(labels, numbers, strict=True)]
    return [Fields(tuple(rows))]


def legend(book: Called, late: Sequence[Fact]) -> Paper:
    """What was entered late, each with how late; the sign stands beside its day in the chapters."""
    rows = tuple(
        (str(at), chinese_day(one.occurred_on), ledger.title_of(one.kind, one.attributes, book.unit.kind), chinese_day(one.recorded_on),
         ledger.entered(one).words.removeprefix("补录，"))
        for at, one in enumerate(late, start=1)
    )  # fmt: skip
    blocks: list[Block] = [Title("补录说明"), Paragraph(f"{LATE}：补录。事办在前、记在后，登记晚于规定的时候。")]
    table = Table(("序号", "日期", "记录", "登记", "迟"), rows, (12, 38, 46, 38, 22))
    return book.paper([*blocks, table if rows else Paragraph("本期没有补录。")], "附　补录说明")
