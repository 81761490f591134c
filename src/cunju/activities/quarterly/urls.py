"""Urls of the quarterly form."""

from django.urls import path

from cunju.activities.quarterly import views

app_name = "quarterly"
urlpatterns = [
    path("form/<str:code>/", views.current, name="current"),
    path("form/<str:code>/<str:day>/", views.form, name="form"),
    path("form/<str:code>/<str:day>/return/", views.give_back, name="return"),
]
