"""Urls of this room."""

from django.urls import path

from cunju.activities.decisions import views

app_name = "decisions"
M = "decisions/matter/<uuid:matter_id>/"
urlpatterns = [
    path("decisions/<str:code>/", views.register, name="register"),
    path("decisions/<str:code>/new/", views.new, name="new"),
    path(M, views.detail, name="detail"),
    path(f"{M}step/<int:number>/", views.step, name="step"),
    path(f"{M}spend/", views.spend, name="spend"),
    path(f"{M}void/", views.void, name="void"),
    path(f"{M}print/<str:sheet>/", views.sheet, name="sheet"),
    path("decisions/step/<int:step_id>/void/", views.void_step, name="void_step"),
]
