"""A table read off paper: what each cell seems to say, as a page of the shared reader; figures no sum bears out, and what the sums demand instead.

Nothing here changes a figure: an alternative is a text beside it, which a person takes or leaves.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cunju.activities.disclosure.rules import money
from cunju.activities.disclosure.rules.importing import heads
from cunju.activities.disclosure.rules.importing.amounts import Amount, amount_of
from cunju.activities.disclosure.rules.importing.pages import Page, Place
from cunju.activities.disclosure.rules.importing.reading import Imported, read
from cunju.kernel.refusals import Refusal

# Below this the model itself was not sure of a figure.
SURE = 0.9
NUMERIC = re.compile(r"[\d\s.,，。、·:：'’`¥￥+\-—–−()（）]+")
APART = re.compile(r"相差([\d,]+\.\d\d)元")
WORDS = (("收人", "收入"), ("支岀", "支出"), ("合汁", "合计"), ("结佘", "结余"), ("余额", "余额"), ("曰期", "日期"))
# Alternatives looked at of one page, mistakes looked for one after the other, and faults of a table that is not read at all.
MOST_TRIED, MOST_WRONG, UNREAD = 80, 4, 99


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell as it was recognised: its text, how sure (0–1), a second reading that differs, its cut-out (JPEG in base64)."""

    text: str
    sure: float = 1.0
    other: str = ""
    cut: str = ""


@dataclass(frozen=True)
class Doubt:
    """Why a figure is looked at first: ``why`` in words, ``instead`` what the sums or the second reading say, as it would be typed."""

    why: str
    instead: str = ""


@dataclass(frozen=True)
class Paper:
    """Pages of one table below each other, as they were recognised; what a person typed stands in ``typed`` by its place."""

    cells: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    typed: Mapping[Place, str] | None = None

    def text(self, place: Place) -> str:
        """What a place says: as typed, else as recognised."""
        typed = (self.typed or {}).get(place)
        return tidied(self.cells[place[0]][place[1]].text) if typed is None else typed

    @property
    def page(self) -> Page:
        """The page the shared reader reads."""
        rows = [[self.text((y, x)) for x in range(len(row))] for y, row in enumerate(self.cells)]
        return Page("", rows, merged=self.merged)


def paper_of(pages: Sequence[Mapping[str, Any]]) -> Paper:
    """What ``tables`` recognised of each page, as one paper."""
    cells: list[list[Cell]] = []
    merged: list[tuple[int, int, int, int]] = []
    for one in pages:
        first = len(cells)
        cells += [[Cell(each["text"], each["sure"], each["other"], each["cut"]) for each in row] for row in one["rows"]]
        merged += [(top + first, left, bottom + first, right) for top, left, bottom, right in one["merged"]]
    return Paper(cells, merged)


def tidied(text: str) -> str:
    """Recognised text as it was printed, as far as that is beyond doubt: signs of figures in half width, words that differ by a stroke."""
    plain = unicodedata.normalize("NFKC", text)
    if NUMERIC.fullmatch(plain) and any(sign.isdigit() for sign in plain):
        plain = plain.replace("。", ".").replace("、", ",")
        return re.sub(r"[\s'’`·]", "", plain.replace("—", "-").replace("–", "-").replace("−", "-"))
    for wrong, right in WORDS:
        text = text.replace(wrong, right)
    return text.strip()


def figures(paper: Paper, remembered: Mapping[str, str]) -> list[Place]:
    """Where amounts stand: what is written in the columns of money below the heading; without a heading whatever looks like one."""
    page = paper.page
    head = heads.find(page, remembered)
    columns = {one.at for one in head.money} if head else set()
    found = []
    for y, row in enumerate(page.rows):
        for x, text in enumerate(row):
            inside = head is not None and y > head.bottom and x in columns
            if text and ((inside and any(sign.isdigit() for sign in text)) or (head is None and _amount(text))):
                found.append((y, x))
    return found


def _amount(text: str) -> bool:
    return "." in text and isinstance(amount_of(text), Amount)


@dataclass(frozen=True)
class Checked:
    """How the sums of a paper stand: how many do not agree, in sentences; ``sums`` is how many there were."""

    faults: int
    said: tuple[str, ...]
    sums: int
    found: Imported | None = None


@dataclass(frozen=True)
class Asked:
    """What the shared reader is told beside the page: the month, what the town calls its columns, the closing posted before."""

    month: str
    remembered: Mapping[str, str]
    before: int | None = None


