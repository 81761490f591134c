"""Whom the pages of this room open to (tests/permissions): the district all, a town its own file, nobody of a village anything."""

from datetime import date
from typing import Any

from tests import cast
from tests.permissions.doors import Args, Door, by_code

from cunju.activities.assessment import actions, forms
from cunju.activities.assessment.actions import Scheme
from cunju.activities.assessment.models import Draw, Entry
from cunju.activities.assessment.rules import lot
from cunju.org import clock
from cunju.org.models import Unit

E, CODE = ("entry_id",), ("code",)
READS, LEADS = ("district", "reader"), ("district",)
OF_FILE = ("town", *READS)
DAY = date(2023, 9, 18)
OBJECTED = {"fact_id": "7b0e6f0e-0000-4000-8000-00000000000a", "text": "不对"}


def a_scheme() -> Entry:
    """The district's scheme, its notice out."""
    if found := Entry.objects.filter(step="scheme", state="live").first():
        return found
    rows = forms.rows_of(b"items: [{title: x, measures: [3, 19], points: 40}]", "a.yaml")
    told = Scheme(2023, DAY, "年度计划", True, rows)
    made = actions.set_scheme(Unit.objects.get(code=cast.DISTRICT), told, by="x", now=clock.now())
    actions.notify(made, DAY, by="x", now=clock.now())
    return made


def noticed(code: str) -> Args:
    """A place whose scheme is there."""
    a_scheme()
    return {"code": code}


def an_item(code: str) -> Args:
    """An item of a town's file."""
    return {**noticed(code), "key": "i1"}


def paper(name: str) -> Any:
    """A paper of a place."""

    def args(code: str) -> Args:
        scheme = a_scheme()
        Draw.objects.get_or_create(scheme=scheme, defaults={"seed": "1", "published": "x", "each": 1, "on": DAY, "by": "x"})
        return {"code": code, "name": name}

    return args


def an_objection(code: str) -> Entry:
    """What the town said."""
    return actions.object_to(Unit.objects.get(code=code[:9]), a_scheme(), "", "不对", by="x", now=clock.now())


def a_line(code: str) -> Args:
    """The objection itself."""
    return {"entry_id": an_objection(code).pk}


def the_scheme(code: str) -> Args:
    """The scheme itself."""
    return {"entry_id": a_scheme().pk}


def drawn(code: str) -> Args:
    """A town with a window drawn."""
    scheme = a_scheme()
    draw = Draw.objects.create(scheme=scheme, seed="1", published="x", each=1, on=DAY, by="x")
    key = f"{cast.VILLAGE}|yubei-2023.m03.assembly|2023-01-01"
    draw.checks.create(town_code=code, key=key, number=1, lot=lot("1", key))
    return {"code": code}


def a_closing(code: str) -> Args:
    """The year closed, as of the next January."""
    if found := Entry.objects.filter(step="closed").first():
        return {"entry_id": found.pk, "code": code}
    rows = forms.rows_of(b"items: [{title: x, measures: [3], points: 40}]", "a.yaml")
    scheme = actions.set_scheme(Unit.objects.get(code=cast.DISTRICT), Scheme(2022, DAY, "计划", True, rows), by="x", now=clock.now())
    actions.notify(scheme, DAY, by="x", now=clock.now())
    return {"entry_id": actions.close(scheme, by="x", now=clock.now()).pk, "code": code}


def then(name: str) -> Any:
    """A paper of a closing."""
    return lambda code: {**a_closing(code), "name": name}


def of_town(*who: str, **more: Any) -> Door:
    """A door of a town."""
    return Door(who, **({"at": cast.TOWN, "args": noticed, "unknown": CODE} | more))


def of_district(*who: str, **more: Any) -> Door:
    """A door of the district."""
    return Door(who, **({"at": cast.DISTRICT, "args": noticed, "unknown": CODE} | more))


DOORS = {
    "assessment:home": (of_town(*OF_FILE), of_district(*READS)),
    "assessment:scheme": (of_district(*LEADS, args=by_code),),
    "assessment:blank": (of_district(*LEADS, args=by_code),),
    "assessment:notice": (of_district(*LEADS), of_district(*LEADS, method="post", data=lambda code: {"on": "2023-09-19"}, opens=302)),
    "assessment:draw": (of_district(*LEADS),),
    "assessment:closed": (of_district(*LEADS),),
    "assessment:later": (of_town(*LEADS),),
    "assessment:checks": (of_town(*LEADS, args=drawn),),
    "assessment:objected": (
        of_town("town"), of_town("town", method="post", data=lambda code: OBJECTED, opens=302),
    ),
    "assessment:answered": (of_town(*LEADS, data=lambda code: {"after": str(an_objection(code).pk)}),),
    "assessment:item": (of_town(*OF_FILE, args=an_item),),
    "assessment:excel": (of_town(*OF_FILE),),
    "assessment:paper": (
        of_town(*OF_FILE, args=paper("file")), of_town(*OF_FILE, args=paper("objections")), of_district(*READS, args=paper("spot-check")),
    ),
    "assessment:waiting": (of_town(*OF_FILE), of_district(*READS)),
    "assessment:detail": (of_town(*OF_FILE, args=a_line, unknown=E), of_district(*READS, args=the_scheme, unknown=E)),
    "assessment:edit": (of_town("town", args=a_line, unknown=E), of_district(*LEADS, args=the_scheme, unknown=E, opens=302)),
    "assessment:void": (of_town("town", args=a_line, unknown=E), of_district(*LEADS, args=the_scheme, unknown=E)),
    "assessment:earlier": (of_town(*OF_FILE, args=a_closing, unknown=(*E, *CODE)),),
    "assessment:excel_then": (of_town(*OF_FILE, args=a_closing, unknown=(*E, *CODE)),),
    "assessment:paper_then": (of_town(*OF_FILE, args=then("file"), unknown=(*E, *CODE)),),
}  # fmt: skip
