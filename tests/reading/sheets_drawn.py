"""Finance tables as town accountants print them, made up by seed in many layouts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

SERIF, SANS = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
UNITS = ("玉峰山村", "双桐路社区", "印合村", "江口村", "石坪村", "黄印村", "金安村", "迎龙社区")
IN = (
    "街道拨付专项经费", "堰塘承包费", "村集体资产租金", "上级补助村级运转经费", "光伏发电收入",
    "土地流转服务费", "便民服务资金", "存款利息", "废旧物资处置收入", "合作社分红",
)  # fmt: skip
OUT = (
    "三组人行便道维修", "防汛沙袋", "办公用品", "垃圾清运费", "路灯电费", "报刊费",
    "困难群众慰问", "会议室水电费", "护林员补助", "监控维修", "打印机耗材", "村民代表误工补贴",
)  # fmt: skip
# What may stand in a cell without an amount.
NOTHING = ("", "", "", "-")


@dataclass
class Sheet:
    """A month's table as it is printed; ``figures`` are the amounts with their places, ``lines`` the signed fen of its entries."""

    layout: str
    rows: list[list[str]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    money: set[int] = field(default_factory=set)
    lines: list[int] = field(default_factory=list)
    opening: int | None = None
    closing: int | None = None
    ruled: bool = True
    face: str = SERIF
    heads: int = 1

    @property
    def figures(self) -> list[tuple[int, int, str]]:
        """Row, column and text of each amount printed."""
        body = [(y, x, cell) for y, row in enumerate(self.rows) for x, cell in enumerate(row) if y >= self.heads]
        return [(y, x, cell) for y, x, cell in body if x in self.money and cell not in NOTHING]


def _fen(rng: Random) -> int:
    size = rng.choice((3, 3, 4, 4, 4, 5))
    yuan = rng.randint(10 ** (size - 1), 10**size - 1)
    return yuan * 100 + rng.choice((0, 0, 0, rng.randint(0, 9) * 10, rng.randint(1, 99)))


def _written(rng: Random) -> Callable[[int | None], str]:
    """How this accountant writes amounts: with commas or not, always two digits or as Excel shows numbers, blanks empty or a dash."""
    commas, two, blank, factor = rng.random() < 0.6, rng.random() < 0.65, rng.choice(NOTHING), 1

    def said(fen: int | None) -> str:
        if fen is None:
            return blank
        value = fen / (100 * factor)
        text = f"{value:,.2f}" if commas else f"{value:.2f}"
        return text if two else text.rstrip("0").rstrip(".")

    return said


def _wan(fen: int | None) -> str:
    return "" if fen is None else f"{fen / 1_000_000:.6f}".rstrip("0").rstrip(".")


def made(seed: int) -> Sheet:
    """The sheet of a seed."""
    rng = Random(seed)
    layout = ("ledger", "plain", "numbered", "statement", "beside", "flow", "month")[seed % 7]
    count = rng.randint(5, 16)
    moves = [(rng.random() < 0.35, _fen(rng)) for _ in range(count)]
    moves[0], moves[1] = (True, rng.randint(3000, 20000) * 100), (False, moves[1][1])
    if rng.random() < 0.2:
        at = rng.randrange(2, count)
        moves[at] = (moves[at][0], -moves[at][1] // 10)
    days = sorted(rng.randint(1, 31) for _ in moves)
    titles = [rng.choice(IN if side else OUT) for side, _ in moves]
    opening = rng.randint(20000, 200000) * 100 + rng.randint(0, 99)
    sheet = Sheet(layout, [])
    sheet.face = rng.choice((SERIF, SERIF, SANS))
    sheet.ruled = rng.random() > 0.12
    sheet.above = [f"{rng.choice(UNITS)}2023年8月{rng.choice(('收支明细表', '财务公开表', '财务收支公开榜', '村级资金收支表'))}"]
    sheet.below = rng.choice(([], ["会计：　　　　　　负责人：　　　　　　2023年9月5日"], ["制表：　　　　审核：　　　　"]))
    sheet.lines = [fen if side else -fen for side, fen in moves]
    wan = layout in ("plain", "numbered") and rng.random() < 0.2
    if wan:
        sheet.above.append("单位：万元")
    elif rng.random() < 0.5:
        sheet.above.append("单位：元")
    said = _wan if wan else _written(rng)
    LAYOUTS[layout](sheet, rng, said, [(day, title, side, fen) for day, title, (side, fen) in zip(days, titles, moves, strict=True)], opening)
    return sheet


Moves = list[tuple[int, str, bool, int]]
Said = Callable[[int | None], str]


def _sums(moves: Moves) -> tuple[int, int]:
    return sum(fen for _, _, side, fen in moves if side), sum(fen for _, _, side, fen in moves if not side)


def _day(rng: Random, day: int, form: int) -> str:
    return (f"8月{day}日", f"2023-08-{day:02d}", f"8.{day}", f"2023.8.{day}")[form]


def _running(
    sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int, *,
    head: list[str], begin: Callable[[int, int, str, str], list[str]], balance: bool,
) -> None:  # fmt: skip
    """Rows with income, expense and perhaps a balance in the last columns; opening above, sums below."""
    form, word = rng.randrange(4), rng.choice(("本月合计", "合计", "本期合计"))
    first = rng.choice(("上月结余", "期初余额", "上期结转"))
    width = len(head)
    tail = [said(None)] * 2
    rows = [head, [*begin(0, 0, first, ""), *tail, *([said(opening)] if balance else [])]]
    if not balance:
        rows.pop()
    stands = opening
    for at, (day, title, side, fen) in enumerate(moves, start=1):
        stands += fen if side else -fen
        amounts = [said(fen), said(None)] if side else [said(None), said(fen)]
        rows.append([*begin(at, day, title, _day(rng, day, form)), *amounts, *([said(stands)] if balance else [])])
    came, went = _sums(moves)
    rows.append([*begin(0, 0, word, ""), said(came), said(went), *([said(stands)] if balance else [])])
    sheet.rows = rows
    sheet.money = set(range(width - (3 if balance else 2), width))
    if balance:
        sheet.opening, sheet.closing = opening, stands


def _ledger(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["日期", "凭证号", "摘要", "收入", "支出", rng.choice(("余额", "结余"))]
    _running(sheet, rng, said, moves, opening, head=head, balance=True, begin=lambda at, day, title, on: [on, f"8-{at:02d}" if at else "", title])


def _plain(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["日期", rng.choice(("事由", "摘要", "项目")), "收入", "支出"]
    _running(sheet, rng, said, moves, opening, head=head, balance=False, begin=lambda at, day, title, on: [on, title])


def _numbered(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["序号", "日期", "内容摘要", rng.choice(("收入金额", "收入（元）") if said is not _wan else ("收入金额",)), "支出金额", "结存"]
    _running(sheet, rng, said, moves, opening, head=head, balance=True, begin=lambda at, day, title, on: [str(at) if at else "", on, title])


def _month(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    head = ["月", "日", "凭证号", "摘要", "收入", "支出", "余额"]
    _running(
        sheet, rng, said, moves, opening, head=head, balance=True,
        begin=lambda at, day, title, on: ["8" if at else "", str(day) if at else "", f"记{at}" if at else "", title],
    )


def _statement(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    came, went = _sums(moves)
    rows = [["项目", "金额（元）", "备注"], ["一、上月结余", said(opening), ""], ["二、本月收入", said(came), ""]]
    for side, then in ((True, ["三、本月支出", said(went), ""]), (False, ["四、本月结余", said(opening + came - went), ""])):
        rows += [[f"{at}、{title}", said(fen), ""] for at, (_, title, _, fen) in enumerate([one for one in moves if one[2] == side], start=1)]
        rows.append(then)
    sheet.rows, sheet.money = rows, {1}
    sheet.lines = [fen for _, _, side, fen in moves if side] + [-fen for _, _, side, fen in moves if not side]
    sheet.opening, sheet.closing = opening, opening + came - went


def _beside(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    form = rng.randrange(4)
    sides = [[(_day(rng, day, form), title, said(fen)) for day, title, one, fen in moves if one == side] for side in (True, False)]
    rows = [["收入部分", "", "", "支出部分", "", ""], ["日期", "项目", "金额", "日期", "项目", "金额"]]
    for at in range(max(map(len, sides))):
        rows.append([cell for side in sides for cell in (side[at] if at < len(side) else ("", "", ""))])
    came, went = _sums(moves)
    rows.append(["", "合计", said(came), "", "合计", said(went)])
    sheet.rows, sheet.money, sheet.heads = rows, {2, 5}, 2
    sheet.merged = [(0, 0, 0, 2), (0, 3, 0, 5)]


def _flow(sheet: Sheet, rng: Random, said: Said, moves: Moves, opening: int) -> None:
    form = rng.randrange(4)
    stands = opening
    rows = [["日期", "收支", "事由", "金额", "结余"], ["", "", "上月结余", "", said(opening)]]
    for day, title, side, fen in moves:
        stands += fen if side else -fen
        rows.append([_day(rng, day, form), "收入" if side else "支出", title, said(fen), said(stands)])
    sheet.rows, sheet.money, sheet.opening, sheet.closing = rows, {3, 4}, opening, stands


LAYOUTS = {"ledger": _ledger, "plain": _plain, "numbered": _numbered, "statement": _statement, "beside": _beside, "flow": _flow, "month": _month}
