"""What people paste: items of rules, households, goods. A line is read or its number and what is wrong with it are said."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cunju.activities.points.rules import scoring
from cunju.activities.points.rules.standing import plain
from cunju.kernel import numerals

FIFTH = plain("5")
EXAMPLE = f"院坝每周清扫　加2分　{FIFTH}"
# 第…条, （第…条）, 公约第…条: which clause of the convention a line is tied to.
CLAUSE = re.compile(
    r"[（(]?\s*(?:依据|对应|按)?[:：]?\s*《?(?:本?[村社]?区?村规民约|居民公约|公约)?》?\s*第\s*([〇零一二两三四五六七八九十百\d]{1,6})\s*条\s*[）)]?"
)
_HEAD = (
    r"(?:序号|编号|类[别型]|积分项目?|积分事项|积分内容|具体|事项|项目|内容|行为|标准|评分|计分|分值|分数|积分|得分|加分|扣分|减分|加减分|加扣分|"
    r"依据|条款|条目|对应|公约|村规民约|居民公约|的|备注|说明|第几条|（.*?）|\(.*?\)|[/、\s])+"
)
HEAD = re.compile(_HEAD)
TITLE = re.compile(
    r".{0,24}(?:加分|扣分|减分|奖分|罚分|积分|正面|负面)"
    r"(?:项目?|事项|标准|内容|类|清单|情形|行为|制?管?理?的?(?:实施)?(?:办法|细则|规则|制度)|表)?(?:（.{0,12}）)?[:：]?"
)
LEAD = re.compile(r"^\s*(?:[（(]?\d{1,3}[）)、.．]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[①-⑳•·*●◆])\s*")
# A household's number stands alone before its name (12 石桥边, 12. 石桥边, 12号 石桥边); 1组1号, 5栋2单元301 are names.
OWN_NUMBER = re.compile(r"^(\d{1,5})(?:\s+|\s*[、)）,，:：]\s*|\s*[.．](?!\d)\s*|\s*号户?[\s、,，:：]\s*)(\S.*)$")
OF_TABLE = re.compile(r"^\d{1,3}\s+(?=\D)")
EMPTY = re.compile(r"（[\s，,；;]*）|\([\s，,；;]*\)")
ENDS = " \t\u3000，,。；;：:、|（(-"
EDGES = " \t\u3000，,。；;：:、|（）()"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, by its number as it was pasted."""

    number: int
    text: str

    @property
    def cells(self) -> list[str]:
        """Its cells: by tabs where it has any, else by blanks."""
        parts = self.text.split("\t") if "\t" in self.text else self.text.split()
        return [one.strip() for one in parts]


class Unread(ValueError):
    """A line that cannot be read, in words."""


def lines(text: str) -> Iterator[Line]:
    """The lines of what was pasted that hold something; digits and signs of one width."""
    for number, one in enumerate(text.splitlines(), start=1):
        plain = scoring.signs(one)
        if plain.strip():
            yield Line(number, plain.rstrip())


@dataclass(frozen=True, slots=True)
class Told:
    """An item as it was pasted: what, how many points, the clause it names (empty where none)."""

    what: str
    points: int
    clause: str = ""


def items(text: str, clauses: Collection[str] | None = None) -> list[Told]:
    """The items of rules, a line each; Unread for lines of which anything has two readings; ``clauses``: those the convention has."""
    found, wrong, under = [], [], ""
    for line in lines(text):
        if is_head(line):
            under = line.text
            continue
        try:
            found.append(_item(line, clauses, taking=re.search("扣分|减分|罚分|负面", under) is not None))
        except ValueError as fault:
            wrong.append(f"没有看懂第{line.number}行：{fault}。")
    if wrong:
        raise Unread("".join(wrong[:12]))
    if not found:
        raise Unread(f"一项都没有写。一行写一项，例如：{EXAMPLE}。")
    return found


def is_head(line: Line) -> bool:
    """Whether a line is the heads of a table or a title over items: it names no item."""
    words = LEAD.sub("", line.text).strip()
    if re.search(r"\d", CLAUSE.sub("", words)):
        return False
    return HEAD.fullmatch(words) is not None or (len(line.cells) == 1 and TITLE.fullmatch(words) is not None)


