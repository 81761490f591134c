"""What a rubric may hold: items that read measures and duties; what is refused is refused with the row and the rule."""

from datetime import date
from typing import Any

import pytest

from cunju import catalogue
from cunju.activities.assessment import demo, forms, queries, rules
from cunju.activities.assessment.tests.conftest import rubric
from cunju.kernel.refusals import CannotBe, Refusal
from cunju.org.models import Unit

GOOD = {"title": "协商会议每季度至少2次", "measures": [19], "points": 20}
DISTRICT = Unit(code="500112", kind="county", name="渝北区")


def refused(on: date = date(2023, 11, 1), **item: Any) -> str:
    with pytest.raises(CannotBe) as wrong:
        adopt(GOOD | item, on=on)
    return str(wrong.value.message)


def adopt(*items: dict[str, Any], on: date = date(2023, 11, 1)) -> list[rules.Item]:
    rows = forms.rows_of(rubric(*items), "a.yaml")
    return rules.adopted(rows, queries.known(), lambda kind: queries.rule(kind, DISTRICT, on=on))


def test_an_item_reads_measures_and_duties() -> None:
    (one,) = adopt(GOOD)
    assert (one.points, one.late, one.reads(19, "x"), one.reads(18, "x")) == (20, 50, True, False)
    (two,) = adopt({"title": "办理情况表", "duties": ["每季度报送办理情况表"], "points": 5})
    assert two.duties == ("yubei-2023.m00.report",)


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("被市级以上媒体报道", "不得将媒体报道、宣传信息作为考核内容"), ("工作得到领导批示", "不得将领导批示作为考核内容"),
        ("上报信息条数", "不得以会议、文件、照片的数量衡量工作"), ("会议照片的数量", "不得以会议、文件、照片的数量衡量工作"),
        ("村（社区）登录系统的情况", "不得将政务应用程序作为日常考核"), ("全区排名前三", "不分先后"),
    ],
)  # fmt: skip
def test_what_no_assessment_may_hold_is_refused_with_the_rule(title: str, rule: str) -> None:
    said = refused(title=title)
    assert rule in said and f"第1行“{title}”" in said


def test_the_rule_of_the_day_is_named_and_before_it_the_one_that_came() -> None:
    assert "2024年8月6日起施行" in refused(title="媒体报道")
    assert "起施行" not in refused(title="媒体报道", on=date(2024, 12, 1))
    assert "整治形式主义为基层减负若干规定" in refused(title="媒体报道", on=date(2024, 12, 1))


def test_more_times_than_the_duty_asks_is_refused() -> None:
    assert "多于要求的2次" in refused(title="协商会议每季度召开5次")
    assert "多于要求的2次" in refused(title="协商会议每季度召开三次")
    assert adopt(GOOD | {"title": "协商会议每季度召开2次"})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"measures": []}, "要写对应的措施或要求"), ({"measures": [26]}, "没有措施26"), ({"duties": ["没有的要求"]}, "目录里没有"),
        ({"measures": [], "duties": ["yubei-2023.m00.evaluated"]}, "由区里办"), ({"points": 0}, "分值要是"), ({"late": 120}, "要是0到100"),
    ],
)  # fmt: skip
def test_a_row_that_reads_nothing_or_counts_wrongly_is_refused(more: dict[str, Any], said: str) -> None:
    assert said in refused(**more)


def test_the_rubric_of_the_demonstration_is_adopted() -> None:
    rows = forms.rows_of(demo.RUBRIC.read_bytes(), demo.RUBRIC.name)
    found = rules.adopted(rows, queries.known(), lambda kind: kind)
    assert sum(one.points for one in found) == 100 and {number for one in found for number in one.measures} == set(range(1, 26))


def test_a_duty_counts_once() -> None:
    with pytest.raises(CannotBe, match="算了两次"):
        adopt(GOOD, {"title": "再来一次", "duties": ["yubei-2023.m19.sessions"], "points": 5})


