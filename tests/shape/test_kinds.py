"""Each room declares exactly the kinds the vocabulary holds for it, field for field; none is personal."""

import dataclasses
import re
import string
import typing
import uuid

import pytest
from django.urls import reverse

from cunju import catalogue
from cunju.ledger import vocabulary
from cunju.ledger.vocabulary import Declared
from tests.shape import source

PERSONAL = re.compile(
    r"(^|_)(name|names|person|persons|phone|id_card|identity|address|opinion|minutes|text|remark|speech)(_|$)"
)

each_kind = pytest.mark.parametrize("declared", vocabulary.declared.values(), ids=lambda one: one.kind)


def types_of(hint: object) -> set[str]:
    """Names of the types a dataclass field may hold, None aside."""
    parts = typing.get_args(hint) if typing.get_origin(hint) not in (list, tuple, None) else (hint,)
    plain = [typing.get_origin(one) or one for one in parts if one is not type(None)]
    return {{"tuple": "list", "Decimal": "money"}.get(one.__name__, one.__name__) for one in plain}


@each_kind
def test_the_dataclass_equals_the_vocabulary(declared: Declared) -> None:
    kind = catalogue.kinds()[declared.kind]
    assert declared.label == kind.label
    hints = typing.get_type_hints(declared.dataclass)
    own = {one.name.rstrip("_"): one for one in dataclasses.fields(declared.dataclass)}
    assert set(own) == {one.name for one in kind.fields}
    for field in kind.fields:
        # A room may always fill what the vocabulary leaves open; never the reverse.
        assert not field.required or own[field.name].default is dataclasses.MISSING, field.name
        allowed = {field.type} | ({"str"} if field.type == "money" else set())
        assert types_of(hints[own[field.name].name]) <= allowed, field.name


@each_kind
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
AWAITED = {
    "assemblies.called_for",
    "assemblies.report_heard",
    "bodies.audit_published",
    "bodies.handed_over",
    "disclosure.group_published",
}


def test_every_room_declares_all_its_kinds() -> None:
    rooms = {one.name for one in source.rooms()}
    expected = {name for name, kind in catalogue.kinds().items() if kind.room in rooms}
    assert expected - set(vocabulary.declared) == AWAITED


def test_no_field_of_a_fact_is_personal() -> None:
    """Counts, offices, codes, days and digests only (DESIGN §3); what a str may say is a choice or a code."""
    kinds = catalogue.kinds().values()
    fields = [(kind.kind, one.name) for kind in kinds for one in kind.fields if one.type != "int"]
    assert [one for one in fields if PERSONAL.search(one[1])] == []
