"""Urls of this room."""

from django.urls import path

from cunju.activities.matters import views
from cunju.activities.matters.book import BOOK
from cunju.activities.matters.steps import STEPS
from cunju.records.routes import routes, shelf

app_name = "matters"
PERSONAL = {"detail": "seen", **dict.fromkeys(("receipt", "paper", "sheet"), "exported")}
U, E = "matters/<str:code>/", "matters/entry/<uuid:entry_id>/"
urlpatterns = [
    *routes(
        {
            E: views.detail,
            f"{E}edit/": views.edit,
            f"{E}receipt/": views.receipt,
            f"{E}together/": views.together,
            "matters/town/<str:code>/": views.town,
            U: views.home,
            f"{U}waiting/": views.waiting,
            f"{U}print/<slug:name>/": views.paper,
            f"{E}print/<slug:name>/": views.sheet,
            f"{U}new/": views.new,
            f"{U}walk/": views.walk,
            f"{U}fill/": views.fill,
        }
    ),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in STEPS if name != "received"],
    *shelf(BOOK, "void"),
]
