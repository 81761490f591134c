"""Bad clauses are refused with their line and a Chinese sentence: types, vocabulary, dates, cases, unknown questions."""

import pytest

from cunju.catalogue import reading

GOOD = """pack: own-2024
title: 示例条例
authority: regulation
area: "37"
valid_from: 2024-01-01
clauses:
  - question: disclosure.board_days
    cite: 示例条例第5条
    words: 公布的内容应当保留五日以上
    value: {days: 5}
    met: 5
    broken: 4
  - question: representatives.quorum
    applies_to: [village]
    cite: 示例条例第9条
    words: 三分之二以上的组成人员参加
    value: {share: "2/3", reached: at_least, of: body}
    met: [24, 36]
    broken: [23, 36]
  - question: assembly.called_by
    cite: 示例条例第3条
    words: 由村民委员会召集
    value: {choice: committee}
    met: committee
    broken: town
"""
WRONG = [
    ("value: {days: 5}", "value: {days: five}", "value.days 应是0至3660之间的整数，收到 “five”"),
    ("value: {days: 5}", "value: {days: -1}", "value.days 应是0至3660之间的整数"),
    ("value: {days: 5}", "value: {months: 5}", "value 不认识 months"),
    ("value: {days: 5}", "value:", "value 应是“词: 值”的映射，没有写值"),
    ("value: {days: 5}", "value: {days: 5, of: body}", "disclosure.board_days 不分 of"),
    ('share: "2/3"', "share: 2/3x", "value.share 应是带引号的分数"),
    ('share: "2/3"', 'share: "5/3"', "value.share 应是带引号的分数"),
    ("reached: at_least", "reached: most", "value.reached 只能是 more_than、at_least"),
    ("of: body", "of: adults", "value.of 只能是 body，收到 “adults”"),
    (", of: body", "", "value.of 只能是 body，没有写值"),
    ("question: disclosure.board_days", "question: disclosure.board_day", "不认识的问题 disclosure.board_day，相近的有 disclosure.board_days"),
    ("choice: committee", "choice: mayor", "value.choice 不认识 mayor"),
    ("    broken: 4", "    broken: 6", "broken 的例子（6日）与 value（5日）不合"),
    ("    met: 5", "    met: 4", "met 的例子（4日）与 value（5日）不合"),
    ("    met: 5\n", "", "缺少 met"),
    ("met: [24, 36]", "met: [24]", "met 应是 [几人, 共几人]"),
    ("    met: 5", "    met: 5\n    valid_from: 2025-03-01\n    valid_to: 2024-03-01", "早于 valid_from"),
    ("    met: 5", "    met: 5\n    text: X", "text、reading 只能是 C、L 或 U"),
    ("    met: 5", "    met: 5\n    authority: god", "authority 只能是"),
    ("applies_to: [village]", "applies_to: [city]", "applies_to 只能是"),
    ("applies_to: [village]", "applies_to: [town]", "永远不会用到"),
    ("    cite: 示例条例第5条", "    cite:", "cite 应是文字，没有写值"),
    ("    cite: 示例条例第5条", "    cite: 待填", "cite 还没有填"),
    ("    met: 5", "    met: 5\n    colour: red", "不认识的词：colour"),
    ('area: "37"', "area: 山东", "area 应是带引号的数字代码"),
    ("clauses:\n", "clauses: five\nx:\n", "不认识的词：x"),
    ("  - question: assembly.called_by", "  - 5\n  - question: assembly.called_by", "clauses 的每一项应为映射"),
    (
        "  - question: assembly.called_by",
        "  - {question: disclosure.board_days, cite: 示例条例第6条, words: 七日, value: {days: 7}, met: 7, broken: 6}\n"
        "  - question: assembly.called_by",
        "与本包另一条在同一天回答同一个问题",
    ),
]


def test_the_pack_these_are_made_of_is_read() -> None:
    pack, problems = reading.pack(GOOD, file="own.yaml")
    assert problems == []
    assert pack is not None
    assert [one.said for one in pack.clauses] == ["5日", "三分之二以上", "村（居）民委员会"]
    assert {one.area for one in pack.clauses} == {"37"}


@pytest.mark.parametrize(("old", "new", "said"), WRONG, ids=[one[2] for one in WRONG])
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    _, problems = reading.pack(text, file="own.yaml")
    assert [one.message for one in problems if said in one.message], problems
    first = text[: text.index(new.strip().splitlines()[0])].count("\n") + 1 if new.strip() else 1
    assert all(1 <= one.line <= text.count("\n") for one in problems)
    if new.strip() and said.startswith(("value", "met 的", "broken 的", "cite")):
        assert first in {one.line for one in problems}
