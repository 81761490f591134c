"""The matrix: every cell says its unit, measure and standing; rows in code order, never by result; few questions."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju import catalogue
from cunju.duties import interface as duties
from cunju.duties import reading
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
CELL = re.compile(
    r'<td class="(?P<css>[a-z]+)(?: g)?" data-unit="(?P<unit>\d+)" data-measure="(?P<measure>\d+)"'
    r'\s+data-state="(?P<state>[a-z_]+)" data-n="(?P<n>\d+)" data-of="(?P<of>\d+)"'
)
COLUMNS = 26  # 25 measures, and what the notice's body and the law ask
MOST_QUERIES, LONGEST = 13, 150 * 1024


def page(client, code: str, **query: object) -> str:
    answer = client.get(f"/matrix/{code}/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def cells(text: str) -> list[dict[str, str]]:
    return [one.groupdict() for one in CELL.finditer(text)]


def towns(count: int) -> None:
    """``count`` more towns with a village each."""
    rows = []
    for n in range(200, 200 + count):
        code = f"{cast.DISTRICT}{n}"
        rows.append(Unit(code=code, kind="town", name=f"第{n}镇", parent_code=cast.DISTRICT))
        rows.append(Unit(code=f"{code}201", kind="village", name=f"第{n}村", parent_code=code))
    Unit.objects.bulk_create(rows)


def test_of_those_late_a_narrow_page_steps_through_late_measures_only(enter) -> None:
    text = page(enter("town"), cast.TOWN, late="1")
    late = sorted({int(one["measure"]) for one in cells(text) if one["state"] == "overdue"})
    assert 0 < len(late) < 25
    (stops,) = re.findall(r'data-stops="([^"]*)"', text)
    assert sorted(map(int, stops.split())) == late
    around = re.findall(r'<a rel="(?:prev|next)" href="\?m=(\d+)', text)
    assert {int(one) for one in around} <= set(late) and f"at-{stops.split()[0]}" in text
    (every,) = re.findall(r'data-stops="([^"]*)"', page(enter("town"), cast.TOWN))
    assert sorted(map(int, every.split())) == list(range(26))


def test_the_page_shows_what_the_matrix_says(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    for who, code in (("district", cast.DISTRICT), ("town", cast.TOWN), ("clerk", cast.VILLAGE)):
        found = duties.matrix(code, on=cast.TODAY)
        told = [
            (row.code, str(cell.measure), cell.state, str(cell.n), str(cell.of))
            for row in found.rows
            for cell in row.cells
        ]
        shown = cells(page(enter(who), code))
        assert [(one["unit"], one["measure"], one["state"], one["n"], one["of"]) for one in shown] == told
        assert len(shown) == COLUMNS * len(found.rows)


def test_rows_stand_in_code_order_whatever_is_late_and_cannot_be_sorted(enter, held) -> None:
    client = enter("town")
    before = [one["unit"] for one in cells(page(client, cast.TOWN))][::COLUMNS]
    held(cast.NEIGHBOUR, "2023-03-10")
    held(cast.NEIGHBOUR, "2023-06-10")
    for asked in ({}, {"sort": "late"}, {"order": "-overdue"}, {"m": 3}):
        assert [one["unit"] for one in cells(page(client, cast.TOWN, **asked))][::COLUMNS] == before
    assert before == [cast.NEIGHBOUR, cast.VILLAGE, cast.TOWN]  # the town's own row follows its units
    assert not re.search(r"[?&;](sort|order)", page(client, cast.TOWN))


def test_what_cannot_be_recorded_yet_says_the_day_the_notice_sets(enter, monkeypatch) -> None:
    made = frozenset(one for one in reading.makes() if not one.startswith("showcase."))
    monkeypatch.setattr(reading, "makes", lambda: made)  # as where that room is not installed
    client = enter("district")
    shown = re.compile(r'data-measure="(14|25)"[^>]*data-state="no_room"[^>]*>(?:&#32;)?<b>([^<]+)</b></td>')
    today = set(shown.findall(page(client, cast.DISTRICT)))
    assert today == {("14", "暂未开通登记，9月28日到期"), ("25", "暂未开通登记，8月30日已过")}
    before = set(shown.findall(page(client, cast.DISTRICT, on="2023-08-30")))
    assert before == {("14", "暂未开通登记，9月28日到期"), ("25", "暂未开通登记，8月30日到期")}


def test_shape_word_and_number_stand_together(enter) -> None:
    text = page(enter("town"), cast.TOWN)
    late = next(one for one in cells(text) if one["measure"] == "3")
    assert (late["css"], late["state"]) == ("late", "overdue")
    words = re.search(r'<td class="late"[^>]*data-measure="3"[^>]*>\s*<a[^>]*><b>([^<]+)</b>\s*([^<]+)</a>', text)
    assert words and words.groups() == ("有逾期 ", f"{late['n']}/{late['of']}")
    judged = next(one for one in cells(text) if one["state"] == "needs_person")
    assert judged["of"] == "0"
    assert "0/0" not in re.sub(r"<[^>]+>", "", text)


def test_a_rule_stands_at_each_task(enter) -> None:
    first = {str(task.measures[0]) for task in catalogue.notice().tasks}
    text = page(enter("town"), cast.TOWN)
    ruled = set(re.findall(r'<td class="[a-z]+ g" data-unit="\d+" data-measure="(\d+)"', text))
    assert ruled == first | {"0"}
    assert len(re.findall(r'<th scope="colgroup"', text)) == 9


def test_as_many_questions_for_thirty_towns_as_for_five(enter, held) -> None:
    client = enter("district")
    held(cast.VILLAGE, "2023-03-10")
    towns(3)
    counts = []
    for more in (0, 25):
        towns_now = Unit.objects.filter(kind="town").count()
        Unit.objects.bulk_create(
            one
            for n in range(300, 300 + more)
            for one in (
                Unit(code=f"{cast.DISTRICT}{n}", kind="town", name=f"第{n}镇", parent_code=cast.DISTRICT),
                Unit(code=f"{cast.DISTRICT}{n}201", kind="village", name=f"第{n}村", parent_code=f"{cast.DISTRICT}{n}"),
            )
        )
        page(client, cast.DISTRICT)
        with CaptureQueriesContext(connection) as asked:
            text = page(client, cast.DISTRICT)
        assert len(cells(text)) == COLUMNS * (towns_now + more + 1)  # and the district's own row
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUERIES
    assert len(text.encode()) <= LONGEST


@pytest.mark.parametrize("late", [1, 20])
def test_an_open_cell_asks_no_more_for_more_late_units(enter, late) -> None:
    Unit.objects.bulk_create(
        Unit(code=f"{cast.TOWN}{n}", kind="village", name=f"第{n}村", parent_code=cast.TOWN)
        for n in range(300, 300 + late)
    )
    client = enter("district")
    page(client, cast.DISTRICT, t=cast.TOWN, m=3)
    with CaptureQueriesContext(connection) as asked:
        page(client, cast.DISTRICT, t=cast.TOWN, m=3)
    assert len(asked) <= MOST_QUERIES + 6  # the standings of the town that is open, and what is no unit


def test_why_opens_below_the_row_on_the_same_address(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-12", entered="2023-06-20")
    held(cast.NEIGHBOUR, "2023-03-10")
    short = held(cast.NEIGHBOUR, "2023-06-15", result="short", present=21)
    text = page(enter("district"), cast.DISTRICT, t="018", m=3)
    opened = text.split('<tr class="why" id="why">')[1].split("</tr>\n")[0]
    assert 'class="open"' in text.split('<tr class="why"')[0].rsplit("<tr", 1)[1]
    assert text.count('aria-expanded="true"') == 1
    assert "到这一天有2个村（社区）应办，1个都办到了，1个有逾期，所以是1/2。" in opened
    assert "苟溪桥村第二季度村民代表会议没有计入的记录，6月30日到期，已过82天；" in opened
    assert "6月15日村民代表会议，应到40人，实到21人，未达法定人数，不计入。" in opened
    assert f'href="/fact/{short.uid}/" aria-label="苟溪桥村，逾期，6月15日不计入"' in opened
    assert re.search(r'class="st back" href="/fact/[^"]+" aria-label="玉峰山村，补录，6月12日"', opened)
    assert "村民委员会组织法第26条：村民代表会议每季度召开一次" in opened
    assert f'href="/why/{cast.TOWN}/3/"' in opened


def test_who_is_neither_done_nor_late_on_the_very_day_is_said_to_be_due_that_day(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-12")
    held(cast.NEIGHBOUR, "2023-03-10")
    text = page(enter("district"), cast.DISTRICT, t="018", m=3, on="2023-06-30")
    assert "到这一天有2个村（社区）应办，1个都办到了，1个当天到期还没有办，所以是1/2。" in text


def test_nothing_due_is_not_said_beside_what_the_town_owes_and_is_late_with(enter) -> None:
    text = page(enter("district"), cast.DISTRICT, t="018", m=14, on="2023-10-05")
    assert "镇街本级到期1项，已办0项，1项逾期。" in text
    assert "没有到期的要求" not in text
    text = page(enter("district"), cast.DISTRICT, t="018", m=14, on="2023-09-28")
    assert "镇街本级到期1项，已办0项，1项当天到期还没有办。" in text


def test_why_of_a_unit_names_its_windows(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    text = page(enter("town"), cast.TOWN, t=cast.VILLAGE, m=3)
    opened = text.split('<tr class="why" id="why">')[1]
    assert "应在2023年6月30日前，已过82天" in opened
    assert "第二季度" in opened and "0/1" in opened


def test_only_late_rows_keep_their_order_and_the_open_one(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-10")
    client = enter("town")
    every = [one["unit"] for one in cells(page(client, cast.TOWN))][::COLUMNS]
    late = [one["unit"] for one in cells(page(client, cast.TOWN, late=1))][::COLUMNS]
    assert late == [code for code in every if code in late] != []


def test_the_table_is_also_a_file(enter) -> None:
    answer = enter("district").get(f"/matrix/{cast.DISTRICT}/?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows][::COLUMNS] == [cast.TOWN, cast.OTHER_TOWN, cast.DISTRICT]
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"on": "九月"}, "日期要写成年-月-日"),
        ({"m": 26}, "措施的序号只有1到25"),
        ({"t": "999", "m": 3}, "表里没有“999”这一行"),
        ({"t": "018"}, "要看哪一项措施没有写明"),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence(enter, query, sentence) -> None:
    answer = enter("district").get(f"/matrix/{cast.DISTRICT}/", query)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_a_past_day_and_what_was_known_then(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10", entered="2023-05-10")
    client = enter("town")

    def state(**query: object) -> str:
        shown = cells(page(client, cast.TOWN, **query))
        return next(one["state"] for one in shown if (one["unit"], one["measure"]) == (cast.VILLAGE, "3"))

    assert state(on="2023-04-10") != "overdue"
    assert state(on="2023-04-10", by="entry") == "overdue"
    assert "截至2023年4月10日，只看当日已录入的记录" in page(client, cast.TOWN, on="2023-04-10", by="entry")


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [("clerk", cast.TOWN, 404), ("town", cast.OTHER_TOWN, 404), ("town", cast.VILLAGE, 200), ("system", cast.DISTRICT, 404)],
)
def test_nobody_looks_beyond_his_reach(enter, who, code, status) -> None:
    assert enter(who).get(f"/matrix/{code}/").status_code == status
