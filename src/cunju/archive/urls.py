"""The archive's one url."""

from django.urls import path

from cunju.archive import views

app_name = "archive"
urlpatterns = [path("archive/<uuid:file_id>/", views.file, name="file")]
