"""/law/ and the card of an article, through HTTP."""

import re

import pytest
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    cast.units()
    cast.demonstration()
    client.force_login(cast.clerk())
    return client


def test_two_days_name_every_question_that_differs(clerk) -> None:
    page = clerk.get("/law/", {"kind": "community", "first": "2023-06-01", "second": "2026-06-01"}).content.decode()
    assert "代表会议多久召开一次" in page
    assert "每半年至少1次" in page
    assert "没有条文，不作推断" in page
    same = clerk.get("/law/", {"kind": "village", "first": "2026-06-01", "second": "2026-06-02"}).content.decode()
    assert "这两天没有不同。" in same


def test_what_only_stands_in_another_article_is_folded_last(clerk) -> None:
    page = clerk.get("/law/", {"kind": "village", "first": "2025-12-31", "second": "2026-01-01"}).content.decode()
    groups = re.findall(r"<summary>([^　<]+)　(\d+)处", page)
    assert groups[-1][0] == "只换了条号，内容没有变" and int(groups[-1][1]) > 50
    told = page.partition("只换了条号，内容没有变")[0]
    assert "遇有特殊情况可以临时通知" in told  # new since 2026
    assert "村（居）民委员会由几人组成" not in told


def test_what_was_quoted_without_its_text_says_so(clerk) -> None:
    """The opinions of 2015 are not in the folder: their clauses are marked wherever they are listed, those that were read are not."""
    page = clerk.get("/law/", {"kind": "community", "first": "2023-06-01", "second": "2026-06-01"}).content.decode()
    lines = [re.sub(r"\s+", "", re.sub("<[^>]+>", "", one)) for one in re.findall(r"<li>.*?</li>", page, re.DOTALL)]
    (told,) = [one for one in lines if one.startswith("协商的议题、材料要不要事前告知")]
    assert told.endswith("《关于加强城乡社区协商的意见》条文未核，做法待确认")
    (rhythm,) = [one for one in lines if one.startswith("代表会议多久召开一次")]
    assert "未核" not in rhythm


def test_a_day_that_is_none_comes_back_with_a_sentence(clerk) -> None:
    page = clerk.get("/law/", {"kind": "village", "first": "2023年9月31日", "second": "2026-06-01"}).content.decode()
    assert "2023年9月31日" in page
    assert "全部条文" not in page


def test_a_card_shows_the_words_the_reading_and_both_cases(clerk) -> None:
    page = clerk.get("/law/village-law-2018/26/").content.decode()
    assert "<mark>" in page
    assert "<dt>读作</dt><dd><b>组成人员的三分之二以上</b></dd>" in page
    assert "36人中有24人" in page
    assert "36人中有23人" in page
    assert "条文已核，读法已核" in page


def test_a_duty_leads_to_its_clause(clerk) -> None:
    page = clerk.get(f"/why/{cast.VILLAGE}/3/").content.decode()
    assert '<a href="/law/village-law-2018/26/">村民委员会组织法第26条</a>' in page
