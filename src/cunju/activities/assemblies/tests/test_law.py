"""The law of the meeting's own day, by its clauses: no clause no verdict; another clause another page, paper and finding."""

import shutil
import uuid
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from cunju import catalogue
from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Choice, Meeting
from cunju.activities.assemblies.rules import Mandate, Numbers, Sitting, Vote
from cunju.activities.assemblies.tests.conftest import CODE, COMMUNITY
from cunju.catalogue import NOTHING, loading
from cunju.ledger import interface as ledger
from cunju.org.models import Person, Seat

pytestmark = pytest.mark.django_db
OLD, NEW = date(2023, 6, 1), date(2026, 6, 1)
ROUTES = ("detail", "record")


def law(on: date, kind: str = "village") -> catalogue.Law:
    return catalogue.law(unit=catalogue.Place(CODE if kind == "village" else COMMUNITY, kind), on=on)


def sat(body: str, on: date, *, kind: str = "village", numbers=None, **more) -> rules.Verdict:
    words = {"notice_days": 20, "women": 5, **more}
    return rules.judge(Sitting(body, law(on, kind), numbers or Numbers(40, 40), **words))


def codes(verdict: rules.Verdict) -> list[str]:
    return [one.code for one in verdict.findings]


def sent(on: date, **more):
    return {"fact_id": uuid.uuid4(), "held_on": on, "all_passed": "on", "do": "save", "minutes": "记", **more}


def hold(client, unit: str, body: str, on: date, **more) -> Meeting:
    answer = client.post(reverse("assemblies:new", args=[unit, body]), sent(on, **more))
    assert answer.status_code == 302, answer.context["form"].errors
    return Meeting.objects.get(state="held", body=body, held_on=on)


def fact(meeting: Meeting):
    meeting.refresh_from_db()
    return ledger.current(meeting.fact)


def pages(client, meeting: Meeting) -> str:
    found = [reverse(f"assemblies:{name}", args=[meeting.pk]) for name in ROUTES]
    found += [reverse("assemblies:sheet", args=[meeting.pk, name]) for name in ("notice", "sign-in", "minutes", "resolution")]
    return "".join(client.get(one, follow=True).content.decode() for one in found)


@pytest.fixture
def in_2026(monkeypatch):
    monkeypatch.setenv("CUNJU_TODAY", "2026-06-02")


@pytest.fixture
def own(tmp_path):
    """Copied packs, to be changed, in the place of the shipped ones."""

    def put(name: str, *changes: tuple[str, str]) -> None:
        text = (loading.DATA / name).read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        (tmp_path / name).write_text(text, encoding="utf-8")
        loading.use(tmp_path)

    yield put
    loading.use(None)


@pytest.fixture
def no_packs(tmp_path, monkeypatch):
    """The vocabulary alone, no pack at all."""
    for one in loading.VOCABULARY:
        shutil.copy(loading.DATA / one, tmp_path / one)
    monkeypatch.setattr(loading, "pack_files", lambda: list[Path]())
    loading.load.cache_clear()
    yield
    monkeypatch.undo()
    loading.load.cache_clear()


@pytest.mark.parametrize(("body", "due", "present"), [("party", 20, 10), ("party", 20, 20), ("joint", 9, 4), ("joint", 9, 9)])
def test_no_clause_is_shipped_for_the_party_and_for_both_committees_so_nothing_is_concluded(clerk, body, due, present):
    more = {"party_for": present} if body == "party" else {"item_rows": 1, "item0_title": "修路", "item0_for": present}
    meeting = hold(clerk, CODE, body, OLD, due=due, present=present, **more)
    assert (fact(meeting).attributes["result"], fact(meeting).findings) == ("unverified", [])
    page = clerk.get(reverse("assemblies:detail", args=[meeting.pk])).content.decode()
    assert page.count(NOTHING) == 1
    assert not [one for one in ("符合规定", "未达", "通过", "过半", "到会人数不足") if one in page]


