"""Counting, drafting within the limit, the stated rule of the status."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.quarterly import rules
from cunju.kernel.words import count_words

TASKS = {
    1: "党组织全面领导", 2: "下属委员会", 3: "四张清单", 4: "村规民约、居民公约",
    5: "村居务公开", 6: "议事协商", 7: "监督委员会", 8: "提升服务",
}  # fmt: skip
TOWN = rules.Town("王家街道", 4, 3, "渝北民〔2023〕24号")


def line(uids=("a",), *, villages=4, communities=0, verb="召开", name="村民代表会议", person=False):
    return rules.Line(verb, name, person, villages, communities, tuple(uids))


def tally(measure, task, *lines, units=7, late=()):
    return rules.Tally(measure, task, f"措施{measure}名", units, len(late), tuple(late), tuple(lines))


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


def test_one_sentence_a_task_in_the_order_of_the_tasks():
    tallies = [tally(10 + task, task, line([f"f{task}"])) for task in reversed(TASKS)]
    found = rules.draft(TOWN, tallies, TASKS, {}, 300)
    assert [one.task for one in found] == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert [one.measures for one in found[1:]] == [(10 + task,) for task in TASKS]
    assert [one.facts for one in found[1:]] == [(f"f{task}",) for task in TASKS]
    assert found[0].facts == tuple(f"f{task}" for task in reversed(TASKS))


def test_words_of_a_sentence():
    assembly = line(["a"] * 1, villages=1, communities=1, name="村（居）民会议")
    more = line([f"b{n}" for n in range(9)])
    judged = line(["c"], villages=0, communities=3, person=True, verb="研判", name="联系群众")
    found = rules.draft(TOWN, [tally(3, 1, assembly, more, judged, late=("大屋村",))], TASKS, {}, 300)
    assert found[0].text == "按照渝北民〔2023〕24号要求，王家街道4个村、3个社区推进1项措施，1项有逾期。"
    assert found[1].text == (
        "党组织全面领导方面，2个村（居）已召开村（居）民会议，4个村已召开村民代表会议（记录9条），"
        "联系群众3个社区已落实；大屋村措施3名有逾期。"
    )
    assert (found[1].units, found[1].late) == (7, 1)


def test_own_line_only_where_a_task_has_no_records():
    tallies = [tally(3, 1, line()), tally(6, 2), tally(7, 2)]
    found = rules.draft(TOWN, tallies, TASKS, {1: "不用", 2: " 已配齐； "}, 300)
    assert [one.text for one in found[2:]] == ["已配齐。"]
    assert (found[2].own, found[2].measures, found[2].facts) == (True, (6, 7), ())
    assert rules.silent(tallies, TASKS) == [2, 3, 4, 5, 6, 7, 8]


names = st.text(alphabet="村社区王家玉峰山荣华大屋0123456789abc（）", min_size=1, max_size=12)
lines = st.builds(
    rules.Line, names, names, st.booleans(), st.integers(0, 30), st.integers(0, 30),
    st.lists(names, min_size=1, max_size=5).map(tuple),
)  # fmt: skip
tallies_ = st.lists(
    st.builds(
        rules.Tally, st.integers(1, 25), st.integers(1, 8), names, st.integers(0, 30), st.integers(0, 30),
        st.lists(names, max_size=9).map(tuple), st.lists(lines, max_size=4).map(tuple),
    ),
    max_size=25,
)  # fmt: skip


@given(tallies_, st.dictionaries(st.integers(1, 8), names, max_size=8))
def test_a_draft_is_never_longer_than_the_limit(tallies, own):
    found = rules.draft(TOWN, tallies, TASKS, own, 300)
    assert rules.length(found) <= 300
    assert [one.task for one in found] == sorted(one.task for one in found)
    assert {one.task for one in found if one.task} <= {t.task for t in tallies if t.lines} | set(own)
    assert all(one.text.endswith(("。", "！", "？")) for one in found)


@given(st.integers(0, 400))
def test_any_limit_holds(limit):
    tallies = [tally(10 + task, task, line(["a", "b"] * 5), late=("甲村", "乙村")) for task in TASKS]
    assert rules.length(rules.draft(TOWN, tallies, TASKS, {}, limit)) <= limit


def test_long_drafts_say_every_task_more_shortly_before_one_is_left_out():
    many = [
        line([f"{n}-{k}" for k in range(40)], communities=3, name="很长的事项名称若干字") for n in range(6)
    ]
    found = rules.draft(TOWN, [tally(10 + t, t, *many, late=("甲村",)) for t in TASKS], TASKS, {}, 300)
    assert [one.task for one in found] == list(range(9))
    assert found[-1].text == "提升服务方面，无逾期的：措施18名6/7。"


def test_text_is_linked_where_a_sentence_stands_unchanged():
    found = rules.draft(TOWN, [tally(3, 1, line())], TASKS, {}, 300)
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
    assert rules.proposed(late={3: 1}, **asked).reason == "有1项措施逾期的村（居）超过1/5（措施3：1/4）。"
    assert "超过1/5" in rules.rule_words((1, 5))
