"""All urls: staff pages, then each installed room's own; rooms are found by name."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

ROOMS = [path("", include(f"{room}.urls")) for room in settings.ROOMS if find_spec(f"{room}.urls")]

urlpatterns = [
    path("", include("cunju.org.urls")),
    path("", include("cunju.archive.urls")),
    path("", include("cunju.ui.urls")),
    path("", include("cunju.undo.urls")),
    path("", include("cunju.desk.urls")),
    path("", include("cunju.portal.urls")),
    path("", include("cunju.reports.urls")),
    path("", include("cunju.api.urls")),
    *ROOMS,
]

handler404 = "cunju.desk.views.not_found"
handler400 = "cunju.org.troubles.bad_request"
handler500 = "cunju.org.troubles.server_error"
