"""What two lists of an area may not say at once: one that it may be given, one that it may not."""

from collections.abc import Iterable

from cunju.activities.fourlists.models import Version
from cunju.activities.fourlists.queries.definitions import area_of, definition
from cunju.activities.fourlists.rules import ISSUE, REFUSE, plain

OPPOSITE = {ISSUE: REFUSE, REFUSE: ISSUE}


def clashes(area: str, unit_kind: str, key: str, titles: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Of titles of a list those that stand with the opposite answer in another list the area approved last: that list and its own words."""
    known = definition(area)
    other = OPPOSITE.get(known.of(key).use)
    if other is None:
        return {}
    last: dict[str, Version] = {}
    for one in Version.objects.filter(area_code=area_of(area), unit_kind=unit_kind, reviewed_on__isnull=False).order_by("turn"):
        last[one.list] = one
    stand = {
        plain(item.title): (known.of(version.list).title, item.title)
        for version in last.values() if version.list != key and known.of(version.list).use == other for item in version.items.all()
    }  # fmt: skip
    return {one: stand[plain(one)] for one in titles if plain(one) in stand}
