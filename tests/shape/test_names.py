"""Names that say something, and no name of one machine or one registry."""

import ast
import re

from tests.shape import source

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
# The one name Django asks for: the module of a database engine.
DJANGOS = "src/cunju/config/sqlite/base.py"
# Written in pieces, so that this file does not hold what it forbids.
HOSTS = [
    "py" + "pi.org",
    "python" + "hosted",
    "npm" + "js.",
    "registry." + "npm",
    "mirrors." + "aliyun",
    "tuna.tsing" + "hua",
]
PATHS = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", ".lib" + "rary/"]
BINARY = {".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".woff2", ".ico", ".gz"}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [source.name(one) for one in source.python() if {one.stem, *one.parent.parts} & VAGUE] == [DJANGOS]


def test_no_machine_and_no_registry_is_named() -> None:
    found = []
    for file in source.files():
        if file.suffix not in BINARY:
            text = file.read_text(encoding="utf-8", errors="replace")
            found += [(source.name(file), word) for word in HOSTS + PATHS if word in text]
    assert found == []


def test_each_package_says_in_one_sentence_what_it_is() -> None:
    wrong = []
    for file in source.python(source.PACKAGE):
        if file.name == "__init__.py" and not {"tests", "management"} & set(file.parts):
            said = ast.get_docstring(source.tree(file)) or ""
            if not re.fullmatch(r"[^\n]+\.", said.split("\n\n")[0].replace("\n", " ")):
                wrong.append(source.name(file))
    assert wrong == []


def test_no_module_makes_its_names_up_when_asked() -> None:
    """A module's ``__getattr__`` hides from readers, types and import-linter where a name comes from."""
    lazy = [one for one in source.python() if any(getattr(node, "name", "") == "__getattr__" for node in source.tree(one).body)]
    assert [source.name(one) for one in lazy] == []


def test_each_module_begins_with_a_docstring() -> None:
    bare = [one for one in source.python() if one.stat().st_size and not ast.get_docstring(source.tree(one))]
    assert [source.name(one) for one in bare] == []
