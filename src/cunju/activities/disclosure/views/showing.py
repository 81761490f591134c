"""How sheets are shown on staff pages: state, days, sums, personal numbers in place, what the chain lacks."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import Line, Sheet
from cunju.activities.disclosure.queries import Slot
from cunju.activities.disclosure.rules import chain, masking, money, periods
from cunju.kernel.days import short_day

# State of a sheet → the shape and tone of ``ui``, and its word.
LOOKS = {
    "": ("none", "没有起草"),
    "draft": ("wait", "草稿"),
    "sent": ("soon", "等审查"),
    "objected": ("late", "有异议"),
    "passed": ("ok", "审查无异议"),
    "fixed": ("ok", "方案已确定"),
    "published": ("done", "已公布"),
    "down": ("late", "提前撤下"),
}
# The same of a version that mends one that was posted: both are said.
MENDED = {
    "draft": "已公布，更正稿在改",
    "sent": "已公布，更正稿等审查",
    "objected": "已公布，更正稿有异议",
    "passed": "已公布，更正稿审查无异议",
    "fixed": "已公布，更正稿等重新公布",
}


def look_of(slot: Slot) -> tuple[str, str]:
    """How a slot stands: what hangs, and what waits to take its place; what the ledger alone knows is posted too."""
    if slot.sheet is None and slot.alone:
        return "done", f"{short_day(slot.alone)}已公布，只记在总账里"
    look, word = LOOKS[slot.state]
    return look, MENDED.get(slot.state, word) if slot.posted_on else word


def all_posted(slots: list[Slot]) -> bool:
    """Whether every sheet of an issue was posted, also where a mended version now waits."""
    return all(one.posted_on is not None for one in slots)


@dataclass(frozen=True)
class Row:
    """One line of a sheet with its personal numbers apart."""

    line: Line
    title: list[masking.Part]
    basis: list[masking.Part]
    amount: str

    @property
    def hidden(self) -> tuple[str, str] | None:
        """The line's texts as they are and as they go public, where something is masked."""
        texts = [text for _, text in self.line.cells if text]
        before, after = "　".join(texts), "　".join(masking.masked(one) for one in texts)
        return (before, after) if before != after else None


@dataclass(frozen=True)
class Shown:
    """One slot of an issue, ready for a template."""

    slot: Slot
    look: str
    word: str
    rows: list[Row]
    totals: tuple[tuple[str, str, str], ...]
    said: list[str]
    personal: bool
    asked: list[masking.Question] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet, where there is one."""
        return self.slot.sheet

    @property
    def unsure(self) -> list[str]:
        """What was not certain when the accountant's table was read; shown to staff until the sheet is written anew or posted."""
        return list(self.sheet.unsure) if self.sheet else []

    @property
    def mending(self) -> bool:
        """Whether it shows a correction of what hangs."""
        return self.sheet is not None and queries.is_mending(self.sheet)

    @property
    def incoming(self) -> list[Row]:
        """What came in."""
        return [one for one in self.rows if one.line.flow == "in"]

    @property
    def outgoing(self) -> list[Row]:
        """What went out."""
        return [one for one in self.rows if one.line.flow == "out"]


def shown(slot: Slot) -> Shown:
    """A slot with its lines, sums and what does not agree."""
    look, word = look_of(slot)
    sheet = slot.sheet
    if sheet is None:
        return Shown(slot, look, word, [], (), [], False)
    rows = [row(one) for one in sheet.lines.all()]
    personal = any(part.verdict == masking.MASK for one in rows for part in (*one.title, *one.basis))
    asked = [each for one in rows for each in queries.questions(one.line)]
    said = [one.text for one in queries.disagreements(sheet)]
    return Shown(slot, look, word, rows, equation(sheet), said, personal, asked)


def row(line: Line) -> Row:
    """A line as a template takes it."""
    title, basis = (masking.parts(text, line.cleared) for _, text in line.cells)
    return Row(line, title, basis, money.yuan(line.amount))


def equation(sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """The four totals of a finance sheet as label, sign, amount."""
    if not sheet.is_finance:
        return ()
    found = queries.totals(sheet)
    return (
        ("上月结余", "", money.yuan(found.opening)),
        ("本月收入", "＋", money.yuan(found.income)),
        ("本月支出", "－", money.yuan(found.expense)),
        ("月末结余（元）", "＝", money.yuan(found.closing)),
    )


def of_sheet(sheet: Sheet) -> Shown:
    """A sheet by itself."""
    title = periods.Wanted(sheet.category, sheet.period).title
    return shown(Slot(sheet.category, sheet.period, title, sheet))


def steps(slots: list[Slot]) -> list[dict[str, Any]]:
    """The chain of an issue: a step is done when every sheet has passed it; while some are mended, the chain of these."""
    slots = [one for one in slots if one.sheet and queries.is_mending(one.sheet)] or slots
    sheets = [one.sheet for one in slots if one.sheet]
    whole = len(sheets) == len(slots)
    labels = (
        ("拟定送审", "sent_on"),
        ("监督委员会审查", "reviewed_on"),
        ("联席会议确定", "fixed_on"),
        ("盖章公布、存档备案", "published_on"),
        ("镇街审查", "town"),
    )
    found, now = [], False
    for label, name in labels:
        days = [_step_day(one, name) for one in sheets]
        done = whole and all(days)
        state = "done" if done else "todo" if now else "now"
        now = now or not done
        known = [one for one in days if one]
        sub = f"{max(known).month}月{max(known).day}日" if known else ""
        found.append({"label": label, "sub": sub, "state": state})
    return found


def _step_day(sheet: Sheet, name: str) -> date | None:
    if name == "town":
        if queries.is_mending(sheet):
            return None
        reviews = list(sheet.town_reviews.all())
        return reviews[-1].reviewed_on if reviews else None
    if name == "published_on" and sheet.state not in queries.POSTED:
        return None
    found: date | None = getattr(sheet, name)
    return found


def lacks(sheet: Sheet) -> list[chain.Found]:
    """What the chain of a posted sheet lacks."""
    return chain.findings(queries.made(sheet))
