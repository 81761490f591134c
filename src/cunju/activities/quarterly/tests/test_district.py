"""The district's papers: all towns in one Excel with the same bytes, what was submitted only, one page for the bureau."""

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cunju.activities.quarterly import actions, papers, queries, rules
from cunju.activities.quarterly.papers import district
from cunju.activities.quarterly.tests.conftest import REPORT, TODAY, TOWN, at
from cunju.duties.cells import Cell
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
SECOND = "500112009"


def sheet(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.fixture
def two_towns(town):
    Unit.objects.create(code=SECOND, kind="town", name="另一街道", parent_code="500112")
    return town


def submitted(drafted, **words):
    found = drafted(REPORT)
    typed = {
        "progress": "=已推进25项",
        "problems": "无",
        "status": "正常推进",
        "override_reason": "仍在推进中",
    }
    return actions.submit(found, actions.Words(**(typed | words)), by="o", now=at())


def test_every_town_has_its_line_and_drafts_stay_with_the_town(two_towns, drafted):
    submitted(drafted)
    other = queries.draft(Unit.objects.get(code=SECOND), REPORT, today=TODAY)
    actions.keep(other, actions.Words(progress="还在写", status="已完成"), now=at())
    rows = sheet(papers.excel("500112", REPORT, today=TODAY, demonstration=True))
    assert "演示数据" in str(rows[0][0])
    head, second, first = rows[1], rows[2], rows[3]
    told = dict(zip(head, first, strict=True))
    # What looks like a formula stays what was typed.
    assert (told["镇街代码"], told["进展情况"], told["进展状态"]) == (TOWN, "=已推进25项", "正常推进")
    assert (told["报送日期"], told["字数"]) == ("2023年9月20日", 6)
    assert second[:3] == [SECOND, "另一街道", "有草稿，未报送"]
    assert not any(second[3:])


def test_the_same_forms_give_the_same_bytes(two_towns, drafted):
    submitted(drafted)
    made = [papers.excel("500112", REPORT, today=TODAY, demonstration=False) for _ in range(2)]
    assert made[0] == made[1]
    assert "演示数据" not in str(sheet(made[0])[0][0])


def test_the_summary_counts_what_was_sent_and_names_who_has_not(two_towns, drafted):
    submitted(drafted, status="推进滞后")
    paper = papers.summary("500112", REPORT, today=TODAY)
    told = "\n".join(one.text for one in paper.blocks if one.kind == "paragraph")
    assert "应报2个镇（街道），已报1个：正常推进0个，推进滞后1个，已完成0个。" in told
    assert "还没有报送：另一街道。" in told and "自报推进滞后：王家街道。" in told
    [table] = [one for one in paper.blocks if one.kind == "table"]
    assert sum(bool(one) for row in table.rows for one in (row[0], row[2])) == 25


def test_the_number_of_queries_does_not_grow_with_the_towns(two_towns, django_assert_num_queries):
    with django_assert_num_queries(2):
        queries.answers("500112", REPORT, today=TODAY)
    for number in range(30, 50):
        Unit.objects.create(
            code=f"5001120{number}", kind="town", name=f"第{number}街道", parent_code="500112"
        )
    with django_assert_num_queries(2):
        assert len(queries.answers("500112", REPORT, today=TODAY)) == 22


def test_the_district_downloads_both_and_towns_do_not(two_towns, enter):
    client = enter("district_officer", "500112")
    day = REPORT.isoformat()
    overview = client.get(reverse("quarterly:overview")).content.decode()
    for name in ("excel", "summary"):
        assert reverse(f"quarterly:{name}", args=[day]) in overview
        assert client.get(reverse(f"quarterly:{name}", args=[day])).status_code == 200
    word = reverse("reports:word", kwargs={"room": "quarterly", "name": f"summary/{day}"})
    assert client.get(word).content[:2] == b"PK"
    client = enter()
    assert client.get(word).status_code == 404
    assert client.get(reverse("quarterly:excel", args=[day])).status_code == 404


@pytest.mark.parametrize(
    ("lengths", "size"), [((100, 50), 16), ((300, 60), 12), ((300, 300), 12), ((300, 380), 12)]
)
def test_the_largest_size_that_keeps_annex_two_on_its_page_is_taken(lengths, size):
    (found, _), heights = rules.fitted(["字" * one for one in lengths])
    assert found == size
    assert abs(sum(heights) - 146) < 0.01


def test_no_size_is_below_twelve_points_and_the_sentence_that_is_too_long_is_named():
    many = "".join(f"第{at}件事还没有办好，打算抓紧办。" for at in range(40))
    (size, _), heights = rules.fitted(("进" * 300, many))
    assert size == 12 and sum(heights) > 146
    sentence = rules.over(("进" * 300, many))
    short = many[: many.index(sentence)]
    assert sentence.startswith("第2") and sentence.endswith("。")
    assert rules.over(("进" * 300, short)) == "" and rules.over(("进" * 300, short + sentence)) == sentence


def test_a_day_that_is_no_report_day_is_not_found(two_towns, enter):
    client = enter("district_officer", "500112")
    assert client.get(reverse("quarterly:excel", args=[date(2023, 9, 29).isoformat()])).status_code == 404
    word = reverse("reports:word", kwargs={"room": "quarterly", "name": "summary/2023-09-29"})
    assert client.get(word).status_code == 404


def stood(state, towns, **more):
    return [Cell(4, state, **more)] * towns


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        # Towns whose worst is late or near its day still have units that wait for a person.
        (
            stood("overdue", 2, judge=3) + stood("due_soon", 3, judge=1) + stood("needs_person", 25, judge=7),
            "2/30，待研判30",
        ),
        # What only the town itself owes waits too.
        (stood("needs_person", 1) + stood("met", 1), "0/2，待研判1"),
        # Where it has not happened it is not come up; where it was dealt with and is not assessed it is.
        (stood("none_yet", 19) + stood("not_due", 1) + stood("not_assessable", 10), "0/11，不纳入评价10"),
        (stood("not_assessable", 10) + stood("none_yet", 20), "0/10，不纳入评价10"),
        (stood("none_yet", 20) + stood("not_applicable", 10), "尚无应办"),
        (stood("reference", 3), "尚无应办"),
        (stood("no_room", 20) + stood("none_yet", 10), "暂未开通登记"),
        (stood("not_applicable", 30), "–"),
    ],
)
def test_how_a_measure_stands_in_the_district(cells, words):
    assert district._stands(cells) == words
