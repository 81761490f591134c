"""Urls of this room."""

from django.urls import path

from cunju.activities.disclosure import views

app_name = "disclosure"
U, S, D = "disclosure/<str:code>/", "disclosure/sheet/<uuid:sheet_id>/", "disclosure/doubt/<uuid:doubt_id>/"
M = f"{U}<str:month>/"
urlpatterns = [
    path("disclosure/town/<str:code>/", views.queue, name="queue"),
    path(S, views.record, name="record"),
    path(f"{S}print/", views.paper, name="paper"),
    path(f"{S}platform/", views.platform, name="platform"),
    path(f"{S}answer/", views.answer, name="answer"),
    path(f"{S}down/", views.down, name="down"),
    path(f"{S}again/", views.again, name="again"),
    path(f"{S}day/", views.day, name="day"),
    path(f"{S}void/", views.void, name="void"),
    path(f"{S}opinion/", views.opinion, name="opinion"),
    path(f"{D}", views.doubt, name="doubt"),
    path(U, views.home, name="home"),
    path(f"{U}review/", views.review, name="review"),
    path(f"{U}fill/", views.fill, name="fill"),
    path(f"{U}doubts/", views.doubts, name="doubts"),
    path(M, views.issue, name="issue"),
    path(f"{M}finance/", views.finance, name="finance"),
    path(f"{M}scan/", views.scan, name="scan"),
    path(f"{M}lines/", views.money_lines, name="lines"),
    path(f"{M}text/", views.text, name="text"),
    path(f"{M}nothing/", views.nothing, name="nothing"),
    path(f"{M}mask/", views.mask, name="mask"),
    path(f"{M}personal/", views.personal, name="personal"),
    path(f"{M}send/", views.send, name="send"),
    path(f"{M}fix/", views.fix, name="fix"),
    path(f"{M}publish/", views.publish, name="publish"),
    path(f"{M}synced/", views.synced, name="synced"),
]