def test_a_communitys_representatives_are_judged_from_2026_on(community, in_2026):
    """In 2023 the law knows no such body; since 2026 two thirds of it must come, more than half of those here agree."""
    votes = {"item_rows": 1, "item0_title": "修路", "item0_matter": "other"}
    before = hold(community, COMMUNITY, "representatives", OLD, due=30, present=10, **votes, item0_for=4)
    assert (fact(before).attributes["result"], fact(before).attributes["decided"], fact(before).findings) == ("unverified", 0, [])
    assert NOTHING in pages(community, before)
    short = hold(community, COMMUNITY, "representatives", NEW, due=30, present=19, **votes, item0_for=19)
    assert fact(short).attributes["result"] == "short"
    assert [(one["code"], one["cite"]) for one in fact(short).findings] == [("quorum", "城市居民委员会组织法第29条")]
    enough = hold(community, COMMUNITY, "representatives", date(2026, 5, 8), due=30, present=20, **votes, item0_for=11)
    assert (fact(enough).attributes["result"], fact(enough).attributes["decided"]) == ("regular", 1)
    failed = hold(community, COMMUNITY, "representatives", date(2026, 5, 7), due=30, present=20, **votes, item0_for=10)
    assert fact(failed).attributes["decided"] == 0


def test_a_meeting_is_judged_by_its_own_day_also_where_corrected_or_entered_later(clerk, in_2026):
    """The same numbers on two days, written down in June 2026: each by its law, also when the day is corrected."""
    for number, person in enumerate(Person.objects.order_by("id")[:40]):
        Seat.objects.filter(person=person).update(from_on=date(2020, 1, number % 20 + 1))
    before = hold(clerk, CODE, "representatives", date(2025, 12, 30))
    assert "村民委员会组织法第26条" in pages(clerk, before) and "第30条" not in pages(clerk, before)
    record = reverse("assemblies:record", args=[before.pk])
    assert clerk.post(record, sent(date(2026, 1, 5), reason="日期写错")).status_code == 302
    assert "村民委员会组织法第30条" in pages(clerk, before) and "组织法第26条" not in pages(clerk, before)


def test_groups_delegates_are_an_assembly_until_the_end_of_2025(community, in_2026):
    """Old records stay, a new one is refused; the form is not offered any more, and a planned meeting follows the choice."""
    Choice.objects.create(unit_code=COMMUNITY, from_on=date(2023, 1, 1), form="group_representatives", base=30, by="x")
    last = hold(community, COMMUNITY, "assembly", date(2025, 12, 30), due=30, present=16)
    assert (fact(last).attributes["form"], fact(last).attributes["result"]) == ("group_representatives", "regular")
    record = reverse("assemblies:record", args=[last.pk])
    refused = community.post(record, sent(date(2026, 1, 5), due=30, present=16, reason="日期")).content.decode()
    assert "2026年1月5日的居民会议没有“每个居民小组选代表”这种形式（城市居民委员会组织法第27条）" in refused
    assert fact(last).occurred_on == date(2025, 12, 30)
    planned = Meeting.objects.create(
        unit_code=COMMUNITY, body="assembly", form="group_representatives", planned_on=date(2026, 6, 1)
    )
    path = reverse("assemblies:record", args=[planned.pk])
    assert "这种形式" in community.post(path, sent(NEW, due=3000, present=1600)).content.decode()
    choose = reverse("assemblies:choose", args=[COMMUNITY])
    assert "group_representatives" not in community.get(choose).content.decode()
    earlier = community.post(choose, {"form": "group_representatives", "from_on": date(2026, 6, 1), "base": 30})
    assert earlier.status_code == 200
    assert community.post(choose, {"form": "households", "from_on": date(2026, 6, 1)}).status_code == 302
    assert community.post(path, sent(NEW, due=1200, present=700)).status_code == 302
    assert fact(planned).attributes["form"] == "households"
    assert hold(community, COMMUNITY, "assembly", date(2026, 5, 4), due=3000, present=1600).form == "adults"


def test_a_choice_for_a_day_that_knows_no_such_form_is_refused_in_words(community):
    choose = reverse("assemblies:choose", args=[COMMUNITY])
    page = community.get(choose).content.decode()
    assert "每个居民小组选代表2至3人" in page and "过半数到会才能举行（城市居民委员会组织法第9条）" in page
    answer = community.post(choose, {"form": "group_representatives", "from_on": date(2026, 1, 1), "base": 30})
    assert "这种形式" in answer.content.decode()
    assert community.post(choose, {"form": "group_representatives", "from_on": date(2025, 12, 31), "base": 30}).status_code == 302


