"""公开 in the year's workbook: money by month with its amounts, the quarter's sheets, what was objected to and answered."""

from datetime import date

from cunju.activities.disclosure import queries
from cunju.activities.disclosure.models import Doubt, Sheet
from cunju.activities.disclosure.rules import money
from cunju.kernel.blocks import ASKED, Block, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, period_zh, short_day
from cunju.kernel.personal import masked
from cunju.org.models import Unit

# Two tables: eight columns leave neither a sum nor a day its width on a sheet of A4.
MONEY, MONEY_WIDTHS = ("月份", "上月结余", "收入", "支出", "月末结余"), (16, 36, 34, 34, 36)
DAYS, DAYS_WIDTHS = ("月份", "审查", "公布", "撤下"), (16, 46, 46, 48)
UP = "没有撤下"
SHEETS = ("类别", "时期", "审查", "公布", "撤下", "天数", "街道审查")
DOUBTS = ("收到", "说什么", "答复", "结果")


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The chapter 村务公开（居务公开） of a span of months; none where no sheet is begun."""
    sheets = [queries.with_days(one) for one in queries.within(unit.code, between)]
    if not sheets:
        return {}
    affairs = "村务公开" if unit.kind == "village" else "居务公开"
    day = max((one.published_on for one in sheets if one.published_on), default=between.start)
    blocks: list[Block] = [
        Title(affairs), Heading("（一）财务，按月"), *_money([one for one in sheets if one.is_finance]),
        *_quarters([one for one in sheets if not one.is_finance]), *_doubts(queries.doubts_within(unit.code, between)),
        SignLines(("监督委员会成员签字", "监督委员会（盖章）")),
    ]  # fmt: skip
    return {"disclosure": [Paper(affairs, unit.name, day, f"GKB-{unit.code[6:]}-{between.start:%y%m}", tuple(blocks))]}


def _money(sheets: list[Sheet]) -> list[Block]:
    rows = [(_month(one.period), *map(_yuan, (one.opening, one.income, one.expense, one.closing))) for one in sheets]
    if len(sheets) > 1:
        first, last = sheets[0], sheets[-1]
        sums = (sum(one.income or 0 for one in sheets), sum(one.expense or 0 for one in sheets))
        rows.append(("合计", _yuan(first.opening), *map(money.yuan, sums), _yuan(last.closing)))
    days = tuple((_month(one.period), *_days(one)) for one in sheets)
    return [Table(MONEY, tuple(rows), MONEY_WIDTHS), Paragraph("单位：元。", indent=False), Table(DAYS, days, DAYS_WIDTHS)]


def _month(period: str) -> str:
    return f"{int(period[-2:])}月"


def _yuan(fen: int | None) -> str:
    return f"{ASKED}金额" if fen is None else money.yuan(fen)


def _days(one: Sheet) -> tuple[str, str, str]:
    """Reviewed, posted, taken down; what is posted and was never said to be reviewed is asked about."""
    posted = one.published_on is not None
    down = short_day(one.down_on) if one.down_on else UP if posted else ""
    return _day(one.reviewed_on, posted), _day(one.published_on, posted), down


def _day(on: date | None, asked: bool) -> str:
    return short_day(on) if on else ASKED if asked else ""


def _quarters(sheets: list[Sheet]) -> list[Block]:
    if not sheets:
        return []
    rows = tuple(
        (one.get_category_display(), period_zh(one.period).partition("年")[2], *_days(one), _shown(one), _town(one)) for one in sheets
    )  # fmt: skip
    return [Heading("（二）党务、政务、服务，按季度"), Table(SHEETS, rows, (18, 24, 22, 22, 24, 14, 32))]


def _shown(one: Sheet) -> str:
    if one.published_on is None:
        return ""
    return str((one.down_on - one.published_on).days) if one.down_on else "–"


def _town(one: Sheet) -> str:
    found = list(one.town_reviews.all())
    return found[-1].get_result_display() if found else ""


def _doubts(found: list[Doubt]) -> list[Block]:
    rows = tuple(
        (short_day(one.raised_on), masked(one.text), short_day(one.answered_on) if one.answered_on else f"{ASKED}答复", masked(one.answer))
        for one in found
    )  # fmt: skip
    return [Heading("（三）异议和答复"), Table(DOUBTS, rows, (20, 60, 22, 54)) if rows else Paragraph("本期没有异议。")]
