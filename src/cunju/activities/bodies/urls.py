"""Urls of this room."""

from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.views import floor, grids, loading, looking, posting, seating
from cunju.records.routes import routes, shelf

app_name = "bodies"
PERSONAL = {
    **dict.fromkeys(("people", "seat", "change", "join", "leave", "roll", "changes", "grids", "handing", "handover"), "seen"),
    **dict.fromkeys(("sheet", "notice", "blank_grids"), "exported"),
}
U = "bodies/<str:code>/"
C = "bodies/change/<uuid:any_id>/"
S = "bodies/seat/<uuid:seat_id>/"
urlpatterns = [
    *routes(
    {
        "bodies/town/<str:code>/": looking.town,
        "bodies/fact/<uuid:any_id>/": looking.fact,
        C: looking.change,
        f"{C}post/": posting.post,
        f"{C}void/": posting.void,
        f"{C}print/": looking.notice,
        S: seating.seat,
        f"{S}remove/": seating.remove,
        U: looking.people,
        f"{U}load/": loading.load,
        f"{U}template/": loading.template,
        f"{U}join/": seating.join,
        f"{U}leave/": seating.leave,
        f"{U}changes/": looking.changes,
        f"{U}roll/": seating.roll,
        f"{U}print/": looking.sheet,
        f"{U}terms/": floor.terms,
        f"{U}terms/list/": floor.handing,
        f"{U}handover/": floor.handover,
        f"{U}early/": floor.early,
        f"{U}grids/": grids.grids,
        f"{U}grids/blank/": grids.blank_grids,
    }
    ),
    *shelf(BOOK, "detail", "edit", "void", "waiting", lines=("demand", "organised", "result", "term", "removal", "voted")),
]