@pytest.mark.parametrize(
    ("kind", "on", "days", "text"),
    [
        ("village", OLD, 9, "提前9天告知，不够10天"),
        ("village", NEW, 9, "提前9天告知，不够10天；遇有特殊情况可以临时通知"),
        ("community", OLD, 1, ""),
        ("community", NEW, 1, "提前1天告知，不够10天；遇有特殊情况可以临时通知"),
        ("community", NEW, 10, ""),
    ],
)
def test_notice_is_asked_by_date_and_its_exception_is_said(kind, on, days, text):
    verdict = sat("assembly", on, kind=kind, notice_days=days)
    assert [one.text for one in verdict.findings] == ([text] if text else [])


def test_what_left_the_assemblys_list_is_the_collectives(clerk):
    """Since May 2025 and in 2026 land is the members' matter: said, nothing inferred; before, the assembly's by two thirds."""
    votes = (Vote("承包方案", "land", 40),)
    assert sat("assembly", OLD, votes=votes).adopted == (True,)
    for on in (date(2025, 6, 1), NEW):
        verdict = sat("assembly", on, votes=votes)
        assert (verdict.adopted, verdict.major, verdict.result) == ((None,), False, "regular")
        assert "由农村集体经济组织的成员决定" in verdict.lines[-1].text
        assert verdict.lines[-1].cite == "农村集体经济组织法第26条第（八）项、第64条"


def test_matters_new_in_2026_are_offered_then_and_major(clerk):
    names = [dict(rules.choices(law(on))) for on in (OLD, NEW)]
    assert [("help" in one, "planning" in one) for one in names] == [(False, False), (True, True)]
    assert sat("assembly", NEW, votes=(Vote("帮扶名单", "help", 40),)).major
    assert codes(sat("representatives", NEW, votes=(Vote("帮扶名单", "help", 40),))) == ["no_mandate"]
    assert "land" not in dict(rules.delegable(law(NEW))) and "land" in dict(rules.delegable(law(OLD)))


GIVEN = (Mandate(date(2026, 2, 1), False, ("convention",)),)


@pytest.mark.parametrize(
    ("kind", "matter", "mandates", "found"),
    [
        ("village", "convention", (), "reserved"),
        ("community", "convention", (), "no_mandate"),
        ("community", "convention", GIVEN, None),  # no text asks a community for the term of a mandate
        ("community", "revoke", (), "reserved"),
        ("community", "undo", (), None),  # its representatives need no mandate for that
        ("village", "undo", (), "no_mandate"),
        ("community", "works", (), None),
    ],
)
def test_what_representatives_may_decide_in_2026(kind, matter, mandates, found):
    verdict = sat("representatives", NEW, kind=kind, votes=(Vote("一项", matter, 40),), mandates=mandates)
    assert codes(verdict) == ([found] if found else [])
    assert not [one for one in verdict.lines if kind == "community" and "村民" in one.text + one.cite]


def test_a_community_may_leave_matters_to_its_representatives_from_2026_on(community, in_2026):
    path = reverse("assemblies:new", args=[COMMUNITY, "assembly"])
    assert "mandate_matters" in community.get(path).content.decode()
    assert "mandate_matters" not in community.post(path, sent(OLD, do="refresh")).content.decode()
    hold(community, COMMUNITY, "assembly", date(2026, 5, 1), due=3000, present=1600, mandate_matters=["convention"])
    item = {"item_rows": 1, "item0_title": "居民公约", "item0_matter": "convention", "item0_for": 30, "women_present": 9}
    meeting = hold(community, COMMUNITY, "representatives", NEW, due=30, present=30, **item)
    assert fact(meeting).findings == []
    assert "“居民公约”在2026年5月1日居民会议的授权之内" in pages(community, meeting)


def test_those_not_counted_are_left_out_where_a_clause_leaves_them_out(clerk):
    """The city's measure leaves them out, the law does not: the smaller base decides, that all of them were too few is said."""
    verdict = sat("assembly", OLD, numbers=Numbers(895, 448), left_out=5)
    assert verdict.result == "regular"
    assert [one.text for one in verdict.lines if one.code == "quorum_full"] == [
        "不计算的5人也算在内，应到900人，差3人达到过半数（按重庆市实施办法第7条不计算）"
    ]
    elsewhere = catalogue.law(unit=catalogue.Place("370112018202", "village"), on=OLD)
    assert rules.left_out(elsewhere) == []
    assert rules.read_aloud(900, law=elsewhere, away=5) == ""


