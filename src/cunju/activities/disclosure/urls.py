"""Urls of this room."""

from django.urls import path

from cunju.activities.disclosure.book import BOOK
from cunju.activities.disclosure.views import (
    doubts,
    filling,
    groups,
    issues,
    personal,
    photo,
    reviewing,
    sheets,
    taking,
    town,
    writing,
)
from cunju.records.routes import routes, shelf

app_name = "disclosure"
U, S, D = "disclosure/<str:code>/", "disclosure/sheet/<uuid:sheet_id>/", "disclosure/doubt/<uuid:doubt_id>/"
M = f"{U}<str:month>/"
urlpatterns = [
    # Before the issues: an address of theirs holds anything.
    *shelf(BOOK, "detail", "edit", "void"),
    *routes(
        {
            "disclosure/town/<str:code>/": town.queue,
            S: sheets.record,
            f"{S}print/": sheets.paper,
            f"{S}platform/": sheets.platform,
            f"{S}answer/": reviewing.answer,
            f"{S}down/": sheets.down,
            f"{S}again/": sheets.again,
            f"{S}day/": sheets.day,
            f"{S}void/": sheets.void,
            f"{S}opinion/": sheets.opinion,
            D: doubts.doubt,
            U: issues.home,
            f"{U}review/": reviewing.review,
            f"{U}fill/": filling.fill,
            f"{U}doubts/": doubts.doubts,
            f"{U}groups/": groups.groups,
            f"{U}groups/some/": groups.some,
            f"{U}groups/print/": groups.group_sheets,
            M: issues.issue,
            f"{M}finance/": taking.finance,
            f"{M}photo/": photo.photo,
            f"{M}scan/": writing.scan,
            f"{M}text/": writing.text,
            f"{M}nothing/": writing.nothing,
            f"{M}mask/": personal.mask,
            f"{M}personal/": personal.personal,
            f"{M}second/": personal.second,
            f"{M}send/": issues.send,
            f"{M}fix/": issues.fix,
            f"{M}publish/": issues.publish,
            f"{M}synced/": issues.synced,
        }
    ),
    path(f"{M}lines/", writing.money_lines, name="lines"),
]
