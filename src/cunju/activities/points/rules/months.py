"""A month as it is pasted, from Excel (a list, or a grid of households by items) or from WeChat: who, what, how many points."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cunju.activities.points.rules.pasting import EDGES, Line, lines
from cunju.kernel import numerals

_WORDS = "一二两三四五六七八九十"
SIGNED = re.compile(rf"(加|扣|减|罚|[+\-])?\s*((?<![\d.×xX*])\d{{1,6}}(?=\s*(?:积?分)?\s*[。.]?$)|[{_WORDS}]{{1,3}}(?=\s*分))\s*(?:积?分)?\s*[。.]?$")
TIMES = re.compile(rf"(?:一?共|计|[×xX*])?\s*(?<![\d.每])(\d{{1,3}}|[{_WORDS}]{{1,3}})\s*次|[×xX*]\s*(\d{{1,3}})(?!\d|\s*分)")
MOST_TIMES = 31
OF_LIST = re.compile(r"^\s*\d{1,3}\s*(?:[.．、)）]\s+|[、)）](?!\d)|[.．](?!\d))")
NUMBERED = re.compile(r"(?<!\d)(\d{1,5})\s*号(?!楼|桥|路|线)")
DAY = re.compile(r"(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?")
HEADS = re.compile("户|姓名|事项|分数|得分|积分|日期|备注|院落")
# Columns that say nothing of a score, of a household; rows that sum others up; what people say in a chat beside the entries.
ASIDE = re.compile("院落|小组|组别?|姓名|户主|名称|日期|时间|序号|编号|记分人|记录人|合计|小计|总计?分?|累计")
NO_HOME = re.compile("合计|小计|总|累计|备注|说明|序号|编号|日期|时间|分|次")
SUM = re.compile(r"\s*(?:本月|本页|全院|全村|院落)?(?:合计|小计|总计|共计|总分|累计|备注|说明|制表人?|审核人?|记分人|注)(?=$|[\s：:，,\t]|\d)")
TALK = re.compile(
    r"\[[^\]]{1,8}\].{0,4}|.{0,16}(?:谢谢|感谢|收到|辛苦|好的|各位|大家好|早上好|晚上好|@所有人|撤回了).{0,16}|[^\u4e00-\u9fffA-Za-z\d]+|[Oo][Kk][!！。.]?"
)
CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*$")
ADDS_NOTHING = re.compile("(?:家|户|了|已|也|的|本月|今天|昨天|上周|这周|按时|主动|完成|做了|号)*")
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Whose:
    """A household as a line may name it."""

    id: Any
    number: int
    name: str
    left: bool = False


@dataclass(frozen=True, slots=True)
class What:
    """An item of the rules as a line may name it."""

    id: Any
    number: int
    what: str
    points: int


@dataclass(frozen=True, slots=True)
class Row:
    """One entry that was read."""

    household: Any
    item: Any
    points: int


@dataclass(frozen=True, slots=True)
class Known:
    """The households and items a unit has."""

    households: Sequence[Whose]
    items: Sequence[What]

    def household(self, cell: str) -> Whose | None:
        """The household a cell names, by number or by its whole name."""
        plain = cell.strip(EDGES)
        digits = re.fullmatch(r"0*(\d{1,5})\s*号?户?", plain)
        found = [one for one in self.households if (digits and one.number == int(digits[1])) or one.name == plain]
        return found[0] if len(found) == 1 else None

    def within(self, text: str) -> tuple[Whose | None, str]:
        """The household a line names somewhere, and the line without it; None where none or two."""
        named = [one for one in self.households if one.name in text]
        longest = max((len(one.name) for one in named), default=0)
        named = [one for one in named if len(one.name) == longest]
        numbers = {int(one[1]): one for one in NUMBERED.finditer(text)}
        by_number = [one for one in self.households if one.number in numbers]
        if len(named) == 1:
            return named[0], text.replace(named[0].name, " ", 1)
        if len(by_number) == 1:
            at = numbers[by_number[0].number]
            return by_number[0], f"{text[: at.start()]} {text[at.end() :]}"
        first = text.split(maxsplit=1)
        whose = self.household(first[0]) if first else None
        return (whose, first[1] if len(first) > 1 else "") if whose else (None, text)

    def item(self, text: str) -> What:
        """The item words mean; ValueError in words where none or several."""
        plain = re.sub(r"[\s，,。：:；;、（）()]", "", text)
        exact = [one for one in self.items if _plain(one.what) == plain]
        inside = exact or [one for one in self.items if plain and (_plain(one.what) in plain or (len(plain) > 1 and plain in _plain(one.what)))]
        if not inside:
            rates = [(likeness(plain, _plain(one.what)), one) for one in self.items]
            best = max((rate for rate, _ in rates), default=0)
            inside = [one for rate, one in rates if rate == best and best >= ALIKE]
        if len(inside) == 1:
            return inside[0]
        if inside:
            raise ValueError(f"“{text.strip()[:20]}”像“{inside[0].what[:16]}”，也像“{inside[1].what[:16]}”，请写全")
        raise ValueError(f"积分办法里没有“{text.strip()[:20]}”这一项" if plain else "没有写是什么事")


def _plain(text: str) -> str:
    return re.sub(r"[\s，,。：:；;、（）()]", "", text)


def likeness(left: str, right: str) -> float:
    """How much of the shorter text's neighbouring signs stand in the other."""
    mine, theirs = ({one[at : at + 2] for at in range(len(one) - 1)} for one in (left, right))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def worth(item: What, sign: str, number: int | None, times: int | None = None) -> int:
    """The points of an entry: what the rules give, as often as it is said; ValueError where the line says otherwise."""
    if times is not None and not 1 <= times <= MOST_TIMES:
        raise ValueError(f"写的是{times}次；一个月记1次到{MOST_TIMES}次")
    points = item.points * (times or 1)
    if number is None:
        return points
    said = -number if sign in ("扣", "减", "罚", "-") else number
    if number == 0 or said not in (points, -points if item.points < 0 and not sign else points):
        told = f"{times}次是{points}分" if times else f"是{item.points}分；几次的写明几次，例如“3次”"
        raise ValueError(f"写的是{said}分，积分办法里“{item.what[:16]}”{told}")
    return points


