"""起草通知: next year's notice from this year's; what changes, for whom, at what cost; the Word file reads back as what was drafted."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests import cast

from cunju import catalogue
from cunju.catalogue.reader import read_bytes
from cunju.desk.burden import rules
from cunju.desk.compose import effects, kept, saying
from cunju.desk.compose.composed import Line
from cunju.org import clock

REAL = Path(catalogue.__file__).parent / "data" / "notice" / "yubei-2023-24.txt"
PAGE = f"/compose/{cast.DISTRICT}/"
HEAD = {
    "head-number": "渝北民〔2024〕9号", "head-on": "2024-03-01", "head-issuer": "重庆市渝北区民政局", "head-addressees": "各镇人民政府、各街道办事处",
    "head-title": "重庆市渝北区民政局关于印发《2024年重点任务清单》的通知", "head-list_title": "2024年重点任务清单",
    "head-form_title": "2024年重点任务清单办理情况表", "head-remark": "（此件公开发布）", "head-office": "重庆市渝北区民政局办公室",
    "head-body": "制定《2024年重点任务清单》（附件1），现印发给你们。\n请各镇街于6月底前报送《2024年重点任务清单办理情况表》（附件2）。",
}  # fmt: skip


@pytest.fixture
def begun(enter):
    client = enter("district")
    assert client.post(PAGE, {"do": "begin"}).url == PAGE
    return client


def tap(client, key: int, do: str, **typed):
    said = {f"m{key}-{name}": value for name, value in typed.items()}
    assert client.post(f"{PAGE}measure/{key}/", {"do": do, "page": "1", **said}).url == f"{PAGE}?page=1#m{key}"
    return block(client.get(PAGE, {"page": 1 if key < 21 else 2}).content.decode(), key)


def block(text: str, key: int) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", text.split(f'id="m{key}"')[1].split("</section>")[0]))


def typed(client, key: int) -> str:
    return kept.of(cast.DISTRICT).line(key).text


def test_this_years_measures_are_the_draft_and_its_year_is_the_next(begun) -> None:
    found = kept.of(cast.DISTRICT)
    assert (len(found.lines), found.year, found.number, found.on) == (25, 2024, "渝北民〔2024〕号", "")
    assert "谋划好2024年重点协商事项" in found.line(18).text and "2023" not in found.title + found.body
    text = begun.get(PAGE).content.decode()
    for words in ("照旧25条", "还没有发文字号", "还没有成文日期"):
        assert words in text


def test_a_number_that_changes_says_which_duty_which_units_and_what_it_costs(begun) -> None:
    said = tap(begun, 19, "change", text=typed(begun, 19).replace("至少召开2次", "至少召开4次"), owner="", due="")
    assert "协商会议每季度至少2次" in said and "每季度2次 → 每季度至少召开4次" in said and "走过页面数的" in said
    assert re.search(r"（(?:[1-9]\d*个社区、)?[1-9]\d*个村）", said)
    before, after = (int(one.replace(",", "")) for one in re.search(r"一年([\d,]+)(?:分钟|小时) → ([\d,]+)", said).groups())
    assert abs(after - 2 * before) <= 1


def test_the_cost_is_times_units_and_minutes() -> None:
    duty = next(one for one in catalogue.load().pack("yubei-2023").duties if one.label == "协商会议每季度至少2次")
    places = saying.Places({"village": 3, "community": 2, "town": 1, "county": 1}, {"玉峰山村": "village"})
    first = "各村（居）每季度至少召开2次协商会议；"
    line = Line(19, 6, first.replace("2次", "3次"), was=19, first=first)
    made = effects.of_line(line, [duty], places, year=2024)
    known = rules.walked()["consultation.session_held"]
    one = known.values * 1 + known.forms * 5  # minutes a value and a form, as records/data/burden.yaml has them
    assert (made.before, made.after) == (round(8 * 5 * one), round(12 * 5 * one))
    assert effects.of_line(Line(19, 6, first, was=19, first=first, owner="各村"), [duty], places, year=2024).after == round(8 * 3 * one)
    assert effects.of_line(Line(19, 6, first, was=19, first=first, owner="玉峰山村"), [duty], places, year=2024).after == round(8 * one)
    assert effects.of_line(Line(19, 6, first, was=19, first=first, kept=False), [duty], places, year=2024).after == 0
    fresh = Line(26, 6, "各镇街每月至少报送1次信息。", values=4)
    assert effects.of_line(fresh, [], places, year=2024).after == 12 * 1 * 9


def test_what_is_left_out_is_no_longer_asked_and_comes_back(begun) -> None:
    said = tap(begun, 14, "leave")
    assert "不要了" in said and "9月28日前报送2个优秀村规民约和居民公约" in said and "不再要求" in said
    assert "第14项" in block(begun.get(PAGE).content.decode(), 15)
    assert "不要了" not in tap(begun, 14, "restore")


def test_a_sentence_that_is_forbidden_is_pointed_at_with_the_rule_of_the_catalogue(begun) -> None:
    said = tap(begun, 23, "change", text="各村每日报送情况，未完成的一票否决。", owner="", due="")
    rules = {one.of: one for one in catalogue.load().clauses if one.question.name == "notice.demand"}
    for of in ("daily_reports", "veto"):
        assert rules[of].words in said and rules[of].cite in said


def test_the_word_file_reads_back_as_what_was_drafted(begun) -> None:
    tap(begun, 1, "leave")
    tap(begun, 3, "change", text="各村每年至少召开6次村民代表会议；", owner="各村", due="11月底前")
    added = {"add-part": "0", "add-task": "新的任务", "add-text": "每半年至少开展1次走访。", "add-owner": "各镇街", "add-due": "", "add-values": "3"}
    assert begun.post(PAGE, {"do": "add", **added}).status_code == 302
    assert begun.post(PAGE, {"do": "head", **HEAD}).status_code == 302
    read = read_bytes(begun.get(f"{PAGE}notice.docx").content, name="通知.docx")
    assert (read.number, str(read.date), len(read.tasks), len(read.measures)) == ("渝北民〔2024〕9号", "2024-03-01", 9, 25)
    by = {one.text: one for one in read.measures}
    assert dict(by["各村每年至少召开6次村民代表会议；"].columns) == {"责任单位": "各村", "完成时限": "11月底前"}
    assert by["每半年至少开展1次走访。"].no == 25 and read.tasks[-1].title == "新的任务"
    assert [one.title for one in read.annexes] == ["2024年重点任务清单", "2024年重点任务清单办理情况表"]
    text = begun.get(PAGE, {"changed": "1"}).content.decode()
    assert "还没有发文字号" not in text and "每半年1次" in block(text, 26) and 'id="m2"' not in text


def test_the_notice_of_2023_goes_through_the_draft_letter_for_letter(enter) -> None:
    client = enter("district")
    kept.begin(cast.DISTRICT, on=clock.today(), by="x", now=datetime(2023, 9, 20, tzinfo=UTC), year=2023)
    read = read_bytes(client.get(f"{PAGE}notice.docx").content, name="通知.docx")
    assert read.as_json() == read_bytes(REAL.read_bytes(), name="a.txt").as_json()


def test_a_draft_without_a_number_is_not_typeset_and_nothing_of_it_is_lost(begun) -> None:
    begun.post(PAGE, {"do": "head", **HEAD, "head-number": ""})
    assert begun.get(f"{PAGE}notice.docx").url == PAGE
    assert "排不成公文" in begun.get(PAGE).content.decode() and kept.of(cast.DISTRICT).body.startswith("制定《2024年")


@pytest.mark.parametrize("who", ["town", "reader", "clerk", "system"])
def test_only_the_district_officer_drafts(enter, who: str) -> None:
    client = enter(who)
    assert client.get(PAGE).status_code == 404 and client.post(PAGE, {"do": "begin"}).status_code == 404

