"""Urls of this room."""

from django.urls import path

from cunju.activities.consultation import views

app_name = "consultation"
S = "consultation/session/<uuid:session_id>/"
U = "consultation/<str:code>/"
urlpatterns = [
    path(U, views.register, name="register"),
    path(f"{U}plan/", views.plan, name="plan"),
    path(f"{U}new/", views.new, name="new"),
    path(f"{U}waiting/", views.waiting, name="waiting"),
    path(f"{U}catalogue/", views.catalogue, name="catalogue"),
    path(f"{U}catalogue/void/", views.void_catalogue, name="void_catalogue"),
    path(f"{U}topics/void/", views.void_topics, name="void_topics"),
    path(f"{U}topics/", views.topics, name="topics"),
    path(f"{U}guide/", views.guide, name="guide"),
    path(f"{U}town/", views.town, name="town"),
    path(f"{U}town/plan/", views.town_plan, name="town_plan"),
    path(f"{U}town/session/", views.across, name="across"),
    path(f"{U}pilot/", views.pilot, name="pilot"),
    path(S, views.detail, name="detail"),
    path(f"{S}tell/", views.tell, name="tell"),
    path(f"{S}record/", views.record, name="record"),
    path(f"{S}void/", views.void, name="void"),
    path(f"{S}answers/", views.answers, name="answers"),
    path(f"{S}step/<str:step>/", views.step, name="step"),
    path(f"{S}print/<str:sheet>/", views.sheet, name="sheet"),
    path("consultation/step/<int:step_id>/void/", views.void_step, name="void_step"),
    path("consultation/across/<uuid:session_id>/void/", views.void_across, name="void_across"),
]
