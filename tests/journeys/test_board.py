"""The public board of the demonstration as data: nothing of a person, every year and code reachable, known to be unchanged or not."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cunju.kernel import personal
from cunju.kernel.personal import MASK
from cunju.kernel.refusals import Refusal
from cunju.org import contacts, queries
from cunju.org.models import Person, Roll, Unit
from cunju.portal import exporting, opening, pages, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
VILLAGE, COMMUNITY, TODAY = "500112018202", "500112004018", date(2023, 9, 20)
BOARD = f"/b/{VILLAGE}/"
ATOM = "{http://www.w3.org/2005/Atom}"


def text(path: str, **asked: str) -> str:
    answer = Client().get(path, asked)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("code", [VILLAGE, COMMUNITY])
def test_open_data_hold_nothing_of_a_person(code: str) -> None:
    found = [text(f"/b/{code}/{name}") for name in ("open.json", "open.csv", "feed.xml", "days.ics")]
    names = set(Person.objects.filter(unit_code=code).values_list("name", flat=True))
    assert names and not [name for name in names for said in found if name in said]
    document = json.loads(found[0])
    said = [one["text"] + "".join(line["what"] for line in one["money"]) for one in document["items"]]
    assert len(said) > 10 and not [hit for one in said for hit in personal.classify(one) if hit.verdict == MASK]
    assert set(document["items"][0]) == set(document["fields"])
    assert {key for one in document["items"] for line in one["money"] for key in line} == set(document["money_fields"])


def test_the_feed_is_atom_with_what_a_reader_needs() -> None:
    feed = ElementTree.fromstring(text(f"{BOARD}feed.xml"))
    entries = feed.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    assert len(entries) > 20 and len(set(ids)) == len(ids) and all(ids)
    for one in (feed, *entries):
        assert one.findtext(f"{ATOM}title") and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", one.findtext(f"{ATOM}updated") or "")
        assert one.find(f"{ATOM}link") is not None
    days = [one.findtext(f"{ATOM}updated") for one in entries]
    assert days == sorted(days, key=str, reverse=True)


def test_every_year_and_every_code_is_reachable() -> None:
    published = opening.published(Unit.objects.get(code=VILLAGE), on=TODAY)
    board = text(BOARD)
    for year in opening.years(published):
        assert f'href="{BOARD}{year}/"' in board
        page = text(f"{BOARD}{year}/")
        assert [one.title for one in published if one.on.year == year and one.title not in page] == []
    for one in published:
        if one.code:
            page = text(f"/c/{one.code}/")
            assert one.code in page and ("与已公布版本一致" in page) is (one.state == "same")
    assert Client().get(f"{BOARD}1999/").status_code == 404
    assert Client().get("/c/018202AAAAAA/").status_code == 404
    assert "的公开栏" in text(f"/c/{VILLAGE}/")


def test_the_code_of_a_decision_follows_it_to_its_result() -> None:
    found = opening.published(Unit.objects.get(code=VILLAGE), on=TODAY)
    codes = [one.code for one in found if one.sort == "会议决定" and "村内公路维修" in one.text]
    page = text(f"/c/{codes[0]}/")
    assert "后来办得怎样" in page and "86,000.00元" in page and "已办结" in page


def test_a_search_goes_through_all_years_and_lines() -> None:
    assert "2023年8月财务公开表" in text(BOARD, q="便民道路 3,710")
    assert "2022年9月财务公开表" in text(BOARD, q="2022年9月 财务")
    assert "2023年履职承诺" in text(BOARD, q="巡河")
    assert "找到0份" in text(BOARD, q="没有这样的事")


def test_the_notice_counts_what_was_done_often_and_gives_no_day_the_text_does_not_give() -> None:
    page = text(f"{BOARD}notice/")
    lines = [re.sub(r"<[^>]+>|\s", "", one) for one in re.findall(r"<p><span class=\"st .*?</p>", page, re.S)]
    assert len(lines) > 20 and len(set(lines)) == len(lines)
    assert [one for one in lines if re.search(r"审查公开方案（\d+次", one)]
    for code in (VILLAGE, COMMUNITY):
        found = re.findall(r"(\S{4,6})</span>\s*年初(?:居|村)民委员会每名成员在会上作出履职承诺([^<]*)</p>", text(f"/b/{code}/notice/"))
        assert found and {why for word, why in found if word == "还没有到期"} <= {"（原文没有写到哪一天，今年内办都算）"}


def test_of_a_year_without_a_day_no_day_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = [one for one in standing.windows(Unit.objects.get(code=VILLAGE), on=TODAY) if one.duty == "yubei-2023.m05.all_pledged"]
    waits = [replace(one, status="not_due") for one in windows]
    monkeypatch.setattr(standing, "windows", lambda *args, **named: waits)
    rows = next(one for one in standing.measures(Unit.objects.get(code=VILLAGE), on=TODAY) if one.measure.no == 5).rows
    assert rows == [("年初村民委员会每名成员在会上作出履职承诺（原文没有写到哪一天，今年内办都算）", "wait", "还没有到期")]


def test_a_door_card_speaks_of_the_place_it_is_for() -> None:
    assert "村里的钱花在哪里" in text(f"{BOARD}doors/") and "社区的钱花在哪里" in text(f"/b/{COMMUNITY}/doors/")


def test_a_page_is_known_to_be_unchanged_before_it_is_made_and_is_made_anew_after_a_writing(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    first = client.get(BOARD)
    monkeypatch.setattr("cunju.portal.views._board", None)  # nothing is rendered
    with django_assert_max_num_queries(4):
        assert client.get(BOARD, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert client.get(BOARD).content == first.content
    monkeypatch.setattr(pages, "SECOND", 60.0)
    client.get(BOARD)
    with django_assert_max_num_queries(0):
        assert client.get(BOARD, headers={"if-none-match": first["ETag"]}).status_code == 304
        same = client.get(BOARD)
    assert (same.content, dict(same.headers)) == (first.content, dict(first.headers))
    monkeypatch.undo()
    unit = Unit.objects.get(code=VILLAGE)
    contacts.keep(unit, {"phone": "023-67180000", "address": "便民服务中心", "hours": "工作日9:00—17:00"}, by="x", on=TODAY)
    after = client.get(BOARD, headers={"if-none-match": first["ETag"]})
    assert after.status_code == 200 and 'href="tel:02367180000"' in after.content.decode()


def test_what_is_asked_of_the_database_does_not_grow_with_what_was_published(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(26):
        assert len(opening.published(Unit.objects.get(code=VILLAGE), on=TODAY)) > 30


def exported(folder: Path) -> exporting.Export:
    made = exporting.Export(folder, TODAY)
    made.run(exporting.units_under(VILLAGE, on=TODAY), iter)
    return made


def local(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each page of an export with each file a link of it leads to."""
    for page in folder.rglob("*.html"):
        for target in re.findall(r'(?:href|src|action)="([^"#]+)', page.read_text(encoding="utf-8")):
            if not target.startswith("tel:"):
                yield page, page.parent / target


