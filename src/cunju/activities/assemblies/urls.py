"""Urls of this room."""

from django.urls import path

from cunju.activities.assemblies import views

app_name = "assemblies"
M = "assemblies/meeting/<uuid:meeting_id>/"
urlpatterns = [
    path("assemblies/<str:code>/", views.register, name="register"),
    path("assemblies/<str:code>/plan/", views.plan, name="plan"),
    path(M, views.detail, name="detail"),
    path(f"{M}notice/", views.notice, name="notice"),
    path(f"{M}record/", views.record, name="record"),
    path(f"{M}live/", views.live, name="live"),
    path(f"{M}void/", views.void, name="void"),
    path(f"{M}post/", views.post, name="post"),
    path(f"{M}print/<str:sheet>/", views.sheet, name="sheet"),
]
