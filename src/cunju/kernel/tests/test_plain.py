"""A paper as text: title, lines, who signs; no number of a person, no empty line for a pen."""

from datetime import date

from cunju.kernel.blocks import Fields, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.plain import text


def paper(*blocks):
    return Paper("通知", "玉峰山村村民委员会", date(2023, 9, 20), "HY-1", (Title("玉峰山村会议通知"), *blocks))


def test_title_lines_and_who_signs_for_it():
    made = paper(
        Paragraph("定于9月26日召开会议。"), Fields((("地点", "村委会"), ("记录人", "　"))), Table(("序号", "议题"), (("1", "路灯"), ("2", ""))),
        SignLines(("玉峰山村村民委员会（盖章）", "　　年　　月　　日")),
    )  # fmt: skip
    assert text(made).split("\n") == ["玉峰山村会议通知", "定于9月26日召开会议。", "地点：村委会", "1，路灯", "2", "玉峰山村村民委员会"]


def test_what_is_about_one_person_is_hidden():
    said = text(paper(Paragraph("联系13800138000，身份证500112198001011232。")))
    assert "13800138000" not in said and "500112198001011232" not in said
