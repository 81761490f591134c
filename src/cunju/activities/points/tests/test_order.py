"""No order of households anywhere: on every page, paper and export they stand by their own numbers, whatever they have."""

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.html import strip_tags

from cunju.activities.points import actions, papers, public, queries
from cunju.activities.points.actions.redeeming import Redemption
from cunju.activities.points.models import Entry, Household, Month
from cunju.activities.points.tests import conftest as made
from cunju.activities.points.tests.conftest import CODE
from cunju.kernel.days import year_span
from cunju.org import clock
from cunju.org.models import Account, Unit

pytestmark = pytest.mark.django_db
# Points of households 1 to 9: neither rising nor falling, nor are their names, nor is the order in which they were pasted.
TIMES = {1: 3, 2: 9, 3: 1, 4: 7, 5: 5, 6: 8, 7: 2, 8: 6, 9: 4}
NAMES = {1: "丁字口", 2: "甲石桥", 3: "丙水井", 4: "乙学堂", 5: "庚晒坝", 6: "己竹林", 7: "戊石磨", 8: "壬桂花", 9: "辛柚子"}
RANKED = re.compile(r"排名(?!次)|名列|第[一二三123]名|冠军|倒数|末位|排行|榜首|并列|从高到低|由高到低|得分最|积分最")


@pytest.fixture
def full(place: Unit) -> Unit:
    made.pact(date(2023, 1, 5))
    made.rules(date(2023, 1, 8), red_at=5)
    text = "\n".join(f"{number} {NAMES[number]}" for number in (4, 1, 9, 2, 7, 3, 8, 6, 5))
    yard = actions.courtyards.Courtyard("桂花院", "院落长", date(2023, 1, 10), text)
    actions.form(place, yard, by="clerk", now=clock.now())
    for period in ("2023-03", "2023-05"):
        text = "\n".join(f"{number}号 红白事简办 {TIMES[number]}次" for number in (5, 2, 8, 1, 9, 3, 7, 4, 6))
        made.month(period, text, on=date.fromisoformat(f"{period}-28"))
    actions.put_goods(place, "毛巾 1 5 90", now=clock.now())
    text = "\n".join(f"{number}号 毛巾 {TIMES[number]}" for number in (8, 3, 6, 1, 9, 2, 5, 7, 4))
    actions.redeem(place, Redemption(date(2023, 7, 1), text), by="clerk", now=clock.now())
    return place


def ordered(text: str, where: str) -> int:
    """Households stand as in their list wherever at least three follow each other; gives how many stand there."""
    assert not RANKED.search(text), f"{where}: {RANKED.search(text)}"
    known = {name: number for number, name in NAMES.items()}
    found = [known[one] for one in re.findall("|".join(NAMES.values()), text)]
    numbers = [int(one) for one in re.findall(r"(?<!\d)([1-9])号", text)]
    for each in (found, numbers):
        runs = [run for run in _runs(each) if len(set(run)) > 2]
        assert all(run == sorted(run) for run in runs), f"{where}: {each}"
    return len(found) + len(numbers)


def _runs(found: list[int]) -> list[list[int]]:
    """What stands until a household stands again at the head of a new list."""
    runs: list[list[int]] = []
    for one in found:
        if not runs or (one == min(TIMES) and runs[-1][-1] != one):
            runs.append([])
        runs[-1].append(one)
    return runs


def addresses() -> list[str]:
    """Every page of the room, with what it takes."""
    month, posted, redeemed = Month.objects.first(), Entry.objects.filter(step="posted").first(), Entry.objects.get(step="redeemed")
    whose = Household.objects.get(number=4)
    assert month and posted
    of = {"code": CODE, "month_id": month.pk, "household_id": whose.pk, "rules_id": month.rules_id, "entry_id": posted.pk, "name": "board"}
    found = [reverse("points:sheet", args=[redeemed.pk, "signed"]), reverse("points:detail", args=[redeemed.pk])]
    yard = Entry.objects.get(step="formed")
    for name, patterns in get_resolver("cunju.activities.points.urls").reverse_dict.items():
        if isinstance(name, str) and name not in ("mark_id", "drop", "review", "post", "leave", "unlist"):
            asked = patterns[0][0][1]
            told = of | ({"entry_id": yard.pk} if name == "households" else {})
            found.append(reverse(f"points:{name}", kwargs={one: told[one] for one in asked}))
    return found


def test_every_page(full: Unit, client: Client) -> None:
    client.force_login(Account.objects.create(username="sorter", role="village_clerk", unit_code=CODE))
    seen = 0
    for address in addresses():
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        seen += ordered(strip_tags(answer.content.decode().partition("<main")[2]), address)
    assert seen > 60


def test_every_paper_chapter_and_export(full: Unit) -> None:
    span, seen = year_span(2023), 0
    made_of = [papers.board(one, full) for one in Entry.objects.filter(step="posted")]
    made_of += [papers.signed(Entry.objects.get(step="redeemed"), full)]
    made_of += [papers.red(full, queries.held(CODE, on=made.TODAY), on=made.TODAY)]  # type: ignore[arg-type]
    made_of += [one for each in papers.chapters(full, span).values() for one in each]
    for one in made_of:
        seen += ordered(str(one.blocks), one.title)
    for sheet in papers.tables(full, span):
        seen += ordered("\n".join("　".join(map(str, row)) for row in sheet.rows), sheet.name)
        if "户号" in sheet.head:
            at, first = sheet.head.index("户号"), sheet.head.index("月份")
            assert [(row[first], row[at]) for row in sheet.rows] == sorted((row[first], row[at]) for row in sheet.rows)
    assert seen > 40


def test_the_board_of_the_public_shows_counts_and_the_red_list_in_the_order_of_the_list(full: Unit) -> None:
    section = public.sections(full, on=made.TODAY)[0]
    assert section.context["red"] == [(number, NAMES[number]) for number in sorted(TIMES) if TIMES[number] > 0]
    posted = [one.said for one in section.context["posted"]]
    assert all(set(one) == {"period", "households", "days_shown"} for one in posted)


def test_the_paper_of_a_posting_names_nobody(full: Unit) -> None:
    for one in Entry.objects.filter(step="posted"):
        assert not any(name in str(papers.board(one, full).blocks) for name in NAMES.values())
    assert uuid.UUID(str(one.pk))
