"""Whole files: units, sheets, months, what is hidden, text instead of a workbook."""

from typing import Any

from .accounts import HEAD, LINES, ROWS, SUM, TITLE, WHOLE, Case, F, book, table, wan

# fmt: off


def _months() -> bytes:
    sheets = []
    for month in range(1, 13):
        rows = [["日期", "摘要", "收入", "支出", "余额"], [f"{month}月3日", f"{month}月办公费", None, 100 * month, 5000 - 100 * month]]
        sheets.append((f"{month}月", [[f"2023年{month}月收支明细表"], *rows]))
    return book(*sheets)


def _spaced() -> str:
    return """玉峰山村2023年8月收支明细
日期 凭证号 摘要 收入 支出 余额
上月结余 86420.35
8月3日 8-01 街道拨付专项经费 6000.00 92420.35
8月10日 8-02 堰塘承包费 6,600.00 99020.35
8月14日 8-05 三组 人行便道维修 12860 86160.35
8月22日 8-07 防汛沙袋 5874.60 80285.75
本月合计 12600.00 18734.60"""


def _hidden_rows(sheet: Any) -> None:
    sheet.set_row(4, None, None, {"hidden": True})


def _hidden_column(sheet: Any) -> None:
    sheet.set_column(4, 4, None, None, {"hidden": True})


def _csv(coding: str) -> bytes:
    rows = table(SUM)
    lines = [",".join(f'"{one:,.2f}"' if isinstance(one, float | int) else str(one or "") for one in row) for row in rows]
    return "\r\n".join(lines).encode(coding)


