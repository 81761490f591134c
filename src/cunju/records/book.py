"""What a room differs in, as one plain value: its table, its steps, whose hand writes what, its own words and pages."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cunju import catalogue
from cunju.kernel.kinds import Field
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org.models import Account, Unit
from cunju.records.models import Entry
from cunju.records.steps import Step, Steps, Wait

# The shelf's own pages of a room's chains.
OWN = frozenset({"detail", "edit", "void", "confirm", "waiting"})


@dataclass(frozen=True)
class Told:
    """What is written: day, words, whose they are, the choices; ``rests`` are facts of other rooms."""

    on: date
    text: str = ""
    who: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    rests: Sequence[Any] = ()
    reason: str = ""
    seen: Any = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits, with the line it waits on."""

    wait: Wait
    entry: Entry


def _as_told(told: Told, step: Step, parent: Entry | None) -> dict[str, Any]:
    return step.filled(told.said, parent)


def _nothing(*args: Any) -> Any:
    return {}


def _none(*args: Any, **named: Any) -> Sequence[Any]:
    return ()


def _anybody(*args: Any) -> bool:
    return True


def _own_words(entry: Entry, account: Account) -> str:
    return entry.text


@dataclass(frozen=True)
class Book:
    """A room's records as the shelf reads them.

    ``entries``: the room's table, a model made of ``models.Entry``.
    What is written: ``said``: the choices of a line, where the table does not say all of it; ``fresh`` refuses what is recorded in
    another room; ``findings``: how a line was made; ``kept``: what else is kept of its words once its row is there.
    Whose hand: ``hands``: the roles that write, by the owner a step names; ``owners``: those owners in words; ``owed``: whose
    waiting steps a role is shown as its own; ``may``: what else must hold for an account to write a step on a line; ``own``:
    whether a line is the supervisory committee's, so that others write it by proxy.
    Pages: ``home``: the url name of the first page; ``waiting(unit, owners=)``: what waits; ``offered``: choices open to an account;
    ``page``: what stands beside a step's form; ``begin``: what it begins with beyond ``Ask.start``; ``after``: what a written line
    leaves open; ``more``: other ways on from a chain; ``noted``: what a chain says of a line beyond its choices; ``look``: how a list
    shows a line that stands otherwise, look and word; ``brief``: what a list of what waits says of a line to an account; ``name``,
    ``code``: what the book is called, what a printed chain's number begins with; ``templates``: pages the room sets differently;
    ``part``: what the shelf's own pages are called by, where the room has pages of these names already (``floor_detail``).
    """

    room: str
    entries: Any
    steps: Steps
    hands: Mapping[str, frozenset[str]]
    home: str
    waiting: Callable[..., Sequence[Waiting]] = _none
    owners: Mapping[str, str] = field(default_factory=dict)
    owed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: Callable[[Told, Step, Entry | None], dict[str, Any]] = _as_told
    fresh: Callable[[Told, Step], Any] = _none
    findings: Callable[[Unit, Step, date, Mapping[str, Any]], Sequence[ledger.Finding]] = _none
    may: Callable[[Account, str, Entry | None], bool] = _anybody
    own: Callable[[Step, Mapping[str, Any]], bool] = lambda step, said: step.owner == "supervisory"
    offered: Callable[[Account, str], Mapping[str, Sequence[str]]] = _nothing
    page: Callable[[HttpRequest, Unit, Step, Entry | None], dict[str, Any]] = _nothing
    begin: Callable[[Unit, Step, Entry | None], dict[str, Any]] = _nothing
    after: Callable[[Unit, Entry], Sequence[str]] = _none
    more: Callable[[HttpRequest, Unit, Entry, Sequence[Wait]], Sequence[tuple[str, str]]] = _none
    noted: Callable[[Entry], Sequence[tuple[str, str]]] = _none
    look: Callable[[Entry], Sequence[str]] = _none
    brief: Callable[[Entry, Account], str] = _own_words
    kinds: tuple[str, ...] = ("village", "community")
    kept: Callable[[Any], Any] = _none
    name: str = ""
    code: str = "JL"
    templates: frozenset[str] = frozenset()
    part: str = ""

    def step(self, entry: Entry) -> Step:
        """The step of a line."""
        return self.steps[entry.step]

    def fields(self, step: Step) -> dict[str, Field]:
        """The fields of a step's kind, by name."""
        return {one.name: one for one in catalogue.kinds()[f"{self.room}.{step.kind}"].fields}

    def choices(self, step: str, field: str) -> list[tuple[str, str]]:
        """Values and words of one choice of a step."""
        found = self.fields(self.steps[step])[field]
        return [(value, found.word(value)) for value in found.values or ()]

    def word(self, step: str, field: str, value: Any) -> str:
        """The word of one value."""
        return self.fields(self.steps[step])[field].word(value)

    def words(self, entry: Entry) -> list[tuple[str, str]]:
        """Label and word of everything a line says by choice, in the order it was said; what the step implies is left out."""
        step = self.step(entry)
        fields = self.fields(step)
        return [
            (fields[name].label, fields[name].said(value))
            for name, value in entry.said.items()
            if name in fields and name not in step.hidden and value is not None
        ]

    def fact(self, step: Step, said: Mapping[str, Any]) -> Plain:
        """The fact a line makes."""
        return Plain(f"{self.room}.{step.kind}", said)

    def own_fact(self, word: str, step: str) -> Plain:
        """The fact of writing for another (``entered_for``) or of saying it is so (``confirmed``)."""
        return Plain(f"{self.room}.{word}", {"step": step})

    def template(self, name: str) -> str:
        """The room's own page of that name, else the shelf's."""
        return f"{self.room if name in self.templates else 'records'}/{name}.html"

    def url(self, page: str, *args: Any) -> str:
        """The address of a page of the room."""
        return reverse(f"{self.room}:{self.named(page)}", args=args)

    def named(self, page: str) -> str:
        """The url name of a page; one of the shelf's own bears the part's name."""
        return f"{self.part}{page}" if page in OWN else page

    def next_url(self, step: str, entry: Entry) -> str:
        """The page that writes a step on a line."""
        return f"{self.url(step, entry.unit_code)}?after={entry.pk}"


def _page(room: str, step: Step, waiting: str) -> str:
    if step.page is None:
        return ""
    return f"{room}:{step.page or step.name}" if step.begins or step.page else waiting


# Writing for another from the signed page, and saying that it is so.
PROXY = {"entered_for": "代录：{step}", "confirmed": "代录确认：{step}"}


def declare(room: str, steps: Steps, *, detail: str, waiting: str, edit: str = "", proxied: bool = True) -> None:
    """Declare the kinds a room's steps make: titles and pages are those of the table, labels and fields the vocabulary's.

    ``waiting``: the url name of the page from which a step that follows another is taken; ``edit``: of the page that corrects a line,
    where that is one. ``proxied``: others write for an owner.
    """
    found = {one.kind: (one.title, _page(room, one, waiting)) for one in steps.values()}
    if proxied:
        found |= {"entered_for": (PROXY["entered_for"], ""), "confirmed": (PROXY["confirmed"], waiting)}
    only = {one.kind: one.only for one in steps.values()}
    for kind, (title, page) in found.items():
        ledger.declare(f"{room}.{kind}", title=title, record_url=page or None, detail_url=detail, correct_url=edit or None, only=only.get(kind, ""))


def as_id(text: str) -> uuid.UUID | None:
    """An id as an address carries it; None where it is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
