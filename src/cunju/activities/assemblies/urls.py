"""Urls of this room."""

from django.urls import path

from cunju.activities.assemblies import views

app_name = "assemblies"
M = "assemblies/meeting/<uuid:meeting_id>/"
U = "assemblies/<str:code>/"
urlpatterns = [
    path(U, views.register, name="register"),
    path(f"{U}plan/", views.plan, name="plan"),
    path(f"{U}new/<str:body>/", views.new, name="new"),
    path(f"{U}posting/", views.posting, name="posting"),
    path(f"{U}fill/", views.fill, name="fill"),
    path(f"{U}choice/", views.choose, name="choose"),
    path(M, views.detail, name="detail"),
    path(f"{M}notice/", views.notice, name="notice"),
    path(f"{M}record/", views.record, name="record"),
    path(f"{M}void/", views.void, name="void"),
    path(f"{M}post/", views.post, name="post"),
    path(f"{M}take-down/", views.take_down, name="take_down"),
    path(f"{M}print/<str:sheet>/", views.sheet, name="sheet"),
]
