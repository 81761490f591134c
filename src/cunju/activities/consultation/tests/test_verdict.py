"""What a session came to binds: a withdrawn topic is no consultation, 没有落实 is never 已落实, open counts what waits."""

from datetime import date

import pytest
from django.urls import reverse
from tests import cast
from tests.coded import leads

from cunju.activities.consultation import actions, papers, queries, rules
from cunju.kernel.days import Span
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE
DAY = date(2023, 5, 20)
ASKED = (rules.Opinion("居民1", "希望装灯", True), rules.Opinion("居民2", "建议修路", True))


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def take(session, step, *, day=DAY, text="", rests=None, **said):
    return actions.take(session, step, Told(day, text, said=said, rests=[rests] if rests else []), by="clerk", now=clock.now())


def text(paper):
    return str(paper.blocks) + paper.title


def test_a_withdrawn_topic_is_no_consultation(clerk, hold):
    session = hold(outcome=rules.WITHDRAWN)
    assert [n for _, n in queries.quarters(CODE, year=2023)] == [0, 0, 0, 0]
    take(session, rules.FED_BACK, channel="board")
    assert "不计入每季度2次" in page(clerk, "consultation:detail", session.pk)
    board = page(clerk, "portal:board", CODE)
    assert "议题撤回，没有协商" in board and "参加8人" not in board
    unit = Unit.objects.get(code=CODE)
    assert "没有协商" in text(papers.result(session, unit)) and "召开协商会议" not in text(papers.result(session, unit))
    assert "协商议题撤回记录" in text(papers.book(session, unit))


def test_what_was_not_carried_out_never_reads_as_done(clerk, hold):
    session = hold(to_carry_out=True, outcome=rules.AGREED)
    step = take(session, rules.CARRIED_OUT, text="资金没有到位", done=False)
    take(session, rules.FED_BACK, channel="board")
    unit = Unit.objects.get(code=CODE)
    sheets = papers.tables(unit, Span(date(2023, 1, 1), date(2023, 12, 31)))
    book = text(papers.book(queries.find(session.pk), unit))
    register = client_of(clerk)
    for found in (page(clerk, "consultation:detail", session.pk), page(clerk, "portal:board", CODE), book, str(sheets), register,
                  page(clerk, "desk:fact", step.fact)):  # fmt: skip
        assert "没有落实" in found and "已落实" not in found
    assert rules.CARRIED_OUT in queries.owed(queries.find(session.pk))
    take(session, rules.CARRIED_OUT, day=date(2023, 6, 1), done=True)
    assert "6月1日已落实" in page(clerk, "portal:board", CODE)
    assert rules.CARRIED_OUT not in queries.owed(queries.find(session.pk))


def client_of(clerk):
    return clerk.get("/register/?kind=consultation.carried_out&year=2023").content.decode()


def test_open_follows_the_opinions(hold):
    session = hold(opinions=ASKED)
    fates = [actions.Fate(1, True, rules.ADOPTED)]
    assert actions.answer(session, fates, day=DAY, by="clerk", now=clock.now()) is None
    fates.append(actions.Fate(2, True, rules.NOT_ADOPTED, "没有资金"))
    fact = actions.answer(session, fates, day=DAY, by="clerk", now=clock.now())
    assert fact.attributes == {"adopted": 1, "partly": 0, "not_adopted": 1, "open": 0}
    session.refresh_from_db()
    more = (*ASKED, rules.Opinion("居民3", "希望清沟", True))
    record = actions.Record(held_on=session.held_on, title="路灯", others=8, others_touched=5, told_on=session.told_on,
                            opinions=more, consensus="装四盏", reason="补一条")  # fmt: skip
    actions.correct_session(session, record, by="clerk", now=clock.now())
    now = ledger.facts_of(CODE, kinds=["consultation.answered"]).get()
    assert (now.attributes["open"], now.occurred_on) == (1, DAY)


def test_a_dispute_brought_to_a_meeting_that_fell_short_waits_on(clerk, hold):
    session = hold(outcome=rules.DISPUTED)
    said = {"body": "representatives", "due": 40, "present": 30, "result": "regular"}
    with ledger.writing([CODE], now=clock.now()) as pen:
        held = pen.put(kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=DAY, recorded_by="x").uid
    take(session, rules.REFERRED, body="representatives", rests=held)
    assert rules.REFERRED not in queries.owed(queries.find(session.pk))
    with ledger.writing([CODE], now=clock.now(), superseding=[held]) as pen:
        pen.put(
            kind="assemblies.meeting_held", attributes=said | {"present": 20, "result": "short"}, unit_code=CODE,
            occurred_on=DAY, recorded_by="x", supersedes=held,
        )  # fmt: skip
    assert rules.REFERRED in queries.owed(queries.find(session.pk))
    assert "那次会议未达法定人数，没有形成决定" in page(clerk, "consultation:detail", session.pk)


def test_the_code_on_a_result_leads_to_it_once_it_is_told(clerk, hold):
    session = hold(outcome=rules.AGREED)
    name, code = f"{session.pk}/result", queries.board_code(session)[1]
    assert "还没有公布" in leads(clerk, "consultation", name, code)
    take(session, rules.FED_BACK, channel="board")
    assert session.title in leads(clerk, "consultation", name, code)
    assert code not in page(clerk, "consultation:sheet", session.pk, "notice")
