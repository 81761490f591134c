"""Urls of the public pages."""

from django.urls import path

from cunju.portal import views

app_name = "portal"
urlpatterns = [
    path("b/<str:code>/", views.board, name="board"),
    path("c/<str:code>/", views.short, name="short"),
]
