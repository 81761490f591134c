"""A cell as an amount: signs, brackets, separators, 万元 in the cell itself; what is no amount is said, never guessed."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from cunju.activities.disclosure.rules.importing.pages import UNSEEN, plain

NOTHING = frozenset({"", "-", "–", "—", "--", "——", "/", "\\", "无", "*", "―"})
UNITS = {"元": 1, "千元": 1_000, "万元": 10_000, "万": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
NUMBER = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?|(\.\d+)")
GROUPED = re.compile(r"\D*\d{1,3}(?:[ '\u00a0\u2009]\d{3})+(?:\.\d+)?\D*")
# Typed as text it may be 1,200 with another sign.
THOUSANDTHS = re.compile(r"\d{1,3}\.\d{3}")
MOST = Decimal(10) ** 11


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written; ``unit`` is what the cell itself says (1 or 10000), 0 where it says nothing.

    ``loose``: three signs stand behind its point, which may be meant for thousands.
    """

    value: Decimal
    unit: int = 0
    loose: bool = False

    def fen(self, factor: int) -> int:
        """In fen, the cell's own unit first; what is finer than a fen is rounded."""
        exact = self.value * (self.unit or factor) * 100
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))

    def whole(self, factor: int) -> bool:
        """Whether it is surely a whole number of fen."""
        exact = self.value * (self.unit or factor) * 100
        return not self.loose and exact == exact.to_integral_value()


@dataclass(frozen=True, slots=True)
class NoAmount:
    """Something stands in the cell that is no amount."""

    text: str


def amount_of(cell: Any) -> Amount | NoAmount | None:
    """A cell as an amount; None where nothing stands there."""
    if isinstance(cell, bool | date | time | timedelta):
        return NoAmount(plain(cell))
    if isinstance(cell, int | float):
        return _numeric(cell)
    text = unicodedata.normalize("NFKC", plain(cell))
    if GROUPED.fullmatch(text) or not re.search(r"\d\s+\d", text):
        text = UNSEEN.sub("", text).replace("'", "")
    if text in NOTHING:
        return None
    return _written(text)


def _numeric(cell: float) -> Amount | NoAmount:
    value = Decimal(repr(round(cell, 8))) if cell == cell and abs(cell) < 1e11 else MOST
    return Amount(value.normalize() if value else Decimal(0)) if abs(value) < MOST else NoAmount(str(cell))


def _written(text: str) -> Amount | NoAmount:
    bare = text.replace("−", "-").replace("﹣", "-")
    bare = re.sub(
        r"^(人民币|RMB|CNY|\(红字\)|红字|红)", lambda one: "-" if "红" in one[0] else "", bare, flags=re.I
    )
    below = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1] if below else bare
    bare = bare.replace("¥", "").replace("￥", "").removesuffix("整")
    unit = next((word for word in ("百万元", "亿元", "千元", "万元", "万", "元") if bare.endswith(word)), "")
    bare = bare.removesuffix(unit)
    if re.fullmatch(r"[-+].*|.*-", bare):
        below = below or "-" in (bare[0], bare[-1])
        bare = bare.strip("+-")
    found = NUMBER.fullmatch(bare)
    if not found:
        return NoAmount(text)
    value = Decimal(bare.replace(",", ""))
    loose = bool(THOUSANDTHS.fullmatch(bare))
    return Amount(-value if below else value, UNITS.get(unit, 0), loose) if value < MOST else NoAmount(text)