def checked(paper: Paper, asked: Asked) -> Checked:
    """The shared reader's own sums over the paper."""
    try:
        found = read([paper.page], month=asked.month, remembered=asked.remembered, before=asked.before)
    except Refusal as refusal:
        return Checked(UNREAD, (refusal.message,), 0)
    wrong = [one.text for one in found.checks if one.table != one.read]
    apart = [one for one in found.doubts if APART.search(one)]
    whole = found.opening is not None and found.closing is not None
    return Checked(len(wrong) + len(apart), (*wrong, *apart), len(found.checks) + whole, found)


def doubts(paper: Paper, asked: Asked) -> dict[Place, Doubt]:
    """The figures a person looks at first, each with why and with what stands against it."""
    places = figures(paper, asked.remembered)
    found = {}
    for place in places:
        cell = paper.cells[place[0]][place[1]]
        if paper.typed and place in paper.typed:
            continue
        if not isinstance(amount_of(paper.text(place)), Amount):
            found[place] = Doubt("不像金额", tidied(cell.other))
        elif cell.other and tidied(cell.other) != tidied(cell.text):
            found[place] = Doubt("两次认出的不一样", tidied(cell.other))
        elif cell.sure < SURE:
            found[place] = Doubt("看不清")
    for place, text in demanded(paper, places, asked).items():
        found[place] = Doubt("和合计、结余对不上", text)
    return found


def demanded(paper: Paper, places: Sequence[Place], asked: Asked) -> dict[Place, str]:
    """Of figures a sum does not bear out: what would have to stand there so that more sums agree, nearest to what was recognised."""
    found: dict[Place, str] = {}
    for _ in range(MOST_WRONG):
        base = checked(paper, asked)
        if base.faults in (0, UNREAD):
            break
        best = _best(paper, [one for one in places if one not in found], base, asked)
        if not best:
            break
        place, text = best[0]
        found[place] = text
        paper = _with(paper, place, text)
        left = checked(paper, asked).faults
        # As good as the first, and good for nothing beside it: one of them is right.
        found |= {at: said for at, said in best[1:] if checked(_with(paper, at, said), asked).faults >= left}
    return found


def _with(paper: Paper, place: Place, text: str) -> Paper:
    return replace(paper, typed={**(paper.typed or {}), place: text})


def _best(paper: Paper, places: Sequence[Place], base: Checked, asked: Asked) -> list[tuple[Place, str]]:
    """The alternatives after which fewest sums are wrong; several where they are as good."""
    apart = {amount for one in base.said for text in APART.findall(one) if (amount := money.fen(text))}
    factor = 10_000 if base.found and base.found.unit.startswith("万") else 1
    tried = sorted((near, place, text) for place in places for near, text in _instead(paper, place, apart, factor))
    gains = []
    for near, place, text in tried[:MOST_TRIED]:
        faults = checked(_with(paper, place, text), asked).faults
        if faults < base.faults:
            gains.append((faults, near, place, text))
    least = min((one[:2] for one in gains), default=None)
    return [(place, text) for faults, near, place, text in sorted(gains) if (faults, near) == least]


def _instead(paper: Paper, place: Place, apart: Iterable[int], factor: int) -> set[tuple[int, str]]:
    """What may stand there instead, with how far it is from what was recognised: two signs at most, or the second reading."""
    text, cell = paper.text(place), paper.cells[place[0]][place[1]]
    amount = amount_of(text)
    known = [amount.fen(factor)] if isinstance(amount, Amount) else []
    wanted = {one + sign * each for one in known for each in apart for sign in (1, -1)} | (set(apart) if not known else set())
    found = {(_far(text, said), said) for fen in wanted if (said := _typed(fen, factor))}
    found = {(far, said) for far, said in found if far <= (2 if len(_digits(text)) > 3 else 1)}
    other = tidied(cell.other)
    return found | ({(0, other)} if isinstance(amount_of(other), Amount) and other != text else set())


def _typed(fen: int, factor: int) -> str:
    if factor == 1:
        return money.yuan(fen)
    sign, exact = ("-" if fen < 0 else ""), abs(fen)
    return sign + f"{exact / (100 * factor):.6f}".rstrip("0").rstrip(".")


def _digits(text: str) -> str:
    """The signs of a figure that count: digits without blanks at its end that two places behind the point make, and its sign."""
    plain = re.sub(r"[^\d.\-]", "", text)
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", "")


def _far(one: str, other: str) -> int:
    """How many signs must change, come or go."""
    a, b = _digits(one), _digits(other)
    row = list(range(len(b) + 1))
    for at, sign in enumerate(a, start=1):
        last, row[0] = row[0], at
        for place, mine in enumerate(b, start=1):
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, last + (sign != mine))
    return row[-1]
