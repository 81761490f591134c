"""The head of a table of tasks: which column holds what, by the words bureaus write there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cunju.tables.merging import ABOVE

NUMBERS = ("序号", "编号", "序", "项目序号", "任务序号", "任务编号")
# In each list what stands first is looked for first.
TITLES = (
    r"三级(?:任务|事项|指标)",
    r"二级(?:任务|事项|指标)",
    r".*重点任务.*|.*工作任务.*|.*主要任务.*|.*目标任务.*|任务|任务(?:名称|事项|项目|类别|目标)|一级(?:任务|事项|指标)",
    r"(?!公开|公示|考核|评|申报|征集|培训|会议).{2}(?:事项|项目)|.*重点工作.*|工作(?:项目|事项|重点|名称)|重点(?:事项|项目)|项目(?:名称)?|事项(?:名称)?|重点",
    r"工作内容|主要工作|工作",
)
MEASURES = (
    r".*措施.*|.*举措.*|.*做法.*",
    r"(?:主要|工作|具体|任务|重点|建设|推进|实施)内容.*|内容|(?!公开|公示|考核|评|申报|征集|培训|会议).{2}内容(?:及|和|与)(?:要求|标准)|具体任务|任务(?:分解|细化|内容).*|细化任务|具体工作|主要工作",
    r"(?:工作|具体|任务|目标|主要|落实|标准)(?:标准|要求)(?:及.*)?|标准|要求|内容(?:和|与|及)要求|(?:主要|工作|具体)?指标(?:和|与|及)要求|(?:具体|工作)?职责(?:分工|任务|要求)?",
    r"(?:工作|具体|任务|主要|年度|总体)目标(?:及.*)?|目标(?:要求)?",
)
OWNERS = re.compile(
    r".*(?:单位|部门|科室|处室|股室|站所|领导|主体|责任人|负责人)|.*(?:责任|任务)分工|分工|(?:牵头|配合|协同|协办|主办|责任|落实|参与|承办|实施).{0,4}"
)
DUE = re.compile(r".*(?:时限|时间|节点|期限|时间表|日期|进度安排|进度要求|推进计划)(?:要求|安排)?|(?:完成|办结)时.*|(?:时间|工作)?进度")
NOTES = re.compile(r"备注|说明|依据|来源|类别|分类|类型|方面|板块|(?:成果|考核|评价|成效).*|.*(?:频次|对象|载体|形式|指标|层级|范围).*")
# A table to be filled in, marked or rung up is none of tasks.
FILLED = re.compile(
    r".*(?:进展|(?:完成|办理|落实|推进|开展|整改|工作)情况|完成与否|是否完成|存在(?:的)?问题|下步|下一步|得分|分值|扣分|评分|自评).*"
)
KIND = re.compile(r".*(?:类别|分类|类型|板块)")
COUNTED = re.compile(r".*(?:任务|目标)(?:数|量|指标).*")
MONEY = re.compile(r".*(?:金额|预算|资金|经费|补助|万元).*")
PEOPLE = re.compile(r"姓名|.*电话.*|手机.*|联系人|职务")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands; None where the table has no such column. ``others`` are place and name of all further ones."""

    number: int | None
    title: int | None
    measures: int | None
    others: tuple[tuple[int, str], ...] = ()
    width: int = 0

    def rivals(self) -> list[str]:
        """Further columns whose head would do for a task as well."""
        return [name for name in self.names if re.fullmatch(TITLES[2], name) and not _aside(name)]

    def also_measures(self) -> list[str]:
        """Further columns whose head would do for a measure as well."""
        return [name for name in self.names if name not in self.rivals() and any(re.fullmatch(one, name) for one in MEASURES) and not _aside(name)]

    def is_sure(self, row: Sequence[str]) -> bool:
        """Whether the head itself says 任务, 措施 or 重点工作; else another table that does goes before it."""
        return any(re.search("任务|措施|举措|重点工作", plain(cell)) for cell in row)

    @property
    def names(self) -> list[str]:
        """The names of the further columns."""
        return [name for _, name in self.others]


