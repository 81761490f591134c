"""Urls of this room."""

from django.urls import path

from cunju.activities.crosschecks import views

app_name = "crosschecks"
urlpatterns = [
    path("crosschecks/fact/<uuid:any_id>/", views.fact, name="fact"),
    path("crosschecks/<str:code>/", views.home, name="home"),
    path("crosschecks/<str:code>/<str:item>/", views.detail, name="detail"),
    path("crosschecks/<str:code>/<str:item>/withdraw/", views.withdraw, name="withdraw"),
]
