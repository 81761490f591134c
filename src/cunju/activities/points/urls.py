"""Urls of this room."""

from cunju.activities.points.book import BOOK
from cunju.activities.points.views import adopting, books, monthly, people
from cunju.records.routes import routes, shelf

app_name = "points"
PERSONAL = {
    **dict.fromkeys(("list_", "households", "household", "month", "detail", "redeemed"), "seen"),
    **dict.fromkeys(("statement", "sheet"), "exported"),
}
U, E, M, H = "points/<str:code>/", "points/entry/<uuid:entry_id>/", "points/month/<uuid:month_id>/", "points/household/<uuid:household_id>/"
RULES = "points/rules/<uuid:rules_id>/"
urlpatterns = [
    *shelf(BOOK, "waiting", lines=["met"]),
    *routes(
        {
            U: books.home, f"{U}draft/": adopting.draft, f"{U}formed/": people.formed, f"{U}list/": people.list_, f"{U}new/": monthly.new,
            f"{U}answered/": monthly.answered, f"{U}goods/": monthly.goods, f"{U}redeemed/": monthly.redeemed, f"{U}red/": books.red,
            E: books.detail, f"{E}edit/": books.edit, f"{E}void/": books.void, f"{E}print/<slug:name>/": books.sheet,
            f"{E}households/": people.households, f"{E}object/": monthly.objected, "points/mark/<uuid:mark_id>/drop/": monthly.drop,
            RULES: adopting.rules, f"{RULES}print/": adopting.rules_paper, H: people.household, f"{H}print/": people.statement,
            f"{H}leave/": people.leave, f"{H}unlist/": people.unlist,
            M: monthly.month, f"{M}review/": monthly.review, f"{M}post/": monthly.post,
        }
    ),
]  # fmt: skip