def plain(cell: str) -> str:
    """A head without blanks and without what stands in brackets."""
    told = re.sub(r"[\s\u3000*]", "", cell.replace(ABOVE, ""))
    return BRACKETS.sub("", told) or told


def is_owner(name: str) -> bool:
    """Whether a column names who owes a measure."""
    return bool(OWNERS.fullmatch(plain(name)))


def is_due(name: str) -> bool:
    """Whether a column names until when."""
    return not is_owner(name) and bool(DUE.fullmatch(plain(name)))


def is_head_word(cell: str) -> bool:
    """Whether a cell is a word that heads of such tables are made of."""
    name = plain(cell)
    listed = [*TITLES, *MEASURES]
    known = name in NUMBERS or any(re.fullmatch(one, name) for one in listed) or PEOPLE.fullmatch(name)
    return bool(name) and len(name) <= 12 and bool(known or is_owner(name) or is_due(name) or NOTES.fullmatch(name) or FILLED.fullmatch(name))


def columns_of(row: Sequence[str]) -> Columns | None:
    """The columns where ``row`` is the head of a table of tasks, else None."""
    heads = [plain(cell) for cell in row]
    named = [head for head in heads if head]
    if len(named) < 2 or any(len(head) > 16 for head in named) or any(FILLED.fullmatch(head) or PEOPLE.fullmatch(head) for head in named):
        return None
    number = next((at for at, head in enumerate(heads) if head in NUMBERS), None)
    free = {at: head for at, head in enumerate(heads) if at != number and head and not COUNTED.fullmatch(head)}
    measures = _first(free, MEASURES[:1]) if len(free) > 1 else None
    titles = {at: head for at, head in free.items() if at != measures and not _aside(head)}
    title = _first({at: head for at, head in titles.items() if not KIND.fullmatch(head)}, TITLES)
    title = title if title is not None or measures is None else _first(titles, TITLES)
    rest = {at: head for at, head in free.items() if at != title and not _aside(head)}
    measures = measures if measures is not None else _first(rest, MEASURES)
    if measures is None:  # 重点任务 and 工作任务: the second says more
        measures = _first(rest, TITLES)
    aside = tuple((at, heads[at]) for at in range(len(heads)) if heads[at] and at not in (number, title, measures))
    owed = any(is_owner(name) or is_due(name) for _, name in aside)
    if title is None and measures is None:
        return None
    if title is None or measures is None:
        if not owed or number is None or any(MONEY.fullmatch(head) for head in named):
            return None
        title, measures = None, measures if measures is not None else title
    if number is None and not owed and len(named) < 3 and not re.fullmatch(MEASURES[0], heads[measures or 0]):
        return None
    return Columns(number, title, measures, aside, len(row))


def _aside(head: str) -> bool:
    """Whether a head says who or when, though it may have a word of the tasks in it (责任单位, 任务分工)."""
    return is_owner(head) or is_due(head)


def _first(free: dict[int, str], patterns: Sequence[str]) -> int | None:
    for pattern in patterns:
        for at, head in free.items():
            if re.fullmatch(pattern, head):
                return at
    return None


def is_filled_in(row: Sequence[str]) -> bool:
    """Whether a row heads a list of tasks that is to be filled in (进展情况, 得分)."""
    words = [plain(cell) for cell in row if plain(cell)]
    known = [*TITLES, *MEASURES]
    listed = any(word in NUMBERS or any(re.fullmatch(one, word) for one in known) for word in words if not FILLED.fullmatch(word))
    return len(words) > 2 and listed and any(FILLED.fullmatch(word) for word in words)


def names_kinds(row: Sequence[str]) -> bool:
    """Whether a row looks like the head of any table: its words, for telling what a file has."""
    named = [plain(cell) for cell in row if plain(cell)]
    return len(named) > 2 and all(len(one) <= 12 and not re.search(r"[。；，]", one) for one in named)
