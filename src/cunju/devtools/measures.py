"""The command measures: ``docs/measures.md``, each measure and sentence of the notice with its kinds, duties, papers and pages."""

import argparse
import ast
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import django
import yaml
from django.conf import settings
from django.urls import get_resolver

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.config.environment import ROOT
from cunju.kernel.commands import DONE, Command, Out, no_arguments
from cunju.ledger import vocabulary
from cunju.reports.chapters import workbook

FILE = ROOT / "docs" / "measures.md"
DATA = Path(__file__).parent / "data" / "measures.yaml"
NOTICE = Path(catalogue.__file__).parent / "data" / "notice" / "yubei-2023-24.txt"
BODY = ("按照区委", "附件：1")
OWES = {"unit": "village or community", "supervisory": "supervisory committee", "town": "town", "district": "district"}
HEAD = """# Measures

What the notice asks, measure by measure and sentence by sentence, and where each is recorded, from the catalogue and the rooms that are
installed (`bin/cunju measures` writes this file; a test keeps it true). A duty that is *judged* is weighed by a person: the kinds it names
are the records that stand beside the judgement. A page in brackets is the address for one village or town.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One measure or one sentence of the body: its words, its duties, what is said of it beside them."""

    title: str
    text: str
    duties: tuple[Duty, ...]
    says: str = ""
    waits: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record its duties open, ask for or weigh, each once."""
        named = (kind for one in self.duties for kind in (one.window.after, one.window.state, *one.facts) if kind)
        return tuple(dict.fromkeys(named))

    @property
    def pages(self) -> dict[str, str]:
        """Its kinds that a page records here, each with the address."""
        return {kind: page for kind in self.kinds if (page := page_of(kind))}


@cache
def data() -> Mapping[str, Any]:
    """What a person wrote of the notice, beside the catalogue."""
    found: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return found


def measures() -> list[Asked]:
    """Every measure of the notice, in order."""
    notes, awaits = data()["notes"], data()["awaits"]
    return [
        Asked(f"{one.no}. {one.title}", one.text, _duties(one.no), notes.get(one.no, ""), awaits.get(one.no, ""))
        for one in catalogue.notice().measures
    ]


def body() -> list[Asked]:
    """Every sentence of the notice's body, in order; ValueError where the data does not follow it."""
    by_id = {one.id: one for one in catalogue.load().duties}
    told, sentences = data()["body"], list(spoken())
    if len(told) != len(sentences):
        raise ValueError(f"the body has {len(sentences)} sentences, the data {len(told)}")
    found = []
    for one, sentence in zip(told, sentences, strict=True):
        if not sentence.startswith(one["begins"]):
            raise ValueError(f"the data says {one['begins']}, the body {sentence[:12]}")
        duties = tuple(by_id[name] for name in one.get("duties", ()))
        found.append(Asked(sentence.partition("，")[0].rstrip("。"), sentence, duties, one.get("says", "")))
    return found


def spoken() -> Iterator[str]:
    """The sentences of the body, each to its full stop."""
    text = NOTICE.read_text(encoding="utf-8")
    text = "".join(text[text.index(BODY[0]) : text.index(BODY[1])].split())
    yield from (f"{one}。" for one in text.split("。") if one)


def _duties(measure: int) -> tuple[Duty, ...]:
    mine = (one for one in catalogue.load().duties if one.measure == measure)
    return tuple(sorted(mine, key=lambda one: (one.authority != "notice", one.id)))


def page_of(kind: str) -> str:
    """The address of the page on which a kind is recorded; empty where no installed room has one."""
    declared = vocabulary.declared.get(kind)
    room, _, name = (declared.record_url or declared.town_url or "" if declared else "").partition(":")
    if not name or room not in get_resolver().namespace_dict:
        return ""
    found = get_resolver().namespace_dict[room][1].reverse_dict.getlist(name)
    return "/" + found[0][0][0][0].replace("%(code)s", "CODE") if found else ""


def drawn() -> str:
    """The whole file as it should be."""
    lines = [HEAD, "## The measures", ""]
    for one in measures():
        lines += _told(one)
    lines += ["## The body of the notice", ""]
    for one in body():
        lines += _told(one)
    return "\n".join(lines).rstrip() + "\n"


def _told(one: Asked) -> list[str]:
    lines = [f"### {one.title}", "", f"> {one.text}", ""]
    if one.says:
        lines += [one.says, ""]
    if one.waits and not one.pages:
        lines += [f"Nothing is recorded of it yet: it waits for the room `{one.waits}`.", ""]
    lines += [f"* Duty `{duty.id}` {duty.label} ({OWES[duty.owed_by]}{_how(duty)})" for duty in one.duties]
    lines += [f"* Kind `{kind}` {vocabulary.kind(kind).label}{_page(one, kind)}" for kind in one.kinds]
    lines += [f"* Paper {paper}" for paper in _papers(one.kinds)]
    return [*lines, ""] if lines[-1] else lines


def _how(duty: Duty) -> str:
    judged = ", judged" if duty.judgement == "person" else ""
    return judged if duty.binding else f"{judged}, not binding until adopted"


def _page(one: Asked, kind: str) -> str:
    return f" (`{one.pages[kind]}`)" if kind in one.pages else ": no page"


def _papers(kinds: Sequence[str]) -> Iterable[str]:
    """Chapters of the workbooks that list such records, and what their rooms print."""
    chapters = [one for kind in ("village", "community") for one in workbook(kind).chapters]
    listed = [one.title for one in chapters if set(one.kinds) & set(kinds)]
    yield from (f"workbook, {title}" for title in dict.fromkeys(listed))
    for room in dict.fromkeys(kind.partition(".")[0] for kind in kinds):
        if f"cunju.activities.{room}" in settings.ROOMS and (told := _printed(room)):
            yield f"`{room}`: {told}"


def _printed(room: str) -> str:
    """What a room says of its papers."""
    place = f"cunju.activities.{room}.papers"
    found = find_spec(place)
    if found is None or found.origin is None:
        return ""
    text = ast.get_docstring(ast.parse(Path(found.origin).read_text(encoding="utf-8"))) or ""
    return text.splitlines()[0]


def _write(given: argparse.Namespace, out: Out) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cunju.config.settings")
    django.setup()
    FILE.write_text(drawn(), encoding="utf-8")
    out.say(f"已写好 {FILE.relative_to(ROOT)}。")
    return DONE


COMMANDS = [Command("measures", "写出每项措施记在哪里（docs/measures.md）", no_arguments, _write, needs_database=False)]
