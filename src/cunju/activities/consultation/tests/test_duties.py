"""Each duty of measures 17 to 20 moves exactly when domain.md says: the clause, what happened, how it stands."""

from datetime import date, time

import pytest
from tests import cast

from cunju.activities.consultation import actions, queries, rules
from cunju.duties import reading
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
CODE, TODAY = cast.VILLAGE, cast.TODAY
N = "渝北民〔2023〕24号附件1第{}项"
CX15 = "中办发〔2015〕41号《关于加强城乡社区协商的意见》"
Q2, Q3 = date(2023, 4, 1), date(2023, 7, 1)


def windows(duty, code=CODE, *, on=TODAY):
    found = [one for one in reading.standing(code, on=on).windows if one.duty == f"yubei-2023.{duty}"]
    return {one.from_: one for one in found}


def status(duty, code=CODE, *, start=date(2023, 1, 1), on=TODAY):
    return windows(duty, code, on=on)[start].status


def entries(number):
    return [actions.Entry(f"事项{at}", "service") for at in range(number)]


@pytest.mark.parametrize(
    ("duty", "cite", "owed_by"),
    [
        ("m17.lead", N.format(17), "town"),
        ("m17.plan", N.format(17), "town"),
        ("m20.teahouse", N.format(20), "town"),
        ("m20.pilot", N.format(20), "town"),
    ],
)
def test_the_towns_duties(scene, duty, cite, owed_by):
    one = windows(duty, cast.OTHER_TOWN)[date(2023, 1, 1)]
    assert (one.cite, one.owed_by) == (cite, owed_by)
    # The notice asks to lead and to coordinate; a written plan is a habit, which binds nobody.
    wanted = {"m17.lead": "needs_person", "m17.plan": "reference", "m20.teahouse": "needs_person", "m20.pilot": "not_due"}
    assert one.status == wanted[duty]


def test_m17_the_towns_plan(scene):
    town = Unit.objects.get(code=cast.TOWN)
    assert status("m17.plan", cast.TOWN) == status("m17.plan", cast.TOWN, on=date(2023, 12, 31)) == "reference"
    assert windows("m17.lead", cast.TOWN)[date(2023, 1, 1)].count == 0
    actions.plan_town(town, decided_on=date(2023, 4, 6), text="听取协商", by="town", now=clock.now())
    assert status("m17.plan", cast.TOWN) == "met"
    actions.plan_town(town, decided_on=date(2023, 4, 7), reason="日期写错", by="town", now=clock.now())
    assert windows("m17.plan", cast.TOWN)[date(2023, 1, 1)].met_on == date(2023, 4, 7)
    led = windows("m17.lead", cast.TOWN)[date(2023, 1, 1)]
    assert (led.count, led.status) == (1, "needs_person")  # the plan speaks for it; a person decides


def test_m17_help_asked_of_the_town_is_owed_by_it(scene, hold):
    session = hold(town_help=True)
    one = windows("m17.coordinated")[date(2023, 5, 9)]
    assert (one.status, one.owed_by, one.cite, one.due_on) == ("open", "town", N.format(17), None)
    across = actions.Across(date(2023, 6, 1), "界河", (CODE, cast.NEIGHBOUR), 14, 9, rules.AGREED)
    town = Unit.objects.get(code=cast.TOWN)
    actions.hold_across(town, across, answers=[session], by="town", now=clock.now())
    assert status("m17.coordinated", start=date(2023, 5, 9)) == "met"


@pytest.mark.parametrize(("items", "wanted"), [(3, "not_due"), (4, "met"), (6, "met"), (7, "not_due")])
def test_m18_the_catalogue_has_four_to_six_items(scene, items, wanted):
    unit = Unit.objects.get(code=CODE)
    actions.set_catalogue(unit, entries(items), decided_on=date(2023, 4, 3), by="clerk", now=clock.now())
    one = windows("m18.catalogue")[date(2023, 1, 1)]
    assert (one.status, one.cite) == (wanted, N.format(18))


