"""Urls of this room."""

from django.urls import path

from cunju.activities.supervision import views
from cunju.activities.supervision.steps import STEPS

app_name = "supervision"
U = "supervision/<str:code>/"
E = "supervision/entry/<uuid:entry_id>/"
LINES = [one.name for one in STEPS.values() if one.ask]
urlpatterns = [
    path(E, views.detail, name="detail"),
    path(f"{E}edit/", views.edit, name="edit"),
    path(f"{E}void/", views.void, name="void"),
    path(f"{E}confirm/", views.confirm, name="confirm"),
    path(U, views.book, name="book"),
    path(f"{U}waiting/", views.waiting, name="waiting"),
    path(f"{U}meeting/", views.meeting, name="meeting"),
    path(f"{U}report/", views.report, name="report"),
    path(f"{U}report/<str:half>/print/", views.report_paper, name="report_paper"),
    path(f"{U}systems/", views.systems, name="systems"),
    path(f"{U}systems/<str:system>/", views.system, name="system"),
    path(f"{U}members/", views.members, name="members"),
    path(f"{U}print/<int:year>/", views.paper, name="paper"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in LINES],
]
