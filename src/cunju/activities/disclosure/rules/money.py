"""Money in whole fen, and the two sums a finance sheet must agree with; both figures are always said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

AMOUNT = re.compile(r"(-?)(\d+)(?:\.(\d{1,2})0*)?")


@dataclass(frozen=True, slots=True)
class Totals:
    """The four totals of a month in fen; None is a total nobody gave."""

    opening: int | None
    income: int
    expense: int
    closing: int | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sum that does not agree, with both figures; ``apart`` is by how much."""

    code: str
    text: str
    apart: int = 0

    @property
    def public(self) -> str:
        """The same as a resident reads it."""
        return f"账面相差{yuan(self.apart)}元：{self.text.rpartition('，')[0]}"


def fen(text: object) -> int | None:
    """``1,234.5`` or ``￥1,234.50元`` or a number into fen; None where it is no amount of whole fen."""
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, int | float):
        text = f"{text:.2f}"
    plain = str(text).strip().replace(",", "").replace("，", "").lstrip("￥¥").rstrip("元").strip()
    found = AMOUNT.fullmatch(plain)
    if not found:
        return None
    amount = int(found[2]) * 100 + int((found[3] or "0").ljust(2, "0"))
    return -amount if found[1] else amount


def yuan(amount: int | None) -> str:
    """Fen as ``12,600.00``; a dash where there is none."""
    if amount is None:
        return "–"
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole:,}.{rest:02d}"


def disagreements(totals: Totals, *, before: int | None) -> list[Disagreement]:
    """Opening + in − out = closing, and opening = last month's closing (``before``); what does not agree."""
    found = []
    if totals.opening is not None and totals.closing is not None:
        reckoned = totals.opening + totals.income - totals.expense
        if reckoned != totals.closing:
            found.append(
                Disagreement(
                    "does_not_add_up",
                    f"上月结余{yuan(totals.opening)}＋收入{yuan(totals.income)}－支出{yuan(totals.expense)}应是"
                    f"{yuan(reckoned)}，表上的月末结余是{yuan(totals.closing)}，相差{yuan(abs(reckoned - totals.closing))}元。",
                    abs(reckoned - totals.closing),
                )
            )
    if before is not None and totals.opening is not None and before != totals.opening:
        found.append(
            Disagreement(
                "opening_differs",
                f"表上的上月结余是{yuan(totals.opening)}，上期公布的月末结余是{yuan(before)}，"
                f"相差{yuan(abs(before - totals.opening))}元。",
                abs(before - totals.opening),
            )
        )
    return found


def line_disagreements(totals: Totals, lines: Iterable[tuple[str, int]]) -> list[Disagreement]:
    """Income and expense as the totals say and as the lines add up; where lines stand at all."""
    rows = list(lines)
    found = []
    for flow, word, said in (("in", "收入", totals.income), ("out", "支出", totals.expense)):
        summed = sum(amount for one, amount in rows if one == flow)
        if rows and summed != said:
            text = f"逐笔{word}合计是{yuan(summed)}，表上的{word}合计是{yuan(said)}，相差{yuan(abs(summed - said))}元。"
            found.append(Disagreement(f"lines_differ_{flow}", text, abs(summed - said)))
    return found
