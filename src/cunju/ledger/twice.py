"""A form sent twice with two texts, box by box: what it is called, what is recorded, what was just typed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cunju.ledger.models import Sent
from cunju.ledger.sending import BUTTONS, Sending, texts

UNNAMED, NOTHING = "填写的内容", "（没有填）"
# What a page keeps for itself: ids and codes say nothing to a person.
CODE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z_]+")


@dataclass(frozen=True)
class Row:
    """One box: ``values`` is what was typed; ``open`` where it is text that may be changed on the spot."""

    name: str
    label: str
    before: str
    after: str
    values: tuple[str, ...]
    differs: bool
    open: bool


def differing(stored: Sent, now: Sending) -> list[Row]:
    """Every box of the form as it was just sent, those that differ said in words."""
    before, after = texts(stored.said), now.said
    names = dict.fromkeys((*after, *before))
    return [_row(name, before.get(name, []), after.get(name, []), stored.labels.get(name)) for name in names]


def _row(name: str, before: Sequence[str], after: Sequence[str], told: Any) -> Row:
    label, choices = told or (UNNAMED, {})
    differs = name not in BUTTONS and before != after
    # A box without a name is none of a form's own.
    typed = differs and told is not None and not choices and len(after) <= 1
    return Row(name, label, _words(before, choices), _words(after, choices), tuple(after), differs, typed)


def _words(values: Sequence[str], choices: Mapping[str, str]) -> str:
    said = [choices.get(one, one) for one in values]
    said = [one for one in said if not CODE.fullmatch(one)]
    if values and not said:
        return f"选了{len(values)}项"
    return "\n".join(said) if any("\n" in one for one in said) else "、".join(said) or NOTHING
