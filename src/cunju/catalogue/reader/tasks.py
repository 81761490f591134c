"""The tables of tasks: which measures stand under which task, letter for letter, and what else their rows say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cunju.catalogue.reader.heads import Columns
from cunju.catalogue.reader.notice import Measure, Task
from cunju.catalogue.reader.pieces import form_of, numbers_inside, split
from cunju.catalogue.reader.source import BLANKS, LOOKED_FOR, Grid, NotANotice, Row, one_line
from cunju.kernel.numerals import NUMBER, number_or_none
from cunju.tables.merging import ABOVE

TASK_NUMBER = re.compile(rf"[（(]?({NUMBER})[）)]?[.．、]?")
SECTION = re.compile(r"[（(]?(?:第?[一二三四五六七八九十]{1,3}|[ⅠⅡⅢⅣⅤ]|[0-9]{1,2})[）)、.．\s部]|【|[一二三四五六七八九十]{1,3}是")
REMARK = re.compile(r"(?:注|备注|说明|填表说明)\s*[:：]|[*※]|合计|小计")
CHINESE = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")


@dataclass(slots=True)
class _Measure:
    no: int | None
    text: str
    columns: dict[str, str]
    found: str = ""


@dataclass(slots=True)
class _Task:
    no: int
    title: str
    section: str = ""
    measures: list[_Measure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """What the tables of tasks say, and what in them does not fit together."""

    tasks: tuple[Task, ...]
    measures: tuple[Measure, ...]
    doubts: tuple[str, ...]


def read_tables(grids: tuple[Grid, ...]) -> Table:
    """Tasks and measures in the order of the file, by their own numbers; NotANotice without any measure.

    Merged, empty and repeated task cells are one task. Measures numbered anew within each task are numbered
    through, and those without any number by their place; both with a doubt: citations rest on numbers.
    """
    doubts: list[str] = []
    tasks: list[_Task] = []
    for grid in grids:
        tasks += _Reading(grid, doubts).tasks()
    if len(grids) > 1:
        doubts.append(f"文件里有{len(grids)}张任务表，已按先后接在一起，请核对。")
        _numbered_through(tasks, doubts)
    found = [(task, one) for task in tasks for one in task.measures]
    if not found:
        raise NotANotice(f"任务表里没有读到具体措施：{LOOKED_FOR}。请核对表格。")
    numbers = numbered([one.no for _, one in found], doubts)
    measures = tuple(
        Measure(no, task.no, one.text, tuple(one.columns.items()), one.found) for no, (task, one) in zip(numbers, found, strict=True)
    )
    made = tuple(
        Task(one.no, one.title, tuple(m.no for m in measures if m.task == one.no), one.section) for one in tasks
    )
    doubts += order("重点任务", [task.no for task in made]) + order("具体措施", numbers)
    doubts += [f"第{task.no}项重点任务“{task.title}”下没有读到具体措施。" for task in made if not task.measures]
    doubts += [f"第{one.no}项里面还有编号，没有拆开，请核对。" for one in measures if numbers_inside(one.text)]
    return Table(made, measures, tuple(doubts))


def _numbered_through(tasks: list[_Task], doubts: list[str]) -> None:
    """Tasks of several tables with the same numbers are numbered by their place."""
    if len({one.no for one in tasks}) < len(tasks):
        doubts.append(f"几张表里的重点任务编号有重复，已按先后编为第1至{len(tasks)}项。")
        for at, one in enumerate(tasks, start=1):
            one.no = at


class _Reading:
    """One pass over the rows of one table."""

    def __init__(self, grid: Grid, doubts: list[str]) -> None:
        self.rows, self.columns, self.doubts = grid.rows, grid.columns, doubts
        self.found: list[_Task] = []
        self.section = ""
        self.at = 0
        self.above: dict[int, str] = {}
        self.by_measure = _numbers_measures(grid.rows, grid.columns)
        self.form = form_of([] if self.by_measure else [self._cell(row, grid.columns.measures) for row in grid.rows])

    def tasks(self) -> list[_Task]:
        """The tasks of the table with their measures."""
        if self.by_measure:
            self.doubts.append("表里的序号编的是具体措施，不是重点任务；重点任务按先后编号，请核对。")
        if self.columns.title is None:
            self.doubts.append("任务表没有“具体措施”一列，每一行当作一条措施，请核对。")
        if rivals := self.columns.rivals():
            self.doubts.append(f"任务表的“{'”“'.join(rivals)}”一列也像是任务，没有当作重点任务，列在措施旁边，请核对。")
        if rivals := self.columns.also_measures():
            self.doubts.append(f"任务表的“{'”“'.join(rivals)}”一列也像是措施，没有当作具体措施，列在措施旁边，请核对。")
        for at, row in enumerate(self.rows, start=1):
            self.at = at
            self._take(row)
        self._telling_empty()
        return self.found

    def _take(self, row: Row) -> None:
        filled = [(at, cell) for at, cell in enumerate(row) if cell != ABOVE and cell.strip(BLANKS)]
        if not filled:
            return
        if REMARK.match(filled[0][1].strip(BLANKS)) and (len(filled) == 1 or filled[0][1].strip(BLANKS)[:2] in ("合计", "小计")):
            self.doubts.append(f"表里的“{one_line(''.join(cell for _, cell in filled))}”不是措施，没有列入。")
        elif section := self._section_of(row, filled):
            self._begin_section(section)
        else:
            self._row(row)
        self.above = {at: self.above.get(at, "") if cell == ABOVE else cell for at, cell in enumerate(row)}

    def _section_of(self, row: Row, filled: list[tuple[int, str]]) -> str:
        """The words of a row that stands across the table or only numbers and names what follows; else empty."""
        columns = self.columns
        at, words = filled[0][0], one_line(filled[0][1])
        merged = any(cell == ABOVE for cell in row)
        if len(filled) == 1 and not merged and at in (0, columns.number) and _number(words) is None:
            return words if (columns.number is not None and at <= columns.number) or SECTION.match(words) else ""
        if len(filled) == 1 and not merged and at == columns.title and CHINESE.match(words) and SECTION.match(words):
            return words
        named = columns.title if columns.title is not None else columns.measures
        if len(filled) == 2 and [one for one, _ in filled] == [columns.number, named] and CHINESE.fullmatch(words):
            digits = any(re.match(r"\s*[（(]?[0-9０-９]", self._cell(one, columns.number)) for one in self.rows)
            return one_line(filled[1][1]) if digits else ""
        return ""

    def _begin_section(self, words: str) -> None:
        self.section = words
        if self.columns.title is None:
            title = re.sub(r"^[（(]?[一二三四五六七八九十]{1,3}[）)、.．]+\s*", "", words)
            self.found.append(_Task(len(self.found) + 1, title, words if title != words else ""))

    def _row(self, row: Row) -> None:
        number, title = one_line(self._cell(row, self.columns.number)), one_line(self._cell(row, self.columns.title))
        cell = self._cell(row, self.columns.measures)
        if self.columns.title is None:
            self._untitled(number)
        elif self.by_measure:
            if title and (not self.found or title != self.found[-1].title or self._new_section()):
                self.found.append(_Task(len(self.found) + 1, title, self.section))
        elif (number or title) and not self._repeats(number, title):
            self._begin(number, title)
        if not self.found:
            if not cell.strip(BLANKS):
                return
            raise NotANotice(f"任务表第一行没有序号和重点任务：{LOOKED_FOR}。请核对表格。")
        own = _number(number) if self.by_measure or self.columns.title is None else None
        self._measures(cell, own, self._others(row))

    def _untitled(self, number: str) -> None:
        if not self.found:
            self.found.append(_Task(1, "", ""))
            self.doubts.append("任务表没有分重点任务，全部措施暂归为第1项，请补写任务的名称。")

    def _new_section(self) -> bool:
        return self.found[-1].section != self.section

    def _begin(self, number: str, title: str) -> None:
        known = _number(number)
        if known is None or known in [task.no for task in self.found]:
            known = max((task.no for task in self.found), default=0) + 1
            if self.columns.number is not None:
                self.doubts.append(f"重点任务“{title}”的序号“{number}”读不出或已用过，暂编为第{known}项。")
        if not title:
            self.doubts.append(f"第{known}项重点任务没有名称。")
        self.found.append(_Task(known, title, self.section))

    def _repeats(self, number: str, title: str) -> bool:
        """Whether a row's task cells only say again what the rows above said."""
        if not self.found:
            return False
        same_number = not number or _number(number) == self.found[-1].no
        return same_number and title in ("", self.found[-1].title) and not (title and self._new_section())

    def _measures(self, cell: str, own: int | None, others: dict[str, str]) -> None:
        measures = self.found[-1].measures
        if not cell.strip(BLANKS):
            self._without(others)
            return
        if self.by_measure or (self.columns.title is None and own is not None):
            measures.append(_Measure(own, _flat(cell), others, self._place()))
            return
        pieces = list(split(cell, self.form))
        if pieces[0][0] is None and measures and measures[-1].no is not None:
            self._goes_on(measures[-1], pieces.pop(0)[1], {} if pieces else others)
        elif pieces[0][0] is None and len([line for line in cell.split("\n") if line.strip(BLANKS)]) > 1:
            self.doubts.append(f"“{_flat(cell)[:16]}”这一格有几段，没有编号，合成一项，请核对。")
        measures += [_Measure(no, text, dict(others), self._place()) for no, text in pieces]

    def _place(self) -> str:
        return f"任务表第{self.at}行"

    def _goes_on(self, last: _Measure, text: str, others: Mapping[str, str]) -> None:
        """A cell without a number goes on the numbered measure before it."""
        self.doubts.append(f"“{text.strip(BLANKS)[:16]}”这一格没有编号，接在上一条措施后面，请核对。")
        last.text += text
        for name, words in others.items():
            if words != last.columns.get(name):
                last.columns[name] = last.columns.get(name, "") + words

    def _without(self, others: Mapping[str, str]) -> None:
        if said := "、".join(f"{name}“{words}”" for name, words in others.items()):
            self.doubts.append(f"第{self.found[-1].no}项重点任务有一行没有措施，只有{said}。")

    def _others(self, row: Row) -> dict[str, str]:
        """The further cells of a row; one merged with the cell above says the same."""
        told: dict[str, str] = {}
        for at, name in self.columns.others:
            cell = self.above.get(at, "") if at < len(row) and row[at] == ABOVE else self._cell(row, at)
            if words := "\n".join(line.strip(BLANKS) for line in cell.split("\n") if line.strip(BLANKS)):
                told[name] = f"{told[name]}\n{words}" if name in told else words
        return told

    def _telling_empty(self) -> None:
        """Cells left empty where the measure before it in the same task has some: merged, or without any?"""
        for name in self.columns.names:
            gaps = [
                one.text[:10]
                for task in self.found
                for before, one in zip(task.measures, task.measures[1:], strict=False)
                if name in before.columns and name not in one.columns
            ]
            if gaps and name != "备注":
                self.doubts.append(f"“{'”“'.join(gaps)}”这{len(gaps)}条措施的“{name}”是空的，没有沿用上一条的，请核对。")

    @staticmethod
    def _cell(row: Row, at: int | None) -> str:
        return "" if at is None or at >= len(row) or row[at] == ABOVE else row[at]


