"""A workbook that names what is not there fails ``check`` with file, line and name."""

import pytest

from cunju.reports import checks
from cunju.reports.chapters import DATA

TEXT = DATA.read_text(encoding="utf-8")

WRONG = [
    ("kinds: [assemblies.decision_posted", "kinds: [assemblies.decision_post", "没有“assemblies.decision_post”这种记录"),
    ("where: {body: [joint, party]}", "where: {boddy: [joint]}", "它的记录都没有字段 boddy"),
    ("where: {body: [joint, party]}", "where: {body: [joint, partie]}", "body 没有“partie”这个值"),
    ("people: [committee, party]", "people: [comittee]", "没有“comittee”这个机构"),
    ("standing: true", "standign: true", "不认识的词 standign"),
    ("key: joint", "key: plan", "上面已经有了"),
    ("title: 决议公布", "titel: 决议公布", "没有写 title"),
    ("for: village", "for: vilage", "for 只能是"),
    ("  community: 居民委员会工作簿\n", "", "titles 没有 community"),
]


def test_the_workbooks_in_use_name_what_is_there() -> None:
    assert checks.problems() == []


@pytest.mark.parametrize(("old", "new", "said"), WRONG, ids=[one[2] for one in WRONG])
def test_a_slip_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in TEXT
    found = [one for one in checks.of_text(TEXT.replace(old, new, 1)) if said in one.message]
    line = TEXT[: TEXT.index(old)].count("\n") + 1 if new else 1
    assert [(one.file, one.line) for one in found] == [("workbooks.yaml", line)]
