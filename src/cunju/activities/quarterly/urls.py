"""Urls of the quarterly form."""

from django.urls import path

from cunju.activities.quarterly import views
from cunju.records.routes import routes

app_name = "quarterly"
FORM = "form/<str:code>/<str:day>/"
urlpatterns = [
    *routes(
        {
            "forms/": views.overview,
            "forms/<str:day>/summary/": views.summary,
            "forms/<str:day>/towns.xlsx": views.excel,
            "form/<str:code>/": views.current,
            FORM: views.form,
            f"{FORM}look/": views.look,
            f"{FORM}records/<int:number>/": views.records,
            f"{FORM}word/": views.word,
        }
    ),
    path(f"{FORM}return/", views.give_back, name="return"),
]
