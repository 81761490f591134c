"""Records by what a line shows: its title with period and choice in words, and the name of its unit. A query each, whatever is found."""

import re
from collections.abc import Mapping
from functools import cache

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from cunju.desk import works
from cunju.desk.register import rules
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact
from cunju.org import queries as units

KINDS_OF_UNIT = ("village", "community")
# So many different titles are looked at, and so many units taken, at most.
MOST = 2000
SHORTEST = 2


def titled(standing: QuerySet[Fact], text: str) -> Q:
    """Facts among those whose title, as the register shows it, holds a text: 8月财务 in 2023年8月财务公开."""
    wanted, asked = _bare(text), _templates()
    names = sorted({name for each in asked.values() for name in each})
    values = {f"said_{name}": KT(f"attributes__{name}") for name in names}
    rows = standing.filter(kind__in=asked).order_by().annotate(**values).values_list("kind", *values).distinct()
    alike: dict[tuple[str, tuple[str | None, ...]], set[str]] = {}
    for kind, *said in rows[:MOST]:
        known = dict(zip(names, said, strict=True))
        if _shows(kind, {name: known[name] for name in asked[kind]}, wanted):
            first, *rest = asked[kind]
            alike.setdefault((kind, tuple(known[name] for name in rest)), set()).add(known[first])
    found = Q(pk__in=[])
    for (kind, others), firsts in alike.items():
        first, *rest = asked[kind]
        exact = {f"attributes__{name}": value for name, value in zip(rest, others, strict=True) if value is not None}
        found |= Q(kind=kind, **{f"attributes__{first}__in": sorted(firsts)}, **exact)
    return found


def placed(prefix: str, text: str) -> Q:
    """Facts of the units below a prefix whose name, or an earlier one, begins so; of a town those of all its units."""
    wanted = _bare(text)
    if len(wanted) < SHORTEST:
        return Q(pk__in=[])
    rows = list(units.search(wanted, prefix=prefix).filter(name__startswith=wanted)[:MOST])
    found = Q(unit_code__in=[one.code for one in rows])
    for town in (one.code for one in rows if one.kind == "town"):
        found |= Q(unit_code__startswith=town)
    return found


def _bare(text: str) -> str:
    return "".join(text.split())


def _shows(kind: str, attributes: Mapping[str, str | None], wanted: str) -> bool:
    """Whether the title of such a fact holds a text; none where the first field of it says nothing."""
    if next(iter(attributes.values())) is None:
        return False
    return any(wanted in _bare(rules.named(kind, attributes, of)) for of in KINDS_OF_UNIT)


@cache
def _templates() -> dict[str, tuple[str, ...]]:
    """Kinds whose title says fields that are a choice or a period, with these fields; numbers are searched by nobody."""
    found = {}
    for kind in vocabulary.all_kinds():
        declared = vocabulary.declared.get(kind.kind)
        title = works.chain(kind.kind).title + (declared.title if declared else "")
        known = {one.name: one for one in kind.fields}
        names = dict.fromkeys(re.findall(r"{(\w+)}", title))
        if names and all(known[name].values or name == "period" for name in names):
            found[kind.kind] = tuple(names)
    return found
