"""Words of the choices, as the vocabulary of kinds has them."""

from functools import cache
from typing import Any

from cunju import catalogue
from cunju.kernel.kinds import Field

KINDS = {
    "opinion": "opinion_collected",
    "settled": "opinion_settled",
    "suggestion": "suggestion_made",
    "answer": "suggestion_answered",
    "check": "suggestion_checked",
    "feedback": "fed_back",
    "question": "question_asked",
    "reply": "question_answered",
    "referral": "question_referred",
    "ruling": "referral_answered",
    "meeting": "meeting_held",
    "act": "act_recorded",
    "system": "system_adopted",
    "report": "report_heard",
}


@cache
def _fields(step: str) -> dict[str, Field]:
    return {one.name: one for one in catalogue.kinds()[f"supervision.{KINDS[step]}"].fields}


def choices(step: str, field: str) -> list[tuple[str, str]]:
    """Values and words of one choice of a step."""
    found = _fields(step)[field]
    return [(value, found.word(value)) for value in found.values or ()]


def word(step: str, field: str, value: Any) -> str:
    """The word of one value."""
    return _fields(step)[field].word(value)


def step_of(kind: str) -> str:
    """The step whose line makes a kind of fact; empty for another kind."""
    return next((step for step, name in KINDS.items() if kind == f"supervision.{name}"), "")


def said_words(step: str, said: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and word of everything a line says by choice; what follows from the step itself is left out."""
    fields = _fields(step)
    hidden = {"basis"} if step in ("reply", "referral", "ruling") else set()
    hidden |= {"right"} if step in ("suggestion", "question") else set()
    return [
        (fields[name].label, _plain(fields[name], value))
        for name, value in said.items()
        if name in fields and name not in hidden and value is not None
    ]


def _plain(field: Field, value: Any) -> str:
    return field.said(value)
