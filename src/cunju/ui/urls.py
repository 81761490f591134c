"""Urls of the look: the pattern page, help and the heads of printed sheets."""

from django.urls import path

from cunju.ui import views

app_name = "ui"
urlpatterns = [
    path("pattern/", views.pattern, name="pattern"),
    path("help/", views.helping, name="helps"),
    path("help/<slug:name>/", views.helping, name="help"),
    path("plain/<path:name>", views.plain_sheet, name="plain"),
    path("sheet.css", views.sheet, name="sheet"),
]
