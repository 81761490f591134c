"""What each call answers: the functions behind the commands of the same names, cut to the system's scope, nothing of a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Q

from cunju.api.models import System
from cunju.api.parameters import LIMIT
from cunju.api.problems import OUT_OF_SCOPE, Nothing
from cunju.duties import gridpresenting, lawcommand, presenting
from cunju.duties import interface as duties
from cunju.kernel import offers, personal
from cunju.kernel.refusals import Refusal
from cunju.ledger import vocabulary
from cunju.org import access, queries
from cunju.org.models import Unit
from cunju.org.renaming import called, named, with_names
from cunju.reports import published

T = TypeVar("T")
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call: which system, the present day, its values by name."""

    system: System
    today: date
    values: dict[str, Any]

    @property
    def on(self) -> date:
        """The day asked about."""
        found: date = self.values.get("on") or self.today
        return found

    def unit(self) -> Unit:
        """The unit of the address, in scope, or Http404."""
        return access.unit_within(self.system.prefix, self.values["code"], on=self.today)

    def page(self, found: Sequence[T], key: Callable[[T], str]) -> tuple[Sequence[T], str | None]:
        """The page of a list that was asked for, and after what the next one begins; Nothing after what is not in the list."""
        after, limit = self.values["after"], self.values["limit"] or LIMIT
        begin = 0
        if after is not None:
            begin = next((at for at, one in enumerate(found, start=1) if key(one) == after), -1)
            if begin < 0:
                raise Nothing("没有这一页：after 应照上一页的 next 写，查询的日期也要和上一页一样。")
        shown = found[begin : begin + limit]
        return shown, key(shown[-1]) if begin + limit < len(found) else None


def me(call: Call) -> Document:
    """What the token opens: for a first try."""
    one = call.system
    said = {"name": one.name, "prefix": one.prefix, "resources": one.resources, "ends_on": one.ends_on.isoformat()}
    return {"schema": "cunju.system/1", **said, "today": call.today.isoformat()}


def units(call: Call) -> Document:
    """Units in scope that there are on a day, in code order; a page is one query."""
    prefixes = (call.system.prefix, *queries.reached(call.system.prefix, on=call.today))
    below = Q()
    for one in prefixes:
        below |= Q(code__startswith=one)
    wanted = queries.valid_units(on=call.on).filter(below, code__gt=call.values["after"] or "").order_by("code")
    if call.values["kind"]:
        wanted = wanted.filter(kind=call.values["kind"])
    limit = call.values["limit"] or LIMIT
    found = called(with_names(wanted[: limit + 1], on=call.on))
    following = found[limit - 1].code if len(found) > limit else None
    return {
        "schema": "cunju.unit-list/1", "on": call.on.isoformat(), "units": [_unit(one) for one in found[:limit]], "next": following,
    }  # fmt: skip


def _unit(one: Unit) -> Document:
    days = {name: day.isoformat() if day else None for name, day in (("valid_from", one.valid_from), ("valid_to", one.valid_to))}
    return {"code": one.code, "name": one.name, "kind": one.kind, "parent": one.parent_code, **days}


def standing(call: Call) -> Document:
    """As ``standing --json``; what a person wrote into a sentence is masked."""
    unit, asked = call.unit(), call.values
    found = duties.standing(unit.code, on=call.on, known=asked["known"], year=asked["year"])
    windows = [one for one in found.windows if asked["measure"] in (None, one.measure)]
    made = presenting.standing_json(found, windows)
    for one in made["windows"]:
        one["why"] = personal.hidden(one["why"])
    return made


def matrix(call: Call) -> Document:
    """As ``matrix --json``, the rows in pages."""
    unit, asked = call.unit(), call.values
    found = duties.matrix(unit.code, on=call.on, known=asked["known"], year=asked["year"], level=asked["level"])
    made = gridpresenting.as_json(found)
    made["rows"], made["next"] = call.page(made["rows"], lambda one: str(one["code"]))
    return made


def form(call: Call) -> Document:
    """As ``form --json``, of a form that was sent; without whom to call, what a person wrote masked."""
    town = call.unit()
    if town.kind != "town" or not queries.addresses(town):
        raise Nothing(OUT_OF_SCOPE)
    offered = next((one for room in settings.ROOMS if (one := offers.asked(room, offers.Queries.sent_form))), None)
    try:
        found = offered(named(town, on=call.today), call.values["day"].isoformat(), today=call.today) if offered else None
    except Refusal as wrong:
        raise Nothing(wrong.message) from None
    if found is None:
        raise Nothing("这一期办理情况表还没有报送。")
    said = {name: personal.hidden(text) for name, text in found.items() if isinstance(text, str) and name in WRITTEN}
    sentences = [{**one, "text": personal.hidden(one["text"])} for one in found["sentences"]]
    return {**found, **said, "sentences": sentences, "contact": None, "phone": None}


WRITTEN = ("progress", "problems_and_next", "override_reason")


def open_data(call: Call) -> Document:
    """As ``/b/CODE/open.json``, in pages."""
    unit = call.unit()
    if unit.kind not in access.SELF_GOVERNING:
        raise Nothing(OUT_OF_SCOPE)
    shown, following = call.page(published.published(unit, on=call.on), lambda one: one.key)
    return {**published.document(unit, shown, on=call.on), "next": following}


def kinds(call: Call) -> Document:
    """As ``kinds --json``."""
    return vocabulary.document()


def law(call: Call) -> Document:
    """As ``law --json`` for a unit."""
    return lawcommand.law_json(call.unit(), on=call.on)
