"""All a room may offer by name to those above it, on one page: each protocol is a module of the room, each method a hook.

A room lacks what it does not offer. ``asked`` is the one way to a hook; ``cunju check`` holds every room to this page
(``kernel.offering``), so that a hook that is misspelt or takes something else is found before it is missed.
"""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from cunju.kernel.blocks import Paper
from cunju.kernel.brought import Line
from cunju.kernel.commands import Command
from cunju.kernel.dated import Dated
from cunju.kernel.days import Span
from cunju.kernel.inputs import Input
from cunju.kernel.parcels import Parcel
from cunju.kernel.published import Published
from cunju.kernel.returned import Returned
from cunju.kernel.sections import Section, Shown, Trail
from cunju.kernel.sheets import Sheet

P = ParamSpec("P")
R = TypeVar("R")


class Unit(Protocol):
    """A village, community, town or district (``org.models.Unit``, which the kernel does not know)."""

    code: Any
    kind: Any
    name: Any


class Account(Protocol):
    """Who asks (``org.models.Account``)."""

    username: Any
    role: Any


class Request(Protocol):
    """What was asked of the server (Django's)."""

    def build_absolute_uri(self, location: Any = None) -> Any:
        """The whole address of a page."""


class Stage(Protocol):
    """What a room's demonstration is made with (``config.demonstration.Stage``)."""

    units: Any
    towns: Any
    dice: Any
    today: Any


class Papers(Protocol):
    """``papers``: what a room prints and hands over."""

    def opened(self, request: Request, name: str) -> Paper:
        """The paper of a name, through the room's own access; Http404 where there is none."""

    def plain(self, request: Request, name: str) -> str:
        """The text of a paper for a work group, masked as the public board is; Http404 for one that is not for everybody."""

    def chapters(self, unit: Unit, between: Span) -> Mapping[str, Sequence[Paper]]:
        """Its pages of a unit's workbook, by the key of the chapter."""

    def yearbook(self, unit: Unit, between: Span, *, on: date) -> tuple[str, Sequence[Paper]]:
        """A book of its own the notice asks for, beside the unit's workbook: what it is called, its pages of the year as of a day."""

    def files(self, unit: Unit, between: Span) -> Sequence[tuple[str, uuid.UUID]]:
        """Name and archive id of each file it keeps of a unit."""

    def parcels(self, prefix: str, *, on: date) -> Sequence[Parcel]:
        """Of its things that hang below a code prefix on a day, those that 智慧社区云平台 does not show yet, as packages."""

    def tables(self, unit: Unit, between: Span) -> Sequence[Sheet]:
        """What it holds of a unit beside the records, for 导出."""


class Public(Protocol):
    """``public``: what a room shows without login."""

    def sections(self, unit: Unit, *, on: date) -> Sequence[Section]:
        """Its sections of a unit's board on a day."""

    def trails(self, unit: Unit, *, on: date) -> Sequence[Trail]:
        """Decisions it showed everybody by a day, newest first, each with what became of it by then."""

    def published(self, unit: Unit, *, on: date) -> Sequence[Published]:
        """All it ever showed everybody by a day, what was taken down too; no name, nothing personal, a few queries whatever its number."""

    def by_code(self, code: str, *, on: date) -> Shown | None:
        """What the short code on one of its papers stands for."""

    def asks(self) -> Sequence[Input]:
        """Of what residents send in, what it takes: the questions of the form, and the action that accepts it."""


class Queries(Protocol):
    """``queries``: what is asked of a room's rows from outside."""

    def find(self, any_id: uuid.UUID) -> Any | None:
        """Its row by the root fact's id (or the row's own), with ``pk``; without this hook every record counts as found."""

    def words(self, roots: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
        """Of its records, by their root facts, the words that tell one from another; what has none is left out."""

    def unread(self, office: str, roots: Sequence[uuid.UUID]) -> Collection[uuid.UUID]:
        """Of its records, by their root facts, those whose words the office of a code does not read; without this hook there are none."""

    def texts(self, digests: Sequence[str]) -> Mapping[str, str]:
        """Of the texts it keeps those of these digests (sha256, as facts hold them), letter for letter."""

    def hands(self, fact_id: uuid.UUID) -> Mapping[str, str]:
        """What of a record (by its root fact) another room's form takes over when its card is chosen, by name (``text``, ``place``)."""

    def naming(self, prefix: str, text: str) -> Sequence[uuid.UUID]:
        """Of its records below a code prefix, the root facts of those in whose own words a text stands."""

    def dates(self, unit: Unit, *, since: date) -> Sequence[Dated]:
        """What is arranged in a unit from a day on, as its calendar and the public one show it."""

    def to_do(self, unit_code: str, *, since: date) -> Sequence[Line]:
        """Things to do that its records of a unit brought back since a day, oldest first; another room may take them up."""

    def figures(self, kinds: Sequence[str], codes: Sequence[str], *, on: date) -> Sequence[tuple[str, str]]:
        """What its records of some kinds come to in some units, in the year of a day up to it: label and value, beside what a person judges."""

    def beside(self, account: Account, *, on: date) -> Sequence[tuple[str, str]]:
        """Words and address of lines on today's page that are no duty and never late."""

    def sent_form(self, town: Unit, text: str, *, today: date) -> Mapping[str, Any] | None:
        """A town's quarterly form of the report day written so, as the command has it, once the town sent it; None before."""

    def returned(self, account: Account, *, on: date) -> Sequence[Returned]:
        """What was returned to an account's office and waits there to be mended, with the words it came back with."""


class Actions(Protocol):
    """``actions``: every write of a room; of these the one that takes back what was just saved."""

    def fills(self) -> Sequence[Any]:
        """Its lists of work done before (``records.backentry.Filling``), through which a table of others comes in too."""

    def undoes(self, facts: Sequence[Any]) -> bool:
        """Whether all that one form recorded (``ledger.models.Fact``, in order) can be taken back together."""

    def undo(self, root: uuid.UUID, *, by: str, now: datetime) -> None:
        """Take back one record by its root fact: retracted, its row as if it had not been saved; the trace stays."""


class Demo(Protocol):
    """``demo``: records for the demonstration, made by the room's own actions."""

    def build(self, stage: Stage) -> None:
        """Its records, while all units are held."""

    def last(self, stage: Stage) -> None:
        """What reads the records of all rooms, when they are there and folded."""

    def act(self, stage: Stage, unit: Unit) -> None:
        """One everyday record, for measuring."""


class Tasks(Protocol):
    """``tasks``: commands of the command line."""

    COMMANDS: Sequence[Command]


class Checks(Protocol):
    """``checks``: what ``cunju check`` finds in data of the package's own; what stands above or below the rooms offers it."""

    def problems(self) -> Sequence[Any]:
        """``catalogue.reading.Problem`` of each place that is wrong."""


OF_A_ROOM: tuple[type, ...] = (Papers, Public, Queries, Actions, Demo, Tasks, Checks)


def module(protocol: type) -> str:
    """The module a protocol of this page speaks of."""
    return protocol.__name__.lower()


def asked(package: str, hook: Callable[Concatenate[Any, P], R]) -> Callable[P, R] | None:
    """What a package offers for a hook of this page (``asked(room, offers.Papers.tables)``); None where it lacks it."""
    protocol, name = hook.__qualname__.split(".")
    place = f"{package}.{protocol.lower()}"
    found: Callable[P, R] | None = getattr(import_module(place), name, None) if find_spec(place) else None
    return found if callable(found) else None  # a module of the same name inside a package is no hook