def entry(words: str, whose: Whose, known: Known, score: re.Match[str] | None) -> Row:
    """The entry that the words beside a household and a score mean; ValueError names what of them was not understood."""
    found = list(TIMES.finditer(words))
    if len(found) > 1:
        raise ValueError("写了几个次数，不知道记几次")
    times = numerals.number_or_none(found[0][1] or found[0][2]) if found else None
    item = known.item(TIMES.sub(" ", words))
    if left := unread(TIMES.sub(" ", words), TIMES.sub("", item.what)):
        raise ValueError(f"“{left[:20]}”没有看懂；去掉或者改了再记")
    number = numerals.number_or_none(score[2]) if score else None
    if score and number is None:
        raise ValueError(f"“{score[0].strip()}”没有看出是几分")
    return Row(whose.id, item.id, worth(item, (score[1] or "") if score else "", number, times))


def unread(words: str, what: str) -> str:
    """Of the words of a line what does not belong to the item they were read as."""
    mine, item = _plain(words), _plain(what)
    if item in mine:
        left = mine.replace(item, "", 1)
    elif mine in item:
        left = ""
    else:
        parts = [_plain(one) for one in re.split(r"[\s，,。：:；;、（）()]+", words)]
        left = "".join(one for one in parts if one and not likeness(one, item) and one not in item)
    return "" if ADDS_NOTHING.fullmatch(left) else left


def read(text: str, known: Known) -> tuple[list[Row], list[str], list[str]]:
    """What was read of a month, what is wrong with the lines that were not, and which lines are no entries: sums, remarks, talk."""
    found = list(lines(text))
    aside = [one for one in found if is_aside(one, known)]
    skipped = [f"第{one.number}行“{' '.join(one.cells)[:16]}”" for one in aside]
    found = [one for one in found if one not in aside]
    if not found:
        return [], ["一行都没有写。从Excel或者微信里复制过来就行，一行写哪一户、什么事。"], skipped
    heads = _heads(found[0], known)
    if heads is not None:
        return *_each(found[1:], lambda line: _grid(line, heads, known)), skipped
    titles = found[0].cells if _is_head(found[0], known) else []
    return *_each(found[1:] if titles else found, lambda line: [_row(line, known, titles)]), skipped


def is_aside(line: Line, known: Known) -> bool:
    """Whether a line is a sum, a remark, or what people say in a chat; none that names an item of the rules is talk."""
    if any(SUM.match(one) for one in (line.text, *line.cells[:2])) and not HEADS.search(SUM.sub("", line.text)):
        return True
    if not (TALK.fullmatch(line.text.strip()) or CLOCK.search(line.text)):
        return False
    return not any(_plain(one.what) in _plain(line.text) or likeness(_plain(one.what), _plain(line.text)) >= ALIKE for one in known.items)


def _each(found: Sequence[Line], read_one: Callable[[Line], list[Row]]) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    wrong: list[str] = []
    for line in found:
        try:
            rows += read_one(line)
        except ValueError as fault:
            wrong.append(f"第{line.number}行：{fault}。")
    return rows, wrong


