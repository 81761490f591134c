"""Urls of this room."""

from cunju.activities.consultation.views import cataloguing, following, leading, looking, recording
from cunju.records.routes import routes

app_name = "consultation"
PERSONAL = {**dict.fromkeys(("detail", "record", "answers"), "seen"), "sheet": "exported"}
S = "consultation/session/<uuid:session_id>/"
E = "consultation/entry/<uuid:entry_id>/"
U = "consultation/<str:code>/"
urlpatterns = routes(
    {
        U: looking.register,
        f"{U}plan/": recording.plan,
        f"{U}new/": recording.new,
        f"{U}waiting/": looking.waiting,
        f"{U}catalogue/": cataloguing.catalogue,
        f"{U}catalogue/void/": cataloguing.void_catalogue,
        f"{U}topics/void/": cataloguing.void_topics,
        f"{U}topics/": cataloguing.topics,
        f"{U}guide/": cataloguing.guide,
        f"{U}town/": leading.town,
        f"{U}town/plan/": leading.town_plan,
        f"{U}town/session/": leading.across,
        f"{U}pilot/": leading.pilot,
        S: looking.detail,
        f"{S}tell/": recording.tell,
        f"{S}record/": recording.record,
        f"{S}void/": recording.void,
        f"{S}answers/": following.answers,
        f"{S}step/<str:step>/": following.step,
        f"{S}print/<str:sheet>/": looking.sheet,
        f"{E}edit/": following.edit,
        f"{E}void/": following.void_step,
        "consultation/across/<uuid:session_id>/void/": leading.void_across,
    }
)
