"""A town's file as Excel: every figure is a live formula over the list of windows, so that whoever opens it reckons it again."""

from cunju.activities.assessment.papers.words import MARKS, THE_RULES, heading
from cunju.activities.assessment.queries import File
from cunju.activities.assessment.rules import WORDS, Row
from cunju.kernel.sheets import Cell, Formula, Sheet, made

POINTS, COUNT = "0.00", "0"
SUMS, LINES, NOTES = "核算", "明细", "说明"
HEAD = ("序号", "考核内容", "分值", "逾期完成折算（%）", "计分", "完成", "逾期完成", "没有做到", "其中核实", "其中自报", "得分")
LINE = ("序号", "考核内容", "村（社区）或镇街", "要求", "时段起", "应于", "完成日", "状态", "计为", "说明", "自报或核实", "编号")


def workbook(file: File, *, demonstration: str = "") -> bytes:
    """Three sheets: the sums, the windows they are of, how they are reckoned."""
    notes = [heading(file), *([demonstration] if demonstration else []), *THE_RULES]
    sheets = [
        Sheet(SUMS, HEAD, [*_sums(file), *_whole(file)], (6, 40, 8, 12, 8, 8, 10, 10, 10, 10, 10)),
        Sheet(LINES, LINE, _lines(file), (6, 26, 18, 34, 12, 12, 12, 12, 10, 26, 10, 44)),
        Sheet(NOTES, ("说明",), [[one] for one in notes], (100,)),
    ]
    return made(sheets, title=heading(file), day=file.on, above=demonstration)


def _lines(file: File) -> list[list[Cell]]:
    number = {one.key: at for at, one in enumerate(file.items, start=1)}
    titles = {one.key: one.title for one in file.items}
    return [
        [number[one.item], titles[one.item], one.place, one.label, one.from_on, one.due_on, one.met_on, one.status, WORDS[one.counts],
         one.why, MARKS[one.checked] if one.counts in ("done", "late") else "", one.key]
        for one in file.pieces
    ]  # fmt: skip


def _sums(file: File) -> list[list[Cell]]:
    last = len(file.pieces) + 1
    return [_row(at, row, last) for at, row in enumerate(file.result.rows, start=2)]


def _row(at: int, row: Row, last: int) -> list[Cell]:
    def many(word: str, more: str = "") -> str:
        return f'COUNTIFS({LINES}!$A$2:$A${last},$A{at},{LINES}!$I$2:$I${last},"{word}"{more})'

    seen = f',{LINES}!$K$2:$K${last},"{MARKS[True]}"'
    got = f'=IF(E{at}=0,"",ROUND(C{at}*(F{at}+G{at}*D{at}/100)/E{at},2))'
    return [
        at - 1, row.item.title, row.item.points, row.item.late, Formula(f"=F{at}+G{at}+H{at}", row.counted),
        Formula(f"={many(WORDS['done'])}", row.done), Formula(f"={many(WORDS['late'])}", row.late),
        Formula(f"={many(WORDS['undone'])}", row.undone), Formula(f"={many(WORDS['done'], seen)}+{many(WORDS['late'], seen)}", row.checked),
        Formula(f"=F{at}+G{at}-I{at}", row.own), Formula(got, "" if row.cents is None else row.cents / 100, POINTS),
    ]  # fmt: skip


def _whole(file: File) -> list[list[Cell]]:
    """Below the items: what they sum to, the points that score, the share."""
    last, found = len(file.items) + 1, file.result
    first = last + 2
    share = f'=IF(K{first + 1}=0,"",ROUND(K{first}/K{first + 1}*100,2))'
    rows = (
        ("得分合计", Formula(f"=SUM(K2:K{last})", found.cents / 100, POINTS)),
        ("计分内容的分值", Formula(f'=SUMIF(E2:E{last},">0",C2:C{last})', found.points, COUNT)),
        ("折合百分", Formula(share, "" if found.share is None else found.share / 100, POINTS)),
    )
    empty: list[Cell] = [None] * 8
    return [[], *([None, word, *empty, one] for word, one in rows)]
