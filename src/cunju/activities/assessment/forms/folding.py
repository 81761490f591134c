"""Windows to be ticked: a fold a unit, each window in a line no other line is like."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cunju.activities.assessment.rules import OUT, Piece
from cunju.kernel.days import chinese_day, parse_day


class Folds(forms.CheckboxSelectMultiple):
    """Ticks in folds by group; a fold with a tick is open, and so is the only one."""

    template_name = "assessment/folds.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The context with each group, its options, whether it is open."""
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["widget"]["folds"] = [
            (group, options, len(groups) == 1 or any(one["selected"] for one in options)) for group, options, _ in groups
        ]
        return context


def told(one: Piece, which: str = "") -> str:
    """A window in a line: where, what, of which record, when it was due, how it stands."""
    return "，".join(filter(None, (one.place, _of(one, which))))


def _of(one: Piece, which: str = "") -> str:
    day = f"{chinese_day(parse_day(one.due_on))}到期" if one.due_on else f"{chinese_day(parse_day(one.from_on))}起"
    return "，".join(filter(None, (one.label, f"“{which}”" if which else "", day, one.status)))


def lines(pieces: Sequence[Piece], which: Mapping[str, str]) -> dict[str, str]:
    """By key what each window's line says; lines still alike in one place are numbered."""
    said = {one.key: _of(one, which.get(one.key, "")) for one in pieces}
    alike = Counter((one.unit, said[one.key]) for one in pieces)
    met: Counter[tuple[str, str]] = Counter()
    for one in pieces:
        name = (one.unit, said[one.key])
        if alike[name] > 1:
            met[name] += 1
            said[one.key] += f"，同样{alike[name]}条里的第{met[name]}条"
    return said


def folds(pieces: Sequence[Piece], which: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """By unit what may be ticked, in the order of the file; what scores stands before what does not."""
    said, found = lines(pieces, which), dict[str, list[Piece]]()
    for one in pieces:
        found.setdefault(one.unit, []).append(one)
    return [
        (mine[0].place, [(one.key, said[one.key]) for one in sorted(mine, key=lambda each: each.counts == OUT)]) for mine in found.values()
    ]
