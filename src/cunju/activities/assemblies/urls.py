"""Urls of this room."""

from cunju.activities.assemblies.book import BOOK
from cunju.activities.assemblies.views import calling, ending, filling, looking, recording, words
from cunju.records.routes import routes, shelf

app_name = "assemblies"
PERSONAL = {**dict.fromkeys(("detail", "record", "words"), "seen"), "sheet": "exported"}
M = "assemblies/meeting/<uuid:meeting_id>/"
U = "assemblies/<str:code>/"
urlpatterns = [
    *routes(
        {
        U: looking.register,
        f"{U}plan/": looking.plan,
        f"{U}new/<str:body>/": recording.new,
        f"{U}posting/": looking.posting,
        f"{U}fill/": filling.fill,
        f"{U}choice/": looking.choose,
        M: looking.detail,
        f"{M}words/": words.words,
        f"{M}notice/": looking.notice,
        f"{M}record/": recording.record,
        f"{M}void/": ending.void,
        f"{M}post/": ending.post,
        f"{M}take-down/": ending.take_down,
        f"{M}print/<str:sheet>/": looking.sheet,
        f"{U}calls/": calling.calls,
        f"{U}called/": calling.called,
        f"{U}slip/": calling.slip,
        }
    ),
    *shelf(BOOK, "detail", "edit", "void"),
]
