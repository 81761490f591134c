"""Urls of this room."""

from django.urls import path

from cunju.activities.pledges import views

app_name = "pledges"
U = "pledges/<str:code>/"
E = "pledges/entry/<uuid:entry_id>/"
ITEM = "pledges/item/<uuid:item_id>/"
urlpatterns = [
    path(E, views.detail, name="detail"),
    path(f"{E}edit/", views.edit, name="edit"),
    path(f"{E}void/", views.void, name="void"),
    path(f"{E}print/", views.paper, name="paper"),
    path(f"{E}print/<slug:name>/", views.review_paper, name="review_paper"),
    path(ITEM, views.kept, name="kept"),
    path(f"{ITEM}mark/", views.mark, name="mark"),
    path(U, views.home, name="home"),
    path(f"{U}fill/", views.fill, name="fill"),
    path(f"{U}pledge/", views.pledge, name="pledge"),
    path(f"{U}plan/", views.plan, name="plan"),
    path(f"{U}demand/", views.demand, name="demand"),
    path(f"{U}review/", views.review, name="review"),
    path(f"{U}season/", views.season, name="season"),
    path(f"{U}season/print/", views.season_paper, name="season_paper"),
    path(f"{U}waiting/", views.waiting, name="waiting"),
    *[path(f"{U}{name}/", views.line, {"step": name}, name=name) for name in ("posted", "filed", "result")],
]
