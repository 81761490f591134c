"""Urls of this room."""

from django.urls import path

from cunju.activities.partners import views
from cunju.activities.partners.book import BOOK
from cunju.records.routes import routes, shelf

app_name = "partners"
PERSONAL = {**dict.fromkeys(("detail", "edit"), "seen"), **dict.fromkeys(("sheet", "paper"), "exported")}
U, E = "partners/<str:code>/", "partners/entry/<uuid:entry_id>/"
urlpatterns = [
    *routes(
        {
            "partners/gift/<uuid:gift_id>/void/": views.unreceived,
            E: views.detail,
            **{f"{E}{name}/": getattr(views, name) for name in ("edit", "void", "gift")},
            f"{E}print/<slug:name>/": views.sheet,
            f"{U}print/<slug:name>/": views.paper,
            f"{U}fill/": views.fill,
            U: views.home,
        }
    ),
    *[path(f"{U}{name}/", views.new, {"step": name}, name=name) for name in ("partner", "project")],
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in ("left", "mechanism", "finished", "posted")],
    *shelf(BOOK, "waiting"),
]
