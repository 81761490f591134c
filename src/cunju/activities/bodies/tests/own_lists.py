"""Twelve people lists as offices keep them, made up: each a file, what is answered where the list itself does not say, the seats it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

V, G, C = "500112018202", "500112018201", "500112018001"  # 玉峰山村, 苟溪桥村, 王家社区
Y = date(2021, 3, 1)


@dataclass(frozen=True)
class Own:
    """One list: its file, the answers by the text of their question, its seats as (unit, body, role, name, sex, group, from, to, phone)."""

    name: str
    file: str
    data: bytes
    seats: Sequence[tuple[Any, ...]]
    answers: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def seat(unit: str, body: str, role: str, name: str, sex: str = "m", group: int | None = None, start: date = Y, end: date | None = None,
    phone: str = "") -> tuple[Any, ...]:
    """A seat as a test compares it."""
    return (unit, body, role, name, sex, group, start, end, phone)


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]], merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Mapping[str, Sequence[int]] | None = None,
             formats: Mapping[tuple[str, int, int], str] | None = None, hidden_sheets: Sequence[str] = ()) -> bytes:
    """An .xlsx of sheets as rows; ranges merged, rows and sheets hidden, cells shown in a format."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for y, row in enumerate(rows):
                for x, cell in enumerate(row):
                    told = (formats or {}).get((name, y, x))
                    if isinstance(cell, date):
                        sheet.write_datetime(y, x, cell, book.add_format({"num_format": "yyyy/m/d"}))
                    elif cell is not None:
                        sheet.write(y, x, cell, book.add_format({"num_format": told}) if told else None)
            for area in (merged or {}).get(name, ()):
                y, x = _place(area.split(":")[0])
                sheet.merge_range(area, rows[y][x] if x < len(rows[y]) else "")
            for y in (hidden or {}).get(name, ()):
                sheet.set_row(y, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return stream.getvalue()


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, ord(letters) - 65


def csv(rows: Sequence[Sequence[str]], encoding: str) -> bytes:
    """A text of cells as an office saves it."""
    return "\r\n".join(",".join(row) for row in rows).encode(encoding)


def all_lists() -> list[Own]:
    """The twelve."""
    return [_cadres(), _representatives(), _sheets(), _codes(), _merged(), _community(), _halves(), _gb(), _utf(), _terms(), _numbers(), _marked()]


def _cadres() -> Own:
    """A town's cadres under a title; posts say the bodies, one person is both; identity numbers; one post is nobody's."""
    rows = [
        ["王家街道2021年村（社区）干部花名册"],
        ["填报单位：王家街道党建办", None, None, None, None, None, None, "2021年4月"],
        ["序号", "村（社区）", "姓 名", "性别", "出生年月", "身份证号", "职务", "任职时间", "联系电话"],
        [1, "玉峰山村", "张 三", "男", "85年3月", "50011219850307001X", "党支部书记、村委会主任", "2021.3", 13800000001.0],
        [2, "玉峰山村", "李\u200b某", "女", "1990.12", 500112199012070000.0, "村委会副主任", "2021年3月", "13800000002\n67180000"],
        [3, "玉峰山村", "王　五", "男", "1985/03", "500112198503070018", "监委会主任", "２０２１.０３", "023-67180001、13800000003"],
        [4, "王家社区居委会", "赵六", "女", "1979-1", "", "支书主任一肩挑", "2021-03-01", ""],
        [5, "王家社区", "钱七", "男", "1988.8", "", "网格员", "2022.5", "13800000005"],
        ["合计", "5人"],
    ]
    seats = [
        seat(V, "party", "secretary", "张三", phone="13800000001"), seat(V, "committee", "director", "张三", phone="13800000001"),
        seat(V, "committee", "deputy", "李某", "f", phone="13800000002、67180000"),
        seat(V, "supervisory", "director", "王五", phone="023-67180001、13800000003"),
        seat(C, "party", "secretary", "赵六", "f"), seat(C, "committee", "director", "赵六", "f"),
    ]  # fmt: skip
    return Own("cadres", "干部花名册.xlsx", workbook(("Sheet1", rows), merged={"Sheet1": ["A1:I1"]}), seats,
               notes=("身份证号”一列没有读", "网格员", "合计"))


def _representatives() -> Own:
    """Representatives of one village by groups in words; no day anywhere, no body column; serial numbers printed before empty lines."""
    rows = [
        ["玉峰山村村民代表名册"],
        ["序号", "组别", "姓名", "性别", "文化程度", "联系方式", "备注"],
        [1, "一组", "代表甲", "女", "初中", "13900000001", ""],
        [2, "三组", "代表乙", "男", "高中", "", "党员"],
        [3, "第三村民小组", "阿卜•代表", "男", "", "", ""],
        [4, "１０社", "代表丁", "女", "", "", ""],
        [5], [6],
        ["注：每5至15户推选一名。"],
    ]
    seats = [
        seat(V, "representatives", "representative", "代表甲", "f", 1, phone="13900000001"),
        seat(V, "representatives", "representative", "代表乙", "m", 3),
        seat(V, "representatives", "representative", "阿卜·代表", "m", 3), seat(V, "representatives", "representative", "代表丁", "f", 10),
    ]  # fmt: skip
    return Own("representatives", "代表.xlsx", workbook(("代表", rows)), seats, answers={"从哪天起任职": "2021-03-01"})


def _sheets() -> Own:
    """A sheet a village, another of a community; a hidden sheet, a hidden row."""
    head = ["姓名", "性别", "职务", "任职时间"]
    first = [["村委会成员"], head, ["主任甲", "男", "主任", Y], ["委员乙", "女", "委员", 44256], ["委员丙", "男", "委员", "2021-03-01"]]
    second = [["居委会成员名单"], head, ["主任丁", "女", "主任", "2021年3月1日"], ["离任戊", "男", "委员", "2018.3.1"]]
    third = [head, ["旧人", "男", "主任", "2015.1.1"]]
    data = workbook(("玉峰山村", first), ("王家社区", second), ("往届", third), hidden={"王家社区": [3]}, hidden_sheets=["往届"])
    seats = [seat(V, "committee", "director", "主任甲"), seat(V, "committee", "member", "委员乙", "f"), seat(V, "committee", "member", "委员丙"),
             seat(C, "committee", "director", "主任丁", "f")]  # fmt: skip
    return Own("sheets", "两委.xlsx", data, seats, notes=("“往届”是隐藏的", "第4行是隐藏的，没有装入"))


def _codes() -> Own:
    """Codes and names, the columns of ours in other words and another order."""
    rows = [["任职起始时间", "性别", "姓名", "职务名称", "所在组织", "统计代码", "行政村", "手机号码", "届满时间"],
            ["2021/3/1", "男", "主任甲", "主任", "村民委员会", V, "玉峰山村", "138 0000 0001", "2026/2/28"],
            ["20210301", "女", "监督乙", "委员", "村务监督委员会", float(G), "苟溪桥村", "", ""],
            ["21.3.1", "女", "组长丙", "组长", "村民小组长", V, "", "", ""]]
    rows[0].append("组")
    for row, group in zip(rows[1:], ("", "", "2组"), strict=True):
        row.append(group)
    seats = [seat(V, "committee", "director", "主任甲", end=date(2026, 2, 28), phone="138 0000 0001"),
        seat(G, "supervisory", "member", "监督乙", "f"),
             seat(V, "group_heads", "head", "组长丙", "f", 2)]
    return Own("codes", "名单.xlsx", workbook(("名单", rows)), seats)


def _merged() -> Own:
    """Merged villages and bodies, two rows of headings, a party post beside the post of the committee."""
    rows: list[list[Any]] = [
        ["2021年换届后村干部情况表"] + [None] * 7,
        ["村居", "姓名", "性别", "任职情况", None, None, "联系电话", None],
        [None, None, None, "党内职务", "村（居）委会职务", "任职时间", "手机", "座机"],
        ["苟溪桥村", "书记·甲", "男", "书记", "主任", "2021.3", "13700000001", "67180001"],
        [None, "副职．乙", "女", "副书记", "副主任", "2021.3", "13700000002", None],
        [None, "委员・丙", "男", None, "委员", "2021.3", None, None],
        ["玉峰山村", "书记丁", "女", "支部书记", None, "2021.3", None, "67180004"],
    ]
    seats = [
        seat(G, "party", "secretary", "书记·甲", phone="13700000001、67180001"), seat(G, "committee", "director", "书记·甲",
        phone="13700000001、67180001"),
        seat(G, "party", "deputy", "副职·乙", "f", phone="13700000002"), seat(G, "committee", "deputy", "副职·乙", "f", phone="13700000002"),
        seat(G, "committee", "member", "委员·丙"), seat(V, "party", "secretary", "书记丁", "f", phone="67180004"),
    ]  # fmt: skip
    areas = ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:H2", "A4:A6"]
    return Own("merged", "情况表.xlsx", workbook(("表1", rows), merged={"表1": areas}), seats)


def _community() -> Own:
    """Sections by body within one community, a clerk and a member of two committees; the clerk's post is asked and answered."""
    rows = [
        ["王家社区居民委员会组织机构人员名单"],
        ["姓名", "性别", "职务", "到任时间"],
        ["一、社区党支部（2人）"], ["书记甲", "女", "书记", "2021年3月"], ["委员乙", "男", "委员", "2021年3月"],
        ["二、居民委员会"], ["主任丙", "男", "主任", "2021年3月"], ["文书丁", "女", "委员兼文书", "2021年3月"],
        ["三、居务监督委员会"], ["监督戊", "女", "主任", "2021年3月"], ["监督己", "男", "成员", "2021年3月"],
        ["四、其他"], ["专干庚", "女", "综合专干", "2021年3月"],
    ]  # fmt: skip
    seats = [
        seat(C, "party", "secretary", "书记甲", "f"), seat(C, "party", "member", "委员乙"), seat(C, "committee", "director", "主任丙"),
        seat(C, "committee", "member", "文书丁", "f"), seat(C, "supervisory", "director", "监督戊", "f"), seat(C, "supervisory", "member", "监督己"),
    ]  # fmt: skip
    return Own("community", "机构.xlsx", workbook(("Sheet1", rows)), seats, notes=("综合专干",))


def _halves() -> Own:
    """Two tables side by side."""
    rows = [
        ["苟溪桥村第十一届村民代表名单（2021年3月推选）"],
        ["序号", "姓名", "性别", "组别", "序号", "姓名", "性别", "组别"],
        [1, "代表甲", "男", 1, 4, "代表丁", "女", 2], [2, "代表乙", "女", 1, 5, "代表戊", "男", 2], [3, "代表丙", "男", 1],
    ]  # fmt: skip
    seats = [seat(G, "representatives", "representative", f"代表{n}", s, g) for n, s, g in
             (("甲", "m", 1), ("乙", "f", 1), ("丙", "m", 1), ("丁", "f", 2), ("戊", "m", 2))]
    return Own("halves", "代表两栏.xlsx", workbook(("Sheet1", rows)), seats, answers={"从哪天起任职": "2021-03-01"})


def _gb() -> Own:
    """GB18030 text: the village stands once, in the first of its rows."""
    rows = [["村名", "姓名", "性别", "所任职务", "任职年月"], ["玉峰山村", "主任甲", "男", "村主任", "2021-03"],
            ["", "支书乙", "女", "村支书", "2021-03"],
            ["苟溪桥村", "主任丙", "男", "村委会主任", "2021-03"], ["", "委员丁", "女", "村委会委员、妇联主席", "2021-03"]]
    seats = [seat(V, "committee", "director", "主任甲"), seat(V, "party", "secretary", "支书乙", "f"), seat(G, "committee", "director", "主任丙"),
             seat(G, "committee", "member", "委员丁", "f")]
    return Own("gb", "名单.csv", csv(rows, "gb18030"), seats, notes=("按上面一行的",))


def _utf() -> Own:
    """UTF-8 with its mark: the post names the village."""
    rows = [["姓名", "性别", "工作单位及职务", "何时任现职"], ["主任甲", "男", "玉峰山村村委会主任", "2021年3月1日"],
            ["主任乙", "女", "王家社区居委会主任", "2021年3月1日"], ["代表丙", "女", "玉峰山村村民代表", "2021年3月1日"]]
    seats = [seat(V, "committee", "director", "主任甲"), seat(C, "committee", "director", "主任乙", "f"),
        seat(V, "representatives", "representative", "代表丙", "f")]
    return Own("utf", "名单.csv", csv(rows, "utf-8-sig"), seats)


def _terms() -> Own:
    """Terms in one cell, an empty seat, town before village, a heading again on the next page."""
    head = ["单位", "姓名", "性别", "职务", "任期"]
    rows = [["王家街道村务监督委员会成员登记表"], head, ["王家街道玉峰山村", "监督甲", "男", "主任", "2021.3-2026.2"],
            ["王家街道玉峰山村", "空缺", "", "委员", ""],
            ["（续表）"], head, ["王家街道苟溪桥村", "监督乙", "女", "委员", "2021年3月至今"],
            ["填表人：经办人", None, "审核：", None, "2021年4月2日"]]
    seats = [seat(V, "supervisory", "director", "监督甲", end=date(2026, 2, 28)), seat(G, "supervisory", "member", "监督乙", "f")]
    return Own("terms", "监督.xlsx", workbook(("Sheet1", rows)), seats, notes=("空缺",))


def _numbers() -> Own:
    """Months Excel took for numbers: 2021.3, 2021.1 shown as 2021.10; full-width digits; groups in the post."""
    rows = [["所在村", "组长姓名", "性别", "职务", "任职时间", "电话"],
            ["玉峰山村", "组长甲", "男", "一组组长", 2021.3, "１３６００００００００１".replace("００００００００", "０００００００")],
            ["玉峰山村", "组长乙", "女", "2组组长", 2021.1, ""], ["玉峰山村", "组长丙", "女", "三社社长", 2021.12, ""]]
    seats = [seat(V, "group_heads", "head", "组长甲", group=1, phone="13600000001"),
             seat(V, "group_heads", "head", "组长乙", "f", 2, start=date(2021, 10, 1)), seat(V, "group_heads", "head", "组长丙", "f", 3,
             start=date(2021, 12, 1))]
    return Own("numbers", "组长.xlsx", workbook(("组长", rows), formats={("组长", 2, 4): "0.00"}), seats)


def _marked() -> Own:
    """Women marked behind their names, members of both committees: which, a person answers."""
    rows = [["玉峰山村两委班子成员"], ["编号", "姓名", "职务", "当选时间"], [1, "书记甲", "书记、主任", "2021.3.1"],
            [2, "委员乙（女）", "两委委员", "2021.3.1"],
            [3, "委员丙", "村两委成员", "2021.3.1"]]
    seats = [seat(V, "party", "secretary", "书记甲"), seat(V, "committee", "director", "书记甲"), seat(V, "party", "member", "委员乙", "f"),
             seat(V, "committee", "member", "委员乙", "f"), seat(V, "committee", "member", "委员丙")]
    return Own("marked", "两委.xlsx", workbook(("Sheet1", rows)), seats, answers={"两委委员": "both", "村两委成员": "committee.member"},
        notes=("没有性别列",))
