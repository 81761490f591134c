"""Urls of the quarterly form."""

from django.urls import path

from cunju.activities.quarterly import views

app_name = "quarterly"
FORM = "form/<str:code>/<str:day>/"
urlpatterns = [
    path("forms/", views.overview, name="overview"),
    path("forms/<str:day>/summary/", views.summary, name="summary"),
    path("forms/<str:day>/towns.xlsx", views.excel, name="excel"),
    path("form/<str:code>/", views.current, name="current"),
    path(FORM, views.form, name="form"),
    path(f"{FORM}look/", views.look, name="look"),
    path(f"{FORM}records/<int:number>/", views.records, name="records"),
    path(f"{FORM}return/", views.give_back, name="return"),
    path(f"{FORM}word/", views.word, name="word"),
]
