"""A visit through the pages: the finding on the village's desk, the promise on the town's, each answered, corrected, voided."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.guidance.models import Entry, Reply
from cunju.activities.guidance.tests.conftest import CODE, OTHER, TODAY, TOWN
from cunju.duties import interface as duties
from cunju.duties import remarks
from cunju.ledger import interface as ledger
from cunju.org import clock

pytestmark = pytest.mark.django_db
FOUND, HELP = "意见本从5月起没有写，村民说的3件事没有着落", "请区里给小组长讲一次怎么记意见"


def note(client: Client, **more: Any) -> Any:
    data = {
        "fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "units": [CODE, OTHER], "ways": ["read", "visited"],
        "found1": FOUND, "found1_unit": OTHER, "help1": HELP, "help1_unit": "all", "help1_due": "2023-10-13", **more,
    }  # fmt: skip
    return client.post(reverse("guidance:visit", args=[TOWN]), data)


def status(duty: str, code: str, on: date = TODAY) -> list[str]:
    return [one.status for one in duties.standing(code, on=on).windows if one.duty == f"yubei-2023.m00.{duty}"]


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_one_note_stands_on_three_desks(town: Client, clerk: Client) -> None:
    assert note(town).status_code == 302
    assert (status("finding", OTHER), status("finding", CODE)) == (["open"], [])
    assert status("help", CODE) == status("help", OTHER) == ["open"]
    said = Entry.objects.get(step="visit").said
    assert (said["units"], said["found"], said["helps"], said["ways"]) == (2, 1, 2, ["read", "visited"])
    # The sentence itself stands on the desks, not only that there is one.
    assert HELP[:20] in text(town, "/today/")
    assert "意见本" not in text(clerk, "/today/")
    home = text(town, reverse("guidance:home", args=[TOWN]))
    assert "荣华村" in home and "10月13日" in home and "问题1个，办结0个" in home


def test_the_village_answers_in_one_tap_and_the_town_keeps_its_promise(town: Client, clerk: Client) -> None:
    note(town, found1_unit=CODE)
    finding = Entry.objects.get(step="finding")
    assert FOUND[:20] in text(clerk, "/today/")
    page = clerk.get(reverse("guidance:waiting", args=[CODE]), {"duty": "yubei-2023.m00.finding"})
    assert page.url.endswith(f"?after={finding.pk}")  # a single one opens at once
    assert clerk.post(page.url, {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": ""}).status_code == 302
    assert status("finding", CODE) == ["met"]
    promise = Entry.objects.get(step="help", unit_code=CODE)
    given = reverse("guidance:given", args=[CODE]) + f"?after={promise.pk}"
    assert clerk.get(given).status_code == 404  # the promise is the town's
    data = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": "9月20日讲过"}
    assert town.post(given, data).status_code == 302
    assert (status("help", CODE), status("help", OTHER)) == (["met"], ["open"])


def test_a_finding_is_put_under_the_measure_its_words_speak_of(town: Client) -> None:
    note(town, found1="财务公开表两个月没有张贴到公开栏", found1_unit=CODE, help1="")
    assert ledger.current(Entry.objects.get(step="finding").fact).attributes["measure"] == 15
    note(town, found1="门口的树该修了", found1_unit=CODE, help1="", found1_measure="7")
    assert ledger.current(Entry.objects.filter(text__startswith="门口").get().fact).attributes["measure"] == 7


def test_what_is_wrong_comes_back_with_a_sentence_and_all_that_was_typed(town: Client) -> None:
    page = note(town, units=[CODE]).content.decode()
    assert "没有勾选在“去了哪里”里" in page and FOUND in page
    page = note(town, on=(TODAY + timedelta(days=1)).isoformat()).content.decode()
    assert "日期还没有到" in page and HELP in page
    assert Entry.objects.count() == 0


def test_the_same_note_sent_twice_is_one(town: Client) -> None:
    sent = str(uuid.uuid4())
    assert [note(town, fact_id=sent).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(step="visit").count() == 1 and Entry.objects.filter(step="help").count() == 2


def test_a_void_note_takes_its_findings_with_it(town: Client, clerk: Client) -> None:
    note(town, found1_unit=CODE)
    visit = Entry.objects.get(step="visit")
    assert town.post(reverse("guidance:void", args=[visit.pk]), {"reason": "记错了街道"}).status_code == 302
    assert status("finding", CODE) == status("help", CODE) == []
    assert set(Entry.objects.exclude(step="visit").values_list("state", flat=True)) == {"fallen"}
    assert "所依据的记录已作废" in text(clerk, reverse("guidance:home", args=[CODE]))


def test_a_village_reads_only_what_concerns_it(town: Client, clerk: Client) -> None:
    note(town)
    found = Entry.objects.get(step="finding", unit_code=OTHER)
    assert clerk.get(reverse("guidance:detail", args=[found.pk])).status_code == 404
    assert clerk.get(reverse("guidance:detail", args=[Entry.objects.get(step="visit").pk])).status_code == 404
    mine = Entry.objects.get(step="help", unit_code=CODE)
    page = text(clerk, reverse("guidance:detail", args=[mine.pk]))
    assert HELP in page and FOUND not in page


def test_the_districts_word_is_drafted_sent_and_answered(town: Client, district: Client) -> None:
    note(town)
    page = text(district, reverse("guidance:evaluation", args=[TOWN]))
    assert "对村（社区）督促1次（查阅资料1次、实地走访1次），发现问题1个，已办结0个。" in page and "答应帮助2项，已兑现0项" in page
    data = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": "总体较好，民主评议要抓紧。", "departments": "农业农村委、组织部"}
    assert town.post(reverse("guidance:evaluation", args=[TOWN]), data).status_code == 404
    assert district.post(reverse("guidance:evaluation", args=[TOWN]), data).status_code == 302
    assert status("evaluated", TOWN) == ["met"]
    word = Entry.objects.get(step="evaluation")
    assert town.post(reverse("guidance:reply", args=[word.pk]), {"text": "10月底前办好"}).status_code == 302
    for client in (town, district):
        page = text(client, reverse("guidance:detail", args=[word.pk]))
        assert "总体较好" in page and "10月底前办好" in page and "农业农村委、组织部" in page
    assert "总体较好" in text(district, reverse("guidance:paper", args=[word.pk]))


def test_what_a_village_asked_for_is_answered(town: Client, clerk: Client) -> None:
    day = date(2023, 4, 1)
    remarks.write(CODE, "yubei-2023.m21.meeting", day, "监督委员会主任生病，请街道协助", by="x", now=clock.now())
    home = text(town, reverse("guidance:home", args=[TOWN]))
    assert "监督委员会主任生病" in home
    page = reverse("guidance:needs", args=[CODE]) + f"?duty=yubei-2023.m21.meeting&from_on={day}"
    data = {"duty": "yubei-2023.m21.meeting", "from_on": day.isoformat(), "text": "派驻村干部代为召集", "promised": "on", "due": "2023-10-08"}
    assert town.post(page, data).status_code == 302
    assert Reply.objects.get().help.text == "派驻村干部代为召集"
    assert status("help", CODE) == ["open"]
    assert "派驻村干部代为召集" in text(clerk, reverse("guidance:home", args=[CODE]))
    assert "监督委员会主任生病" not in text(town, reverse("guidance:home", args=[TOWN]))


def test_the_towns_own_measures_are_two_counts_and_words(town: Client) -> None:
    data = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": "一、……", "obstacles": "3", "measures": "5"}
    assert town.post(reverse("guidance:measures", args=[TOWN]), data).status_code == 302
    fact = ledger.current(Entry.objects.get(step="measures").fact)
    assert fact.attributes == {"obstacles": 3, "measures": 5}


def test_who_judges_a_measure_sees_what_visits_noted_of_it(town: Client) -> None:
    note(town, found1_unit=OTHER, found1_measure="7", help1="")
    page = text(town, reverse("desk:weigh", args=[TOWN, 7]))
    rows = page.split("<legend>")[1:]
    assert {one.partition("<")[0].partition("　")[0] for one in rows if f"9月20日督促：{FOUND}" in one} == {"荣华村"}
    assert "督促：" not in text(town, reverse("desk:weigh", args=[TOWN, 9]))


def test_a_finding_rests_on_the_towns_note_and_is_voided_alone(town: Client) -> None:
    """The note is the town's, the finding the village's: both are held."""
    note(town, found1_unit=CODE)
    finding = Entry.objects.get(step="finding")
    assert town.post(reverse("guidance:void", args=[finding.pk]), {"reason": "记错了村"}).status_code == 302
    finding.refresh_from_db()
    assert (finding.state, Entry.objects.get(step="visit").state) == ("void", "live")
