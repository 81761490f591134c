"""Urls of this room."""

from django.urls import path

from cunju.activities.committees import views
from cunju.activities.committees.steps import STEPS

app_name = "committees"
U = "committees/<str:code>/"
E = "committees/entry/<uuid:entry_id>/"
urlpatterns = [
    path(E, views.detail, name="detail"),
    path(f"{E}edit/", views.edit, name="edit"),
    path(f"{E}void/", views.void, name="void"),
    path(U, views.home, name="home"),
    path(f"{U}fill/", views.fill, name="fill"),
    path(f"{U}waiting/", views.waiting, name="waiting"),
    path(f"{U}voted/", views.voted, name="voted"),
    path(f"{U}print/<slug:name>/", views.paper, name="paper"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in STEPS if name != "voted"],
]