WAN_ROWS = [[wan(cell) for cell in row] for row in [*ROWS, SUM]]
SMALL = [["日期", "摘要", "收入", "支出", "余额"], ["8.3", "街道拨款", 0.6, None, 9.24], ["8.14", "便道维修", None, 1.29, 7.95]]
FILES = [
    Case("plain", book(("Sheet1", table(SUM))), plain=True, **WHOLE),
    Case("wan in the title", book(("8月", [["玉峰山村2023年8月收支明细表（单位：万元）"], HEAD, *WAN_ROWS])), says=("万元",), **WHOLE),
    Case("wan in a cell of its own", book(("8月", [TITLE, ["", "", "", "", "单位：万元"], HEAD, *WAN_ROWS])), says=("万元",), **WHOLE),
    Case(
        "wan in the headings",
        book(("8月", [TITLE, ["日期", "凭证号", "摘要", "收入（万元）", "支出（万元）", "余额（万元）"], *WAN_ROWS])), says=("万元",), **WHOLE,
    ),
    Case("wan in a note below", book(("8月", [TITLE, HEAD, *WAN_ROWS, ["注：本表金额以万元为单位"]])), says=("万元",), **WHOLE),
    Case("wan in the name of the sheet", book(("8月（万元）", [TITLE, HEAD, *WAN_ROWS])), says=("万元",), **WHOLE),
    Case(
        "wan in single cells",
        book(("8月", [TITLE, HEAD, ROWS[0], ["8月3日", "", "街道拨款", "1.2万元", None, None], ["8月4日", "", "复印纸", None, "300元", None]])),
        lines=(12000, -300), opening=86420.35,
    ),
    Case("two units", book(("8月", [["收支明细（单位：元）"], ["日期", "摘要", "收入（万元）", "支出（万元）"], ["8.3", "拨款", 0.6,
        None]])), asks="单位",
         answers=(("unit", "10000"),), lines=(6000,)),
    Case("wan by the format of the cells", book(("8月", [TITLE, HEAD[:5], ["8.3", "", "拨款", (0.6, "wan"), None]])), asks="元还是万元",
         answers=(("unit", "10000"),), lines=(6000,)),
    Case("shown in wan, kept in yuan", book(("8月", [TITLE, HEAD[:5], ["8.3", "", "拨款", (6000, "scaled"), None]])), asks="元还是万元",
         answers=(("unit", "1"),), lines=(6000,)),
    Case("no unit and tiny amounts", book(("8月", SMALL)), asks="元还是万元", answers=(("unit", "10000"),), lines=(6000, -12900)),
    Case("a unit that is a village", book(("8月", [["编制单位：玉峰山村"], HEAD, *ROWS, SUM])), plain=True, **WHOLE),
    Case("twelve sheets", _months(), lines=(-800,), closing=4200, says=("另有11张没有取",)),
    Case("two sheets that may be it", book(("明细", table(SUM)), ("明细（改）", table(SUM))), asks="取哪一张", answers=(("sheet", "1"),), **WHOLE),
    Case("8月 and its draft", book(("8月", table(SUM)), ("8月草稿", table())), asks="取哪一张", answers=(("sheet", "0"),), **WHOLE),
    Case("a hidden draft first", book(("底稿", table(["8月30日", "", "暂估", None, 99999, None])), ("8月", table(SUM)), hide=("底稿",)),
         says=("“底稿”是隐藏的",), **WHOLE),
    Case("only a hidden sheet", book(("8月", table(SUM)), ("说明", []), hide=("8月",)), refused="隐藏"),
    Case("hidden rows", book(("8月", table(SUM)), more=_hidden_rows), asks="隐藏", answers=(("hidden", "yes"),), **WHOLE),
    Case("hidden column", book(("8月", table(SUM)), more=_hidden_column), asks="隐藏", answers=(("hidden4", "yes"),), **WHOLE),
    Case("cash and bank on two sheets", book(
        ("现金", [["日期", "摘要", "收入", "支出", "余额"], ["", "上月结余", None, None, 1000], ["8.3", "垃圾费", 200, None, 1200]]),
        ("银行存款", [["日期", "摘要", "收入", "支出", "余额"], ["", "上月结余", None, None, 5000], ["8.4", "便道维修", None, 300, 4700]])),
        asks="取哪一张", answers=(("sheet", "0+1"),), lines=(200, -300), opening=6000, closing=5900),
    Case("a table of July", book(("7月", [["玉峰山村2023年7月收支明细表"], HEAD, ["7月3日", "", "拨款", 6000, None, None]])), asks="7月"),
    Case("a tab named August with July inside", book(("8月", [["玉峰山村2023年7月收支明细表"], HEAD[:5], ["", "", "拨款", 6000, None]])),
        asks="7月"),
    Case("a quarter", book(("Sheet1", [["玉峰山村2023年第三季度收支表"], HEAD[1:5], ["1", "拨款", 6000, None]])), asks="第三季度"),
    Case("text by blanks", _spaced().encode(), "a.txt", pasted=True, **WHOLE),
    Case("text by blanks without balances", "日期 摘要 收入 支出\n8月3日 拨款 6000\n8月4日 复印纸 300".encode(), "a.txt", pasted=True,
         asks="看不出是收入还是支出", answers=(("r1", "in"), ("r2", "out")), lines=(6000, -300)),
    Case("text by tabs", "\n".join("\t".join(str(one or "") for one in row) for row in table(SUM)).encode(), "a.txt", pasted=True,
        plain=True, **WHOLE),
    Case("csv in gbk", _csv("gb18030"), "a.csv", plain=True, **WHOLE),
    Case("csv in utf-16", "\n".join("\t".join(str(one or "") for one in row) for row in table(SUM)).encode("utf-16"), "a.txt", plain=True, **WHOLE),
    Case("csv whose commas are not quoted", "日期,摘要,收入,支出,余额\n8.3,拨款,6,000.00,,92,420.35".encode(), "a.csv", says=("不在任何一列",)),
    Case("xls", b"\xd0\xcf\x11\xe0" + b"0" * 600, "8月.xls", refused="打不开"),
    Case("formulas without results", book(("8月", [HEAD, ["8.3", "", "拨款", F("=B9*2"), None, None]])), refused="按一次保存"),
    Case("a sum without its result", book(("8月", table(["合计", None, None, F("=SUM(D3:D7)"), F("=SUM(E3:E7)", 0), None]))),
         says=("没有存下算好的结果", "文件里存的结果是0"), **WHOLE),
    Case("several villages", book(("8月", [["村名", "摘要", "收入", "支出"], ["玉峰山村", "拨款", 600, None], ["江口村", "拨款", 700,
        None]])), refused="2个单位"),
    Case("one row a village", book(("8月", [["项目", "上月结余", "本月收入", "本月支出", "本月结余"], ["玉峰山村", 100, 20, 30, 90]])),
        refused="一行是一个合计"),
    Case("only totals", book(("8月", [["项目", "金额"], ["一、上月结余", 100], ["二、本月收入", 20], ["三、本月支出", 30], ["四、月末结余",
        90]])), refused="只有合计"),
    Case("no headings", book(("8月", [["8月3日", "拨款", 6000, None], ["8月4日", "复印纸", None, 300]])), asks="第3列",
         answers=(("headrow", "-1"), ("c0", "day"), ("c1", "title"), ("c2", "in"), ("c3", "out")), lines=(6000, -300)),
]
assert LINES
