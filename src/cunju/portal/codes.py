"""What the code on a paper leads to: the paper as it stands now, and what became of it."""

from datetime import date

from cunju.kernel.published import Published, tail_of
from cunju.kernel.sections import Shown, Trail
from cunju.org import queries
from cunju.org.models import Succession, Unit
from cunju.portal import collecting, opening
from cunju.portal.about import KINDS

# A code is one unit's for good; so many are remembered.
MOST = 20_000
_places: dict[str, str] = {}


def place_of(code: str, *, on: date) -> str:
    """The code of the unit whose paper it is; empty where there is none."""
    if place := _places.get(code):
        return place
    found = shown(code, on=on)
    if found is None:
        return ""
    if len(_places) < MOST:
        _places[code] = found.unit_code
    return found.unit_code


def shown(code: str, *, on: date) -> Shown | None:
    """What a short code stands for: a unit, a sheet of a room that gives codes, else a decision, a text or a result by its derived code."""
    if (unit := queries.unit(code)) and unit.kind in KINDS:
        return _unit(unit, on)
    if found := collecting.by_code(code, on=on):
        return found
    if tail := tail_of(code):
        for one in Unit.objects.filter(code__endswith=tail, kind__in=KINDS):
            for item in opening.published(one, on=on):
                if item.code == code:
                    return _item(one, item)
    return None


def _unit(unit: Unit, on: date) -> Shown:
    """The board itself: it goes on, another unit took over, or it ended."""
    ended = unit.valid_to if unit.valid_to and unit.valid_to < on else None
    after = Succession.objects.filter(old_code=unit.code, on__lte=on).order_by("on").last()
    state = "newer" if after else "stopped" if ended else "same"
    return Shown(
        state, unit.code, f"{unit.name}的公开栏", unit.valid_from or on, until=ended, newer_on=after.on if after else None,
        template="portal/short_unit.html", context={"newer_code": after.new_code if after else "", "since": unit.valid_from},
    )  # fmt: skip


def _item(unit: Unit, item: Published) -> Shown:
    return Shown(
        item.state, unit.code, item.title, item.on, item.until, newer_on=item.changed if item.state == "newer" else None,
        template="portal/short_item.html", context={"item": item, "root": item.root},
    )  # fmt: skip


def followed(unit: Unit, found: Shown, *, on: date) -> list[Trail]:
    """What became of what a paper says, where it is a decision: its own lines of the board, and those that grew of them."""
    root = str(found.context.get("root") or "")
    if not root:
        return []
    return [one for one in collecting.trails(unit, on=on) if one.key[0] == root or any(fact == root for fact, _ in one.facts)]
