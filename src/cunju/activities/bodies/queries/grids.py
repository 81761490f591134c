"""The grids of a unit, as the city's platform numbers them; what a town's own lists call things."""

from cunju.activities.bodies.models import Grid, ListMap


def grids(code: str) -> list[Grid]:
    """In the order of their codes."""
    return list(Grid.objects.filter(unit_code=code).order_by("code"))


def grids_known(code: str) -> int | None:
    """How many; None where no list was put in."""
    return Grid.objects.filter(unit_code=code).count() or None


def remembered(town: str) -> tuple[dict[str, str], dict[str, str]]:
    """What headings and words of post stand for in a town's lists."""
    found = ListMap.objects.filter(town_code=town).first()
    return (found.heads, found.posts) if found else ({}, {})
