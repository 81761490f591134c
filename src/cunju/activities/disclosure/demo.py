"""Demonstration records of this room: months and quarters posted, imperfect as inspections find."""

from datetime import date, timedelta
from typing import Any

from cunju.activities.disclosure import actions, queries
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.rules import FINANCE, periods
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told

BY = "demonstration"
YUFENGSHAN, SHUANGTONGLU, LONGSHENG = "500112018202", "500112004018", "500112017015"
LONG = (YUFENGSHAN, SHUANGTONGLU, LONGSHENG)
# What inspections find: one quarter's 服务 late, one platform mark missing, one late, one sheet down too early.
LATE_SERVICE, NO_PLATFORM, LATE_PLATFORM, DOWN_EARLY = "500112133201", "500112133202", "500112133203", SHUANGTONGLU
ITEMS = {
    "party": (
        "党组织书记主持研究重点任务{}次",
        "发展党员和党员教育管理情况",
        "党费收缴情况",
        "党组织活动开展情况",
    ),
    "government": (
        "低保、特困供养、临时救助对象和金额",
        "残疾人两项补贴发放情况",
        "医疗、养老保险参保情况",
        "惠农惠民补贴发放{}笔",
    ),
    "service": ("便民服务事项办理{}件", "志愿服务活动开展情况", "值班安排和服务电话", "公共设施维修情况"),
}
INCOME = ("镇街拨付服务群众专项经费", "集体场地使用费")
EXPENSE = ("便民道路和照明维修", "环境卫生整治", "防汛抢险物资", "会议和宣传资料")
GROUPS, JIANGKOU = {"2022Q4": date(2023, 1, 12), "2023Q1": date(2023, 4, 12), "2023Q2": date(2023, 7, 12)}, "500112133212"
FIRST, LAST = "2022-12", "2023-08"


def fifteenth(month: str) -> date:
    """The day these villages aim at: the 15th after a month."""
    return periods.end_of(month) + timedelta(days=15)


def build(stage: Any) -> None:
    """The full units, month by month; elsewhere what stands on paper."""
    full = [one for one in stage.units if stage.is_full(one)]
    for unit in stage.out.progress(full, total=len(full), label="公开"):
        with ledger.writing([unit.code], now=stage.at(date(2022, 8, 1))):
            _unit(stage, unit)
    for unit in stage.units:
        if not stage.is_full(unit):
            _on_paper(stage, unit)
            _groups_on_paper(stage, unit)
    stage.enter()


def _on_paper(stage: Any, unit: Unit) -> None:
    """Eight months and two quarters of a thinner unit; now and then a sheet is late or still missing."""
    for number in range(1, 9):
        month = f"2023-{number:02d}"
        wanted = [FINANCE, *(("party", "government", "service") if periods.ends_quarter(month) else ())]
        due = fifteenth(month)
        for category in wanted:
            dice = stage.dice.random()
            if number == 8 and dice < 0.01:
                continue
            days = 3 + stage.dice.randrange(6) if dice < 0.004 else -stage.dice.randrange(4)
            _sheet_on_paper(stage, unit, periods.period_of(month, category), category=category, on=due + timedelta(days=days))


def _sheet_on_paper(stage: Any, unit: Unit, period: str, *, category: str, on: date) -> None:
    what = {"category": category, "period": period}
    stage.note(unit, "disclosure.sheet_reviewed", on - timedelta(days=4), {**what, "result": "passed", "settled": True}, later=4)
    posted = stage.note(unit, "disclosure.sheet_published", on, {**what, "board": True, "platform": True})
    stage.note(unit, "disclosure.sheet_filed", on, what, rests_on=[posted])
    seen = on + timedelta(days=4)
    if seen <= stage.today:
        stage.note(unit, "disclosure.town_reviewed", seen, {**what, "result": "passed"}, rests_on=[posted])


def _months(unit: Unit) -> list[str]:
    first = "2022-09" if unit.code in LONG else FIRST
    return sorted(
        periods.months_back(LAST, step) for step in range(12) if periods.months_back(LAST, step) >= first
    )


