"""What rules say of how a record was made: lines on the ground of clauses, the findings of its fact, the layers a page shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

# A line holds, fails, is open, is only said; ``SILENT``: no clause holds, so nothing is concluded and nothing found.
DONE, SHORT, OPEN, NOTE, SILENT = "done", "short", "unverified", "note", "silent"
FAILING = (SHORT, OPEN)


class Ground(Protocol):
    """What a line rests on (``catalogue.Clause``, which the kernel does not know)."""

    @property
    def authority(self) -> str:
        """The layer: law, regulation, policy, notice, local."""

    @property
    def cite(self) -> str:
        """The article in words."""

    @property
    def sure(self) -> str:
        """How sure its reading is."""


class Said(Ground, Protocol):
    """A thing said on a ground, under a code."""

    @property
    def code(self) -> str:
        """The code of the finding it would be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How a record was made, per layer (DESIGN §3): never a duty, never overdue."""

    code: str
    authority: str
    cite: str
    sure: str = "C"

    def as_json(self) -> dict[str, str]:
        """The four keys of interfaces §4."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Line:
    """One remark: its state, its words, its clause.

    ``item``: of which item of a meeting (0: of the whole); ``at``: of which record of a matter; ``hard``: it may be held against
    somebody.
    """

    code: str
    state: str
    text: str
    authority: str = ""
    cite: str = ""
    sure: str = "C"
    item: int = 0
    at: str = ""
    hard: bool = True

    @property
    def fails(self) -> bool:
        """Whether it goes with the fact: it fails or is open."""
        return self.state in FAILING

    @property
    def whole(self) -> str:
        """The sentence with its clause."""
        return f"{self.text}（{self.cite}）" if self.cite else self.text


def line(
    code: str, state: str, text: str, ground: Ground, *, sure: str = "", at: str = "", hard: bool = True
) -> Line:
    """A remark on the ground of a clause."""
    return Line(code, state, text, ground.authority, ground.cite, sure or ground.sure, at=at, hard=hard)


def failing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that fail or are open: what goes with the fact."""
    return tuple(one for one in lines if one.fails)


def finding(code: str, ground: Ground) -> Finding:
    """What a fact was found to be, on the ground of a clause."""
    return Finding(code, ground.authority, ground.cite, ground.sure)


def findings(found: Iterable[Said]) -> list[Finding]:
    """What was found as it goes with a fact."""
    return [finding(one.code, one) for one in found]


def worst(lines: Iterable[Line]) -> str:
    """What a reader is told of several lines at once: one fails, one is open, else all that is asked holds."""
    states = {one.state for one in lines}
    return SHORT if SHORT in states else OPEN if states & {OPEN, SILENT} else DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of one record; a room adds what it makes of it."""

    lines: tuple[Line, ...] = ()

    @property
    def findings(self) -> tuple[Line, ...]:
        """The lines that fail or are open."""
        return failing(self.lines)


@dataclass(frozen=True, slots=True)
class Wording:
    """A room's words for its lines: of layers, of a line's state, of a layer by its worst line (look and word)."""

    layers: Mapping[str, str]
    lines: Mapping[str, tuple[str, str]]
    heads: Mapping[str, tuple[str, str]]


def layered(
    lines: Sequence[Line], said: Wording, *, beside: Sequence[str] = (), text: Callable[[Line], str] = lambda one: one.text,
    cite: Callable[[Line], str] = lambda one: one.cite,
) -> list[dict[str, Any]]:  # fmt: skip
    """Lines as ``ui/verdict.html`` takes them: a section a layer with its clauses; codes ``beside`` do not weigh."""
    found = []
    for key, name in said.layers.items():
        mine = [one for one in lines if one.authority == key]
        if not mine:
            continue
        state, word = said.heads[worst(one for one in mine if one.code not in beside)]
        rows = [
            dict(zip(("text", "state", "word"), (text(one), *said.lines[one.state]), strict=True))
            for one in mine
        ]
        cites = "、".join(dict.fromkeys(cite(one) for one in mine))
        found.append({"name": name, "cite": cites, "state": state, "word": word, "lines": rows})
    return found
