"""The one address of the way back."""

from django.urls import path

from cunju.undo import views

app_name = "undo"
urlpatterns = [path("undo/<uuid:sent_id>/", views.undo, name="undo")]
