"""Counting, what a draft says and leaves out, the stated rule of the status."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.quarterly import rules
from cunju.activities.quarterly.rules import story
from cunju.duties import cells
from cunju.kernel.words import count_words

TASKS = {
    1: "党组织全面领导", 2: "下属委员会", 3: "四张清单", 4: "村规民约、居民公约",
    5: "村居务公开", 6: "议事协商", 7: "监督委员会", 8: "提升服务",
}  # fmt: skip
ON = date(2023, 9, 20)
TOWN = rules.Town("王家街道", rules.Units(4, 3), "渝北民〔2023〕24号", ON)
SEVEN, NONE = rules.Units(4, 3), rules.Units()


def part(measure, task=1, state="not_due", **more):
    return rules.Part(measure, task, f"措施{measure}名", state, **{"begun": True, **more})


def asked(status, **more):
    words = {
        "measure": 24, "who": "玉峰山村", "verb": "完成", "object": "示范创建项目", "status": status, "judged": True,
        "due_on": date(2023, 12, 31), "facts": (),
    }  # fmt: skip
    return rules.Named(**{**words, **more})


def said(parts, named=(), own=None, limit=300):
    return [one.text for one in rules.draft(TOWN, parts, named, TASKS, own or {}, limit)[0]]


# interfaces §8: every CJK character and full-width mark 1, a run of other characters 1, spaces 0.
GOLDEN = [
    ("2023年3月28日", 6),
    ("4-6条", 2),
    ("（65.0%）", 3),
    ("民情茶室", 4),
    ("", 0),
    ("  \n", 0),
    ("渝北民〔2023〕24号", 8),
    ("Word 文档", 3),
]


@pytest.mark.parametrize(("text", "count"), GOLDEN)
def test_characters_as_word_counts_them(text, count):
    assert count_words(text) == count


def test_the_opening_counts_every_measure_once():
    parts = [
        part(1, state="met"), part(2, state="met_late"), part(3, state="met", unopened=True), part(4, state="due_soon"),
        part(5, state="open", begun=False), part(6, state="needs_person", judge=True, begun=False),
        part(7, state="needs_person", judge=True), part(8, state="overdue", judge=True),
        part(9, state="no_room"), part(10, state="none_yet"), part(11, state="reference"), part(12, state="not_applicable"),
        part(13, state="not_assessable"),
    ]  # fmt: skip
    assert said(parts)[0] == (
        "按照渝北民〔2023〕24号要求，王家街道4个村、3个社区推进13项措施："
        "2项已完成，3项推进中（其中1项还没有记录），2项待研判（其中1项已有记录），1项有逾期，1项暂未开通登记，1项不纳入评价，2项尚无应办事项，1项不涉及。"
    )


def test_every_state_of_the_matrix_has_its_number():
    assert set(story.GROUPS) == set(cells.WORST)


def test_what_waits_for_a_judgement_is_never_named_as_done():
    waiting = part(22, 7, "needs_person", judge=True)
    texts = said([waiting])
    assert texts == [
        "按照渝北民〔2023〕24号要求，王家街道4个村、3个社区推进1项措施：1项待研判（其中1项已有记录）。"
    ]
    assert rules.silent([waiting], {7: "监督委员会"}) == {7: "1项待研判（其中1项已有记录）"}


def test_a_measure_that_waits_tells_what_is_done_once_and_never_the_measure_itself():
    once = (rules.Once("记录", "监督委员会工作簿", SEVEN),)
    waiting = {"state": "needs_person", "judge": True, "current": SEVEN, "onces": once, "regular": True}
    for more in (waiting, {**waiting, "judge": False, "unopened": True, "state": "met"}):
        assert said([part(22, 7, **more)])[1:] == ["监督委员会方面，7个村（社区）已记录监督委员会工作簿。"]
    assert len(said([part(22, 7, **{**waiting, "onces": ()})])) == 1


def test_what_cannot_be_recorded_is_said_with_the_day_that_passed():
    parts = [
        part(2, 1, "no_room"),
        part(25, 8, "no_room", by=date(2023, 8, 30)),
        part(14, 4, "no_room", by=date(2023, 9, 28)),
    ]
    assert said(parts)[-1] == "措施2名、措施25名（8月30日已过）、措施14名（9月28日到期）暂未开通登记。"


def test_units_that_kept_up_and_those_that_are_late():
    late = part(3, state="overdue", current=rules.Units(4, 2), late=rules.Units(1), late_names=("大屋村",))
    done = part(6, 2, "met", finished=SEVEN)
    both = [part(no, 5, current=SEVEN) for no in (15, 16)]
    assert said([late, done, *both])[1:] == [
        "有逾期的：措施3名（大屋村）。",
        "党组织全面领导方面，6个村（社区）措施3名到期的都已办、1个村逾期。",
        "下属委员会方面，7个村（社区）措施6名已全部办完。",
        "村居务公开方面，7个村（社区）措施15名、措施16名到期的都已办。",
    ]


def test_what_came_due_is_told_apart_from_what_was_done_ahead():
    mixed = part(
        3, state="overdue", finished=rules.Units(1), current=rules.Units(1), early=rules.Units(1, 1), late=rules.Units(1),
        late_names=("大屋村",),
    )  # fmt: skip
    assert said([mixed])[2] == (
        "党组织全面领导方面，1个村措施3名已全部办完，1个村措施3名到期的都已办，"
        "2个村（社区）措施3名已先办一部分（未到期）、1个村逾期。"
    )
    done = (rules.Once("召开", "村（居）民会议", SEVEN),)
    assert said([part(3, early=SEVEN, onces=done)])[1:] == ["党组织全面领导方面，7个村（社区）已召开村（居）民会议。"]
    assert said([part(3, early=SEVEN)])[1:] == [
        "党组织全面领导方面，7个村（社区）措施3名已先办一部分（未到期）。"
    ]


def test_late_units_are_named_as_far_as_five():
    names = tuple(f"{n}号村" for n in range(1, 8))
    five = part(3, state="overdue", late=rules.Units(5), late_names=names[:5])
    seven = part(15, 5, "overdue", late=rules.Units(7), late_names=names)
    own = part(16, 5, "overdue", late=rules.Units(6), late_names=("王家街道", *names[:6]), late_own=True)
    text = said([five, seven, own])[1]
    assert "措施3名（1号村、2号村、3号村、4号村、5号村）" in text
    assert "措施15名（1号村、2号村、3号村、4号村、5号村等7个村）" in text
    assert "措施16名（王家街道、1号村、2号村、3号村、4号村等7个单位）" in text


def test_what_is_due_on_the_very_day_is_neither_late_nor_kept_so_it_is_named():
    text = said([part(15, 5, "due_soon", today=rules.Units(2), today_names=("1号村", "2号村"), current=rules.Units(5))])[1]
    assert text == "9月20日当天到期还没有办的：措施15名（1号村、2号村）。"


def test_what_is_asked_by_name_comes_first():
    tearoom = asked("needs_person", measure=20, who="", verb="推进", object="民情茶室和试点", recorded=False)
    pilot = asked(
        "not_due", measure=20, who="", verb="推进", object="试点", judged=False, facts=("a", "b", "c", "d")
    )
    texts = said([part(15, 5, current=SEVEN)], [tearoom, pilot])
    assert (
        texts[1] == "通知点名的“推进民情茶室和试点”待研判；“推进试点”12月31日到期，已有4条记录。"
    )
    assert texts[2].startswith("村居务公开方面")


@pytest.mark.parametrize(
    ("status", "more", "words"),
    [
        ("met", {}, "已完成"),
        ("met_late", {}, "逾期完成"),
        ("needs_person", {"facts": ("a",)}, "待研判，已有1条记录"),
        ("overdue", {}, "研判为没有落实，还没有记录"),
        ("overdue", {"judged": False}, "逾期（12月31日到期），还没有记录"),
        ("open", {"due_on": None}, "在办，还没有记录"),
        ("no_room", {}, "暂未开通登记"),
    ],
)
def test_how_what_is_asked_by_name_stands(status, more, words):
    assert said([], [asked(status, **more)])[1] == f"通知点名的玉峰山村“完成示范创建项目”{words}。"


def test_what_does_not_bind_or_speak_is_not_told_by_name():
    assert len(said([], [asked("reference"), asked("not_applicable"), asked("not_assessable")])) == 1


def test_a_duty_of_one_window_is_told_with_its_verb_in_the_words_of_its_units():
    once = (
        rules.Once("召开", "村（居）民会议", rules.Units(2)),
        rules.Once("制定", "协商目录", rules.Units(0, 3)),
    )
    parts = [part(18, 6, current=rules.Units(2, 3), onces=once, regular=False)]
    assert said(parts)[1] == "议事协商方面，2个村已召开村民会议，3个社区已制定协商目录。"


def test_own_line_stands_with_its_task_and_before_what_records_tell_where_room_is_short():
    parts = [part(7, 2, "needs_person", judge=True), part(15, 5, current=SEVEN)]
    found = rules.draft(TOWN, parts, [], TASKS, {2: " 已配齐； ", 4: " "}, 300)[0]
    assert [one.text for one in found[1:]] == [
        "已配齐。",
        "村居务公开方面，7个村（社区）措施15名到期的都已办。",
    ]
    assert (found[1].own, found[1].measures, found[1].facts) == (True, (7,), ())
    short = rules.length(found) - rules.length(found[2:])
    assert [one.text for one in rules.draft(TOWN, parts, [], TASKS, {2: "已配齐"}, short)[0]][1:] == ["已配齐。"]


def test_tasks_that_take_an_own_line():
    parts = [
        part(3, current=SEVEN),
        part(7, 2, "needs_person", judge=True, begun=False),
        part(25, 8, "no_room"),
    ]
    assert rules.silent(parts, {1: "", 2: "", 8: ""}) == {
        2: "1项待研判",
        8: "没有可写的记录",
    }


names = st.text(alphabet="村社区王家玉峰山荣华大屋0123456789abc（）", min_size=1, max_size=12)
counts = st.builds(rules.Units, st.integers(0, 30), st.integers(0, 30))
parts_ = st.lists(
    st.builds(
        rules.Part, st.integers(1, 25), st.integers(1, 8), names, st.sampled_from(cells.WORST), st.booleans(),
        st.booleans(), st.booleans(), st.none() | st.just(date(2023, 8, 30)), counts, counts, counts, counts,
        st.lists(names, max_size=9).map(tuple), st.booleans(),
        st.lists(st.builds(rules.Once, names, names, counts), max_size=3).map(tuple), st.booleans(),
        today=counts, today_names=st.lists(names, max_size=7).map(tuple),
    ),
    max_size=25,
)  # fmt: skip
named_ = st.lists(
    st.builds(asked, st.sampled_from(cells.WORST), who=names, facts=st.lists(names, max_size=2).map(tuple)),
    max_size=4,
)


@given(parts_, named_, st.dictionaries(st.integers(1, 8), names, max_size=8), st.integers(0, 400))
def test_a_draft_keeps_within_the_limit_and_leaves_out_whole_sentences(parts, named, own, limit):
    found, left = rules.draft(TOWN, parts, named, TASKS, own, limit)
    assert rules.length(found) <= limit
    assert all(one.text.endswith(("。", "！", "？")) for one in found)
    told = [one.task for one in found if one.task > 0]
    assert told == sorted(told)
    # With room for everything the same things are said, each as full or fuller.
    everything, none = rules.draft(TOWN, parts, named, TASKS, own, 100_000)
    assert len(found) + len(left) == len(everything) and not none  # nothing is dropped in silence
    rest = iter((one.task, one.own, one.measures) for one in everything)
    assert all((one.task, one.own, one.measures) in rest for one in found)


def test_where_room_is_short_more_is_said_rather_than_more_fully():
    once = tuple(rules.Once("完成", "很长的事项名称若干字很长的事项名称若干字", SEVEN) for _ in range(3))
    parts = [part(10 + task, task, current=SEVEN, onces=once) for task in TASKS]
    found = rules.draft(TOWN, parts, [], TASKS, {}, 300)[0]
    assert [one.task for one in found] == list(range(9))
    assert found[-1].text == "提升服务方面，7个村（社区）措施18名到期的都已办。"


def test_text_is_linked_where_a_sentence_stands_unchanged():
    found = rules.draft(TOWN, [part(3, current=SEVEN)], [], TASKS, {}, 300)[0]
    edited = f"{found[0].text}我们加了一句。{found[1].text}"
    assert rules.linked(edited, found) == [(found[0].text, 1), ("我们加了一句。", 0), (found[1].text, 2)]
    assert rules.linked("全部改写。", found) == [("全部改写。", 0)]


# interfaces §8; the share of 1/5 is data of the catalogue: more than a fifth, not a fifth.
PROPOSED = [
    ({"open_windows": 0}, "已完成"),
    ({}, "正常推进"),
    ({"own_overdue": ["报送办理情况表"]}, "推进滞后"),
    ({"late": {3: 1}, "units": 7}, "正常推进"),
    ({"late": {3: 1}, "units": 5}, "正常推进"),
    ({"late": {3: 2}, "units": 9}, "推进滞后"),
    ({"late": {3: 1, 15: 1}, "units": 5}, "正常推进"),
    ({"late": {3: 1}, "units": 4}, "推进滞后"),
]


@pytest.mark.parametrize(("given_", "status"), PROPOSED)
def test_the_stated_rule(given_, status):
    asked = {"open_windows": 3, "own_overdue": [], "late": {}, "units": 7, "share": (1, 5), **given_}
    assert rules.proposed(**asked).status == status


def test_the_proposal_names_its_numbers():
    asked = {"open_windows": 3, "own_overdue": [], "units": 4, "share": (1, 5)}
    assert rules.proposed(late={3: 1}, **asked).reason == "有1项措施逾期的村（社区）超过1/5（措施3：1/4）。"
    assert (
        rules.proposed(late={0: 1}, **asked).reason
        == "有1项措施逾期的村（社区）超过1/5（措施以外的法定事项：1/4）。"
    )
    assert "超过1/5" in rules.rule_words((1, 5))
