"""What a room may offer by name: a hook misspelt, or one that takes or gives something else, is named; a right one is not."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cunju.kernel import offering, offers
from cunju.kernel.days import year_span

SOURCE = Path(offers.__file__).parents[1]

# A room made up here, as it should be.
RIGHT = {
    "papers": '''
from uuid import UUID
from cunju.kernel.days import Span
from cunju.kernel.sheets import Sheet

class Place:
    code = kind = name = ""

def files(unit: Place, between: Span) -> list[tuple[str, UUID]]:
    return [(one, UUID(int=1)) for one in stems()]

def tables(unit: Place, between: Span, deep: bool = False) -> list[Sheet]:
    return []

def stems() -> list[str]:
    return ["a"]
''',
    "public": '''
from datetime import date
from cunju.kernel.sections import Shown

def by_code(code: str, *, on: date) -> Shown | None:
    return None
''',
    "demo": '''
from typing import Any

def build(stage: Any) -> None:
    """Nothing."""
''',
    "tasks": '''
from cunju.kernel.commands import Command
COMMANDS: list[Command] = []
''',
    "queries": '''
from functools import partial
from uuid import UUID

class Shelf:
    def lines(self, place: str, any_id: UUID) -> int | None:
        return None

find = partial(Shelf().lines, "here")
''',
    "views": "from made_up_room import papers as printed\nSAID = printed.stems()\n",
}  # fmt: skip


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an installed package ``made_up_room``; what it holds is written by the test."""
    folder = tmp_path / "made_up_room"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [one for one in sys.modules if one.partition(".")[0] == "made_up_room"]:
        del sys.modules[name]


def written(room: Path, **changed: tuple[str, str]) -> list[offering.Fault]:
    """The faults of the room with one piece of a module changed."""
    for name, text in RIGHT.items():
        old, new = changed.get(name, ("", ""))
        assert old in text
        (room / f"{name}.py").write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return offering.faults("made_up_room")


def test_a_room_as_it_should_be_has_no_fault(room: Path) -> None:
    assert written(room) == []
    found = offers.asked("made_up_room", offers.Papers.files)
    assert found is not None
    assert [name for name, _ in found(None, year_span(2023))] == ["a"]
    assert offers.asked("made_up_room", offers.Papers.chapters) is None
    assert offers.asked("made_up_room", offers.Queries.beside) is None


def test_a_misspelt_hook_is_named_with_what_was_meant(room: Path) -> None:
    (fault,) = written(room, papers=("def tables", "def tabels"))
    assert fault.message.startswith("tabels 没有谁会调用")
    assert fault.known[0] == "tables"
    assert (fault.file, fault.line) == ("made_up_room/papers.py", 12)


def test_a_misspelt_partial_function_is_named_too(room: Path) -> None:
    (fault,) = written(room, queries=("find = partial", "fnid = partial"))
    assert (fault.message.split()[0], fault.known) == ("fnid", ("find",))


def test_a_helper_nobody_uses_is_named_too(room: Path) -> None:
    faults = written(room, papers=("for one in stems()", "for one in ()"), views=("printed.stems()", "None"))
    assert [one.message.split()[0] for one in faults] == ["stems"]


def test_a_helper_used_by_its_tests_alone_is_used_by_nobody(room: Path) -> None:
    (room / "tests").mkdir()
    (room / "tests" / "test_it.py").write_text("from made_up_room.papers import tabels\n", encoding="utf-8")
    assert [one.known[0] for one in written(room, papers=("def tables", "def tabels"))] == ["tables"]


