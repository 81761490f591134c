"""All a room may offer by name to those above it, on one page: each protocol is a module of the room, each method a hook.

A room lacks what it does not offer. ``asked`` is the one way to a hook; ``cunju check`` holds every room to this page
(``kernel.offering``), so that a hook that is misspelt or takes something else is found before it is missed.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from cunju.kernel.blocks import Paper
from cunju.kernel.commands import Command
from cunju.kernel.days import Span
from cunju.kernel.sections import Section, Shown
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

    def chapters(self, unit: Unit, between: Span) -> Mapping[str, Sequence[Paper]]:
        """Its pages of a unit's workbook, by the key of the chapter."""

    def files(self, unit: Unit, between: Span) -> Sequence[tuple[str, uuid.UUID]]:
        """Name and archive id of each file it keeps of a unit."""

    def tables(self, unit: Unit, between: Span) -> Sequence[Sheet]:
        """What it holds of a unit beside the records, for 导出."""


class Public(Protocol):
    """``public``: what a room shows without login."""

    def sections(self, unit: Unit, *, on: date) -> Sequence[Section]:
        """Its sections of a unit's board on a day."""

    def by_code(self, code: str, *, on: date) -> Shown | None:
        """What the short code on one of its papers stands for."""


class Queries(Protocol):
    """``queries``: what is asked of a room's rows from outside."""

    def find(self, any_id: uuid.UUID) -> Any | None:
        """Its row by the root fact's id (or the row's own), with ``pk``; without this hook every record counts as found."""

    def words(self, roots: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
        """Of its records, by their root facts, the words that tell one from another; what has none is left out."""

    def texts(self, digests: Sequence[str]) -> Mapping[str, str]:
        """Of the texts it keeps those of these digests (sha256, as facts hold them), letter for letter."""

    def naming(self, prefix: str, text: str) -> Sequence[uuid.UUID]:
        """Of its records below a code prefix, the root facts of those in whose own words a text stands."""

    def beside(self, account: Account, *, on: date) -> Sequence[tuple[str, str]]:
        """Words and address of lines on today's page that are no duty and never late."""


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


OF_A_ROOM: tuple[type, ...] = (Papers, Public, Queries, Demo, Tasks, Checks)


def module(protocol: type) -> str:
    """The module a protocol of this page speaks of."""
    return protocol.__name__.lower()


def asked(package: str, hook: Callable[Concatenate[Any, P], R]) -> Callable[P, R] | None:
    """What a package offers for a hook of this page (``asked(room, offers.Papers.tables)``); None where it lacks it."""
    protocol, name = hook.__qualname__.split(".")
    place = f"{package}.{protocol.lower()}"
    found: Callable[P, R] | None = getattr(import_module(place), name, None) if find_spec(place) else None
    return found


def commands(package: str, place: str) -> Sequence[Command]:
    """The commands of a package: a room's ``tasks``, another's ``commands``."""
    place = f"{package}.{place}"
    found: Sequence[Command] = import_module(place).COMMANDS if find_spec(place) else ()
    return found
