"""The whole reading of a file: which sheet, which columns, which unit, then its rows; asked where the table does not say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from cunju.activities.disclosure.rules.importing import choosing, framing
from cunju.activities.disclosure.rules.importing.asking import Check, Question, Talk, rows_zh
from cunju.activities.disclosure.rules.importing.heads import Head
from cunju.activities.disclosure.rules.importing.pages import SPACED, UNSEEN, Page
from cunju.activities.disclosure.rules.importing.sensing import Sensing
from cunju.activities.disclosure.rules.importing.walk import Walk
from cunju.activities.disclosure.rules.importing.walked import Item
from cunju.activities.disclosure.rules.money import Totals, disagreements, yuan
from cunju.kernel.refusals import Refusal

MOST_LINES, MOST_QUESTIONS = 300, 15
NO_TITLE = "没有写事由"


class CannotRead(Refusal):
    """A table that cannot be read as it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of the table, in fen."""

    flow: str
    title: str
    amount: int
    day: date | None = None
    basis: str = ""


@dataclass(frozen=True)
class Imported:
    """What a table says: lines, balances; what is asked, doubted, left aside and compared."""

    entries: tuple[Entry, ...] = ()
    opening: int | None = None
    closing: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    doubts: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    unit: str = ""
    why: str = ""
    omitted: int = 0
    sample: Sequence[Sequence[str]] = ()

    @property
    def income(self) -> int:
        """The sum of what came in."""
        return sum(one.amount for one in self.entries if one.flow == "in")

    @property
    def expense(self) -> int:
        """The sum of what went out."""
        return sum(one.amount for one in self.entries if one.flow == "out")

    @property
    def open(self) -> bool:
        """Whether a question waits for its answer."""
        return any(one.open for one in self.questions)

    @property
    def plain(self) -> bool:
        """Whether there is nothing a person must see before it is saved."""
        asked = [one for one in self.questions if not one.column]
        said = asked or self.doubts or self.notes or self.unit not in ("", "元")
        return not said and not self.open and all(one.table == one.read for one in self.checks)

    @property
    def said(self) -> list[str]:
        """What stays visible after saving: doubts and sums that do not agree."""
        return [*self.doubts, *(one.text for one in self.checks if one.table != one.read)]


def read(
    pages: Sequence[Page],
    *,
    month: str,
    remembered: Mapping[str, str],
    answers: Mapping[str, str] | None = None,
    before: int | None = None,
) -> Imported:
    """A file into lines; ``answers`` by the keys of its questions; ``before`` is the closing posted for the month before.

    CannotRead, with what to do, where nothing can be asked.
    """
    talk = Talk(answers or {})
    taken = choosing.choose(pages, month=month, remembered=remembered, talk=talk)
    read_ = [
        _Sheet(pages[at], month, remembered, talk, f"{at}." if len(pages) > 1 else "", before) for at in taken
    ]
    for one in read_:
        one.read(titles=len(taken) == 1)
    talk.prefix = ""
    if any(pages[at].unseen for at in taken):
        talk.ask("unseen", "这是旧格式的表，看不到哪些行和列是隐藏的、哪些是公式。表里有没有隐藏的？", (("none", "没有隐藏的，照这样读"),))
    return _joined(read_, talk, month=month, before=before)


def _joined(sheets: Sequence["_Sheet"], talk: Talk, *, month: str, before: int | None) -> Imported:
    walks = [one.walk for one in sheets if one.walk]
    items = [item for one in walks for item in one.items]
    if len(talk.questions) > MOST_QUESTIONS + 5:
        raise CannotRead(
            f"这张表有{len(talk.questions)}处读不准，例如：{talk.questions[-1].text}请核对表格，从Excel里直接选文件上传。",
            "file",
        )
    kept = _of_month(items, month, talk)
    entries = tuple(_entry(one) for one in kept)
    _refuse(entries, items, walks, talk)
    openings, closings = [one.balances.first for one in walks], [one.balances.last for one in walks]
    opening = sum(one or 0 for one in openings) if walks and None not in openings else None
    closing = sum(one or 0 for one in closings) if walks and None not in closings else None
    for one in sheets:
        opening, closing = one.stated(opening, closing)
    opening, closing = _bounds(items, kept, opening, closing)
    checks = tuple(check for one in walks for check in one.checks)
    found = Imported(
        entries, opening, closing, checks=checks, notes=tuple(talk.notes), why=talk.why, sample=talk.sample
    )
    if not talk.open:
        totals = Totals(opening, found.income, found.expense, closing)
        for each in disagreements(totals, before=before):
            talk.doubt(each.text)
    return replace(
        found,
        columns={name: role for one in sheets for name, role in one.columns.items()},
        questions=tuple(talk.questions),
        doubts=tuple(talk.doubts),
        aside=tuple(dict.fromkeys(talk.aside)),
        unit="、".join(dict.fromkeys(one.unit for one in sheets if one.unit)),
        omitted=talk.omitted,
    )


def _entry(item: Item) -> Entry:
    record = item.record
    title, basis = clean(record.title) or NO_TITLE, clean(record.basis)
    return Entry(item.flow or "in", title[:300], item.fen, record.day.day, basis[:120])


def clean(text: str) -> str:
    """Words without line breaks and signs that cannot be seen."""
    return "".join(one for one in UNSEEN.sub(" ", text) if one.isprintable()).strip()


def _of_month(items: Sequence[Item], month: str, talk: Talk) -> list[Item]:
    """The lines of the month: those of other months are asked about, days that are none are said."""
    wanted = (int(month[:4]), int(month[5:]))
    for one in items:
        if one.record.day.said:
            talk.doubt(f"第{one.record.number}行的{one.record.day.said}。")
        if one.fen < 0:
            zh = "收入" if one.flow == "in" else "支出"
            talk.doubt(
                f"第{one.record.number}行“{one.record.said}”是负数（红字），记为{zh}{yuan(one.fen)}元，冲减{zh}。"
            )
        if len(one.record.title) > 300 or len(one.record.basis) > 120:
            talk.doubt(f"第{one.record.number}行的事由或者凭证太长，只留了前面的字。")
    undated = [one.record.number for one in items if one.record.no_day]
    if undated and len(undated) < len(items):
        talk.doubt(f"{rows_zh(undated)}没有写日期，公开表上日期空着。")
    days = [(one.record.day.day, one) for one in items]
    others = [one for day, one in days if day and (day.year, day.month) != wanted]
    if not others:
        return list(items)
    named = "、".join(sorted({f"{day.year}年{day.month}月" for day, one in days if day and one in others}))
    text = f"{rows_zh([one.record.number for one in others])}的日期在{named}，不在{wanted[0]}年{wanted[1]}月。这些算不算{wanted[1]}月的收支？"
    choices = [("keep", "算，一起记"), ("only", f"不算，只记{wanted[1]}月的")]
    answer = talk.ask("months", text, choices if len(others) < len(items) else choices[:1])
    return [one for one in items if answer != "only" or one not in others]


def _bounds(
    items: Sequence[Item], kept: Sequence[Item], opening: int | None, closing: int | None
) -> tuple[int | None, int | None]:
    """The balances where a table of several months leaves and enters the month."""
    if len(kept) == len(items) or not kept:
        return opening, closing
    places = [at for at, one in enumerate(items) if one in kept]

    def net(some: Sequence[Item]) -> int:
        return sum(one.fen if one.flow == "in" else -one.fen for one in some if one not in kept)

    before, after = net(items[: places[0]]), net(items[places[-1] :])
    return (
        opening + before if opening is not None else None,
        closing - after if closing is not None else None,
    )


def _refuse(entries: Sequence[Entry], items: Sequence[Item], walks: Sequence[Walk], talk: Talk) -> None:
    blocked = sorted({row for one in walks for row in one.blocked})
    if blocked:
        raise CannotRead(
            f"{rows_zh(blocked)}的金额是公式，文件里没有存下算好的结果。请用Excel或者WPS打开这张表，按一次保存，再上传。",
            "file",
        )
    if len(items) > MOST_LINES:
        raise CannotRead(f"超过{MOST_LINES}笔。请核对是不是一个月的表。", "file")
    if not walks or talk.open or entries:
        return
    if any("只有合计" in one for one in talk.doubts):
        raise CannotRead(
            "这张表只有合计，没有逐笔的收支。请选有逐笔明细的表；没有明细的，用“扫描件”记四项合计。", "file"
        )
    if talk.doubts:
        raise CannotRead(f"没有读到一笔收支。{''.join(talk.doubts[:3])}", "file")
    raise CannotRead("表头下面没有收支。这个月没有收支，请按“本月无收支”。", "file")


class _Sheet:
    """One worksheet while it is read."""

    def __init__(
        self,
        page: Page,
        month: str,
        remembered: Mapping[str, str],
        talk: Talk,
        prefix: str,
        before: int | None,
    ) -> None:
        self.page, self.month, self.remembered, self.talk, self.prefix = page, month, remembered, talk, prefix
        self.before = before
        self.walk: Walk | None = None
        self.columns: Mapping[str, str] = {}
        self.unit = ""
        self.head: Head | None = None
        self.factor = 1

    def read(self, *, titles: bool) -> None:
        """Headings, unit, rows; ``walk`` stays empty where it must be asked first."""
        self.talk.prefix = self.prefix
        if self.page.text == SPACED and self.page.width < 3:
            raise CannotRead("没有找到表头。请从Excel里连同表头一起复制，或者选会计给的文件。", "pasted")
        found = framing.head_of(self.page, self.remembered, self.talk)
        if found is None:
            return
        self.head, self.columns = found.head, found.columns
        framing.refuse_summary(self.page, self.head)
        blocks = framing.blocks_of(self.page, self.head, self.remembered, asked=bool(self.columns))
        blocks = framing.visible(self.page, blocks, self.talk)
        blocks = framing.of_month(blocks, self.month, self.talk)
        unit = framing.unit_of(self.page, self.head, self.talk)
        if titles:
            framing.month_of(self.page, self.head, self.month, self.talk)
        if unit is None:
            return
        self.factor, self.unit = unit
        framing.outside(self.page, self.head, self.talk)
        sensing = Sensing(self.page, self.month, blocks, self.factor, forced=self.talk.told("unit"))
        self.walk = sensing.walked(self.talk)
        self._small()

    def _small(self) -> None:
        """Amounts that cannot be yuan: finer than fen, all below a hundred, or ten thousand times apart from the month before."""
        assert self.walk is not None
        if self.unit or len(self.walk.items) < 1:
            return
        sizes = [abs(one.fen) for one in self.walk.items] + [
            abs(one) for one in self.walk.balances.running.values()
        ]
        rough = sum(bool(one.record.rough) for one in self.walk.items)
        first = self.walk.balances.first
        apart = (
            first
            and self.before
            and first != self.before
            and Decimal(self.before) / first in (Decimal(10_000), Decimal(1) / 10_000)
        )
        if (len(self.walk.items) > 1 and max(sizes) < 10_000) or rough * 2 > len(self.walk.items) or apart:
            text = f"表里没有写单位，最大的数是{yuan(max(sizes))}。金额的单位是元还是万元？"
            self.talk.ask("unit", text, framing.UNIT_CHOICES)

    def stated(self, opening: int | None, closing: int | None) -> tuple[int | None, int | None]:
        """What a sentence above or below the table says of its balances fills in what the rows left open, and is compared."""
        if self.walk is None or self.head is None:
            return opening, closing
        said = framing.stated(self.page, self.head, self.factor)
        sums = {flow: sum(one.fen for one in self.walk.items if one.flow == flow) for flow in ("in", "out")}
        known = {"opening": opening, "closing": closing, **sums}
        names = {"opening": "上月结余", "closing": "月末结余", "in": "收入合计", "out": "支出合计"}
        for kind, fen in said.items():
            mine = known[kind]
            if mine is not None and mine != fen:
                self.talk.doubt(
                    f"表外写的{names[kind]}是{yuan(fen)}元，读到的是{yuan(mine)}元，相差{yuan(abs(fen - mine))}元。"
                )
        opening = said.get("opening") if opening is None else opening
        return opening, said.get("closing") if closing is None else closing
