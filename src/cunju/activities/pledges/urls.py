"""Urls of this room."""


from cunju.activities.pledges.views import filling, looking, mending, reviewing, writing
from cunju.activities.pledges.views.looking import SHOWN
from cunju.records.routes import routes, shelf

app_name = "pledges"
PERSONAL = {
    **dict.fromkeys(("home", "detail", "edit", "pledge", "plan", "review", "kept"), "seen"),
    **dict.fromkeys(("paper", "review_paper"), "exported"),
}
U = "pledges/<str:code>/"
E = "pledges/entry/<uuid:entry_id>/"
ITEM = "pledges/item/<uuid:item_id>/"
urlpatterns = [
    *routes(
        {
            E: looking.detail,
            f"{E}edit/": mending.edit,
            f"{E}void/": writing.void,
            f"{E}print/": looking.paper,
            f"{E}print/<slug:name>/": reviewing.review_paper,
            ITEM: writing.kept,
            f"{ITEM}mark/": writing.mark,
            U: looking.home,
            f"{U}fill/": filling.fill,
            f"{U}pledge/": writing.pledge,
            f"{U}plan/": reviewing.plan,
            f"{U}demand/": reviewing.demand,
            f"{U}review/": reviewing.review,
            f"{U}season/": reviewing.season,
            f"{U}season/print/": reviewing.season_paper,
        }
    ),
    *shelf(SHOWN, "waiting", lines=("posted", "filed", "result")),
]
