"""Urls of this room: a page of a place is called in its address as its view is."""

from django.urls import path

from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.views import looking, writing
from cunju.records.routes import routes, shelf

app_name = "assessment"
U, E = "assessment/<str:code>/", "assessment/entry/<uuid:entry_id>/"
OF_PLACE = (
    writing.scheme, looking.blank, writing.notice, writing.later, writing.objected, writing.answered, writing.draw, writing.checks,
    writing.closed, looking.excel,
)  # fmt: skip
OF_LINE = {f"{E}{address}": view for address, view in (("", looking.detail), ("edit/", writing.edit), ("void/", writing.void))}
THEN = f"{E}town/<str:code>/"
urlpatterns = [
    *routes({**OF_LINE, THEN: looking.earlier, U: looking.home, **{f"{U}{one.__name__}/": one for one in OF_PLACE}}),
    *routes({f"{U}item/<slug:key>/": looking.item, f"{U}print/<slug:name>/": looking.paper}),
    path(f"{THEN}excel/", looking.excel, name="excel_then"),
    path(f"{THEN}print/<slug:name>/", looking.paper, name="paper_then"),
    *shelf(BOOK, "waiting"),
]
