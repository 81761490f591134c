"""Personal data on a sheet: what is masked at once and what is asked about (standards §4.2), in the words of this room."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cunju.kernel.personal import ASK, MASK, Hit, Part, classify, masked, parts, to_ask, to_mask

__all__ = [
    "ASK",
    "MASK",
    "Hit",
    "Part",
    "Question",
    "classify",
    "masked",
    "parts",
    "questions",
    "refusal",
    "to_ask",
    "to_mask",
]
FIELDS = ("title", "basis")


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful piece of a line: where it stands, and the answer's name on the form."""

    line: int
    place: int
    field: str
    piece: str
    what: str
    text: str

    @property
    def key(self) -> str:
        """The name of its answer; another text has other keys, so an answer never goes to what it was not given for."""
        return f"p{self.line}-{self.field}-{self.text.find(self.piece)}-{len(self.text)}"


def questions(
    line: int, place: int, cells: Iterable[tuple[str, str]], cleared: Collection[str]
) -> list[Question]:
    """What of a line nobody has answered yet; the same piece of one cell is asked once."""
    found: dict[tuple[str, str], Question] = {}
    for name, text in cells:
        for hit in to_ask(text, cleared):
            piece = text[hit.start : hit.end]
            found.setdefault((name, piece), Question(line, place, name, piece, hit.what, text))
    return list(found.values())


def refusal(sheet: str, place: int, cells: Iterable[str], cleared: Collection[str]) -> str:
    """Why a line cannot be sent or posted as it stands; empty where it can."""
    texts = list(cells)
    for text in texts:
        if found := to_mask(text):
            piece = text[found[0].start : found[0].end]
            return f"{sheet}公开表第{place}行有{found[0].what}，遮盖以后才能送审和公布：“{piece}”。请按“全部遮盖”，或者改这一行。"
    for text in texts:
        if doubtful := to_ask(text, cleared):
            piece = text[doubtful[0].start : doubtful[0].end]
            return (
                f"{sheet}公开表第{place}行的“{piece}”可能是个人信息（{doubtful[0].what}），回答以后才能送审和公布。"
                "请在下面选“遮住”或者“不是，照登”。"
            )
    return ""
