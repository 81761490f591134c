"""The table of tasks: which measures stand under which task, letter for letter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cunju.catalogue.reader.notice import Measure, Task
from cunju.catalogue.reader.source import LOOKED_FOR, NotANotice, Row, Source, one_line
from cunju.kernel.numerals import NUMBER, half_width, number_or_none

# The first number decides which form numbers a measure; the other then only numbers what stands inside one.
POINTED = re.compile(r"\s*([0-9０-９]{1,3})\s*[.．、]")
BRACKETED = re.compile(r"\s*[（(]\s*([0-9０-９]{1,3})\s*[）)]")
TASK_NUMBER = re.compile(rf"[（(]?({NUMBER})[）)]?[.．、]?")


@dataclass(slots=True)
class _Task:
    no: int
    title: str
    cells: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """What the table of tasks says, and what in it does not fit together."""

    tasks: tuple[Task, ...]
    measures: tuple[Measure, ...]
    doubts: tuple[str, ...]


def read_table(source: Source) -> Table:
    """Tasks and measures in the order of the file, by their own numbers; NotANotice without any measure.

    Merged, empty and repeated task cells are one task. Measures numbered anew within each task are numbered
    through, and those without any number by their place; both with a doubt: citations rest on numbers.
    """
    doubts: list[str] = []
    tasks = _tasks(source, doubts)
    form = _form(source)
    found = [(task, no, text) for task in tasks for no, text in _measures(task.cells, form)]
    if not found:
        raise NotANotice(f"任务表里没有读到具体措施：{LOOKED_FOR}。请核对表格。")
    numbers = _numbers([no for _, no, _ in found], doubts)
    measures = tuple(Measure(no, task.no, text) for no, (task, _, text) in zip(numbers, found, strict=True))
    made = tuple(Task(one.no, one.title, tuple(m.no for m in measures if m.task == one.no)) for one in tasks)
    doubts += _order("重点任务", [task.no for task in made]) + _order("具体措施", numbers)
    doubts += [f"第{task.no}项重点任务下没有读到具体措施。" for task in made if not task.measures]
    return Table(made, measures, tuple(doubts))


def _tasks(source: Source, doubts: list[str]) -> list[_Task]:
    tasks: list[_Task] = []
    for row in source.rows:
        number, title = (
            one_line(_cell(row, source.columns.number)),
            one_line(_cell(row, source.columns.title)),
        )
        if (number or title) and not _repeats(number, title, tasks):
            known = _task_number(number)
            if known is None or known in [task.no for task in tasks]:
                known = max((task.no for task in tasks), default=0) + 1
                doubts.append(f"重点任务“{title}”的序号“{number}”读不出或已用过，暂编为第{known}项。")
            tasks.append(_Task(known, title))
        if not tasks and _cell(row, source.columns.measures).strip():
            raise NotANotice(f"任务表第一行没有序号和重点任务：{LOOKED_FOR}。请核对表格。")
        if tasks:
            tasks[-1].cells.append(_cell(row, source.columns.measures))
    return tasks


def _repeats(number: str, title: str, tasks: list[_Task]) -> bool:
    """Whether a row's task cells only say again what the rows above said."""
    if not tasks:
        return False
    same_number = not number or _task_number(number) == tasks[-1].no
    return same_number and title in ("", tasks[-1].title)


def _task_number(text: str) -> int | None:
    match = TASK_NUMBER.fullmatch(text)
    number = number_or_none(match[1]) if match else None
    return number if number is not None and number < 1000 else None


def _cell(row: Row, at: int) -> str:
    return row[at] if at < len(row) else ""


def _form(source: Source) -> re.Pattern[str]:
    cells = [_cell(row, source.columns.measures) for row in source.rows]
    return next((form for cell in cells for form in (POINTED, BRACKETED) if form.match(cell)), POINTED)


def _measures(cells: Iterable[str], form: re.Pattern[str]) -> Iterator[tuple[int | None, str]]:
    """The measures of a task's cells; a cell without a number goes on the numbered measure before it."""
    found: list[tuple[int | None, str]] = []
    for cell in cells:
        if cell.strip():
            pieces = list(_split(cell, form))
            if pieces[0][0] is None and found and found[-1][0] is not None:
                found[-1] = (found[-1][0], found[-1][1] + pieces[0][1])
                pieces = pieces[1:]
            found += pieces
    yield from found


def _split(cell: str, form: re.Pattern[str]) -> Iterator[tuple[int | None, str]]:
    """A cell's measures: its first line with a number begins one, later lines only with the next number."""
    number: int | None = None
    text = ""
    for line in cell.split("\n"):
        match = form.match(line)
        value = int(half_width(match[1])) if match else None
        if match and (not text.strip() if number is None else value == number + 1):
            if number is not None:
                yield number, text
            number, text = value, line[match.end() :]
        else:
            text += line
    yield number, text


def _numbers(found: list[int | None], doubts: list[str]) -> list[int]:
    """The measures' own numbers, or 1, 2, 3 … where those do not tell measures apart."""
    own = [no for no in found if no is not None]
    if len(own) == len(found) and len(set(own)) == len(own):
        return own
    why = "没有编号" if not own else "有的没有编号" if len(own) < len(found) else "编号有重复"
    doubts.append(f"具体措施{why}，已按先后连续编为第1至{len(found)}项，引用前请核对。")
    return list(range(1, len(found) + 1))


def _order(what: str, numbers: list[int]) -> list[str]:
    doubts = []
    if missing := [str(no) for no in range(1, max(numbers) + 1) if no not in numbers]:
        doubts.append(f"{what}缺第{'、'.join(missing)}项。")
    if numbers != sorted(numbers):
        doubts.append(f"{what}没有按序号排列，现按文件里的先后列出。")
    return doubts
