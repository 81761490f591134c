"""Tables of a third set, made without looking at the others: 36 were tried, of which three were booked wrongly and one side was refused."""

from .accounts import Case, book

# fmt: off

FIVE = ["日期", "摘要", "收入", "支出", "余额"]
FOUR = FIVE[:4]
PAIR = [["8月2日", "收荒山租金", 3200, None, 23200], ["8月9日", "付水管维修", None, 1450.5, 21749.5], ["8月27日", "付保洁工资", None, 2400, 19349.5]]
OPENED = ["", "上期结存", None, None, 20000]
LINES = (3200, -1450.5, -2400)
WAN = [
    ["翠屏村2023年8月财务收支公示表"], ["", "", "", "", "单位：万元"], FIVE, ["", "上期结存", None, None, 2],
    ["8月2日", "收荒山租金", 0.32, None, 2.32], ["8月9日", "付水管维修", None, 0.14505, 2.17495], ["8月27日", "付保洁工资", None, 0.24, 1.93495],
]
MONTHS = [(f"{n:02}", [[f"2023年{n}月收支"], FIVE, [f"2023.{n}.6", f"收{n}月摊位费", 100 * n, None, None]]) for n in range(1, 13)]
NUMERALS = [(f"{zh}月份", [FIVE, ["6日", f"收{zh}月摊位费", 100 + n, None, None]]) for n, zh in enumerate("一二三四五六七八九")]
DRAFT = [("8月（草稿）", [FIVE, ["8月2日", "作废草稿", 9999, None, None]]), ("8月", [FIVE, *PAIR])]
SPACES = """翠屏村2023年8月收支
日期      摘要            收入        支出       余额
          上期结存                              20,000.00
8月2日    收荒山租金      3,200.00               23,200.00
8月9日    付水管维修                 1,450.50    21,749.50
8月27日   付保洁工资                 2,400.00    19,349.50"""
GROUPED = [
    ["日期", "摘要", "收入", None, None, "支出", None, None, "结余"],
    [None, None, "经营收入", "补助收入", "小计", "管理费", "工程款", "小计", None],
    ["8月2日", "收荒山租金", 3200, None, 3200, None, None, None, 23200],
    ["8月9日", "付水管维修", None, None, None, None, 1450.5, 1450.5, 21749.5], ["8月27日", "付保洁工资", None, None, None, 2400, None, 2400, 19349.5],
]
BY_DAY = [
    FIVE, PAIR[0], ["", "2日小计", 3200, None, None], PAIR[1], ["", "9日小计", None, 1450.5, None], PAIR[2], ["", "27日小计", None, 2400, None],
    ["", "8月合计", 3200, 3850.5, 19349.5],
]
PAGES = [
    ["第1页"], FIVE, OPENED, PAIR[0], ["", "本页合计", 3200, 0, 23200], ["", "转次页", 3200, 0, 23200], ["第2页"], FIVE,
    ["", "承上页", 3200, 0, 23200], *PAIR[1:], ["", "本页合计", 0, 3850.5, 19349.5], ["", "本月累计", 3200, 3850.5, 19349.5],
]
DITTO = [
    ["月", "日", "摘要", "收入", "支出", "余额"], [8, 2, "收荒山租金", 3200, None, 23200], ["〃", 9, "付水管维修", None, 1450.5, 21749.5],
    ["〃", 27, "付保洁工资", None, 2400, 19349.5],
]
BREAKS = [
    FIVE, ["8月2日", "收荒山租金\n（2023年下半年）", 3200, None, None], ["8月9日", "付水管维修：\n1.管件450.5元\n2.人工1000元", None, 1450.5, None],
]
NOTES = [
    FIVE, OPENED, *PAIR, ["", "合计", 3200, 3850.5, 19349.5], ["注：1.8月28日收到垃圾费1200元，未入账。"],
    ["2、应付李家沟渠工程款30000元，按合同9月支付。"], ["制表：", "", "审核：", "", "监委会："], ["", "公示时间：2023年9月10日"],
]
VOUCHER = ["日期", "凭证号", "摘要", "收入", "支出"]
PARTS = [VOUCHER, ["8月9日", "8-3", "付水管维修等", None, 1450.5], [None, None, "其中：管件", None, 450.5], [None, None, "人工", None, 1000]]
TWO_LINES = [VOUCHER, ["8月9日", "8-3", "付管件", None, 450.5], [None, None, "付人工", None, 1000], ["8月27日", "8-4", "付保洁工资", None, 2400]]
QUARTER = [
    ["项目", "7月", None, "8月", None, "9月", None], [None, "收入", "支出", "收入", "支出", "收入", "支出"],
    ["荒山租金", 3000, None, 3200, None, 3300, None], ["水管维修", None, 900, None, 1450.5, None, 70],
]
STACKED = [["2023年7月"], FIVE, ["7月5日", "收垃圾费", 700, None, None], ["2023年8月"], FIVE, *PAIR, ["", "合计", 3200, 3850.5, None]]
BY_KIND = [
    ["日期", "摘要", "支出"], ["8.1", "复印纸", 300], ["8.2", "电话费", 400], ["", "办公支出", 700], ["8.9", "水管维修", 1450.5],
    ["", "工程支出", 1450.5], ["", "合计", 2150.5],
]
BUDGET = [
    ["科目", "年初预算", "本月收入", "本月支出", "累计支出", "余额"],
    ["办公费", 5000, None, 300, 2100, 2900], ["维修费", 20000, None, 1450.5, 9000, 11000],
]
OWED = [
    ["日期", "摘要", "应收", "实收", "应付", "实付"], ["8月2日", "荒山租金", 4000, 3200, None, None],
    ["8月9日", "水管维修", None, None, 1500, 1450.5],
]
RED = [FOUR, ["8.2", "荒山租金", 3200, None], ["8.9", "冲红 水管维修", None, 1450.5]]
VILLAGES = [["村名", "日期", "摘要", "收入", "支出"], ["玉峰山村", "8.2", "荒山租金", 3200, None], ["大屋村", "8.3", "门面租金", 900, None]]
BESIDE = [["翠屏村8月", "上月结余：20000元", "本月结余：19349.5元"], FOUR, *[row[:4] for row in PAIR]]

