"""The vocabulary of kinds: what is misspelt in it fails ``check`` with file, line and name."""

import pytest

from cunju.catalogue import checks

TEXT = checks.FILE.read_text(encoding="utf-8")

WRONG = [
    ("  hollow: {result: [short]}", "  holow: {result: [short]}", "assemblies.meeting_held：不认识的词 holow", 1),
    ("hollow: {result: [short]}", "hollow: {result: [shrot]}", "assemblies.meeting_held：hollow 的 result 没有“shrot”这个值", 1),
    ("hollow: {result: [short]}", "hollow: {reslut: [short]}", "assemblies.meeting_held：hollow 的 reslut 不是它的字段", 1),
    ("  label: 会议记录\n", "", "assemblies.meeting_held：没有写 label", 1),
    ("state_key: [body]", "state_key: [bodys]", "bodies.composition：state_key 的 bodys 不是它的字段", None),
    ("span: days_shown", "span: days_show", "assemblies.decision_posted：span 的 days_show 不是它的字段", 22),
    ("present: {type: int, required: true, label: 实到}", "present: {type: int, required: true}", "的 present：没有写 label", None),
    ("due: {type: int,", "due: {type: itn,", "的 due：type 只能是", None),
    ("due: {type: int, required: true,", "due: {type: int, requird: true,", "的 due：不认识的词 requird", None),
]


def test_the_vocabulary_itself_is_sound() -> None:
    assert checks.problems() == []


@pytest.mark.parametrize(("old", "new", "said", "line"), WRONG, ids=[one[2] for one in WRONG])
def test_a_slip_in_it_is_named_with_its_line(old: str, new: str, said: str, line: int | None) -> None:
    assert old in TEXT
    found = [one for one in checks.of_text(TEXT.replace(old, new, 1)) if said in one.message]
    at = TEXT[: TEXT.index(old)].count("\n") + 1
    if "state_key" in old:
        at = TEXT[: TEXT.index("bodies.composition:")].count("\n") + 1
    assert [(one.file, one.line) for one in found] == [("kinds.yaml", line or at)]
