"""Single clauses and what they say; properties over any text."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju.catalogue.reader.notice import Measure
from cunju.catalogue.reader.proposing import propose
from cunju.catalogue.reader.proposing.days import NoticeYear, year_of
from cunju.catalogue.reader.proposing.names import Names
from cunju.catalogue.reader.units import SHIPPED, read_units
from cunju.kernel.numerals import full_width, to_chinese

NAMES = Names(read_units(SHIPPED / "yubei-2023.csv"))
YEAR = NoticeYear(2023)


def said(text, *, year=YEAR, names=NAMES):
    return propose([Measure(1, 1, text)], rest="", year=year, names=names, doubts=[])


CLAUSES = [
    ("每年召开会议2次以上", [("recurrence", "每年召开会议2次以上", {"each": "year", "at_least": 2})]),
    ("每年度至少一次", [("recurrence", "每年度至少一次", {"each": "year", "at_least": 1})]),
    ("每月15日召开1次例会", [("recurrence", "每月15日召开1次", {"each": "month", "at_least": 1})]),
    ("每年年底集中开展1次", [("recurrence", "每年年底集中开展1次", {"each": "year", "at_least": 1})]),
    ("每1个月走访一次", [("recurrence", "每1个月走访一次", {"each": "month", "at_least": 1})]),
    ("每四个季度评议1次", [("recurrence", "每四个季度评议1次", {"each": "four_quarters", "at_least": 1})]),
    ("每年不超过2次", [("limit", "不超过2次", {"max": 2, "unit": "次"})]),
    ("每年组织若干次，每月公开", []),
    ("每年开展第一期培训", []),
    ("每年发放一次性补助", []),
    ("每年走访，集中开会2次", []),
    ("控制在3-5个以内", [("range", "3-5个", {"min": 3, "max": 5, "unit": "个"})]),
    ("第3-5条按要求办理", []),
    ("由9-3人组成", []),
    ("2-3个月内完成", []),
    ("公示7天以上", [("retention", "公示7天以上", {"min": 7, "unit": "day"})]),
    ("保存期限不少于两年", [("retention", "保存期限不少于两年", {"min": 24, "unit": "month"})]),
    ("公开公示时间不少于十五天", [("retention", "公示时间不少于十五天", {"min": 15, "unit": "day"})]),
    ("400字以内", [("limit", "400字以内", {"max": 400, "unit": "字"})]),
    ("不得超过３项", [("limit", "不得超过３项", {"max": 3, "unit": "项"})]),
    ("不少于5个工作日", []),
    ("至少有1名妇女", [("count", "至少有1名", {"n": 1, "unit": "名"})]),
    ("3月、6月的25日前", [("deadline", "3月、6月的25日前", {"on": f"2023-{m}-25"}) for m in ("03", "06")]),
    ("3月31日、6月底前", [("deadline", "3月31日、6月底前", {"on": f"2023-{d}"}) for d in ("03-31", "06-30")]),
    ("2月底之前完成", [("deadline", "2月底之前", {"on": "2023-02-28"})]),
    ("2024年2月末前完成", [("deadline", "2024年2月末前", {"on": "2024-02-29"})]),
    ("二〇二四年三月五日以前", [("deadline", "二〇二四年三月五日以前", {"on": "2024-03-05"})]),
    ("今年9月28日前", [("deadline", "今年9月28日前", {"on": "2023-09-28"})]),
    ("于次年1月15日前", [("deadline", "次年1月15日前", {"on": "2024-01-15"})]),
    ("见附件2、9月28日前报送", [("deadline", "9月28日前", {"on": "2023-09-28"})]),
    ("13月1日前，0月1日前，2月30日前，9月前", []),
    ("9月28日前往参观，9月28日前后，9月28日起", []),
    ("年初、月底前、上半年、第三季度开展检查、适时", []),
    ("年底前报送，次年年底前完成", [("deadline", "年底前", {"on": "2023-12-31"}), ("deadline", "次年年底前", {"on": "2024-12-31"})]),
    ("第一季度完成改造，二季度末前验收", [("deadline", "第一季度", {"on": "2023-03-31"}), ("deadline", "二季度末前", {"on": "2023-06-30"})]),
    ("11月中旬开展评议，2月下旬前报送", [("deadline", "11月中旬", {"on": "2023-11-20"}), ("deadline", "2月下旬前", {"on": "2023-02-28"})]),
    ("每季度末报送", [("deadline", "每季度末", {"on": f"2023-{m}"}) for m in ("03-31", "06-30", "09-30", "12-31")]),
    ("20个工作日内办结，3日内答复，十五天以内办理", [
        ("within", "20个工作日内", {"days": 20, "working": True}),
        ("within", "3日内", {"days": 3, "working": False}),
        ("within", "十五天以内", {"days": 15, "working": False}),
    ]),
    ("6月3日内，公示5个工作日，2个月内", []),
    ("每年6月、12月各召开1次", [("recurrence", "每年6月、12月各召开1次", {"each": "year", "at_least": 2, "months": [6, 12]})]),
    ("逐月公开", [("recurrence", "逐月", {"each": "month", "at_least": 1})]),
    ("全年召开会议不少于4次", [("recurrence", "全年召开会议不少于4次", {"each": "year", "at_least": 4})]),
    ("1、4月5日前报送公开情况", [("deadline", "1、4月5日前", {"on": f"2023-{m}-05"}) for m in ("01", "04")]),
    ("1月、7月的10日前公示", [("publication_days", "1月、7月的10日前", {"months": [1, 7], "day": 10})]),
    ("每月15日前公布财务", [("publication_days", "每月15日前", {"months": list(range(1, 13)), "day": 15})]),
    ("每季度末月20日公示", [("publication_days", "每季度末月20日", {"months": [3, 6, 9, 12], "day": 20})]),
    ("每月15日前报送", [("deadline", "每月15日前", {"on": f"2023-{m:02}-15"}) for m in range(1, 13)]),
    ("每月31日前报送，每月15日召开", []),
    ("1月5日、4月10日公开", []),
    ("《统景镇协商目录》和统景镇", [("place", "统景镇", {})]),
    ("创建平安村（社区）和平安村", [("place", "平安村", {})]),
    ("渝北区民政局", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_says(text, expected):
    assert [(one.type, one.words, dict(one.values)) for one in said(text)] == expected


SUBJECTS = [
    ("各村（居）每年至少召开1次", "各村（居）", ()),
    ("各镇（街道）应每年至少召开1次", "各镇（街道）", ()),
    ("每个村和社区每年至少召开1次", "每个村和社区", ()),
    ("各村民小组每年至少召开1次", "各村民小组", ()),
    ("各村（居），每年至少召开1次", "", ()),
    ("村委会每年至少召开1次", "", ()),
    ("统景镇每年至少召开1次", "统景镇", ("500112133",)),
    ("统景镇、各村每年至少召开1次", "统景镇、各村", ("500112133",)),
    ("王家街道玉峰山村每年至少召开1次", "王家街道玉峰山村", ("500112018202",)),
]


@pytest.mark.parametrize(("text", "who", "codes"), SUBJECTS)
def test_who_is_the_subject_of_the_clause(text, who, codes):
    (found,) = [one for one in said(text) if one.type == "recurrence"]
    assert (found.who, found.unit_codes) == (who, codes)


YEARS = [
    ("关于印发《2024年重点任务清单》的通知", NoticeYear(2024)),
    ("关于印发《2023—2025年重点任务清单》的通知", NoticeYear(2023, not_before=date(2023, 12, 20))),
    ("关于印发《重点任务清单》的通知", NoticeYear(2023, not_before=date(2023, 12, 20))),
]


@pytest.mark.parametrize(("title", "year"), YEARS)
def test_the_year_of_days_without_one(title, year):
    assert year_of(title, issued=date(2023, 12, 20)) == replace(year, issued=date(2023, 12, 20))


def test_a_day_already_past_in_a_year_only_taken_from_the_date_is_no_deadline():
    year = NoticeYear(2023, not_before=date(2023, 12, 20))
    doubts: list[str] = []
    found = propose([Measure(1, 1, "3月31日前，12月31日前")], rest="", year=year, names=NAMES, doubts=doubts)
    assert [one.words for one in found] == ["12月31日前"]
    assert doubts == ["“3月31日前”没有写明年份，按发文日期的年份已经过了，没有列为期限。"]


PIECES = (
    "每年 季度 两个月 至少 召开 一次 2次 ３－９人 不超过 300字 保留 10日以上 9月28日前 1、4月的 15日 公开 "
    "底前 各村（居） 统景镇 兴隆社区 《 》 “ ” ， 。 、 〇 ② 2023年 x"
)


@given(st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=4), max_size=14).map("".join))
def test_in_any_text_words_stand_where_said_and_no_two_share_a_character(text):
    found = said(text)
    for one in found:
        assert text[one.start : one.end] == one.words != ""
        assert not one.who or one.who in text[: one.start]
    spans = sorted({(one.start, one.end) for one in found if one.type != "place"})
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.integers(1, 99), st.integers(1, 12), st.integers(1, 28))
def test_all_ways_to_write_a_number_say_the_same(times, month, day):
    for write in (str, full_width, to_chinese):
        text = (
            f"每季度至少召开{write(times)}次，于{write(month)}月{write(day)}日前报送，不超过{write(times)}篇"
        )
        often, until, most = said(text)
        assert often.values == {"each": "quarter", "at_least": times}
        assert until.values == {"on": date(2023, month, day).isoformat()}
        assert most.values == {"max": times, "unit": "篇"}


@given(
    st.integers(1, 12),
    st.sampled_from([("年", "year"), ("月", "month"), ("季度", "quarter"), ("周", "week")]),
)
def test_periods_of_several_months_are_named_as_written(number, period):
    written, word = period
    (found,) = said(f"每{to_chinese(number)}个{written}开展1次")
    each = found.values["each"]
    assert each == word if number == 1 else each.endswith(f"_{word}s") and each != f"{word}s"