def test_m18_a_catalogue_settled_anew_counts_as_it_now_is(scene):
    unit = Unit.objects.get(code=CODE)
    actions.set_catalogue(unit, entries(5), decided_on=date(2023, 4, 3), by="clerk", now=clock.now())
    actions.set_catalogue(unit, entries(3), decided_on=date(2023, 4, 3), reason="删两条", by="clerk", now=clock.now())
    assert status("m18.catalogue") == "not_due"


def test_m18_one_key_topic_is_enough(scene):
    unit = Unit.objects.get(code=CODE)
    assert status("m18.topics") == "not_due"
    actions.plan_topics(unit, [actions.Key("路灯", 3)], planned_on=date(2023, 4, 4), by="clerk", now=clock.now())
    one = windows("m18.topics")[date(2023, 1, 1)]
    assert (one.status, one.cite) == ("met", N.format(18))


# Measure 19: what the second session of the quarter is → does the quarter hold two?
SECOND = [
    ({"on": date(2023, 6, 6)}, True),
    ({"on": date(2023, 6, 6), "outcome": "disputed"}, True),
    ({"on": date(2023, 6, 6), "outcome": "withdrawn"}, False),  # no consultation was held
    ({"on": date(2023, 6, 6), "outcome": "undecided"}, False),
    ({"on": date(2023, 6, 6), "others_touched": 0}, False),
    ({"on": date(2023, 5, 9)}, False),  # the same people at the same hour
    ({"on": date(2023, 5, 9), "start": time(15)}, True),  # another hour of that day
    ({"on": date(2023, 3, 9)}, False),  # another quarter: no carry-over
    ({"on": date(2023, 7, 3)}, False),
]


@pytest.mark.parametrize(("second", "wanted"), SECOND, ids=str)
def test_m19_two_in_a_quarter(scene, hold, second, wanted):
    hold(date(2023, 5, 9))
    assert windows("m19.sessions")[Q2].count == 1
    hold(**second)
    one = windows("m19.sessions")[Q2]
    assert (one.count, one.status) == ((2, "met") if wanted else (1, "overdue"))
    assert (one.cite, one.due_on) == (N.format(19), date(2023, 6, 30))


def test_m19_four_in_one_quarter_do_not_carry_over(scene, hold):
    for day in (2, 9, 16, 23):
        hold(date(2023, 5, day))
    assert (status("m19.sessions", start=Q2), status("m19.sessions", start=Q3)) == ("met", "due_soon")


def test_m19_the_first_quarter_lies_before_the_notice(scene, hold):
    assert status("m19.sessions") == "not_assessable"


def test_m19_a_voided_session_no_longer_counts(scene, hold):
    hold(date(2023, 5, 9))
    session = hold(date(2023, 6, 6))
    actions.void_session(session, reason="重复", by="clerk", now=clock.now())
    assert windows("m19.sessions")[Q2].count == 1


# What follows a session: (what the session is like, the duty it opens, the step that answers it).
STEPS = [
    ({"outcome": "disputed"}, "m19.referral", (rules.REFERRED, Told(date(2023, 5, 20), said={"body": "assembly"}))),
    ({"to_carry_out": True}, "m19.carried_out", (rules.CARRIED_OUT, Told(date(2023, 5, 20), said={"done": True}))),
    ({}, "m19.feedback", (rules.FED_BACK, Told(date(2023, 5, 20), said={"channel": "board"}))),
]


@pytest.mark.parametrize(("session", "duty", "taken"), STEPS, ids=str)
def test_m19_what_follows_a_session_is_an_open_window(scene, hold, session, duty, taken):
    made = hold(**session)
    one = windows(duty)[date(2023, 5, 9)]
    assert (one.status, one.cite, one.due_on) == ("open", CX15, None)
    actions.take(made, *taken, by="clerk", now=clock.now())
    one = windows(duty)[date(2023, 5, 9)]
    assert (one.status, one.met_on) == ("met", date(2023, 5, 20))
    actions.void_step(made.steps.get(), reason="登记错了", by="clerk", now=clock.now())
    assert status(duty, start=date(2023, 5, 9)) == "open"