def _is_head(line: Line, known: Known) -> bool:
    return bool(HEADS.search(line.text)) and not any(known.household(one) for one in line.cells) and not re.search(r"\d", line.text)


def _heads(line: Line, known: Known) -> list[What | str] | None:
    """The items over the columns of a grid, or what else stands there; None where it is none."""
    if "\t" not in line.text or any(known.household(one) for one in line.cells):
        return None
    found: list[What | str] = []
    for cell in line.cells:
        try:
            found.append(cell if HEADS.fullmatch(cell) or not cell else known.item(cell))
        except ValueError:
            found.append(cell)
    return found if sum(isinstance(one, What) for one in found) > 1 else None


def _of_homes(head: str) -> bool:
    """Whether the column under a head may say which household."""
    return not head or (re.search("户|号|名|家", head) is not None and not NO_HOME.search(head))


def _grid(line: Line, heads: Sequence[What | str], known: Known) -> list[Row]:
    cells = list(zip(line.cells, heads, strict=False))
    homes = [(cell, head) for cell, head in cells if isinstance(head, str) and _of_homes(head) and known.household(cell)]
    whose = _there(known.household(homes[0][0]) if homes else None)
    rows = []
    for cell, head in cells:
        if isinstance(head, str):
            if cell and (cell, head) not in homes and not ASIDE.search(head) and not re.search("户", head):
                raise ValueError(f"“{head[:16]}”一栏的“{cell[:10]}”没有看懂：积分办法里没有这一项")
            continue
        if cell in ("", "0", "-", "/"):
            continue
        score, often = SIGNED.fullmatch(cell), TIMES.fullmatch(cell)
        if score is None and often is None and cell not in ("√", "✓", "v", "V", "是"):
            raise ValueError(f"“{head.what[:16]}”一栏写的“{cell[:10]}”不是分数")
        times = numerals.number_or_none(often[1] or often[2]) if often else None
        number = numerals.number_or_none(score[2]) if score and not often else None
        rows.append(Row(whose.id, head.id, worth(head, (score[1] or "") if number is not None and score else "", number, times)))
    return rows


def _there(whose: Whose | None) -> Whose:
    if whose is None:
        raise ValueError("没有看出是哪一户；写户号或者名册里的名称")
    if whose.left:
        raise ValueError(f"{whose.number}号已经退出，不再记分")
    return whose


def _row(line: Line, known: Known, titles: Sequence[str]) -> Row:
    if "\t" in line.text:
        return _of_cells(line, known, titles)
    text = DAY.sub(" ", OF_LIST.sub("", line.text))
    whose, rest = known.within(text)
    whose = _there(whose)
    rest = re.sub(r"(?:^|\s)(?:家|户)(?=\s|[，,：:]|$)", " ", rest).strip(EDGES)
    score = SIGNED.search(rest)
    return entry(rest[: score.start()] if score else rest, whose, known, score)


def _of_cells(line: Line, known: Known, titles: Sequence[str]) -> Row:
    """A row of a list: the household's cell, the item's, the points'; days and empty cells say nothing, others are named."""
    named = list(zip(line.cells, titles or [""] * len(line.cells), strict=False))
    cells = [(one, head) for one, head in named if one and not DAY.fullmatch(one) and not re.fullmatch("序号|编号|日期|时间|记分人|记录人", head)]
    homes = [at for at, (one, head) in enumerate(cells) if known.household(one) and not NO_HOME.search(head)]
    numbers = [one for one, head in cells if re.fullmatch(r"\d+", one) and not re.search("次", head)]
    if not titles and len(numbers) > 2:
        raise ValueError("有几个数字，不知道哪个是户号、哪个是分数；第一行写上“户号、事项、分数”")
    whose = _there(known.household(cells[homes[0]][0]) if homes else None)
    left = [(one, head) for at, (one, head) in enumerate(cells) if at != homes[0]]
    often = [f"{one}次" if "次" in head and one.isdigit() else one for one, head in left if "次" in head or TIMES.fullmatch(one)]
    left = [(one, head) for one, head in left if "次" not in head and not TIMES.fullmatch(one)]
    scores = [found for one, _ in left if (found := SIGNED.fullmatch(one))]
    if len(scores) > 1:
        raise ValueError("写了几个分数，不知道记几分")
    words = [
        one for one, head in left
        if not SIGNED.fullmatch(one) and known.household(one) != whose and not re.search("院落|姓名|户主|户名|名称|组", head)
    ]  # fmt: skip
    return entry(" ".join([*words, *often]), whose, known, scores[0] if scores else None)
