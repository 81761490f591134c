"""The columns of a list as they are shown: heading, examples, what each stands for; a person may say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cunju.activities.bodies.rules.cells import flat
from cunju.activities.bodies.rules.lists import heads
from cunju.activities.bodies.rules.lists.asking import HEADING, Talk, key_of
from cunju.activities.bodies.rules.lists.heads import Column, Head
from cunju.tables.book import Sheet, letters

UNUSED = "-"
CHOICES = ((UNUSED, "不用"), *((one, one) for one in heads.FIELDS))
EXAMPLES, LONGEST = 3, 12


@dataclass(frozen=True, slots=True)
class Mapped:
    """A heading and what it stands for; ``key`` names its question, ``known`` says whether a person has seen it before."""

    key: str
    name: str
    field: str
    known: bool
    sheet: str


def mapped(sheet: Sheet, rows: Sequence[Sequence[Any]], head: Head, talk: Talk) -> list[Mapped]:
    """The columns of a head that has not been shown yet, each asked about with what is taken for it."""
    found = []
    for one in head.columns:
        key = key_of("col", one.name)
        if one.field == heads.IDENTITY:
            talk.note(f"“{one.name}”一列没有读，也不保存；名册里不登记身份证号。")
            continue
        if key in talk.questions and one.segment > 0:
            continue
        text = f"{letters(one.at + 1)}列“{one.name}”"
        answer = talk.ask(HEADING, key, text, CHOICES, offered=one.field or UNUSED, hint=_examples(rows, head, one))
        field = "" if answer == UNUSED else answer
        found.append(Mapped(key, one.name, field, one.name in talk.heads or key in talk.answers, sheet.name))
    if heads.NAME not in {one.field for one in found}:
        talk.ask(HEADING, key_of("name", sheet.name), f"“{sheet.name}”的姓名在哪一列：请在上面把那一列选成“姓名”")
    return found


def _examples(rows: Sequence[Sequence[Any]], head: Head, column: Column) -> str:
    """The first few things that stand below a heading, for whoever has to say what it is."""
    below = (flat(row[column.at]) for row in rows[head.bottom + 1 :])
    said = list(dict.fromkeys(one for one in below if one))[:EXAMPLES]
    return "、".join(one[:LONGEST] for one in said)
