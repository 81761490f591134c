"""What people type: days in every usual writing, whole numbers; everything else is refused with its reason."""

from datetime import date

import pytest

from cunju.kernel import typed

THIRD = [
    "2023-09-03", "2023-9-3", "2023.9.3", "2023。9。3", "2023/9/3", "20230903", "2023年9月3日", "2023年9月3号", "2023 年 9 月 3 日",
    "２０２３－０９－０３", "２０２３年９月３日", "2023－9－3", "2023—9—3", "2023–09–03", "２０２３．９．３", " 2023-09-03 ", "2023、9、3",
    "2023-09-03 00:00:00", "2023-09-03T00:00:00", "二〇二三年九月三日", "二○二三年九月三日", "2023年09月03日", "\u30002023.09.03",
]  # fmt: skip
NO_DAYS = [
    ("2023-09-31", "9月只有30天，没有31日"),
    ("2023.9.31", "9月只有30天，没有31日"),
    ("2023/9/31", "9月只有30天，没有31日"),
    ("20230931", "9月只有30天，没有31日"),
    ("9月31日", "9月只有30天，没有31日"),
    ("9.31", "9月只有30天，没有31日"),
    ("２０２３－９－３１", "9月只有30天，没有31日"),
    ("二〇二三年九月三十一日", "9月只有30天，没有31日"),
    ("2023-02-29", "2023年2月只有28天，没有29日"),
    ("2023-11-00", "11月只有30天，没有0日"),
    ("2023-13-01", "没有13月"),
    ("2023-00-10", "没有0月"),
    ("0000-01-01", "没有0年"),
    ("9月3日", "没有写年份，请写成2023年9月3日"),
    ("2月29日", "没有写年份"),
    ("23.9.3", "年份要写四位"),
    ("3/9/2023", "请按年、月、日的顺序写"),
    ("20233-9-3", "年份要写四位"),
    ("2023年9月", "请写到哪一日"),
    ("2023.9", "请写到哪一日"),
    ("九月初三", "不是日期"),
    ("2023-W36-7", "不是日期"),
    ("45172", "不是日期"),
    ("昨天", "不是日期"),
    ("2023-09-03 14:30", "不是日期"),
    ("-", "不是日期"),
    ("१२३४-01-01", "不是日期"),
]


@pytest.mark.parametrize("text", THIRD)
def test_a_day_in_its_usual_writings(text: str) -> None:
    assert typed.day(text) == date(2023, 9, 3)


@pytest.mark.parametrize(("text", "said"), NO_DAYS)
def test_what_is_no_day_is_said(text: str, said: str) -> None:
    with pytest.raises(typed.Mistyped, match=said):
        typed.day(text)


def test_days_of_units_begin_in_1988() -> None:
    assert typed.happened("1988-01-01") == date(1988, 1, 1)
    for text, said in (("1987-12-31", "早于1988年1月1日"), ("2100-01-01", "晚于2099年")):
        with pytest.raises(typed.Mistyped, match=said):
            typed.happened(text)


@pytest.mark.parametrize(
    ("text", "number"), [("5", 5), ("１２", 12), (" 5 ", 5), ("007", 7), ("0", 0), ("9999999", 9_999_999)]
)
def test_whole_numbers(text: str, number: int) -> None:
    assert typed.whole(text) == number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1_000", "分隔符号"), ("1,000", "分隔符号"), ("１，０００", "分隔符号"), ("1 000", "分隔符号"), ("+5", "不加符号"),
        ("5.0", "不带小数点"), ("5.", "不带小数点"), ("1e3", "科学记数"), ("1E+3", "科学记数"), ("-5", "不能小于0"),
        ("−5", "不能小于0"), ("－5", "不能小于0"), ("39人", "单位"), ("三十九", "阿拉伯数字"), ("0x10", "阿拉伯数字"),
        ("12345678", "超过7位"), ("१२", "阿拉伯数字"), ("²", "整数"), ("", "整数"),
    ],
)  # fmt: skip
def test_other_writings_of_numbers_are_refused(text: str, said: str) -> None:
    with pytest.raises(typed.Mistyped, match=said):
        typed.whole(text)
