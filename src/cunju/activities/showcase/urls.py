"""Urls of this room."""

from django.urls import path

from cunju.activities.showcase import views
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.steps import PROJECT
from cunju.records.routes import routes, shelf

app_name = "showcase"
U = "showcase/<str:code>/"
E = "showcase/entry/<uuid:entry_id>/"
urlpatterns = [
    *routes(
        {
            E: views.detail,
            f"{E}edit/": views.edit,
            f"{E}select/": views.select,
            U: views.home,
            f"{U}post/<slug:what>/": views.announce,
            f"{U}alike/": views.alike,
            f"{U}print/<slug:name>/": views.paper,
        }
    ),
    path(f"{U}text/", views.texts, name="text"),
    path(f"{U}print/<slug:name>/<uuid:entry_id>/", views.paper, name="entry_paper"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in ("case", "guided", "shown", *PROJECT)],
    *shelf(BOOK, "void"),
]