@pytest.mark.parametrize(
    "data",
    [b"items: 3", b"[]", b"items: [1]", b"items: [{title: x, points: many}]", b"items: [{title: x, points: true, measures: [3]}]",
     b"a: &a [1]\nitems: *a", b"items: [{title: '', points: 3}]"],
)  # fmt: skip
def test_a_yaml_that_says_something_else_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refusal):
        rules.adopted(forms.rows_of(data, "a.yaml"), queries.known(), str)


@pytest.mark.parametrize(
    "title",
    ["系统填报及时率", "简报录用", "上访量", "信访量下降", "零上访", "群里回复及时", "微信群通知已读", "台账完整度", "档案资料齐全", "见报篇数",
     "抖音发布", "粉丝增长", "小程序填报", "扫码到岗", "每日刷脸", "朋友圈集赞", "渝快政消息回复", "信息稿采用",
     "上级领导满意", "全镇前3名", "投诉数", "资料装订美观"],
)  # fmt: skip
def test_the_same_in_other_words_is_refused(title: str) -> None:
    assert f"“{title}”" in refused(title=title)


def test_what_the_notice_and_the_laws_ask_for_is_lawful_in_their_own_words() -> None:
    own = ["按时公布财务", "财务公开按时", "协商结果落实", "群众反映的事项按时答复", "会议按规定召开", "村务公开档案", "信访事项按期答复",
           "安装路灯按协商意见办", "平安建设中发挥作用"]  # fmt: skip
    asked = [one.label for one in catalogue.load().duties] + [one.title for one in catalogue.notice().measures]
    assert {one: kind for one in (*own, *asked) if (kind := rules.forbidden(one))} == {}


def test_petitions_are_refused_in_our_own_words_and_not_as_ranks() -> None:
    assert "群众反映问题是权利" in refused(title="信访量下降") and "排名次" not in refused(title="信访量下降")


def test_a_number_of_a_person_is_no_item_and_is_not_said_back() -> None:
    said = refused(title="500112199003074212")
    assert "身份证号" in said and "500112199003074212" not in said


def test_every_fault_of_a_file_is_told_at_once_with_its_row() -> None:
    with pytest.raises(CannotBe) as wrong:
        bad = {"title": "媒体报道", "measures": [19], "points": 0}, {"title": "", "points": 5}, {"title": "公开", "measures": [15, 15], "points": 5}
        adopt(bad[0], GOOD, *bad[1:])
    said = str(wrong.value.message)
    assert said.startswith("有3处要改：") and "第1行“媒体报道”" in said and "分值要是1到1000" in said
    assert "第3行：" in said and "第4行“公开”：措施15写了两次" in said


def test_a_filled_list_is_read_by_its_one_sheet_and_each_cell_named_with_its_row() -> None:
    from tests.excel import filled

    lines = [{"考核内容": "协商", "对应措施": "1、1", "分值": 5}, {"考核内容": "公开", "对应措施": "十五", "分值": "3.5"}]
    with pytest.raises(CannotBe) as wrong:
        rules.adopted(forms.rows_of(filled("Sheet1", lines).read(), "a.xlsx"), queries.known(), str)
    said = str(wrong.value.message)
    assert "第2行“协商”：措施1写了两次" in said and "第3行“公开”：“分值”写的是“3.5”" in said and "“对应措施”写的是“十五”" in said
    with pytest.raises(Refusal, match="缺少“分值”这1列"):
        forms.rows_of(filled("随便", [{"考核内容": "协商"}]).read(), "a.xlsx")


def test_the_clauses_bind_only_from_their_day() -> None:
    def first(on: date) -> Any:
        return catalogue.law(unit=DISTRICT, on=on).first("assessment.excluded", of="media")

    assert first(date(2024, 8, 5)) is None and first(date(2024, 8, 6)) is not None
