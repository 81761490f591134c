"""Every kind of work is built alike: the same file names, one word for everything, writes in one place."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.shape import source

MODULES = {
    *("models", "rules", "facts", "book", "steps", "actions", "queries", "access", "forms", "views", "urls"),
    *("papers", "public", "demo", "tasks", "admin", "apps"),
}
FOLDERS = {"templates", "static", "data", "tests", "migrations"}
WRITES = re.compile(
    r"\.(create|bulk_create|update_or_create|get_or_create|bulk_update)\(|objects[^\n]*\.(update|delete)\("
)
READERS = ("queries", "access", "forms", "views", "papers", "public", "urls", "facts", "rules")

each_room = pytest.mark.parametrize("room", source.rooms(), ids=lambda one: one.name)


def modules(room: Path, stem: str) -> list[Path]:
    """``stem.py``, or the files of the package that took its place."""
    return [one for one in source.python(room) if one.relative_to(room).parts[0] in (f"{stem}.py", stem)]


@each_room
def test_a_room_uses_the_agreed_file_names_only(room: Path) -> None:
    parts = {one.relative_to(room).parts for one in source.files() if room in one.parents}
    tops = {part[0] for part in parts}
    assert tops - {f"{one}.py" for one in MODULES} - MODULES - FOLDERS - {"__init__.py"} == set()


@each_room
def test_one_word_names_everything(room: Path) -> None:
    config = next(one for one in apps.get_app_configs() if one.name == f"cunju.activities.{room.name}")
    assert config.label == room.name
    tables = [model._meta.db_table for model in config.get_models()]
    assert [one for one in tables if not one.startswith(f"{room.name}_")] == []
    for folder in ("templates", "static"):
        inside = {
            one.relative_to(room / folder).parts[0] for one in source.files() if room / folder in one.parents
        }
        assert inside <= {room.name}
    for urls in modules(room, "urls"):
        assert f'app_name = "{room.name}"' in urls.read_text(encoding="utf-8")


# What rules are given of the law: values that actions asked for. Words of choices are spelled in the vocabulary alone.
GIVEN = ("cunju.catalogue.Law", "cunju.catalogue.Clause", "cunju.catalogue.NOTHING", "cunju.catalogue.choices")

# A file that was opened, as plain values.
GIVEN += ("cunju.tables.book.Sheet", "cunju.tables.book.letters")
# The table of steps and the reading of texts, as pure as the kernel.
PURE = ("cunju.records.steps", *(f"cunju.records.texts.{one}" for one in ("clauses", "legality", "plain")))


@each_room
def test_rules_are_pure(room: Path) -> None:
    files = [*modules(room, "rules"), *modules(room, "steps")]
    names = [one for file in files for one in source.imported(file) if one not in GIVEN]
    own = tuple(f"cunju.activities.{room.name}.{one}" for one in ("rules", "steps"))
    ours = [one for one in names if one.startswith("cunju.") and not one.startswith(("cunju.kernel", *PURE, *own))]
    assert ours + [one for one in names if one.split(".")[0] in ("django", "time", "os")] == []


@each_room
def test_only_actions_write(room: Path) -> None:
    files = [file for stem in READERS for file in modules(room, stem)]
    assert [source.name(one) for one in files if WRITES.search(one.read_text(encoding="utf-8"))] == []


@each_room
def test_views_ask_queries(room: Path) -> None:
    files = [file for stem in ("views", "forms", "papers") for file in modules(room, stem)]
    assert [source.name(one) for one in files if ".objects" in one.read_text(encoding="utf-8")] == []


@each_room
def test_every_action_takes_the_lock_of_its_units(room: Path) -> None:
    for file in modules(room, "actions"):
        text = file.read_text(encoding="utf-8")
        # The lock is taken here, or by the shelf round the rows that are written for it.
        locked = "ledger.writing(" in text or "sittings.hold(" in text
        assert not WRITES.search(text) or locked or file.name == "__init__.py", (
            source.name(file)
        )


def _first(node: ast.AST, name: str) -> int:
    """The line on which something of that name is first called, or a line after all."""
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
    named = [one for one in calls if getattr(one.func, "attr", getattr(one.func, "id", "")) == name]
    return min((one.lineno for one in named), default=1_000_000)


@each_room
def test_uploads_are_read_before_anything_is_locked(room: Path) -> None:
    """Twenty photos take seconds; whoever reads them inside ``ledger.writing`` stops everybody's pages."""
    for file in modules(room, "actions"):
        for node in ast.walk(source.tree(file)):
            takes = isinstance(node, ast.FunctionDef) and any(
                one.arg == "uploads" for one in node.args.kwonlyargs
            )
            assert not takes or _first(node, "ready") < _first(node, "writing"), (
                f"{source.name(file)} {node.name}"
            )


def test_nothing_outside_the_rooms_names_one() -> None:
    found = []
    for file in source.python(source.PACKAGE):
        if source.ACTIVITIES in file.parents or file.name == "settings.py":
            continue
        text = file.read_text(encoding="utf-8")
        found += [
            (source.name(file), room.name) for room in source.rooms() if f"activities.{room.name}" in text
        ]
    assert found == []
