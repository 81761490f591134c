"""Urls of this room."""


from cunju.activities.supervision.steps import STEPS
from cunju.activities.supervision.views import gathering, looking, writing
from cunju.activities.supervision.views.looking import SHOWN
from cunju.records.routes import routes, shelf

app_name = "supervision"
PERSONAL = {"members": "seen"}
U = "supervision/<str:code>/"
E = "supervision/entry/<uuid:entry_id>/"
LINES = [one.name for one in STEPS.values() if one.ask]
urlpatterns = [
    *routes(
        {
            f"{E}edit/": writing.edit,
            U: looking.book,
            f"{U}meeting/": gathering.meeting,
            f"{U}report/": gathering.report,
            f"{U}report/<str:half>/print/": looking.report_paper,
            f"{U}systems/": gathering.systems,
            f"{U}systems/<str:system>/": gathering.system,
            f"{U}members/": gathering.members,
            f"{U}print/<int:year>/": looking.paper,
        }
    ),
    *shelf(SHOWN, "confirm", "detail", "void", "waiting", lines=LINES),
]