def test_an_export_stands_alone_and_a_second_one_writes_what_changed(tmp_path: Path) -> None:
    first = exported(tmp_path / "site")
    assert len(first.written) == len(first.files) > 40
    assert [(str(page), str(to)) for page, to in local(tmp_path) if not to.is_file()] == []
    again = exported(tmp_path / "site")
    assert (again.written, again.removed, len(again.files)) == ([], [], len(first.files))
    (tmp_path / "site" / first.files[-1]).write_bytes(b"torn")
    assert exported(tmp_path / "site").written == [first.files[-1]]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a").write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal, match="里有别的文件"):
        exported(tmp_path / "other")


def test_what_can_be_asked_for_together_stands_with_how_many_that_is_today_and_no_name() -> None:
    """A tenth of the villagers or a third of the representatives (village law 21), a fifth of these within fifteen days (CQ 12)."""
    page, on = text(f"{BOARD}together/"), {"unit_code": VILLAGE, "on__lte": TODAY}
    adults = Roll.objects.filter(**on).order_by("-on")[0].adults
    seats = len({one.person_id for one in queries.in_office(VILLAGE, body="representatives", on=TODAY)})
    for most, under, whole in ((adults, 10, "人"), (seats, 3, "人"), (seats, 5, "人")):
        assert f"<b>{-(-most // under)}{whole}</b>" in page
    assert "15日内要办" in page and "重庆市实施办法第12条" in page
    sheets = [text(f"{BOARD}together/{name}/") for name in ("assembly", "representatives", "disclosure", "review", "audit", "recall")]
    names = set(Person.objects.filter(unit_code=VILLAGE).values_list("name", flat=True))
    assert names and not [name for name in names for said in (page, *sheets) if name in said]
    assert f"日是{-(-adults // 10)}人" in sheets[0] and f"日是{-(-seats // 5)}人" in sheets[1] and "应当召集" in page
    assert Client().get(f"{BOARD}together/nothing/").status_code == 404
    assert "五分之一以上" in text(f"/b/{COMMUNITY}/together/") and "居民会议" in text(f"/b/{COMMUNITY}/together/assembly/")
