"""Urls of this room."""

from cunju.activities.crosschecks import views
from cunju.records.routes import routes

app_name = "crosschecks"
urlpatterns = routes(
    {
        "crosschecks/fact/<uuid:any_id>/": views.fact,
        "crosschecks/<str:code>/": views.home,
        "crosschecks/<str:code>/<str:item>/": views.detail,
        "crosschecks/<str:code>/<str:item>/withdraw/": views.withdraw,
    }
)
