"""Urls of this room."""

from django.urls import path

from cunju.activities.bodies import views

app_name = "bodies"
U = "bodies/<str:code>/"
C = "bodies/change/<uuid:any_id>/"
S = "bodies/seat/<uuid:seat_id>/"
urlpatterns = [
    path("bodies/town/<str:code>/", views.town, name="town"),
    path("bodies/fact/<uuid:any_id>/", views.fact, name="fact"),
    path(C, views.change, name="change"),
    path(f"{C}post/", views.post, name="post"),
    path(f"{C}void/", views.void, name="void"),
    path(f"{C}print/", views.notice, name="notice"),
    path(S, views.seat, name="seat"),
    path(f"{S}remove/", views.remove, name="remove"),
    path(U, views.people, name="people"),
    path(f"{U}load/", views.load, name="load"),
    path(f"{U}template/", views.template, name="template"),
    path(f"{U}join/", views.join, name="join"),
    path(f"{U}leave/", views.leave, name="leave"),
    path(f"{U}changes/", views.changes, name="changes"),
    path(f"{U}roll/", views.roll, name="roll"),
    path(f"{U}print/", views.sheet, name="sheet"),
]
