"""Urls of this room."""

from django.urls import path

from cunju.activities.guidance import views

app_name = "guidance"
U = "guidance/<str:code>/"
E = "guidance/entry/<uuid:entry_id>/"
urlpatterns = [
    path(E, views.detail, name="detail"),
    path(f"{E}edit/", views.edit, name="edit"),
    path(f"{E}void/", views.void, name="void"),
    path(f"{E}reply/", views.reply, name="reply"),
    path(f"{E}print/", views.paper, name="paper"),
    path(U, views.home, name="home"),
    path(f"{U}visit/", views.visit, name="visit"),
    path(f"{U}evaluation/", views.evaluation, name="evaluation"),
    path(f"{U}needs/", views.needs, name="needs"),
    path(f"{U}promises/print/", views.promises, name="promises"),
    path(f"{U}waiting/", views.waiting, name="waiting"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in ("settled", "given", "measures")],
]
