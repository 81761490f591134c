"""Urls of this room."""

from django.urls import path

from cunju.activities.decisions import views

app_name = "decisions"
M, STEP, SPENT = "decisions/matter/<uuid:matter_id>/", "decisions/step/<int:step_id>/", "decisions/spending/<int:spending_id>/"
urlpatterns = [
    path("decisions/<str:code>/", views.register, name="register"),
    path("decisions/<str:code>/new/", views.new, name="new"),
    path("decisions/<str:code>/list/", views.listed, name="listed"),
    path("decisions/<str:code>/list/add/", views.add_listed, name="add_listed"),
    path("decisions/list/<int:listed_id>/end/", views.end_listed, name="end_listed"),
    path(M, views.detail, name="detail"),
    path(f"{M}edit/", views.edit, name="edit"),
    path(f"{M}step/<int:number>/", views.step, name="step"),
    path(f"{M}spend/", views.spend, name="spend"),
    path(f"{M}void/", views.void, name="void"),
    path(f"{M}print/<str:sheet>/", views.sheet, name="sheet"),
    path(f"{STEP}edit/", views.edit_step, name="edit_step"),
    path(f"{STEP}void/", views.void_step, name="void_step"),
    path(f"{SPENT}edit/", views.edit_spending, name="edit_spending"),
    path(f"{SPENT}void/", views.void_spending, name="void_spending"),
]
