"""Urls of this room."""

from cunju.activities.decisions import views
from cunju.records.routes import routes

app_name = "decisions"
M, STEP, SPENT = "decisions/matter/<uuid:matter_id>/", "decisions/step/<int:step_id>/", "decisions/spending/<int:spending_id>/"
urlpatterns = routes(
    {
        "decisions/<str:code>/": views.register,
        "decisions/<str:code>/new/": views.new,
        "decisions/<str:code>/list/": views.listed,
        "decisions/<str:code>/list/add/": views.add_listed,
        "decisions/list/<int:listed_id>/end/": views.end_listed,
        M: views.detail,
        f"{M}edit/": views.edit,
        f"{M}step/<int:number>/": views.step,
        f"{M}spend/": views.spend,
        f"{M}void/": views.void,
        f"{M}print/<str:sheet>/": views.sheet,
        f"{STEP}edit/": views.edit_step,
        f"{STEP}void/": views.void_step,
        f"{SPENT}edit/": views.edit_spending,
        f"{SPENT}void/": views.void_spending,
    }
)
