"""Urls of this room."""

from django.urls import path

from cunju.activities.conventions import views
from cunju.activities.conventions.steps import STEPS

app_name = "conventions"
U, E, T = (
    "conventions/<str:code>/",
    "conventions/entry/<uuid:entry_id>/",
    "conventions/text/<uuid:version_id>/",
)
# Lines with a form of the shelf; opinions name their text, the vote has its own.
LINES = [one.name for one in STEPS.values() if one.ask and one.name != "opinions"]
urlpatterns = [
    path(E, views.detail, name="detail"),
    path(f"{E}edit/", views.edit, name="edit"),
    path(f"{E}void/", views.void, name="void"),
    path(T, views.text, name="text"),
    path(f"{T}send/", views.send, name="send"),
    path(f"{T}adopt/", views.adopt, name="adopt"),
    path(f"{T}print/<str:kind>/", views.paper, name="paper"),
    path(U, views.home, name="home"),
    path(f"{U}waiting/", views.waiting, name="waiting"),
    path(f"{U}put/<str:subject>/", views.put, name="put"),
    path(f"{U}opinions/<str:subject>/", views.opinions, name="opinions"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in LINES],
]
