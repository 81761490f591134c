"""Urls of this room."""


from cunju.activities.committees import views
from cunju.activities.committees.book import BOOK
from cunju.activities.committees.steps import STEPS
from cunju.records.routes import routes, shelf

app_name = "committees"
U = "committees/<str:code>/"
urlpatterns = [
    *routes(
        {
            U: views.home,
            f"{U}fill/": views.fill,
            f"{U}voted/": views.voted,
            f"{U}print/<slug:name>/": views.paper,
        }
    ),
    *shelf(BOOK, "detail", "edit", "void", "waiting", lines=[name for name in STEPS if name != "voted"]),
]
