"""``check FILE``: whatever a district writes into a pack, it is told in Chinese what is wrong and on which line, never a crash."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.calling import call

from cunju import catalogue
from cunju.catalogue import loading, reading
from cunju.duties import checking, commands
from cunju.duties.checking import packs
from cunju.duties.tests.wrongpacks import GOOD, WHOLE, WRONG
from cunju.kernel.refusals import Refusal


def problems(text: str) -> list[reading.Problem]:
    return packs._file(text, "own.yaml", {})


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_pack_these_are_made_of_has_no_problem() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(("old", "new", "said", "where"), WRONG, ids=[one[2] for one in WRONG])
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str, where: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    found = problems(text)
    assert [one.message for one in found if said in one.message], found
    assert line_of(text, where) in {one.line for one in found if said in one.message}
    assert all(chinese(one.message) for one in found)


def chinese(message: str) -> bool:
    """A sentence for a person: no word of Python's, no name of an exception."""
    return bool(re.search(r"[\u4e00-\u9fff]", message)) and not re.search(
        r"Error|object|expected|invalid|NoneType", message
    )


@pytest.mark.parametrize(("text", "said"), WHOLE)
def test_a_file_that_is_no_pack(text: str, said: str) -> None:
    found = problems(text)
    assert any(said in one.message for one in found), found
    assert all(one.line >= 1 and chinese(one.message) for one in found)


ODD: list[Any] = [
    None, 0, -1, 10**12, 1.5, True, "", "x", "五", date(2024, 2, 29), datetime(2024, 2, 29, 8, tzinfo=UTC), [], [[]], [None], ["x"],
    [date(2024, 1, 1)],
    {}, {"a": 1}, {5: 6}, {"x": {"y": None}}, "9" * 300, {"at_least": None}, {"in": None},
]  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a document something could be put in place of what is there."""
    if path:
        yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[key], (*path, key))


PLACES = list(places(yaml.load(GOOD, Loader=reading.Loader)))


def with_(path: tuple[Any, ...], odd: Any) -> str:
    document = yaml.load(GOOD, Loader=reading.Loader)
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = odd
    return yaml.safe_dump(document, allow_unicode=True)


@settings(max_examples=200, deadline=None, database=None)
@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_nothing_that_can_be_written_brings_the_check_down(path: tuple[Any, ...], odd: Any) -> None:
    for one in problems(with_(path, odd)):
        assert one.line >= 1
        assert chinese(one.message), one.message


@settings(max_examples=80, deadline=None, database=None)
@given(
    st.integers(0, len(GOOD) - 1),
    st.text(st.sampled_from("\"'{}[]:,#&*!|>%@`-?\n\t \ue000é0a\x00"), max_size=3),
    st.integers(0, 4),
)
def test_no_slip_of_a_finger_brings_the_check_down(at: int, typed: str, gone: int) -> None:
    for one in problems(GOOD[:at] + typed + GOOD[at + gone :]):
        assert one.line >= 1
        assert chinese(one.message), one.message


def check(*words: str) -> Any:
    return call(commands.COMMANDS, " ".join(["check", *words]))


def test_the_command_answers_with_one_and_lines(tmp_path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(GOOD.replace("category: finance", "category: money"), "utf-8")
    said = check(str(file))
    assert said.code == 1
    assert f"own.yaml:{line_of(GOOD, '- id: own-2024.m02.money')}：" in said.err
    assert "发现1处问题。" in said.err


def test_every_problem_of_a_pack_is_said_at_once(tmp_path) -> None:
    text = GOOD.replace("category: finance", "category: money").replace("at_least: 2", "at_least: two")
    text = text.replace("until_field: term_ends", "until_field: women")
    lines = [one.line for one in problems(text)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_an_own_pack_that_cannot_be_read_is_refused_in_words_and_no_crash(tmp_path) -> None:
    """Every command that needs the catalogue says which file and line (exit 3), never a trace."""
    (tmp_path / "own.yaml").write_text(GOOD.replace("at_least: 2", "at_least: two"), "utf-8")
    loading.use(tmp_path)
    try:
        with pytest.raises(Refusal, match=r"own\.yaml 第\d+行：at_least 应是"):
            catalogue.load()
        assert [one.file for one in checking.files(loading.pack_files())] == ["own.yaml"]
    finally:
        loading.use(None)


def test_two_files_with_one_id_are_two_too_many(tmp_path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    found = checking.files(sorted(tmp_path.iterdir()))
    assert {one.file for one in found} == {"b.yaml"}
    assert found[0].message == "代号重复：own-2024，a.yaml 里已经有了"
    assert len(found) == 1 + GOOD.count("- id:")
