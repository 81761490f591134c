"""Each room declares exactly the kinds the vocabulary holds for it, field for field, and its types alone; none is personal."""

import ast
import dataclasses
import re
import string
import typing
import uuid

import pytest
from django.urls import reverse

from cunju import catalogue
from cunju.catalogue import questions, topics
from cunju.ledger import vocabulary
from cunju.ledger.vocabulary import Declared, Plain
from tests.shape import source

PERSONAL = re.compile(
    r"(^|_)(name|names|person|persons|phone|id_card|identity|address|opinion|minutes|text|remark|speech)(_|$)"
)

# Made from plain parts by a table of steps: the vocabulary alone knows their fields.
each_dataclass = pytest.mark.parametrize(
    "declared", [one for one in vocabulary.declared.values() if one.dataclass is not Plain], ids=lambda one: one.kind
)
each_kind = pytest.mark.parametrize("declared", vocabulary.declared.values(), ids=lambda one: one.kind)


def types_of(hint: object) -> set[str]:
    """Names of the types a dataclass field may hold, None aside."""
    parts = typing.get_args(hint) if typing.get_origin(hint) not in (list, tuple, None) else (hint,)
    plain = [typing.get_origin(one) or one for one in parts if one is not type(None)]
    return {{"tuple": "list", "Decimal": "money"}.get(one.__name__, one.__name__) for one in plain}


@each_dataclass
def test_the_dataclass_equals_the_vocabulary(declared: Declared) -> None:
    kind = catalogue.kinds()[declared.kind]
    hints = typing.get_type_hints(declared.dataclass)
    own = {one.name.rstrip("_"): one for one in dataclasses.fields(declared.dataclass)}
    assert set(own) == {one.name for one in kind.fields}
    for field in kind.fields:
        # A room may always fill what the vocabulary leaves open; never the reverse.
        assert not field.required or own[field.name].default is dataclasses.MISSING, field.name
        allowed = {field.type} | ({"str"} if field.type == "money" else set())
        assert types_of(hints[own[field.name].name]) <= allowed, field.name


@each_dataclass
def test_a_kind_is_made_where_its_name_says(declared: Declared) -> None:
    assert declared.dataclass.__module__.split(".")[-2:] == [declared.kind.split(".")[0], "facts"]
    assert dataclasses.fields(declared.dataclass) is not None
    assert declared.dataclass.__dataclass_params__.frozen


@each_kind
def test_the_title_names_fields_of_its_kind(declared: Declared) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(declared.title) if name}
    assert names <= {one.name for one in catalogue.kinds()[declared.kind].fields}


@each_kind
def test_the_pages_of_a_kind_are_there(declared: Declared) -> None:
    if declared.record_url:
        assert reverse(declared.record_url, args=["500112018202"])
    if declared.detail_url:
        assert reverse(declared.detail_url, args=[uuid.uuid4()])


# Kinds of rooms that stand already, whose pages come with "Law once, with dates" and the rooms after it (shared rooms.md §13).
AWAITED: set[str] = set()
# Kinds that stay in the vocabulary and that no page makes: another room's record says the same (shared rooms.md §9).
SAID_ELSEWHERE = {"guidance.consultation_led", "guidance.evaluated", "guidance.review_organised"}


def test_every_room_declares_all_its_kinds() -> None:
    rooms = {one.name for one in source.rooms()}
    expected = {name for name, kind in catalogue.kinds().items() if kind.room in rooms}
    assert expected - set(vocabulary.declared) == AWAITED | SAID_ELSEWHERE


NAMED = re.compile(r"([a-z_]+)\.[a-z_]+")


def section_keys(tree: ast.AST) -> set[str]:
    """Keys of sections of the public board, which look like kinds."""
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and getattr(one.func, "id", "") == "Section"]
    return {one.args[0].value for one in calls if one.args and isinstance(one.args[0], ast.Constant)}


def test_no_program_names_a_kind_that_is_not_there() -> None:
    """``ledger.offers(kinds=["assemblies.meeting_hold"])`` would offer nothing for ever, and say nothing."""
    known = {*catalogue.kinds(), *questions.load(), *topics.load()}
    rooms = {one.room for one in catalogue.kinds().values()}
    found = []
    for file in source.python(source.PACKAGE):
        if "tests" in file.parts:
            continue
        tree = source.tree(file)
        words = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        named = {one for one in words if (it := NAMED.fullmatch(one)) and it[1] in rooms}
        found += [(source.name(file), one) for one in sorted(named - known - section_keys(tree))]
    assert found == []


def test_no_field_of_a_fact_is_personal() -> None:
    """Counts, offices, codes, days and digests only (DESIGN §3); what a str may say is a choice or a code."""
    kinds = catalogue.kinds().values()
    fields = [(kind.kind, one.name) for kind in kinds for one in kind.fields if one.type != "int"]
    assert [one for one in fields if PERSONAL.search(one[1])] == []