def heads(text: str) -> list[Line]:
    """The lines of rules that name no item, for who pasted them to be told."""
    return [line for line in lines(text) if is_head(line)]


def _item(line: Line, clauses: Collection[str] | None, *, taking: bool) -> Told:
    words = OF_TABLE.sub("", LEAD.sub("", " ".join(line.cells))) if len(line.cells) > 1 else LEAD.sub("", line.text.strip())
    clause, rest = _clause(words, clauses)
    points, rest = scoring.score(rest, taking=taking)
    what = " ".join(EMPTY.sub(" ", rest).split()).strip(ENDS)
    if what.count("（") + what.count("(") > what.count("）") + what.count(")"):
        what += "）"
    if not re.search("[\u4e00-\u9fffA-Za-z]", what):
        raise ValueError("只有分数，没有写是什么事")
    if len(what) > 200:
        raise ValueError("太长；一行写一项，200个字以内")
    return Told(what, points, clause)


def _clause(words: str, clauses: Collection[str] | None) -> tuple[str, str]:
    """The clause a line names, and the line without it; ValueError where it names several, or one that is not there."""
    named = list(CLAUSE.finditer(words))
    if not named:
        if re.search(r"第[^第\s]{1,8}条", words):
            raise ValueError(f"没有看出是第几条；一行只写一条，例如：{FIFTH}")
        return "", words
    if len(named) > 1:
        raise ValueError("写了几条公约；一行只写最贴近的一条")
    clause = plain(named[0][1]) if numerals.number_or_none(named[0][1]) else ""
    if not clause or (clauses is not None and clause not in clauses):
        raise ValueError(f"现行的公约里没有第{named[0][1]}条")
    return clause, CLAUSE.sub(" ", words)


def households(text: str, *, after: int = 0) -> list[tuple[int, str]]:
    """Households as pasted: number and name; a line without a number gets the next after those there are."""
    found: list[tuple[int, str]] = []
    for line in lines(text):
        cells = [one for one in line.cells if one]
        if not any(re.search(r"\d", one) for one in cells) and re.search("户主|姓名|户号|名称", line.text):
            continue  # the heads of a table
        marked = OWN_NUMBER.match(" ".join(cells))
        number = int(marked[1]) if marked else max([after, *(one for one, _ in found)]) + 1
        name = (marked[2] if marked else " ".join(cells)).strip(EDGES)
        if not name or len(name) > 40:
            raise Unread(f"第{line.number}行没有看出是哪一户。一行一户，例如：12　三组石桥边。")
        if number in {one for one, _ in found}:
            raise Unread(f"第{line.number}行的户号{number}重复了。")
        found.append((number, name))
    if not found:
        raise Unread("一户都没有写。一行一户，例如：12　三组石桥边。")
    return found


@dataclass(frozen=True, slots=True)
class Priced:
    """Goods as pasted: name, points and money of one, how many there are."""

    name: str
    points: int
    value: Decimal
    stock: int


def goods(text: str) -> list[Priced]:
    """Goods, a line each: name, points, yuan, how many."""
    found: list[Priced] = []
    for line in lines(text):
        numbers = re.findall(r"\d+(?:\.\d{1,2})?", line.text)
        if not numbers and re.search("名称|物品|库存", line.text):
            continue
        name = re.split(r"\s*\d", " ".join(line.cells), maxsplit=1)[0].strip(EDGES)
        try:
            points, value, stock = int(numbers[0]), Decimal(numbers[1]), int(numbers[2])
        except (IndexError, ValueError, InvalidOperation):
            raise Unread(f"第{line.number}行要写：名称、几分换一件、每件几元、一共几件。例如：洗衣液　20　12.5　30。") from None
        if not name or points == 0 or len(name) > 60:
            raise Unread(f"第{line.number}行的名称或者分数没有写。")
        if name in {one.name for one in found}:
            raise Unread(f"第{line.number}行的“{name}”重复了。")
        found.append(Priced(name, points, value, stock))
    if not found:
        raise Unread("一样都没有写。一行一样，例如：洗衣液　20　12.5　30。")
    return found
