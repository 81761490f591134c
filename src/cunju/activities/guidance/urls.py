"""Urls of this room."""

from django.urls import path

from cunju.activities.guidance.views import looking, writing
from cunju.activities.guidance.views.looking import SHOWN
from cunju.records.routes import routes, shelf

app_name = "guidance"
U = "guidance/<str:code>/"
E = "guidance/entry/<uuid:entry_id>/"
urlpatterns = [
    *routes(
        {
            E: looking.detail,
            f"{E}edit/": writing.edit,
            f"{E}reply/": writing.reply,
            f"{E}print/": looking.paper,
            U: looking.home,
            f"{U}visit/": writing.visit,
            f"{U}evaluation/": writing.evaluation,
            f"{U}needs/": writing.needs,
            f"{U}promises/print/": looking.promises,
            f"{U}obstacles/print/": looking.obstacles,
            f"{U}fill/": writing.fill,
        }
    ),
    *[path(f"{U}{name}/", writing.line, {"step": name}, name=name) for name in ("settled", "given", "measures")],
    *shelf(SHOWN, "void", "waiting"),
]
