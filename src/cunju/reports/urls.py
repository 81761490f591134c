"""Urls of papers as files."""

from django.urls import path

from cunju.reports import views

app_name = "reports"
urlpatterns = [path("paper/<str:room>/<path:name>.docx", views.word, name="word")]
