"""The page of a unit: first what is open, then the year, then every measure in its fold; nothing is left out."""

import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.desk.unit import shelves
from cunju.duties import interface as duties
from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
PAGE = f"/unit/{cast.VILLAGE}/"
OPEN = ("overdue", "due_soon", "open")


def text(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_page_of_a_unit_counts_and_draws_the_year(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-12", entered="2023-06-20")
    page = text(enter("town"), f"/unit/{cast.VILLAGE}/")
    year = page.split('<table class="year">')[1].split("</table>")[0]
    assert len(re.findall(r'<th scope="col"', year)) == 12
    lane = next(one for one in year.split("<tr>") if "村民代表会议" in one and "每季度1次" in one)
    assert '<span class="hide">按期，</span><span class="day">10' in lane
    assert re.search(r'class="st back"[^>]*><span class="hide">补录，迟8天，</span><span class="day">12', lane)
    assert re.search(r'class="st soon"[^>]*><span class="hide">第三季度村民代表会议，即将到期，</span>', lane)
    assert 'aria-current="date">9' in year


def test_what_is_open_stands_before_the_year_and_the_year_before_the_measures(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    page = text(enter("town"), PAGE)
    places = [page.index(f'id="{name}"') for name in ("h-open", "h-year", "h-tasks")]
    assert places == sorted(places)
    windows = [one for one in duties.standing(cast.VILLAGE, on=cast.TODAY).windows if one.owed_by in ("unit", "supervisory")]
    waiting = [one for one in windows if one.status in OPEN]
    lines = page.split('id="h-open"')[1].split("</section>")[0]
    assert len(waiting) > 5 and lines.count('class="line"') == len(waiting), "each is there, at once or in a fold"
    assert f"没有办完的 <small class=\"quiet\">{len(waiting)}件</small>" in page
    first = lines[: lines.index("<details")]
    late = sum(one.status == "overdue" for one in waiting)
    assert late and first.count("迟") == min(late, first.count('class="line"')), "what is late stands first"
    folded = lines.count('class="line"') - first.count('class="line"')
    assert f"<summary>还有{folded}件</summary>" in lines or "一样的还有" in lines


def test_a_line_leads_its_clerk_to_the_form_and_an_office_to_the_reason(enter) -> None:
    own, office = (text(enter(who), PAGE).split('id="h-open"')[1].split("</section>")[0] for who in ("clerk", "town"))
    assert f'href="/assemblies/{cast.VILLAGE}/plan/?duty=' in own
    assert re.findall(r'href="([^"]+)"', office) and set(re.findall(r'href="(/\w+/)', office)) == {"/why/"}


def test_every_window_is_reached_from_the_unit_by_a_fold_that_counts(enter) -> None:
    """Each measure stands in a fold that says how many; its page holds each of its windows with its period."""
    client = enter("town")
    page = text(client, PAGE)
    folds = page.split('<details class="shelf">')[1:]
    assert len(folds) >= 9
    for fold in folds:
        said = sum(int(n) for n in re.findall(r'<span class="st [^"]*">[^<]* (\d+)</span>', fold.split("</summary>")[0]))
        assert said == fold.count('class="m"'), fold[:200]
    standing = duties.standing(cast.VILLAGE, on=cast.TODAY)
    for number in sorted({one.measure for one in standing.windows if one.status != "not_applicable"}):
        path = f"/why/{cast.VILLAGE}/{number}/"
        assert f'href="{path}"' in page
        why = text(client, path)
        for one in (one for one in standing.windows if one.measure == number):
            assert f'data-duty="{one.duty}"' in why
        periods = sum(one.measure == number for one in standing.windows)
        alone = len(re.findall(r"<dt>时段</dt>", why))
        assert alone == periods, "one time span a window"


def test_an_office_sees_its_own_and_the_rest_in_one_fold(enter) -> None:
    enter("town")
    for code in (cast.TOWN, cast.DISTRICT):
        found = shelves.shelves(duties.standing(code, on=cast.TODAY))
        named = [one for one in found if one.title == shelves.NOT_OWN]
        assert found[-1:] == named
        assert all(row.css != "na" for one in found[:-1] for row in one.rows) and all(row.css == "na" for row in named[0].rows)
        assert {row.number for one in found for row in one.rows} >= set(range(26))
    assert shelves.NOT_OWN not in [one.title for one in shelves.shelves(duties.standing(cast.VILLAGE, on=cast.TODAY))]


def test_measures_keep_up_where_all_that_was_due_is_done(enter, held) -> None:
    standing = duties.standing(cast.VILLAGE, on=cast.TODAY)
    rows = {one.number: one for shelf in shelves.shelves(standing)[:8] for one in shelf.rows}
    assert rows[3].css == "late" and rows[3].fraction.startswith("0/")
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-10")
    rows = {one.number: one for shelf in shelves.shelves(duties.standing(cast.VILLAGE, on=cast.TODAY))[:8] for one in shelf.rows}
    assert rows[3].said and len(rows) == 25


def test_the_page_of_a_unit_asks_the_same_however_much_is_recorded(enter, held) -> None:
    client = enter("town")

    def asked() -> int:
        text(client, PAGE)
        with CaptureQueriesContext(connection) as counted:
            text(client, PAGE)
        return len(counted)

    held(cast.VILLAGE, "2023-01-10")
    few = asked()
    for month in range(2, 9):
        held(cast.VILLAGE, f"2023-0{month}-12")
    assert asked() == few


def test_many_windows_of_one_requirement_fold_under_their_number(enter) -> None:
    """Of six plans sent for review one waits: it is read at once, the others fold with how they stand."""
    for day in range(1, 7):
        on = date(2023, 9, day)
        said = {"category": "party", "period": f"2023-0{day}"}
        now = datetime(on.year, on.month, on.day, 10, tzinfo=SHANGHAI)
        with ledger.writing([cast.VILLAGE], now=now, any_day=True) as pen:
            sent = pen.put(kind="disclosure.sheet_drafted", attributes=said, unit_code=cast.VILLAGE, occurred_on=on, recorded_by="c")
            if day > 1:
                what = said | {"result": "passed"}
                pen.put(
                    kind="disclosure.sheet_reviewed", attributes=what, unit_code=cast.VILLAGE, occurred_on=on, recorded_by="c",
                    rests_on=[str(sent.uid)],
                )  # fmt: skip
    page = text(enter("town"), f"/why/{cast.VILLAGE}/16/")
    found = next(one for one in page.split('<details class="block clause"') if 'data-duty="chongqing-2013.art29.review"' in one)
    at_once, fold = found.split('<details class="told rest">')
    assert at_once.count('<details class="told"') == 1 and "待办" in at_once
    assert "其余5期" in fold and '已完成 5</span>' in fold and fold.count('<details class="told"') == 5


def test_what_a_town_owes_in_its_villages_stands_on_its_own_page_as_on_its_today(enter, noted) -> None:
    sheet = {"category": "party", "period": "2023Q2", "board": True, "platform": True}
    noted("disclosure.sheet_published", "2023-09-14", sheet)
    noted("supervision.question_referred", "2023-09-15", {"basis": "breach", "to": "town"})
    client = enter("town")
    lists = client.get("/today/").context["lists"]
    today = {(one.unit.code, one.window.duty, one.window.from_) for one in [*lists.now, *lists.soon, *lists.late]}
    assert {code for code, *_ in today} >= {cast.VILLAGE}
    answer = client.get(f"/unit/{cast.TOWN}/")
    lines = answer.context["lines"]
    assert {(one.unit.code, one.window.duty, one.window.from_) for one in lines} == today
    assert all(one.href.startswith("/") and "去" in one.go for one in lines if one.unit.code == cast.VILLAGE and one.window.kind)
    counts, page = answer.context["counts"], answer.content.decode()
    assert counts["open"] == len(lists.now) and f"<b>{len(lists.now)}</b>项待办" in page
    assert "到这一天没有要办的事" not in page and "（玉峰山村村民委员会）" in page
    office = enter("district").get(f"/unit/{cast.TOWN}/").context["lines"]
    assert len(office) == len(lines) and {one.href.split("/")[1] for one in office} == {"why"}


def test_the_page_of_a_town_asks_no_more_for_more_villages(enter) -> None:
    client, path = enter("town"), f"/unit/{cast.TOWN}/"
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    Unit.objects.bulk_create(
        Unit(code=f"{cast.TOWN}{n}", kind="village", name=f"第{n}村村民委员会", parent_code=cast.TOWN) for n in range(300, 320)
    )
    client.get(path)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few)
