"""A rubric as the district brings it: each item reads measures or duties; what may not be assessed is refused with the rule named."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cunju.activities.assessment.rules.scoring import Item
from cunju.kernel import personal
from cunju.kernel.numerals import number_or_none
from cunju.kernel.refusals import CannotBe

DATA = Path(__file__).parents[1] / "data" / "refused.yaml"
TIMES = re.compile(r"([0-9０-９〇零一二两三四五六七八九十百]+)\s*(?:多|余)?\s*(?:次|场|份|篇|条信息|张照片|张图片)")
MOST_POINTS = 1000
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Raw:
    """One row as it was brought: where it stands, its words, its numbers; ``duties`` by id or by label; ``faults``: what could not be read."""

    line: int
    title: str
    measures: tuple[int, ...]
    duties: tuple[str, ...]
    points: int
    late: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A duty a rubric may read: its id, label, measure, whose it is, how many times it is asked."""

    id: str
    label: str
    measure: int
    owed_by: str
    times: int


@cache
def _refused() -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = yaml.safe_load(DATA.read_text("utf-8"))
    return found


def forbidden(title: str) -> str:
    """Which kind of content no assessment may have stands in an item's words; empty where none does."""
    return next((one["key"] for one in _refused() if any(re.search(sign, title) for sign in one["signs"])), "")


def ours(kind: str) -> str:
    """What this platform says for itself against a kind of content no text of the catalogue names."""
    return next((str(one.get("ours", "")) for one in _refused() if one["key"] == kind), "")


def adopted(rows: Sequence[Raw], known: Sequence[Known], rule: Callable[[str], str]) -> list[Item]:
    """The items of a rubric; CannotBe with every row that is wrong and why. ``rule`` names the rule against a kind of content."""
    if not rows:
        raise CannotBe("表里没有考核内容；每行写一项。", "file")
    found: list[Item] = []
    wrong: list[str] = []
    for row in rows:
        duties, unknown = _duties(row.duties, known)
        told = list(row.faults) or [*unknown, *_faults(row, duties, known, rule)]
        if told:
            wrong.append(f"第{row.line}行{f'“{_named(row.title)}”' if row.title else ''}：{'；'.join(told)}。")
        else:
            found.append(Item(f"i{len(found) + 1}", row.title, row.points, row.late, row.measures, duties))
    wrong += _once(found, known)
    if wrong:
        raise CannotBe(_together(wrong), "file")
    return found


def _named(title: str) -> str:
    """A row's words as a sentence about it says them: no number of a person, not too long."""
    return personal.hidden(title)[:40]


def _together(wrong: Sequence[str]) -> str:
    """All that is wrong in one sentence; of very many the first and how many more."""
    if len(wrong) == 1:
        return wrong[0]
    more = f"另外还有{len(wrong) - SHOWN}处。" if len(wrong) > SHOWN else ""
    return f"有{len(wrong)}处要改：{''.join(wrong[:SHOWN])}{more}"


def _faults(row: Raw, duties: Sequence[str], known: Sequence[Known], rule: Callable[[str], str]) -> list[str]:
    """What is wrong with a row that could be read, each as half a sentence."""
    told = [rule(kind).rstrip("。")] if (kind := forbidden(row.title)) else []
    if number := personal.refusal(row.title):
        told.append(number.rstrip("。"))
    told += [
        f"没有措施{number}，或者它只由区里办"
        for number in row.measures if not any(one.measure == number and one.owed_by != "district" for one in known)
    ]  # fmt: skip
    mine = [one for one in known if one.measure in row.measures or one.id in duties]
    if not row.measures and not row.duties:
        told.append("要写对应的措施或要求；考核只看通知和法律要求的事办了没有")
    if any(one.owed_by == "district" and one.id in duties for one in mine):
        told.append("这条要求由区里办，不能考核镇街")
    most = max((one.times for one in mine), default=0)
    if mine and any((number_or_none(one) or 0) > most for one in TIMES.findall(row.title)):
        told.append(f"写的次数多于要求的{most}次；{rule('counts').rstrip('。')}")
    return told + _out_of_range(row)


def _out_of_range(row: Raw) -> list[str]:
    found = [] if 0 < row.points <= MOST_POINTS else ["分值要是1到1000的整数"]
    return found if 0 <= row.late <= 100 else [*found, "“逾期完成折算”要是0到100的整数"]


def _duties(said: Sequence[str], known: Sequence[Known]) -> tuple[tuple[str, ...], list[str]]:
    """The ids of duties named by id or label, and of those not in the catalogue what to do."""
    ids = {name: one.id for one in known for name in (one.label, one.id)}
    unknown = [f"目录里没有“{_named(one)}”这条要求，请照“要求”表里的写法写" for one in said if one not in ids]
    return tuple(ids[one] for one in said if one in ids), unknown


def _once(items: Sequence[Item], known: Sequence[Known]) -> list[str]:
    """Duties that would count in two items."""
    told = []
    for one in known:
        mine = [each.title for each in items if each.reads(one.measure, one.id)]
        if len(mine) > 1 and one.owed_by != "district":
            told.append(f"“{one.label}”在“{mine[0]}”和“{mine[1]}”里算了两次；同一条要求只算一次。")
    return told
