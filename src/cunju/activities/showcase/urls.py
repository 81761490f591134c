"""Urls of this room."""

from django.urls import path

from cunju.activities.showcase import views
from cunju.activities.showcase.steps import PROJECT

app_name = "showcase"
U = "showcase/<str:code>/"
E = "showcase/entry/<uuid:entry_id>/"
urlpatterns = [
    path(E, views.detail, name="detail"),
    path(f"{E}edit/", views.edit, name="edit"),
    path(f"{E}void/", views.void, name="void"),
    path(f"{E}select/", views.select, name="select"),
    path(U, views.home, name="home"),
    path(f"{U}text/", views.texts, name="text"),
    path(f"{U}post/<slug:what>/", views.announce, name="announce"),
    path(f"{U}alike/", views.alike, name="alike"),
    path(f"{U}print/<slug:name>/", views.paper, name="paper"),
    path(f"{U}print/<slug:name>/<uuid:entry_id>/", views.paper, name="entry_paper"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in ("case", "guided", "shown", *PROJECT)],
]
