"""The kinds the ledger accepts, and the dataclasses rooms declare for them."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from cunju.kernel.kinds import Field, Kind
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import of_kind

T = TypeVar("T", bound=type)
_kinds: dict[str, Kind] = {}
_namers: dict[str, Callable[[str], str]] = {}
_findings: dict[str, Mapping[str, str]] = {}
# A finding of a room that is not here, or of a file that was loaded: its clause says the rest.
UNNAMED = "有一项待核实"


class UnknownKind(Refusal):
    """A kind that is not in the vocabulary (``catalogue/data/kinds.yaml``)."""


class DoesNotFit(Refusal):
    """Attributes that do not fit their kind."""


@dataclasses.dataclass(frozen=True, slots=True)
class Declared:
    """A room's own declaration of a kind it makes."""

    kind: str
    title: str
    record_url: str | None
    detail_url: str | None
    dataclass: type
    town_url: str | None = None
    correct_url: str | None = None
    instead: tuple[str, str, str] | None = None
    only: str = ""


@dataclasses.dataclass(frozen=True)
class Plain:
    """A record of a kind by its plain parts, where a room needs no dataclass of its own; the vocabulary checks it."""

    KIND: str
    said: Mapping[str, Any]


declared: dict[str, Declared] = {}


def use(kinds: Iterable[Kind]) -> None:
    """Set the vocabulary; called once at start by ``duties``, which joins catalogue and ledger."""
    _kinds.clear()
    _kinds.update({one.kind: one for one in kinds})


def kind(name: str) -> Kind:
    """The kind of a name; UnknownKind where it is none."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"没有“{name}”这种记录，可用的种类见 cunju kinds。") from None


def all_kinds() -> list[Kind]:
    """Every kind of the vocabulary, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


def hollow_word(name: str, attributes: Mapping[str, object]) -> str:
    """The verdict by which a record decides nothing (``未达法定人数``); empty where it may, or the kind is not known."""
    return _kinds[name].hollow_word(attributes) if name in _kinds else ""


def hollow() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Kinds whose records may decide nothing: by which values of which fields."""
    return {one.kind: one.hollow for one in _kinds.values() if one.hollow}


def check(name: str, attributes: Mapping[str, object]) -> None:
    """DoesNotFit unless ``attributes`` fit the kind."""
    if faults := kind(name).faults(attributes):
        raise DoesNotFit("；".join(faults) + "。")


def check_counts(name: str, attributes: Mapping[str, object]) -> None:
    """DoesNotFit where a part is more than its whole: 2,700 of 39."""
    if faults := kind(name).beyond(attributes):
        raise DoesNotFit("；".join(faults) + "，请核对。")


def fact(
    name: str,
    *,
    title: str = "",
    record_url: str | None = None,
    detail_url: str | None = None,
    town_url: str | None = None,
    correct_url: str | None = None,
    instead: tuple[str, str, str] | None = None,
    only: str = "",
) -> Callable[[T], T]:
    """Declare a frozen dataclass of a room as the maker of a kind, whose label and choices stand in the vocabulary.

    ``title`` is a format over the attributes and their words (``{body}``), the label where it is empty; ``record_url`` names the page where one is
    recorded, called with the unit's code; ``detail_url`` the room's page of one record, called with the root fact's id;
    ``town_url`` a page on which a town records it for all its units at once, called with the town's code; ``correct_url`` the
    page that corrects one, with the boxes of the form that records one, called with the room's own id of it (``queries.find``);
    ``only``: the kind of place that records one, where it is no village or community (``town``);
    ``instead``: a field, one of its values, and the title of records that say so, where their numbers count something else.
    """

    def keep(cls: T) -> T:
        cls.KIND = name  # type: ignore[attr-defined]
        declared[name] = Declared(name, title, record_url, detail_url, cls, town_url, correct_url, instead, only)
        return cls

    return keep


def declare(
    name: str, *, title: str = "", record_url: str | None = None, detail_url: str | None = None, correct_url: str | None = None,
    only: str = "",
) -> None:
    """As ``fact``, of a kind a room makes from plain parts: its fields stand in the vocabulary alone."""
    declared[name] = Declared(name, title, record_url, detail_url, Plain, None, correct_url, None, only)


def attributes_of(one: Any) -> dict[str, Any]:
    """A declared fact's attributes, days as text, unset fields left out."""
    if isinstance(one, Plain):
        return {name: value for name, value in one.said.items() if value is not None}
    values = {field.name.rstrip("_"): getattr(one, field.name) for field in dataclasses.fields(one)}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
        if value is not None
    }


def title_of(name: str, attributes: Mapping[str, Any], unit_kind: str = "") -> str:
    """A fact's title: the room's template, or the label of its kind where the room is not installed.

    What a fact does not say is left out with its piece of the template; ``unit_kind`` says it as a village or community does.
    """
    known = kind(name)
    if name not in declared:
        return of_kind(known.label, unit_kind)
    words = {one.name: one.word(attributes.get(one.name)) for one in known.fields}
    field, value, title = declared[name].instead or ("", "", "")
    title = title if field and attributes.get(field) == value else declared[name].title
    pieces = re.split(r"([ ，])", title)
    kept = [at for at in range(0, len(pieces), 2) if all(words[one] for one in re.findall(r"{(\w+)}", pieces[at]))]
    title = "".join((pieces[at - 1] if at != kept[0] else "") + pieces[at].format(**words) for at in kept)
    return of_kind(title or known.label, unit_kind)


def said(name: str, attributes: Mapping[str, Any], unit_kind: str = "") -> list[tuple[str, str]]:
    """What a fact says, label by label, each value as people read it."""
    found = []
    for one in kind(name).fields:
        value = attributes.get(one.name)
        words = word(one, value) if one.name in _namers else one.said(value)
        if words:
            found.append((of_kind(one.label or one.name, unit_kind), of_kind(words, unit_kind)))
    return found


def word(field: Field, value: Any) -> str:
    """A value in words: by whoever has the name of what it is the id of, else by its field."""
    return _namers[field.name](str(value)) if field.name in _namers and value else field.word(value)


def name_by(field: str, namer: Callable[[str], str]) -> None:
    """Values of a field are ids of something another package has the name of (a duty)."""
    _namers[field] = namer


def findings(room: str, words: Mapping[str, str]) -> None:
    """How a room says each of its findings, by code."""
    _findings[room] = words


def finding_word(name: str, code: str) -> str:
    """A finding of a kind of fact in words; never its code, which some rooms' records bear with the room before it."""
    room = name.partition(".")[0]
    return _findings.get(room, {}).get(code.removeprefix(f"{room}."), UNNAMED)


def installed_rooms() -> set[str]:
    """Labels of the packages that can make facts here: the installed apps."""
    from django.apps import apps

    return {config.label for config in apps.get_app_configs() if config.name.startswith("cunju.")}


def document() -> dict[str, Any]:
    """Schema ``cunju.kinds/1``: the whole vocabulary."""
    rooms = installed_rooms()
    return {"schema": "cunju.kinds/1", "kinds": [as_json(one, rooms) for one in all_kinds()]}


def as_json(one: Kind, rooms: set[str]) -> dict[str, Any]:
    """A kind as ``cunju kinds --json`` gives it."""
    return {
        "kind": one.kind,
        "label": one.label,
        "room": one.room,
        "installed": one.room in rooms,
        "fields": [
            {
                "name": field.name,
                "type": field.type,
                "required": field.required,
                "values": list(field.values) if field.values is not None else None,
                "personal": False,
            }
            for field in one.fields
        ],
    }