def test_shares_of_a_body_elected_before_the_law_wait_for_the_next_election():
    new, old = law(NEW, "community"), law(date(2025, 12, 1), "community")
    (line,) = rules.composition(10, 7, 0, law=new, elected=old)
    assert (line.state, line.text) == ("note", "居民代表7/10（70.0%），不足五分之四（新法要求，换届时调整）")
    assert rules.composition(10, 7, 0, law=new, elected=new)[0].text == "居民代表7/10（70.0%），不足五分之四"
    assert rules.composition(10, 7, 0, law=old, elected=old) == []


def test_a_changed_clause_changes_page_paper_and_finding(clerk, own):
    """Three quarters instead of two thirds, five days instead of three: 27 of 40 falls short, four days are too few."""
    meeting = hold(clerk, CODE, "representatives", OLD, absent=first(13), notice_on=date(2023, 5, 28))
    assert (fact(meeting).attributes["result"], fact(meeting).findings) == ("regular", [])
    own("village-law-2018.yaml", *QUORUM)
    own("chongqing-2013.yaml", *NOTICE)
    again = hold(clerk, CODE, "representatives", date(2023, 6, 2), absent=first(13), notice_on=date(2023, 5, 29))
    assert fact(again).attributes["result"] == "short"
    assert [one["code"] for one in fact(again).findings] == ["quorum", "notice_short"]
    said = pages(clerk, again)
    assert "差3人达到四分之三（村民委员会组织法第26条）" in said and "四分之三是30人" in said
    assert "提前4天告知，不够5天" in said


SHARE = "    value: {share: \"%s\", reached: at_least, of: body}\n    met: [%s, 36]\n"
DAYS = "    words: 应当提前三日将需要讨论的事项告知\n    value: {days: %s}\n    met: %s\n"
QUORUM, NOTICE = ((SHARE % ("2/3", 24), SHARE % ("3/4", 27)),), ((DAYS % (3, 3), DAYS % (5, 5)),)


def first(number: int) -> list[str]:
    return [str(one) for one in Person.objects.order_by("id").values_list("id", flat=True)[:number]]


@pytest.mark.parametrize("body", rules.BODIES)
def test_without_any_pack_every_record_is_kept_and_nothing_is_concluded(clerk, no_packs, body):
    """No clause at all: the record saves, its pages and papers open, no finding, no verdict, no article."""
    items = {"item_rows": 1, "item0_title": "修路", "item0_matter": "works", "item0_for": 9, "item0_against": 1}
    numbers = {} if body == "representatives" else {"due": 40, "present": 10}
    more = {"party_for": 9} if body == "party" else items
    meeting = hold(clerk, CODE, body, OLD, absent=first(30), **numbers, **more)
    said = fact(meeting)
    assert (said.attributes["result"], said.attributes["decided"], said.findings) == ("unverified", 0, [])
    found = pages(clerk, meeting)
    assert NOTHING in found
    words = ("符合规定", "未达", "没有通过", "过半", "三分之二", "组织法", "重庆")
    assert not [one for one in words if one in found]
    for name in ("register", "plan", "posting"):
        assert clerk.get(reverse(f"assemblies:{name}", args=[CODE])).status_code == 200
    if body in ("assembly", "representatives"):
        post = {"posted_on": OLD, "days_shown": 10, "fact_id": uuid.uuid4()}
        assert reverse("assemblies:post", args=[meeting.pk]) in clerk.get(reverse("assemblies:posting", args=[CODE])).content.decode()
        assert clerk.post(reverse("assemblies:post", args=[meeting.pk]), post).status_code == 302
        assert "不作推断，赞成9 反对1" in clerk.get(reverse("portal:board", args=[CODE])).content.decode()


def test_without_any_pack_a_community_keeps_its_records_too(community, no_packs):
    Choice.objects.create(unit_code=COMMUNITY, from_on=date(2023, 1, 1), form="group_representatives", base=30, by="x")
    assert community.get(reverse("assemblies:choose", args=[COMMUNITY])).status_code == 200
    meeting = hold(community, COMMUNITY, "assembly", OLD, due=30, present=10)
    assert (fact(meeting).attributes["form"], fact(meeting).attributes["result"]) == ("group_representatives", "unverified")
    assert NOTHING in pages(community, meeting)
