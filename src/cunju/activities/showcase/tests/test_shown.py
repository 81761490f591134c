"""What of this room stands on the public board and in the workbook: only what was posted, as it stood on the day asked about."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.showcase import papers, public
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.tests.conftest import PACT
from cunju.activities.showcase.tests.golden import DISTRICT, NAMED, TOWN
from cunju.activities.showcase.tests.test_flow import CASE, activity, post
from cunju.kernel.days import Span
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
YEAR = Span(date(2023, 1, 1), date(2023, 12, 31))


def board(code: str) -> str:
    page = Client().get(reverse("portal:board", args=[code]))
    assert page.status_code == 200
    return str(page.content.decode())


def book(client: Client, code: str) -> str:
    page = client.get(reverse("reports:book", args=[code]), {"from": "2023-01", "to": "2023-12"})
    assert page.status_code == 200
    return str(page.content.decode())


def posted(town: Client, district: Client, *, phone: str = "") -> Entry:
    post(town, "case", TOWN, unit=PACT, text=CASE.replace("楼栋轮流扫", f"楼栋轮流扫{phone}", 1))
    sent = Entry.objects.get(step="case")
    assert "楼栋轮流扫" not in board(PACT)
    said: dict[str, Any] = {"chosen": [str(sent.pk)], "criteria": "有用", "panel": "区民政局 基层政权科", "until": "2023-09-25"}
    assert post(district, "announce", DISTRICT, "case", **said).status_code == 302
    return Entry.objects.get(step="announced")


def test_a_case_stands_on_the_board_once_it_is_posted_then_as_selected(town: Client, district: Client) -> None:
    posting = posted(town, district, phone=" 023-67181234")
    page = board(PACT)
    assert "楼栋轮流扫" in page and "2023年9月18日公示拟入选，公示到2023年9月25日" in page and "67181234" not in page
    assert "五个楼栋" not in page  # the case itself is the district's to show
    assert post(district, "select", str(posting.pk), chosen=posting.chosen, on="2023-09-26").status_code == 302
    assert "2023年9月26日入选" in board(PACT) and "公示拟入选" not in board(PACT)
    (before,) = public.sections(Unit.objects.get(code=PACT), on=date(2023, 9, 20))
    assert before.context["rows"][0]["selected"] is None
    assert "楼栋轮流扫" not in board(NAMED)


def test_what_was_posted_and_not_selected_is_not_on_the_board(town: Client, district: Client) -> None:
    posting = posted(town, district)
    post(town, "case", TOWN, unit=NAMED, text="另一件\n写的什么")
    posting.chosen = [*posting.chosen, str(Entry.objects.get(step="case", said__from_unit=NAMED).pk)]
    posting.save()
    assert "另一件" in board(NAMED)
    post(district, "select", str(posting.pk), chosen=posting.chosen[:1], on="2023-09-26")
    assert "另一件" not in board(NAMED) and "入选" in board(PACT)


def test_a_project_stands_on_the_board_with_its_stages_and_never_with_its_words(place: Unit) -> None:
    clerk = logged_in("village_clerk", NAMED)
    assert "社区治理社会工作示范创建" not in board(NAMED)
    post(clerk, "plan", NAMED, text="建机制\n办三次活动", on="2023-04-10")
    post(clerk, "self_checked", NAMED, text="活动办了一次，主任说的", proofs=[activity(NAMED)], on="2023-09-18")
    page = board(NAMED)
    assert "社区治理社会工作示范创建" in page and "办三次活动" in page and "2023年9月18日" in page and "主任说的" not in page
    early = public.sections(Unit.objects.get(code=NAMED), on=date(2023, 5, 1))
    assert [one.context["chain"][1][1] for one in early] == [None]


def test_the_workbook_has_the_project_and_what_was_sent_in(town: Client, district: Client) -> None:
    clerk = logged_in("village_clerk", NAMED)
    post(clerk, "plan", NAMED, text="建机制\n办三次活动", on="2023-04-10")
    posting = posted(town, district)
    post(district, "select", str(posting.pk), chosen=posting.chosen, on="2023-09-26")
    page = book(town, NAMED)
    assert "镇（街道）督促、帮助和示范创建" in page and "示范创建项目档案" in page and "办三次活动" in page
    sent = book(town, PACT)
    assert "优秀公约和案例报送" in sent and "楼栋轮流扫" in sent and "2023年9月26日" in sent
    there = Unit.objects.get(code=NAMED)
    assert papers.chapters(there, Span(date(2022, 1, 1), date(2022, 12, 31))) == {}
    early = papers.chapters(Unit.objects.get(code=PACT), Span(date(2023, 1, 1), date(2023, 9, 20)))["town"]
    assert "2023年9月18日" in str(early[0].blocks) and "2023年9月26日" not in str(early[0].blocks)


def test_neither_grows_with_what_was_sent_in(town: Client, district: Client, django_assert_max_num_queries: Any) -> None:
    there = Unit.objects.get(code=PACT)
    for at in range(6):
        post(town, "case", TOWN, unit=PACT, text=f"第{at}件\n写的什么")
    with django_assert_max_num_queries(9):
        papers.chapters(there, YEAR)
    with django_assert_max_num_queries(6):
        public.sections(there, on=YEAR.end)
