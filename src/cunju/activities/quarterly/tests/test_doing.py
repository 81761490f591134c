"""Pledges, conventions and sub-committees on the form: a verb, an object and numbers, only where every window that records open is met."""

from datetime import date

import pytest

from cunju.activities.quarterly import rules
from cunju.activities.quarterly.tests.conftest import COMMUNITY, VILLAGES, at
from cunju.activities.quarterly.tests.test_rules import NONE, SEVEN, part, said
from cunju.duties import reading
from cunju.kernel.words import count_words
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
MAKES = tuple(reading.makes())
PLEDGED = {"members": 5, "pledged": 5, "items": 14, "complete": True, "at": "representatives"}


@pytest.fixture(autouse=True)
def these_rooms(monkeypatch):
    """The rooms these sentences are of."""
    rooms = ("pledges.", "conventions.", "committees.", "quarterly.", "fourlists.", "points.", "partners.")
    made = frozenset(one for one in MAKES if one.startswith(rooms))
    monkeypatch.setattr(reading, "makes", lambda: made)


@pytest.fixture
def note(town):
    """``note(code, kind, day, rests, **attributes)`` puts a record into the ledger."""

    def put(code, kind, day, *rests, **attributes):
        with ledger.writing([code], now=at(day)) as pen:
            return pen.put(
                kind=kind, attributes=attributes, unit_code=code, occurred_on=day, recorded_by="clerk", rests_on=[one.uid for one in rests]
            )

    return put


def told(found, task):
    """The sentences of one task."""
    return [one.text for one in found.sentences if one.task == task]


def pledge(note, code, day=date(2023, 4, 10), **more):
    return note(code, "pledges.pledged", day, **{**PLEDGED, **more})


def test_pledges_are_told_by_how_far_every_sheet_has_come(note, drafted):
    first, second = pledge(note, VILLAGES[0]), pledge(note, VILLAGES[1], items=10)
    assert told(drafted(), 1) == ["党组织全面领导方面，2个村已召开履职承诺会议（10人承诺24项）。"]
    for sheet, code in ((first, VILLAGES[0]), (second, VILLAGES[1])):
        note(code, "pledges.posted", date(2023, 4, 12), sheet)
    note(VILLAGES[0], "pledges.filed", date(2023, 4, 13), first)
    [text] = told(drafted(), 1)
    assert text == "党组织全面领导方面，2个村已召开履职承诺会议（10人承诺24项），2个村已公告履职承诺，1个村已备案履职承诺。"
    note(VILLAGES[1], "pledges.filed", date(2023, 4, 14), second)
    assert told(drafted(), 1)[0].endswith("2个村已公告、备案履职承诺。")
    # A second sheet that hangs nowhere yet: that village has not done all there is to do.
    pledge(note, VILLAGES[0], date(2023, 6, 21), items=15, pledged=5)
    assert told(drafted(), 1)[0].endswith("1个村已公告、备案履职承诺。")


def test_a_review_tells_how_many_were_reviewed(note, drafted):
    said = {"body": "representatives", "chaired_by": "supervisory", "evaluated": 5, "reported": 5, "ballots": 36, "competent": 5}
    reviewed = note(COMMUNITY, "pledges.reviewed", date(2023, 8, 1), **said, incompetent=0, twice=0, notice_days=12, complete=True)
    assert told(drafted(), 1) == ["党组织全面领导方面，1个社区已召开民主评议会议（评议5人）。"]
    note(COMMUNITY, "pledges.result_posted", date(2023, 8, 2), reviewed)
    assert "1个社区已公布评议结果" in told(drafted(), 1)[0]


def test_reports_of_walks_are_told_though_the_measure_waits_for_a_person(note, drafted):
    walk = note(VILLAGES[0], "committees.visited", date(2023, 7, 3), body="mediation", households=12, heard=4, follow_up=4)
    assert told(drafted(), 2) == []
    report = note(VILLAGES[0], "committees.reported", date(2023, 7, 4), walk, to="committee", count=4, major=1)
    assert told(drafted(), 2) == ["下属委员会方面，1个村已报告走访收集的意见（4件）。"]
    note(VILLAGES[0], "committees.reported", date(2023, 7, 5), report, to="party", count=1)
    assert told(drafted(), 2) == ["下属委员会方面，1个村已报告重大事项（1件），1个村已报告走访收集的意见（4件）。"]
    note(VILLAGES[0], "committees.visited", date(2023, 9, 3), body="mediation", households=2, heard=1, follow_up=1)
    assert "走访收集的意见" not in "".join(told(drafted(), 2))


