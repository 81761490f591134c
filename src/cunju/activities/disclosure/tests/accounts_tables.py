"""Shapes of tables and single rows: heads over several rows, accounts apart, labels that are reasons, days, signs, sums."""

from datetime import date

from .accounts import HEAD, LINES, ROWS, SUM, TITLE, WHOLE, Case, book, table, without

# fmt: off

FIVE = ["日期", "摘要", "收入", "支出", "余额"]
REASONS = [
    ["8月5日", "", "付上月电费", None, 320, None], ["8月6日", "", "村联合计生慰问", None, 500, None],
    ["8月7日", "", "补发上月工资", None, 1800, None], ["8月8日", "", "本期结余资金利息", 12.5, None, None],
]
ACCOUNTS = [
    ["日期", "摘要", "收入", None, "支出", None, "结余", None],
    [None, None, "现金", "银行", "现金", "银行", "现金", "银行"],
    [None, "上月结余", None, None, None, None, 1000, 5000],
    ["8.3", "垃圾费", 200, None, None, None, 1200, 5000],
    ["8.4", "便道维修", None, None, None, 300, 1200, 4700],
    [None, "合计", 200, None, None, 300, 1200, 4700],
]
BLOCKS = [
    ["玉峰山村2023年8月现金收支"], FIVE, ["", "上月结余", None, None, 1000], ["8.3", "垃圾费", 200, None, 1200], ["", "合计", 200, None, 1200], [],
    ["银行存款收支"], FIVE, ["", "上月结余", None, None, 5000], ["8.4", "便道维修", None, 300, 4700], ["", "合计", None, 300, 4700],
]
TRANSFER = [*ACCOUNTS[:4], ["8.5", "提取现金", 500, None, None, 500, 1700, 4500]]
STATEMENT = [
    ["玉峰山村2023年8月财务公开"], ["项目", "金额（元）", "备注"], ["一、上月结余", 86420.35], ["二、本月收入", 12600],
    ["1、街道拨付专项经费", 6000],
    ["2、堰塘承包费", 6600], ["三、本月支出", 18734.6], ["1、三组人行便道维修", 12860], ["2、防汛沙袋", 5874.6], ["四、本月结余", 80285.75],
]
BESIDE = [
    ["收入部分", None, None, "支出部分", None, None], ["日期", "项目", "金额", "日期", "项目", "金额"], ["8.3", "拨付", 6000, "8.14",
    "便道维修", 12860],
    ["8.10", "承包费", 6600, "8.22", "防汛沙袋", 5874.6], ["", "合计", 12600, "", "合计", 18734.6],
]
LEDGER = [
    ["2023年", None, "凭证", None, "摘要", "借方", "贷方", "借或贷", "余额"], ["月", "日", "字", "号", None, None, None, None, None],
    [8, 1, None, None, "上月结转", None, None, "借", 86420.35], [None, 3, "记", 1, "拨付经费", 6000, None, "借", 92420.35],
    [None, 14, "记", 2, "便道维修", None, 12860, "借", 79560.35], [8, 31, None, None, "本月合计", 6000, 12860, "借", 79560.35],
]
DIGITS = [
    ["日期", "摘要", "收入", None, None, None, None, None, "支出", None, None, None, None, None],
    [None, None, "千", "百", "十", "元", "角", "分", "千", "百", "十", "元", "角", "分"],
    ["8.3", "拨款", 6, 0, 0, 0, 0, 0], ["8.4", "沙袋", None, None, None, None, None, None, None, 8, 7, 4, 6, 0],
]
PAGES = [
    TITLE, HEAD, *ROWS[:3], ["过次页", None, None, 12600, None, 99020.35], TITLE, HEAD, ["承前页", None, None, 12600, None, 99020.35],
        *ROWS[3:], SUM,
]
BANK = [["交易日期", "摘要", "借方发生额", "贷方发生额", "余额"], ["2023-08-03", "拨付", None, 6000, 92420.35], ["2023-08-14", "维修",
    12860, None, 79560.35]]
SHIFTED = table(SUM)
SHIFTED[5] = ["8月14日", "8-05", "三组人行便道维修", 12860, None, 86160.35]
BIG = [
    ["日期", "凭证", None, "摘要", "收入", None, "支出", None, "结余"], [None, "种类", "号数", None, "上级", "自有", "办公", "其他", None],
    ["8.3", "记", 1, "拨款", 6000, None, None, None, None], ["8.4", "记", 2, "复印纸", None, None, 300, None, None],
]

