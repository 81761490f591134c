"""More tables, found by trying to be booked wrongly: accounts with their own sums, statements, months beside each other, vouchers."""

from .accounts import HEAD, TITLE, Case, F, book

# fmt: off

FIVE = ["日期", "摘要", "收入", "支出", "余额"]
FOUR = FIVE[:4]
OPENED = ["", "上月结余", None, None, 1000]
PAID = ["8.3", "拨款", 600, None]
SPENT = ["8.4", "办公", None, 100]
GROUPS = [
    ["日期", "摘要", "库存现金", None, None, "银行存款", None, None, "合计", None, None],
    [None, None, "收入", "支出", "结余", "收入", "支出", "结余", "收入", "支出", "结余"],
    [None, "上月结余", None, None, 1000, None, None, 5000, None, None, 6000],
    ["8.3", "垃圾费", 200, None, 1200, None, None, 5000, 200, None, 6200],
    ["8.4", "维修", None, None, 1200, None, 300, 4700, None, 300, 5900],
]
DAYS = [
    HEAD, ["8.3", "", "拨款", 600, None, 1600], ["8.3", "", "办公", None, 100, 1500], ["", "", "本日合计", 600, 100, 1500],
    ["8.4", "", "维修", None, 300, 1200], ["", "", "本日合计", None, 300, 1200], ["", "", "本月合计", 600, 400, 1200],
]
SIDED = [
    ["收入", None, "支出", None], ["项目", "金额", "项目", "金额"], ["上月结余", 1000, "维修", 300], ["拨款", 600, "办公", 100],
    [None, None, "本月结余", 1200], ["合计", 1600, "合计", 1600],
]
SUBSIDIARY = [
    ["银行存款明细账"], ["日期", "凭证字号", "摘要", "借方", "贷方", "方向", "余额"], ["2023-08-01", "", "期初余额", None, None, "借", 1000],
    ["2023-08-03", "记-1", "拨款", 600, None, "借", 1600], ["2023-08-31", "", "本期合计", 600, 0, "借", 1600],
    ["2023-08-31", "", "本年累计", 6600, 5000, "借", 1600],
]
VOUCHERS = [
    ["日期", "凭证号", "摘要", "科目", "借方金额", "贷方金额"], ["8.3", "记-1", "收拨款", "银行存款", 600, None], ["8.3", "记-1", "收拨款",
    "补助收入", None, 600],
    ["8.4", "记-2", "付办公费", "管理费用", 100, None], ["8.4", "记-2", "付办公费", "库存现金", None, 100],
]
SUMS_FIRST = [
    ["项目", "金额"], ["上月结余", 1000], ["本月收入合计", 600], ["1.拨款", 600], ["本月支出合计", 300], ["1.维修", 200], ["2.办公", 100],
    ["本月结余", 1300],
    ["其中：现金", 300], ["银行存款", 1000],
]
YEAR = [
    FIVE, ["", "上年结转", None, None, 1000], ["7.3", "七月款", 100, None, 1100], ["", "7月合计", 100, None, 1100], ["8.3", "八月款", 200,
        None, 1300],
    ["8.4", "维修", None, 50, 1250], ["", "8月合计", 200, 50, 1250], ["9.1", "九月款", 5, None, 1255],
]
BESIDE = [["项目", "7月", None, "8月", None], [None, "收入", "支出", "收入", "支出"], ["拨款", 500, None, 600, None], ["维修", None, 300,
    None, 400]]
SERIAL = "序号 日期 摘要 收入 支出 余额\n1 8月2日 上月结余 1000\n2 8月3日 拨款 6000 7000\n3 8月4日 办公 300 6700\n合计 6000 300 6700"
THREE = [
    ["日期", "摘要", "收支情况", None, None, None, None], [None, None, "收入", None, "支出", None, "结余"],
    [None, None, "现金", "存款", "现金", "存款", None], ["8.3", "拨款", None, 600, None, None, 1600], ["8.4", "办公", None, None, 100, None, 1500],
]

