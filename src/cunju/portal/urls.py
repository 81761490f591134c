"""Urls of the public pages."""

from django.urls import path

from cunju.portal import asking, checking, feeds, together, views

app_name = "portal"
urlpatterns = [
    path("robots.txt", feeds.robots, name="robots"),
    path("b/<str:code>/", views.board, name="board"),
    path("b/<str:code>/<int:year>/", views.year, name="year"),
    path("b/<str:code>/notice/", views.notice, name="notice"),
    path("b/<str:code>/ask/", asking.ask, name="ask"),
    path("r/", asking.find, name="find"),
    path("r/<str:receipt>/", asking.receipt, name="receipt"),
    path("b/<str:code>/aloud/", views.aloud, name="aloud"),
    path("b/<str:code>/doors/", views.doors, name="doors"),
    path("b/<str:code>/together/", together.together, name="together"),
    path("b/<str:code>/together/<slug:name>/", together.slip, name="slip"),
    path("b/<str:code>/open/", feeds.described, name="open"),
    path("b/<str:code>/open.json", feeds.as_json, name="json"),
    path("b/<str:code>/open.csv", feeds.as_csv, name="csv"),
    path("b/<str:code>/feed.xml", feeds.atom, name="feed"),
    path("b/<str:code>/days.ics", feeds.days, name="days"),
    path("c/", checking.code, name="code"),
    path("c/<str:code>/", views.short, name="short"),
]
