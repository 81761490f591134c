"""Days and counts as people type them into the record of a meeting: read, or said with what was typed still there."""

from datetime import date

import pytest
from django.urls import reverse
from tests import cast

from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.tests.test_filling import ROW, check
from cunju.activities.assemblies.tests.test_record import hold, path, sent
from cunju.ledger import interface as ledger
from cunju.org.models import Unit, UnitName

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE


@pytest.fixture(autouse=True)
def in_2023(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", "2023-09-20")


@pytest.mark.parametrize("text", ["2023.9.3", "20230903", "2023年9月3日", "２０２３－９－３"])
def test_a_day_in_a_usual_writing_is_recorded(clerk, text) -> None:
    meeting = hold(clerk, "group", held_on=text, due="４０", present="30")
    assert (meeting.held_on, meeting.due) == (date(2023, 9, 3), 40)
    assert ledger.current(meeting.fact).occurred_on == date(2023, 9, 3)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"held_on": "2023-09-31"}, "9月只有30天，没有31日"),
        ({"held_on": "9月31日"}, "9月只有30天，没有31日"),
        ({"held_on": "2023.9.31"}, "9月只有30天，没有31日"),
        ({"held_on": "9月3日"}, "没有写年份"),
        ({"held_on": "1987-09-03"}, "早于1988年1月1日"),
        ({"held_on": "2019-12-31"}, "设立之日2020年1月1日"),
        ({"held_on": "2023-09-21"}, "还没有到"),
        ({"due": "1_000"}, "分隔符号"),
        ({"present": "−5"}, "不能小于0"),
        ({"due": "39", "present": "2700"}, "多于应到"),
        ({"present": "5.0"}, "不带小数点"),
        ({"present": "1e1"}, "科学记数"),
    ],
)
def test_what_cannot_be_comes_back_with_its_sentence(clerk, more, said) -> None:
    Unit.objects.filter(code=CODE).update(valid_from=date(2020, 1, 1))
    answer = clerk.post(
        path("group"), sent(**({"held_on": "2023-09-03", "due": "40", "present": "30"} | more))
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert all(f'value="{text}"' in page for text in more.values())
    assert Meeting.objects.filter(state="held").count() == 0


def test_a_notice_given_after_the_meeting_is_refused_in_words(clerk) -> None:
    answer = clerk.post(path("representatives"), sent(held_on="2023-09-03", notice_on="2023-09-10"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "告知日期晚于开会日期" in page


def test_the_paper_of_an_older_meeting_bears_the_name_of_its_day(clerk) -> None:
    meeting = hold(clerk, "group", held_on="2023-06-01", due="40", present="30")
    later = hold_again(clerk)
    for name, since in (("玉峰山村村民委员会", None), ("玉峰山新村村民委员会", date(2023, 7, 1))):
        UnitName.objects.create(unit_id=CODE, name=name, from_on=since)
    Unit.objects.filter(code=CODE).update(name="玉峰山新村村民委员会")
    old = clerk.get(reverse("assemblies:sheet", args=[meeting.id, "sign-in"])).content.decode()
    new = clerk.get(reverse("assemblies:sheet", args=[later.id, "sign-in"])).content.decode()
    assert ("玉峰山村" in old, "玉峰山新村小组" in old) == (True, False)
    assert "玉峰山新村" in new


def hold_again(clerk) -> Meeting:
    answer = clerk.post(path("group"), sent(held_on="2023-09-03", due="40", present="30"))
    assert answer.status_code == 302
    return Meeting.objects.get(held_on=date(2023, 9, 3))


def test_the_filled_list_reads_days_as_people_write_them(clerk) -> None:
    rows = [
        ROW | {"日期": text, "告知日期": "2022.4.29"}
        for text in ("2022.5.10", "２０２２年５月１１日", "20220512")
    ]
    assert "要写入3行" in check(clerk, *rows)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"日期": "2022-09-31"}, "9月只有30天，没有31日"),
        ({"日期": "2022.9.31"}, "9月只有30天，没有31日"),
        ({"日期": "9月3日"}, "没有写年份"),
        ({"日期": 44682}, "单元格没有设成日期"),
        ({"日期": date(1970, 5, 1)}, "早于1988年1月1日"),
        ({"日期": date(2019, 5, 1), "告知日期": None}, "设立之日2020年1月1日"),
        ({"告知日期": "2022-4-31"}, "4月只有30天，没有31日"),
        ({"应到": "1_000"}, "分隔符号"),
        ({"应到": 40.5}, "不带小数点"),
        ({"实到": -5}, "不能小于0"),
        ({"实到": 2700}, "多于应到"),
        ({"公布天数": 0}, "没有公布的"),
    ],
)
def test_a_row_that_cannot_be_is_named(clerk, more, said) -> None:
    Unit.objects.filter(code=CODE).update(valid_from=date(2020, 1, 1))
    page = check(clerk, ROW | more)
    assert "1行有错" in page
    assert said in page
