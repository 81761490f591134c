"""One column of a table: where it stands, what its headings make of it, and how columns belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cunju.activities.disclosure.rules.importing import words
from cunju.activities.disclosure.rules.importing.pages import squeezed
from cunju.activities.disclosure.rules.importing.words import BASIS, DATE, DAY, DIGIT, MONEY, MONTH, TITLE


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, its headings from the top, its role; an account, a sum of others, digits beside each other."""

    at: int
    path: tuple[str, ...]
    role: str
    account: str = ""
    summed: bool = False
    unit: int = 0
    digits: tuple[int, ...] = ()
    power: int = 0
    segment: int = 0
    minus: bool = False

    @property
    def name(self) -> str:
        """Its headings in one."""
        return "·".join(dict.fromkeys(self.path))


def unit_in(text: str) -> int:
    """What a heading says of its unit, in yuan: ``金额（万元）`` is 10000; 0 where it says nothing."""
    found = [
        one for part in words.PARENTHESIS.findall(squeezed(text)) for one in words.UNIT_WORD.findall(part)
    ]
    found = found or [
        one
        for one in words.UNIT_WORD.findall(squeezed(text))
        if squeezed(text).endswith(one) and len(one) > 1
    ]
    return (
        {"元": 1, "百元": 100, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}[
            found[0]
        ]
        if found
        else 0
    )


def joined(columns: Sequence[Column]) -> list[Column]:
    """Columns of single digits (千 百 十 元 角 分) beside each other as one."""
    found: list[Column] = []
    run: list[Column] = []
    for one in [*columns, Column(-9, ("",), "")]:
        place = words.bare(one.path[-1])
        follows = run and one.at == run[-1].at + 1 and one.path[:-1] == run[-1].path[:-1]
        if place in DIGIT and len(place) == 1 and (follows or not run):
            run.append(one)
            continue
        found += _digits(run)
        run = [one] if place in DIGIT and len(place) == 1 else []
        found += [] if run or one.at < 0 else [one]
    return found


def _digits(run: Sequence[Column]) -> list[Column]:
    if len(run) < 2 or run[0].role not in MONEY:
        return list(run)
    last = words.bare(run[-1].path[-1])
    places = tuple(one.at for one in run)
    return [replace(run[0], path=run[0].path[:-1], digits=places, power={"分": 0, "角": 1}.get(last, 2))]


def days(columns: Sequence[Column]) -> list[Column]:
    """月 and 日 count as days only where both are there; 号 only beside 字."""
    both = {MONTH, DATE} <= {one.role for one in columns}
    return [one if both or one.role not in (MONTH, DATE) else replace(one, role=DAY) for one in columns]


def alone(columns: Sequence[Column]) -> list[Column]:
    """A 合计 that sums nothing else is no sum."""
    parts = {one.role for one in columns if not one.summed}
    return [replace(one, summed=one.summed and one.role in parts) for one in columns]


def parted(columns: Sequence[Column]) -> list[Column]:
    """Which table of several side by side each column belongs to: a new one begins where 日期 or 事由 comes again after amounts."""
    found: list[Column] = []
    segment, seen, money = 0, set[str](), False
    for at, one in enumerate(columns):
        again = one.role in seen and one.role in (DAY, TITLE, BASIS, MONTH)
        if again and money and any(later.role in MONEY for later in columns[at:]):
            later_titles = any(later.role == TITLE for later in columns[at:])
            if later_titles:
                segment, seen, money = segment + 1, set(), False
        seen.add(one.role)
        money = money or one.role in MONEY
        found.append(replace(one, segment=segment))
    return found