def _unit(stage: Any, unit: Unit) -> None:
    balance = 100 * stage.dice.randrange(30_000, 120_000)
    seats = [one.id for one in queries.members(unit.code, on=date(2023, 1, 1))]
    for month in _months(unit):
        balance = _issue(stage, unit, month, balance=balance, seats=seats)
    if unit.code == SHUANGTONGLU:
        _objection(stage, unit)
    if unit.kind == "village":
        _groups(stage, unit)


def _groups(stage: Any, unit: Unit) -> None:
    """All groups posted their quarters; of 江口村 one is missing in the second."""
    for period, on in GROUPS.items():
        missing = unit.code == JIANGKOU and period == "2023Q2"
        said = {"groups": 6, "complete": False} if missing else {}
        told = Told(on, "第5组没有公开" if missing else "", "", {"period": period, **said})
        actions.publish_groups(unit, told, by=BY, now=stage.at(on))


def _groups_on_paper(stage: Any, unit: Unit) -> None:
    """Of the thinner villages what stands on paper."""
    if unit.kind == "village":
        for period, on in GROUPS.items():
            stage.note(unit, "disclosure.group_published", on, {"period": period, "groups": 5 + int(unit.code) % 6, "complete": True})


def _issue(stage: Any, unit: Unit, month: str, *, balance: int, seats: list[Any]) -> int:
    drafted = fifteenth(month) - timedelta(days=10 + stage.dice.randrange(3))
    posted_on = _posted_on(stage, month)
    sheets = [_finance(stage, unit, month, balance=balance, on=drafted)]
    late = None
    if periods.ends_quarter(month):
        for category in ("party", "government", "service"):
            written = _text(stage, unit, month, category=category, on=drafted)
            if category == "service" and unit.code == LATE_SERVICE and month == "2023-06":
                late = written
            else:
                sheets.append(written)
    actions.send(sheets, on=drafted, by=BY, now=stage.at(drafted))
    _through(stage, unit, sheets, seats=seats, drafted=drafted, posted_on=posted_on)
    if unit.code == YUFENGSHAN and month == LAST:
        _mended(stage, unit, sheets[0])
    if late:
        actions.send([late], on=date(2023, 7, 18), by=BY, now=stage.at(date(2023, 7, 18)))
        _through(stage, unit, [late], seats=seats, drafted=date(2023, 7, 18), posted_on=date(2023, 7, 26))
    return sheets[0].closing or 0


def _mended(stage: Any, unit: Unit, sheet: Sheet) -> None:
    """八月财务公开表 was posted in time; a voucher found later is added, and the new version waits for its review."""
    on = date(2023, 9, 18)
    lines = [
        actions.Written(one.title, one.flow, one.amount, one.day, one.basis) for one in sheet.lines.order_by("place")
    ]
    lines.append(actions.Written("防汛值班用品", "out", 38_600, date(2023, 8, 30), "凭证8-09"))
    content = actions.Content(lines, opening=sheet.opening)
    again = actions.write_sheet(unit, month=LAST, category=FINANCE, content=content, by=BY, now=stage.at(on))
    actions.send([again], on=on, by=BY, now=stage.at(on))


def _posted_on(stage: Any, month: str) -> date:
    """The 15th, or the last working day before it where that is a weekend (domain §0.5)."""
    day = fifteenth(month)
    while day.weekday() >= 5:
        day -= timedelta(days=1)
    return day - timedelta(days=stage.dice.randrange(2)) if day.weekday() else day