THIRD = [
    Case("万元 in the corner", book(("8月", WAN)), lines=LINES, opening=20000, closing=19349.5),
    Case("千元", book(("8月", [["单位：千元"], FIVE, ["8月2日", "收荒山租金", 3.2, None, None], ["8月9日", "付水管维修", None, 1.4505, None]])),
         lines=(3200, -1450.5)),
    Case("twelve tabs by two digits", book(*MONTHS), lines=(800,)),
    Case("tabs in numerals, days without a month", book(*NUMERALS), lines=(107,)),
    Case("a hidden draft first", book(*DRAFT, hide=("8月（草稿）",)), lines=LINES),
    Case("pasted with blanks and a title", SPACES.encode(), pasted=True, lines=LINES, opening=20000, closing=19349.5),
    Case("a sum in each group of columns", book(("8月", GROUPED), merge=("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2")), lines=LINES, closing=19349.5),
    Case("subtotals of each day", book(("8月", BY_DAY)), lines=LINES),
    Case("pages with their own sums", book(("8月", PAGES)), lines=LINES, opening=20000, closing=19349.5),
    Case("ditto marks for the month", book(("8月", DITTO)), lines=LINES),
    Case("line breaks with amounts in the reason", book(("8月", BREAKS)), lines=(3200, -1450.5)),
    Case("收方 and 付方", book(("8月", [["日期", "摘要", "收方金额", "付方金额", "结存"], *PAIR])), lines=LINES, closing=19349.5),
    Case("增加 and 减少", book(("8月", [["日期", "摘要", "增加", "减少", "余额"], *PAIR])), lines=LINES, closing=19349.5),
    Case("实收 and 实付 beside what is owed", book(("8月", OWED)), lines=(3200, -1450.5)),
    Case("notes with amounts and signatures below", book(("8月", NOTES)), lines=LINES, opening=20000, closing=19349.5),
    Case("parts below a payment", book(("8月", PARTS)), asks="是不是它的明细", answers=(("r1p", "parts"),), lines=(-1450.5,)),
    Case("parts below a payment, each its own", book(("8月", [PARTS[0], PARTS[1], [None, None, "管件", None, 450.5], PARTS[3]])),
         asks="是不是它的明细", answers=(("r1p", "lines"),), lines=(-1450.5, -450.5, -1000)),
    Case("a voucher over two merged lines", book(("8月", TWO_LINES), merge=("A2:A3", "B2:B3")), lines=(-450.5, -1000, -2400)),
    Case("a quarter's months side by side", book(("三季度", QUARTER), merge=("A1:A2", "B1:C1", "D1:E1", "F1:G1")), asks="用不用这张表",
         answers=(("title", "keep"),), lines=(3200, -1450.5)),
    Case("a quarter's months below each other", book(("三季度", STACKED)), asks="不在2023年8月", answers=(("title", "keep"), ("months", "only")),
         lines=LINES, opening=20000, closing=19349.5),
    Case("sums by kind that no word calls sums", book(("8月", BY_KIND)), asks="它是一笔，还是合计", answers=(("r3s", "sum"), ("r5s", "sum")),
         lines=(-300, -400, -1450.5)),
    Case("what is left of a budget is no balance", book(("8月", BUDGET)), lines=(-300, -1450.5)),
    Case("red by its colour only", book(("8月", RED)), asks="怎样记", answers=(("r2n", "minus"),), lines=(3200, 1450.5)),
    Case("balances beside the title", book(("8月", BESIDE)), lines=LINES, opening=20000, closing=19349.5),
    Case("another village's rows", book(("8月", VILLAGES)), refused="2个单位"),
]
