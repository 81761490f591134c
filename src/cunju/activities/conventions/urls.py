"""Urls of this room."""


from cunju.activities.conventions import views
from cunju.activities.conventions.book import BOOK
from cunju.activities.conventions.steps import STEPS
from cunju.records.routes import routes, shelf

app_name = "conventions"
U, E, T = (
    "conventions/<str:code>/",
    "conventions/entry/<uuid:entry_id>/",
    "conventions/text/<uuid:version_id>/",
)
# Lines with a form of the shelf; opinions name their text, the vote has its own.
LINES = [one.name for one in STEPS.values() if one.ask and one.name != "opinions"]
urlpatterns = [
    *routes(
        {
            f"{E}edit/": views.edit,
            T: views.text,
            f"{T}send/": views.send,
            f"{T}adopt/": views.adopt,
            f"{T}print/<str:kind>/": views.paper,
            U: views.home,
            f"{U}fill/": views.fill,
            f"{U}put/<str:subject>/": views.put,
            f"{U}opinions/<str:subject>/": views.opinions,
        }
    ),
    *shelf(BOOK, "detail", "void", "waiting", lines=LINES),
]
