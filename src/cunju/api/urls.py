"""Urls of the API: the page of the district, the document, and the calls from their table."""

from django.urls import path

from cunju.api import calling, views
from cunju.api.endpoints import ENDPOINTS
from cunju.api.onetable import views as onetable

app_name = "api"
urlpatterns = [
    path("api/", views.page, name="page"),
    path("api/openapi.json", views.openapi_json, name="openapi"),
    path("api/systems/<int:pk>/", views.made, name="made"),
    path("api/systems/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("onetable/<str:code>/", onetable.shelf, name="onetable"),
    path("onetable/<str:code>/<str:key>.xlsx", onetable.download, name="onetable_file"),
    path("onetable/<str:code>/<str:key>/", onetable.take, name="onetable_take"),
    *(path(f"api/v1/{one.route}", calling.Resource(one), name=f"v1-{one.name}") for one in ENDPOINTS),
    path("api/v1/", calling.nothing, name="v1"),
    path("api/v1/<path:rest>", calling.nothing, name="v1-nothing"),
]