TABLES = [
    Case("reasons that hold the words of labels", book(("8月", [TITLE, HEAD, ROWS[0], *REASONS])), lines=(-320, -500, -1800, 12.5),
        opening=86420.35),
    Case("two rows of headings, merged", book(("8月", ACCOUNTS), merge=("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1")), plain=True,
         lines=(200, -300), opening=6000, closing=5900),
    Case("two rows of headings, not merged", book(("8月", ACCOUNTS)), plain=True, lines=(200, -300), opening=6000, closing=5900),
    Case("cash and bank below each other", book(("8月", BLOCKS)), lines=(200, -300), opening=6000, closing=5900),
    Case("cash drawn from the bank", book(("8月", TRANSFER), merge=("C1:D1", "E1:F1", "G1:H1")), asks="现金和银行之间转", answers=(("r4b", "no"),),
         lines=(200,), opening=6000, closing=6200),
    Case("a statement with numbered parts", book(("8月", STATEMENT)), plain=True, **WHOLE),
    Case("income and expense side by side", book(("8月", BESIDE), merge=("A1:C1", "D1:F1")), plain=True, lines=(6000, -12860, 6600, -5874.6)),
    Case("side by side by their headings", book(("8月", [["收入项目", "金额", "支出项目", "金额"], ["拨付", 6000, "维修", 500]])),
        lines=(6000, -500)),
    Case("a ledger with month and day", book(("8月", LEDGER), merge=("A1:B1", "C1:D1")), plain=True, lines=(6000, -12860), opening=86420.35,
        closing=79560.35),
    Case("debit and credit without a balance", book(("8月", [["日期", "摘要", "借方", "贷方"], ["8.3", "拨付", 6000, None], ["8.4", "维修",
        None, 5]])),
         asks="借方", answers=(("debit", "normal"),), lines=(6000, -5)),
    Case("a bank's statement", book(("8月", BANK)), lines=(6000, -12860), closing=79560.35),
    Case("a digit a column", book(("8月", DIGITS), merge=("C1:H1", "I1:N1")), lines=(6000, -874.6)),
    Case("a page carried over", book(("8月", PAGES)), lines=LINES, opening=86420.35, closing=80285.75),
    Case("categories under income and expense", book(("8月", BIG), merge=("B1:C1", "E1:F1", "G1:H1")), lines=(6000, -300)),
    Case("a cell moved from expense to income", book(("8月", SHIFTED)), asks="按支出变的", answers=(("r5", "out"),), **WHOLE),
    Case("a payment written as income", book(("8月", [TITLE, HEAD[:5], ["8.3", "", "付电费", 320, None]])), asks="看起来不是收入",
         answers=(("r2", "out"),), lines=(-320,)),
    Case("sums that do not agree", book(("8月", table(["本月合计", None, None, 12600, 18000, None]))), says=("相差734.60元",), **WHOLE),
    Case("a balance that does not close", book(("8月", table(["月末结余", None, None, None, None, 80000]))), says=("相差285.75元",),
         lines=LINES, opening=86420.35, closing=80000),
    Case("subtotals and the year's", book(("8月", [TITLE, HEAD, *ROWS[:3], ["小计", None, None, 12600], *ROWS[3:], ["小计", None, None,
        None, 18734.6],
         ["本月合计", None, None, 12600, 18734.6, 80285.75], ["本年累计", None, None, 99999, 88888, 80285.75]])), **WHOLE),
    Case("the opening written as income", book(("8月", [FIVE[:4], ["", "上月结余", 86420.35, None], ["8.3", "拨款", 6000, None]])),
        says=("上月结余",),
         lines=(6000,), opening=86420.35),
    Case("red and bracketed amounts", book(("8月", [HEAD[:5], ["8.3", "", "冲销办公费", None, -500], ["8.4", "", "冲回拨款", "(200.00)", None],
         ["8.5", "", "拨款", 6000, None]])), says=("负数",), lines=(500, -200, 6000)),
    Case("amounts as text", book(("8月", [HEAD[:5], ["8.3", "", "拨款", "¥6,000.00", ""], ["8.4", "", "维修", "—", "１２８６０．００元"]])),
        lines=(6000, -12860)),
    Case("one column with the word beside", book(("8月", [["日期", "收支", "摘要", "金额"], ["8.3", "收", "拨款", 6000], ["8.4", "付",
        "维修", 500]])), plain=True,
         lines=(6000, -500)),
    Case("a word nobody knows", book(("8月", [["日期", "类型", "摘要", "金额"], ["8.3", "收入", "拨款", 6000], ["8.4", "其他", "维修", 500]])),
         asks="看不出", answers=(("r2", "out"),), lines=(6000, -500)),
    Case("one column of amounts", book(("8月", [["日期", "摘要", "金额"], ["8.3", "拨款", 6000], ["8.4", "维修", 500]])), asks="只有一列金额",
         answers=(("flow", "out"),), lines=(-6000, -500)),
    Case("one column, told by its title", book(("8月", [["2023年8月支出明细表"], ["日期", "摘要", "金额"], ["8.3", "维修", 600], ["8.4",
        "沙袋", 500]])),
         plain=True, lines=(-600, -500)),
    Case("quantity and price", book(("8月", [["日期", "摘要", "数量", "单价", "单位", "支出金额"], ["8.3", "沙袋", 100, 8, "条", 800]])),
        plain=True, lines=(-800,)),
    Case("a running number and vouchers", book(("8月", [["序号", "日期", "凭证号", "摘要", "收入", "支出"], [1, "8.3", 8, "拨款", 6000,
        None]])), lines=(6000,)),
    Case("days of all kinds", book(("8月", [HEAD[:5], [45141, "", "甲项", 1000, None], ["8.31", "", "乙项", 2000, None], ["8月3-5日", "",
        "丙项", 3000, None],
         [date(2023, 8, 9), "", "丁项", 4000, None]])), lines=(1000, 2000, 3000, 4000), says=("8月3-5日",)),
    Case("a day that does not exist", book(("9月", [HEAD[:5], ["2023.8.32", "", "拨款", 6000, None]])), asks="9月", answers=(("title", "keep"),),
         says=("没有这一天",), lines=(6000,)),
    Case("rows without days", book(("8月", [HEAD[:5], ["8.3", "", "拨款", 6000, None], [None, "", "维修", None, 500]])), says=("第3行没有写日期",),
         lines=(6000, -500)),
    Case("days of another month", book(("8月", [HEAD[:5], ["7.30", "", "七月的", 6000, None], ["8.3", "", "维修", None, 500]])), asks="不在2023年8月",
         answers=(("months", "only"),), lines=(-500,)),
    Case("several months", book(("流水", [HEAD[:5], *[[f"{month}.3", "", f"第{month}笔", month * 100, None] for month in range(6, 10)]])),
        asks="不在2023年8月",
         answers=(("months", "only"),), lines=(800,)),
    Case("notes and signatures below", book(("8月", table(SUM, ["制表：会计", "", "审核：出纳"], ["备注：本表已公示"]))), plain=True, **WHOLE),
    Case("income and expense in one row", book(("8月", [HEAD[:5], ["8.3", "", "收承包费并付工资", 6000, 500]])), asks="既有收入",
        answers=(("r1b", "yes"),),
         lines=(6000, -500)),
    Case("a word for an amount", book(("8月", [HEAD[:5], ["8.3", "", "拨款", 6000, None], ["8.4", "", "沙袋", None, "约三百"]])),
        says=("约三百",), lines=(6000,)),
    Case("a reason without its amount", book(("8月", [HEAD[:5], ["8.3", "", "拨款", 6000, None], ["8.4", "", "沙袋", None, None]])),
         says=("第3行“沙袋”没有金额",), lines=(6000,)),
    Case("an amount without a reason", book(("8月", [HEAD[:5], ["8.3", "", "拨款", 6000, None], ["8.4", "", "", None, 300]])), asks="没有写事由",
         answers=(("r2t4", "no"),), lines=(6000,)),
    Case("a sum nobody named", book(("8月", [HEAD[:5], ["8.3", "", "甲项", 600, None], ["8.4", "", "乙项", 300, None], ["", "", "", 900, None]])),
         lines=(600, 300)),
    Case("a number beside the table", book(("8月", [HEAD[:5], ["8.3", "", "拨款", 6000, None, None, 777]])), says=("G列的777",), lines=(6000,)),
    Case("balances above the table", book(("8月", [["上月结余：86420.35元"], HEAD[:5], *without(ROWS[1:], 5), ["月末结余：80285.75元"]])), **WHOLE),
    Case("newest first", book(("8月", [HEAD, *reversed(ROWS[1:])])), says=("倒着排",), lines=LINES, opening=86420.35, closing=80285.75),
]
