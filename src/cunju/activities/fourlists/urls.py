"""Urls of this room."""

from cunju.activities.fourlists.book import BOOK
from cunju.activities.fourlists.views import listing, looking, tasking, window
from cunju.records.routes import routes, shelf

app_name = "fourlists"
PERSONAL = {**dict.fromkeys(("roster", "detail", "task"), "seen"), **dict.fromkeys(("entry_paper", "paper", "task_paper"), "exported")}
U, E, V, T = "fourlists/<str:code>/", "fourlists/entry/<uuid:entry_id>/", "fourlists/list/<uuid:version_id>/", "fourlists/task/<uuid:task_id>/"
urlpatterns = [
    *routes(
        {
            E: looking.detail,
            f"{E}edit/": window.edit,
            f"{E}print/": looking.entry_paper,
            V: listing.version,
            f"{V}approve/": listing.approve,
            f"{V}drop/": listing.drop,
            f"{V}print/<slug:size>/": listing.wall,
            T: tasking.task,
            f"{T}decide/": tasking.decide,
            f"{T}withdraw/": tasking.withdraw,
            f"{T}print/": tasking.task_paper,
            U: looking.home,
            f"{U}certificate/": window.certificate,
            f"{U}post/<uuid:version_id>/": listing.post,
            f"{U}load/": listing.load,
            f"{U}definition/": listing.definition,
            f"{U}enter/": tasking.enter,
            f"{U}fill/": window.fill,
            f"{U}print/<slug:name>/": looking.paper,
        }
    ),
    *shelf(BOOK, "void", lines=("checked", "roster", "training")),
]