def test_m19_what_was_not_carried_out_waits_until_it_is(scene, hold):
    made, start = hold(to_carry_out=True), date(2023, 5, 9)
    not_yet = Told(date(2023, 5, 20), "资金没有落实", said={"done": False})
    actions.take(made, rules.CARRIED_OUT, not_yet, by="clerk", now=clock.now())
    assert status("m19.carried_out", start=start) == "open"
    actions.take(made, rules.CARRIED_OUT, Told(date(2023, 8, 2), said={"done": True}), by="clerk", now=clock.now())
    one = windows("m19.carried_out")[start]
    assert (one.status, one.met_on) == ("met", date(2023, 8, 2))


@pytest.mark.parametrize("outcome", ["undecided", "withdrawn"])
def test_m19_nothing_follows_where_nothing_is_to_be_done(scene, hold, outcome):
    assert queries.owed(hold(outcome=outcome)) == []
    for duty in ("m19.referral", "m19.carried_out", "m19.feedback", "m19.answers"):
        assert windows(duty) == {}


def test_m19_a_step_stays_with_a_corrected_session(scene, hold):
    made = hold()
    actions.take(made, rules.FED_BACK, Told(date(2023, 5, 20), said={"channel": "board"}), by="c", now=clock.now())
    record = actions.Record(held_on=date(2023, 5, 9), title="路灯", others=9, others_touched=6, reason="少写一人")
    actions.correct_session(made, record, by="clerk", now=clock.now())
    assert status("m19.feedback", start=date(2023, 5, 9)) == "met"


def test_m19_every_opinion_that_asks_is_answered(scene, hold):
    said = (rules.Opinion("居民1", "希望装六盏", True), rules.Opinion("居民2", "同意", False))
    made = hold(opinions=said)
    assert status("m19.answers", start=date(2023, 5, 9)) == "open"
    partly = [actions.Fate(1, True, rules.PARTLY, "先装四盏"), actions.Fate(2, False)]
    actions.answer(made, partly, day=date(2023, 5, 12), by="clerk", now=clock.now())
    one = windows("m19.answers")[date(2023, 5, 9)]
    assert (one.status, one.met_on, one.cite) == ("met", date(2023, 5, 12), CX15)


@pytest.mark.parametrize(("left", "wanted"), [(1, "open"), (0, "met")])
def test_m19_one_opinion_without_an_answer_keeps_it_open(scene, hold, left, wanted):
    """Each is answered (CX15): a record from elsewhere that says one is open does not count."""
    made = hold(opinions=(rules.Opinion("居民1", "希望装灯", True), rules.Opinion("居民2", "建议修路", True)))
    said = {"adopted": 2 - left, "partly": 0, "not_adopted": 0, "open": left}
    with ledger.writing([CODE], now=clock.now()) as pen:
        pen.put(
            kind="consultation.answered", attributes=said, unit_code=CODE, occurred_on=date(2023, 5, 12), recorded_by="x",
            rests_on=[made.fact],
        )  # fmt: skip
    assert status("m19.answers", start=date(2023, 5, 9)) == wanted


def test_m19_all_adopted_at_once_opens_nothing(scene, hold):
    hold(opinions=(rules.Opinion("居民1", "希望装六盏", True),), all_adopted=True)
    assert windows("m19.answers") == {}


@pytest.mark.parametrize(
    ("step", "wanted"),
    [("plan", "not_due"), ("sessions", "not_due"), ("summary", "not_due"), ("acceptance", "met")],
)
def test_m20_the_pilot_is_finished_by_its_acceptance(scene, step, wanted):
    town = Unit.objects.get(code=cast.OTHER_TOWN)
    actions.reach(town, step=step, day=date(2023, 9, 1), by="town", now=clock.now())
    assert status("m20.pilot", cast.OTHER_TOWN) == wanted


def test_m20_binds_no_other_town(scene):
    assert windows("m20.pilot", cast.TOWN) == {}