WRONG = {
    "another name of an argument": ("papers", "tables(unit: Place, between", "tables(unit: Place, span", "tables"),
    "an argument nobody gives": ("papers", "deep: bool = False", "deep: bool", "tables"),
    "an argument too few": ("papers", "files(unit: Place, between: Span)", "files(unit: Place)", "files"),
    "another type of an argument": ("papers", "tables(unit: Place", "tables(unit: str", "tables"),
    "another type in a list": ("papers", "-> list[tuple[str, UUID]]", "-> list[tuple[str, str]]", "files"),
    "one for many": ("papers", "-> list[Sheet]", "-> Sheet", "tables"),
    "by place instead of by name": ("public", "code: str, *, on", "code: str, on", "by_code"),
    "more than is taken": ("public", "-> Shown | None", "-> Shown | str | None", "by_code"),
    "no function": ("demo", "def build(stage: Any) -> None:", "build = 1\ndef _build(stage: Any) -> None:", "build"),
    "a partial one of another type": ("queries", "any_id: UUID", "any_id: str", "find"),
    "no list of commands": ("tasks", "COMMANDS: list[Command] = []", "COMMANDS = [1]", "COMMANDS"),
    "no commands": ("tasks", "COMMANDS: list[Command] = []", "COMANDS: list[Command] = []", "COMMANDS"),
}


@pytest.mark.parametrize(("module", "old", "new", "name"), WRONG.values(), ids=WRONG)
def test_an_ill_typed_hook_is_named(room: Path, module: str, old: str, new: str, name: str) -> None:
    faults = written(room, **{module: (old, new)})
    assert [(one.file, one.message.split()[0]) for one in faults] == [(f"made_up_room/{module}.py", name)]


TAKES = """
from cunju.kernel.inputs import Input

def asks() -> list[Input]:
    return [Input("topic", "什么", lambda *told: told[-1])]
"""


def test_what_a_room_takes_from_residents_is_one_of_the_kinds_and_one_rooms(room: Path) -> None:
    (room / "public.py").write_text(TAKES, encoding="utf-8")
    assert offering.faults("made_up_room") == [] == offering.of_inputs(["made_up_room"])
    (fault,) = offering.of_inputs(["made_up_room", "made_up_room"])
    assert (fault.file, fault.message) == ("made_up_room/public.py", "asks 收的“topic”，made_up_room已经收了")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("def asks", "def ask", "ask 没有谁会调用"), ("-> list[Input]", "-> list[str]", "asks 和约定不一样"),
        ("asks()", "asks(unit: str)", "asks 和约定不一样"),
    ],
)  # fmt: skip
def test_what_a_room_takes_is_checked_as_any_hook(room: Path, old: str, new: str, said: str) -> None:
    (room / "public.py").write_text(TAKES.replace(old, new), encoding="utf-8")
    (fault,) = offering.faults("made_up_room")
    assert fault.message.startswith(said)


def test_an_input_nobody_knows_is_named_with_those_there_are(room: Path) -> None:
    (room / "public.py").write_text(TAKES.replace('"topic"', '"topics"'), encoding="utf-8")
    (fault,) = offering.of_inputs(["made_up_room"])
    assert "topics" in fault.message and "topic" in fault.known


def test_hands_is_checked_as_any_hook(room: Path) -> None:
    text = "from uuid import UUID\n\ndef hands(fact_id: UUID) -> dict[str, str]:\n    return {}\n"
    (room / "queries.py").write_text(text, encoding="utf-8")
    assert offering.faults("made_up_room") == []
    (room / "queries.py").write_text(text.replace("dict[str, str]", "str"), encoding="utf-8")
    sys.modules.pop("made_up_room.queries")
    assert [one.message.split()[0] for one in offering.faults("made_up_room")] == ["hands"]


def test_each_hook_of_the_page_is_asked_for_by_someone() -> None:
    """A hook that is declared and never asked for would promise a room something."""
    asked = set()
    for file in SOURCE.rglob("*.py"):
        if not {"tests", "migrations"} & set(file.parts):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
                    asked.add((node.value.attr, node.attr))
    hooks = {(one.__name__, name) for one in offers.OF_A_ROOM for name in offering.hooks(one)}
    assert hooks <= asked