MORE = [
    Case("accounts with a group of sums", book(("8月", GROUPS), merge=("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:K1")), plain=True,
         lines=(200, -300), opening=6000, closing=5900),
    Case("sums by day", book(("8月", DAYS)), plain=True, lines=(600, -100, -300), opening=1000, closing=1200),
    Case("an account in two sides", book(("8月", SIDED), merge=("A1:B1", "C1:D1")), says=("按上月结余记", "按月末结余记"),
         lines=(-300, 600, -100), opening=1000, closing=1200),
    Case("a subsidiary ledger of a program", book(("明细账", SUBSIDIARY)), plain=True, lines=(600,), opening=1000, closing=1600),
    Case("vouchers book twice", book(("序时账", VOUCHERS)), refused="记账凭证"),
    Case("a statement whose sums come first", book(("8月", SUMS_FIRST)), says=("在月末结余下面",), lines=(600, -200, -100),
         opening=1000, closing=1300),
    Case("a whole year in one sheet", book(("2023年", YEAR)), asks="不在2023年8月", answers=(("months", "only"),), lines=(200, -50),
         opening=1100, closing=1250),
    Case("two months beside each other", book(("收支", BESIDE), merge=("A1:A2", "B1:C1", "D1:E1")), says=("别的月",), lines=(600, -400)),
    Case("July below August", book(("收支", [["2023年8月收支"], FOUR[1:], PAID[1:], [], ["2023年7月收支"], FOUR[1:], ["维修", None, 300]])),
         asks="2023年7月", answers=(("block1", "no"),), lines=(600,)),
    Case("three rows of headings", book(("8月", THREE), merge=("A1:A3", "B1:B3", "C1:G1", "C2:D2", "E2:F2", "G2:G3")), plain=True,
         lines=(600, -100), opening=1000, closing=1500),
    Case("three rows of headings, not merged", book(("8月", THREE)), plain=True, lines=(600, -100), closing=1500),
    Case("expense below zero, told by its balance", book(("8月", [FIVE, OPENED, ["8.3", "维修", None, -300, 700]])), plain=True,
         lines=(-300,), closing=700),
    Case("expense below zero", book(("8月", [FOUR, ["8.3", "维修", None, -300], PAID])), asks="负号", answers=(("negative", "minus"),),
         lines=(-300, 600)),
    Case("a heading of both", book(("8月", [["日期", "摘要", "收入/支出"], ["8.3", "拨款", 600], ["8.4", "办公", 100]])), asks="只有一列金额",
         answers=(("flow", "in"),), lines=(600, 100)),
    Case("a sum in words", book(("8月", [FOUR, PAID, SPENT, ["合计（大写）：柒佰元整", "", 600, 100]])), plain=True, lines=(600, -100)),
    Case("income less expense", book(("8月", [FOUR, PAID, SPENT, ["", "收支差额", 500, None]])), says=("收支相抵",), lines=(600, -100)),
    Case("parts of an expense", book(("8月", [FOUR, ["8.3", "工程款", None, 600], ["", "其中：人工", None, 200]])), says=("上一笔的一部分",),
         lines=(-600,)),
    Case("text by blanks with a running number", SERIAL.encode(), "a.txt", pasted=True, plain=True, lines=(6000, -300), opening=1000,
         closing=6700),
    Case("text by bars", "| 日期 | 摘要 | 收入 | 支出 |\n|---|---|---|---|\n| 8.3 | 拨款 | 6000 | |".encode(), "a.txt", pasted=True,
         plain=True, lines=(6000,)),
    Case("a sentence", "8月收入拨款6000元，支出办公费300元".encode(), "a.txt", pasted=True, refused="没有找到表头"),
    Case("text beside an amount", book(("8月", [FOUR, PAID, ["8.4", "维修", "见附件", 100]])), says=("见附件",), lines=(600, -100)),
    Case("thousands of yuan", book(("8月", [["单位：千元"], FIVE, ["", "上月结余", None, None, 86.42], ["8.3", "拨款", 6, None, 92.42]])),
         says=("千元",), lines=(6000,), opening=86420, closing=92420),
    Case("a unit in every row", book(("8月", [["日期", "摘要", "金额", "单位", "收支"], ["8.3", "拨款", 0.6, "万元", "收入"],
         ["8.4", "办公", 300, "元", "支出"]])), lines=(6000, -300)),
    Case("cash and bank in two opening rows", book(("8月", [FIVE, ["", "上月现金结余", None, None, 100],
         ["", "上月银行存款结余", None, None, 900], ["8.3", "拨款", 600, None, 1600]])), plain=True, lines=(600,), opening=1000, closing=1600),
    Case("cells moved to the right", book(("8月", [FIVE, OPENED, [*PAID, 1600], ["8.4", "办公用品", "", None, 100, 1500]])),
         says=("F列的1500", "只有结余100.00元"), lines=(600,)),
    Case("a sum whose balance does not follow", book(("8月", [FIVE, OPENED, [*PAID, 1600], ["", "本月合计", 600, None, 1700]])),
         says=("应是1,600.00元，相差100.00元",), lines=(600,), opening=1000, closing=1700),
    Case("cells moved to the left", book(("8月", [FOUR, PAID, ["8.4", "沙袋", 100, None], ["", "合计", 600, 100]])),
         asks="两个合计就都对得上", answers=(("r2", "out"),), lines=(600, -100)),
    Case("a formula that says nothing", book(("8月", [FOUR, PAID, ["8.4", "办公", None, F("=50*2", 0)]])), says=("文件里存的结果是0",),
        lines=(600,)),
    Case("text for a year", book(("8月", [TITLE, FIVE, ["2022.8.3", "拨款", 600, None, 1600]])), asks="2022年8月",
         answers=(("months", "keep"),), lines=(600,)),
    Case("sheets of income and of expense", book(("8月收入", [["日期", "摘要", "金额"], ["8.3", "拨款", 600]]),
         ("8月支出", [["日期", "摘要", "金额"], ["8.4", "维修", 100]])), asks="取哪一张", answers=(("sheet", "0+1"),), lines=(600, -100)),
]