def test_a_convention_is_told_once_it_is_filed_and_once_it_hangs(note, drafted):
    vote = {"subject": "village_rules", "version": "1", "clauses": 20, "body": "assembly", "lawful": True, "digest": "a" * 64}
    adopted = note(VILLAGES[0], "conventions.adopted", date(2023, 5, 4), **vote, due=800, present=500)
    assert told(drafted(), 4) == ["村规民约、居民公约方面，1个村修订完善记有表决1次。"]
    filed = note(VILLAGES[0], "conventions.filed", date(2023, 5, 8), adopted, subject="village_rules", digest="a" * 64)
    assert told(drafted(), 4) == ["村规民约、居民公约方面，1个村已备案村规民约，1个村修订完善记有表决1次。"]
    assert "公布" not in told(drafted(), 4)[0]
    note(VILLAGES[0], "conventions.posted", date(2023, 5, 9), filed, subject="village_rules")
    assert "1个村已备案、公布村规民约" in told(drafted(), 4)[0]


def test_what_was_done_is_told_with_the_numbers_of_its_records_and_the_text_of_its_kind():
    once = (
        rules.Once("召开", "履职承诺会议", rules.Units(2, 1), "14人承诺40项"),
        rules.Once("备案", "村规民约、居民公约", rules.Units(2)),
        rules.Once("公布", "村规民约、居民公约", rules.Units(0, 1)),
        rules.Once("公告", "履职承诺", NONE, "1项"),
    )
    assert said([part(5, current=SEVEN, onces=once, regular=False)])[1] == (
        "党组织全面领导方面，3个村（社区）已召开履职承诺会议（14人承诺40项），2个村已备案村规民约，1个社区已公布居民公约。"
    )


def test_what_was_answered_makes_way_where_room_is_short():
    once = (
        rules.Once("健全", "下属委员会", SEVEN),
        rules.Once("报告", "重大事项", SEVEN, "7件", answered=True),
    )
    parts = [part(7, 2, "needs_person", judge=True, onces=once, regular=False), part(15, 5, current=SEVEN)]
    full = "下属委员会方面，7个村（社区）已健全下属委员会，7个村（社区）已报告重大事项（7件）。"
    assert said(parts)[1] == full
    room = count_words("".join(said(parts))) - 1
    assert said(parts, limit=room)[1:] == [
        "下属委员会方面，7个村（社区）已健全下属委员会。",
        "村居务公开方面，7个村（社区）措施15名到期的都已办。",
    ]
    only = [part(12, 4, "met", onces=once[1:], regular=False), part(15, 5, current=SEVEN)]
    assert len(said(only)) == 3
    assert said(only, limit=count_words("".join(said(only))) - 1)[1:] == ["村居务公开方面，7个村（社区）措施15名到期的都已办。"]
    alone = part(7, 2, "needs_person", judge=True, onces=once[1:], regular=False)
    assert said([alone])[1] == "下属委员会方面，7个村（社区）已报告重大事项（7件）。"


def test_what_is_on_record_beside_a_judgement_is_told_in_numbers(note, drafted):
    assert told(drafted(), 3) == []
    refused = [{"result": "refused", "reason": reason} for reason in ("not_listed", "forbidden")]
    for result in ({"result": "issued"}, *refused):
        note(VILLAGES[0], "fourlists.certificate_decided", date(2023, 5, 4), item="1", **result)
    note(COMMUNITY, "fourlists.checked", date(2023, 6, 4), by="self", looked=5, outside=0)
    note(COMMUNITY, "fourlists.roster_set", date(2023, 6, 4), workers=2)
    assert told(drafted(), 3) == [
        "四张清单方面，2个村（社区）照单履责记有办证明3件、不予出具2件、其中不在清单1件、照单检查1次，1个社区全岗通办理记有排值班1次。"
    ]
    for month in (6, 7):
        note(VILLAGES[1], "points.entries_posted", date(2023, month + 1, 3), period=f"2023-{month:02}", households=30, days_shown=7)
    assert told(drafted(), 4) == ["村规民约、居民公约方面，1个村积分院落记有公示积分2个月。"]


def test_what_records_say_was_outside_the_lists_is_a_problem_and_a_project_begun_a_next_step(note, drafted):
    note(VILLAGES[0], "fourlists.certificate_decided", date(2023, 5, 4), item="清单外", result="issued")
    note(VILLAGES[0], "fourlists.checked", date(2023, 6, 4), by="self", looked=5, outside=2)
    begun = note(VILLAGES[1], "partners.project_started", date(2023, 6, 15), elements=5, budget="5000.00")
    found = drafted().problems
    assert "荣华村清单外出具证明1件；荣华村照单检查发现清单外事项2件" in found
    assert "督促完成已启动的联动项目1个。" in found
    note(VILLAGES[1], "partners.project_finished", date(2023, 9, 1), begun, elements=5, spent="4800.00")
    assert "联动项目" not in drafted().problems
    assert told(drafted(), 8) == ["提升服务方面，1个村五社联动记有启动项目1个、完成1个。"]
