"""照登: doubtful pieces of a sheet that are posted as they are, why, and whether a second person looked at them."""

from collections.abc import Iterable
from dataclasses import dataclass

from cunju.activities.disclosure.models import LetStand, Sheet
from cunju.activities.disclosure.rules import masking


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece that stands on a sheet; ``row`` is None where it was answered before reasons were kept."""

    sheet: Sheet
    place: int
    text: str
    piece: str
    what: str
    row: LetStand | None

    @property
    def seconded(self) -> bool:
        """Whether a second person looked at it."""
        return self.row is not None and bool(self.row.second or self.row.seat)

    @property
    def why(self) -> str:
        """The reason, in its words."""
        return self.row.get_why_display() if self.row else "没有写原因"

    @property
    def by(self) -> str:
        """The account that let it stand; empty where nobody knows."""
        return self.row.by if self.row else ""


def let_stand(sheet: Sheet) -> list[Standing]:
    """Every piece of a sheet that was asked about and is posted all the same."""
    lines = [one for one in sheet.lines.all() if one.cleared]
    if not lines:
        return []
    rows = LetStand.objects.filter(unit_code=sheet.issue.unit_code, category=sheet.category)
    known = {(one.text, one.piece): one for one in rows}
    found: dict[tuple[str, str], Standing] = {}
    for line in lines:
        for _, text in line.cells:
            for hit in masking.to_ask(text):
                piece = text[hit.start : hit.end]
                if piece in line.cleared:
                    found.setdefault((text, piece), Standing(sheet, line.place, text, piece, hit.what, known.get((text, piece))))
    return list(found.values())


def unseconded(sheets: Iterable[Sheet]) -> list[Standing]:
    """What nobody but who let it stand has looked at."""
    return [one for sheet in sheets for one in let_stand(sheet) if not one.seconded]