def _flat(cell: str) -> str:
    return cell.replace("\n", "").strip(BLANKS)


def _number(text: str) -> int | None:
    match = TASK_NUMBER.fullmatch(text)
    number = number_or_none(match[1]) if match else None
    return number if number is not None and number < 1000 else None


def _numbers_measures(rows: tuple[Row, ...], columns: Columns) -> bool:
    """Whether the serial numbers count measures: a new number beside a title that is empty, merged or said again."""
    if columns.number is None or columns.title is None:
        return False
    last: tuple[int | None, str] = (None, "")
    for row in rows:
        number, title = _number(one_line(_Reading._cell(row, columns.number))), one_line(_Reading._cell(row, columns.title))
        measure = _Reading._cell(row, columns.measures).strip(BLANKS)
        if number is not None and measure and last[0] not in (None, number) and title in ("", last[1]):
            return True
        if number is not None or title:
            last = (number if number is not None else last[0], title or last[1])
    return False


def numbered(found: list[int | None], doubts: list[str]) -> list[int]:
    """The measures' own numbers, or 1, 2, 3 … where those do not tell measures apart."""
    own = [no for no in found if no is not None]
    if len(own) == len(found) and len(set(own)) == len(own):
        return own
    why = "没有编号" if not own else "有的没有编号" if len(own) < len(found) else "编号有重复"
    doubts.append(f"具体措施{why}，已按先后连续编为第1至{len(found)}项，引用前请核对。")
    return list(range(1, len(found) + 1))


def order(what: str, numbers: list[int]) -> list[str]:
    """What numbers are missing or out of order, as sentences."""
    doubts = []
    if missing := [str(no) for no in range(1, max(numbers) + 1) if no not in numbers][:40]:
        doubts.append(f"{what}缺第{'、'.join(missing)}项。")
    if numbers != sorted(numbers):
        doubts.append(f"{what}没有按序号排列，现按文件里的先后列出。")
    return doubts