def _finance(stage: Any, unit: Unit, month: str, *, balance: int, on: date) -> Sheet:
    first, _ = periods.month_days(month)
    amounts = [100 * stage.dice.randrange(200, 9000) for _ in range(4)]
    wanted = [
        ("in", INCOME[0], amounts[0] + amounts[2] // 2),
        ("out", EXPENSE[stage.dice.randrange(4)], amounts[1] // 2),
    ]
    if unit.code in LONG:
        wanted += [("in", INCOME[1], amounts[2]), ("out", EXPENSE[stage.dice.randrange(4)], amounts[3])]
    lines = [
        actions.Written(
            title, flow, amount, first + timedelta(days=2 + 6 * at), f"凭证{int(month[5:])}-{at + 1:02d}"
        )
        for at, (flow, title, amount) in enumerate(wanted)
    ]
    content = actions.Content(lines, opening=balance)
    return actions.write_sheet(unit, month=month, category=FINANCE, content=content, by=BY, now=stage.at(on))


def _text(stage: Any, unit: Unit, month: str, *, category: str, on: date) -> Sheet:
    lines = [actions.Written(one.format(stage.dice.randrange(2, 30))) for one in ITEMS[category]]
    return actions.write_sheet(
        unit, month=month, category=category, content=actions.Content(lines), by=BY, now=stage.at(on)
    )


def _through(
    stage: Any, unit: Unit, sheets: list[Sheet], *, seats: list[Any], drafted: date, posted_on: date
) -> None:
    """Reviewed, signed, fixed, sealed and posted, reviewed by the town."""
    reviewed, fixed = drafted + timedelta(days=2), drafted + timedelta(days=4)
    actions.review(sheets, actions.Reviewed(True, reviewed), by=BY, now=stage.at(reviewed))
    actions.sign(sheets, seats[:2], on=reviewed, by=BY, now=stage.at(reviewed), proxy=True)
    actions.fix(sheets, on=fixed, meeting=None, page="工作簿", by=BY, now=stage.at(fixed))
    no_platform = unit.code in (NO_PLATFORM, LATE_PLATFORM) and sheets[0].issue.month == "2023-06"
    posted = actions.Posted(
        posted_on, frozenset({"committee", "supervisory"}), "综合服务专干", platform=not no_platform
    )
    actions.publish(sheets, posted, unit=unit, by=BY, now=stage.at(posted_on))
    month = sheets[0].issue.month
    if no_platform and unit.code == LATE_PLATFORM:
        synced = posted_on + timedelta(days=2)
        actions.mark_synced(sheets, on=synced, by=BY, now=stage.at(synced))
    if unit.code == DOWN_EARLY and month == "2023-06":
        _down_and_again(stage, unit, [one for one in sheets if one.category == "government"])
    if unit.code == DOWN_EARLY and month == LAST:
        down = date(2023, 9, 19)
        actions.take_down(sheets[0], on=down, by=BY, now=stage.at(down))
    seen = posted_on + timedelta(days=13 if unit.code == DOWN_EARLY else 8)  # there after the second posting
    if month < LAST and seen <= stage.today:
        actions.town_review(sheets, actions.TownSaid(seen), by=BY, now=stage.at(seen))


def _down_and_again(stage: Any, unit: Unit, sheets: list[Sheet]) -> None:
    """七月的政务公开表 came down after six days and was posted again four days later."""
    for sheet in sheets:
        assert sheet.published_on is not None
        down = sheet.published_on + timedelta(days=6)
        actions.take_down(sheet, on=down, by=BY, now=stage.at(down))
        again = down + timedelta(days=4)
        actions.post_again(sheet, actions.Posted(again), unit=unit, by=BY, now=stage.at(again))


def _objection(stage: Any, unit: Unit) -> None:
    """An objection that waits for its answer, and one that was answered in time."""
    old = actions.Raised("objection", "第二季度惠民补贴公开表贴了几天就不见了", date(2023, 7, 21))
    first = actions.raise_doubt(unit, old, by=BY, now=stage.at(old.on))
    text, on = "公开栏玻璃损坏，已修好，公开表已重新公布。", date(2023, 7, 24)
    actions.answer_doubt(first, text=text, on=on, by=BY, now=stage.at(on))
    new = actions.Raised("objection", "8月楼道照明维修费没有写明更换了多少盏", date(2023, 9, 18))
    actions.raise_doubt(unit, new, by=BY, now=stage.at(new.on))
