"""Golden table: what cannot both be true, and what is no signal at all."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.crosschecks import rules
from cunju.activities.crosschecks.rules import Said

DAY = date(2023, 3, 20)


def said(kind, on=DAY, *, id="a", rests=(), scans=(), **attributes):
    return Said(id, id, kind, on, attributes, rests, scans)


def meeting(id="a", on=DAY, **more):
    return said(rules.MEETING, on, id=id, **({"body": "representatives", "due": 40, "present": 30} | more))


def sheet(id, period, on, **more):
    return said(rules.SHEET, on, id=id, category="finance", period=period, **more)


def assembly(id="a", **more):
    return meeting(id, **({"body": "assembly", "present": 20} | more))


def roll(id, on=date(2023, 1, 1), **counts):
    return said(rules.ROLL, on, id=id, **counts)


def seats(id, members, on=date(2023, 1, 1)):
    return said(rules.COMPOSITION, on, id=id, body="representatives", members=members)


def text(kind, digest, on=DAY, subject="village_rules"):
    return said(kind, on, id=f"{kind}{digest}", subject=subject, digest=digest)


def kept(id="k", on=DAY + timedelta(30), rests=("sheet",), **more):
    return said(rules.KEPT, on, id=id, rests=rests, **{"items": 1, **more})


def matter(done, *, solved=True, rests=("m",), later=()):
    """A matter consulted on, closed, not solved, taken up again, closed, and what was said last; ``done``: what came of the consultation."""
    chain = [
        said("matters.received", id="m", size="small"), said("consultation.session_held", id="s", rests=rests, outcome="agreed"),
        said("consultation.carried_out", DAY + timedelta(9), id="c", rests=("s",), done=done),
        said("matters.closed", DAY + timedelta(10), id="e", rests=("m",)),
        said("matters.confirmed", DAY + timedelta(20), id="no", rests=("e",), solved=False),
        said("matters.reopened", DAY + timedelta(20), id="r", rests=("no",)),
        said("matters.closed", DAY + timedelta(30), id="e2", rests=("r",)),
        said("matters.confirmed", DAY + timedelta(40), id="yes", rests=("e2",), solved=solved),
    ]
    return [*chain, *later]


def pledged(id="sheet"):
    return said(rules.PLEDGED, id=id, members=5, pledged=5, items=14)


def seat(id="s", on=DAY, rests=(), **more):
    return said(rules.SEATED, on, id=id, rests=rests, **{"body": "security", "change": "by_election", "count": 1, **more})


def vote(on=DAY, body="security"):
    return said(rules.VOTED, on, id="v", body=body, passed=30)


def adopted(on=DAY, id="a", **more):
    return said(rules.ADOPTED, on, id=id, **{"subject": "village_rules", "lawful": True, **more})


def filed(on=DAY):
    return said(rules.FILED, on, id="f", rests=("a",), subject="village_rules")


def posted(on, rests=("f",), **more):
    return said(rules.POSTED, on, id="p", rests=rests, **{"subject": "village_rules", **more})


def codes(*facts):
    return [one.check for one in rules.clashes(facts)]


TABLE = [
    # people cannot be more than are due (OL 22, 26: the base)
    ((meeting(present=41),), ["present_over_due"]),
    ((meeting(present=40),), []),
    ((meeting(women_present=31),), ["present_over_due"]),
    # the base comes from the roll of the day (OL 22, CQ 7): adults less those not counted, or households
    ((roll("r", adults=858, households=320), assembly(due=1079)), ["due_not_roll"]),
    ((roll("r", adults=858, households=320), assembly(due=858)), []),
    ((roll("r", adults=858, households=320), assembly(due=800, left_out=58)), []),
    ((roll("r", adults=858, households=320), assembly(due=800, left_out=57)), ["due_not_roll"]),
    ((roll("r", adults=858, households=320), assembly(due=320)), []),
    ((roll("r", adults=858, households=320), assembly(due=320, left_out=538)), []),
    ((roll("r", adults=858, households=320), assembly(due=320, form="adults")), ["due_not_roll"]),
    ((roll("r", adults=858, households=320), assembly(due=858, form="households")), ["due_not_roll"]),
    ((roll("r", adults=858, households=320), assembly(due=21, form="group_representatives")), []),
    ((roll("r", households=320), assembly(due=858)), ["due_not_roll"]),
    ((roll("r", groups=7), assembly(due=858)), []),  # a roll that counts neither says nothing
    ((roll("r", DAY + timedelta(1), adults=858), assembly(due=1079)), []),  # a roll of a later day says nothing
    ((roll("r", adults=700), roll("s", DAY, adults=858), assembly(due=858)), []),  # the newest of the day holds
    ((roll("r", adults=858), meeting(body="party", due=30)), []),
    ((seats("c", 40), meeting(due=40)), []),
    ((seats("c", 41), meeting(due=40)), ["due_not_roll"]),
    ((seats("c", 41), seats("d", 40, DAY), meeting(due=40)), []),
    # domain.md §9.3 signal 4: one committee at two meetings at one hour
    ((meeting(begins=1430), meeting("b", begins=1430, body="joint")), ["two_places"]),
    ((meeting(begins=1430), meeting("b", begins=1500, body="joint")), []),
    ((meeting(begins=1430), meeting("b", DAY + timedelta(1), begins=1430)), []),
    ((meeting(begins=1430), meeting("b", begins=1430, body="party")), []),  # other people
    ((meeting(), meeting("b", body="joint")), []),  # no hour, no question
    # CQ 35: the supervisory committee of that day signs
    (
        (
            said(rules.COMPOSITION, date(2023, 1, 5), id="c", body="supervisory", members=3),
            sheet("s", "2023-08", date(2023, 9, 14), signatures=4),
        ),
        ["signers"],
    ),
    (
        (
            said(rules.COMPOSITION, date(2023, 1, 5), id="c", body="supervisory", members=3),
            said(rules.COMPOSITION, date(2023, 9, 20), id="d", body="supervisory", members=2),
            sheet("s", "2023-08", date(2023, 9, 14), signatures=3),
        ),
        [],
    ),
    # domain.md §3 check 4: no money before the posting
    (
        (
            said(rules.SPENT, date(2023, 3, 28), id="m", rests=("matter",), what="payment"),
            said(rules.STEP, date(2023, 3, 31), id="p", rests=("matter", "x"), step="decision_posted"),
        ),
        ["paid_before"],
    ),
    (
        (
            said(rules.SPENT, date(2023, 3, 31), id="m", rests=("matter",), what="payment"),
            said(rules.STEP, date(2023, 3, 31), id="p", rests=("matter",), step="decision_posted"),
        ),
        [],
    ),
    (
        (
            said(rules.SPENT, date(2023, 3, 28), id="m", rests=("matter",), what="payment"),
            said(rules.STEP, date(2023, 3, 31), id="p", rests=("another",), step="decision_posted"),
        ),
        [],
    ),
    # a month's closing is the next one's opening; posted again, the last one holds
    (
        (
            sheet("j", "2023-07", date(2023, 8, 14), opening="1.00", closing="5200.00"),
            sheet("k", "2023-08", date(2023, 9, 14), opening="4200.00", closing="4000.00"),
        ),
        ["balance"],
    ),
    (
        (
            sheet("j", "2023-12", date(2024, 1, 14), opening="1.00", closing="5200.00"),
            sheet("k", "2024-01", date(2024, 2, 14), opening="4200.00", closing="4000.00"),
            sheet("l", "2024-01", date(2024, 2, 18), opening="5200.00", closing="4000.00"),
        ),
        [],
    ),
    ((sheet("j", "2023-07", date(2023, 8, 14), opening="1.00", closing="5.00"),), []),
    # the same scan on two records, unless one rests on the other
    ((meeting(scans=("d",)), meeting("b", DAY + timedelta(9), scans=("d",))), ["same_scan"]),
    ((meeting(scans=("d",)), said(rules.STEP, id="b", rests=("a",), scans=("d",), step="resolution")), []),
    # rooms.md §1: what was kept is shown by a record; one question a sheet; what is not done needs none
    ((pledged(), kept()), ["kept_unproved"]),
    ((pledged(), kept(), kept("l")), ["kept_unproved"]),
    ((pledged(), kept(rests=("sheet", "m")), meeting("m")), []),
    ((pledged(), kept(partly=1), kept("l", undone=1)), []),
    # CQ 17, PM 9: members of a sub-committee are voted on, at a meeting the change rests on or in a vote of its own
    ((seat(),), ["unvoted_seat"]),
    ((seat(), vote()), []),
    ((seat(), vote(DAY - timedelta(365))), []),
    ((seat(), vote(DAY - timedelta(366))), ["unvoted_seat"]),
    ((seat(), vote(DAY + timedelta(1))), ["unvoted_seat"]),
    ((seat(), vote(body="health")), ["unvoted_seat"]),
    ((seat(rests=("m",)), meeting("m")), []),
    ((seat(change="resigned"),), []),
    ((seat(body="representatives", change="selected"),), []),  # households choose them (OL 25)
    # N12, OL 27: a text hangs once it is adopted, by a body that may
    ((adopted(), filed(), posted(DAY + timedelta(9))), []),
    ((adopted(DAY + timedelta(10)), filed(), posted(DAY + timedelta(9))), ["posted_before"]),
    ((adopted(DAY + timedelta(9)), filed(), posted(DAY + timedelta(9))), []),
    ((adopted(lawful=False), filed(), posted(DAY + timedelta(9))), ["posted_before"]),
    ((adopted(DAY + timedelta(10)), posted(DAY + timedelta(9), rests=())), ["posted_before"]),
    ((adopted(), adopted(DAY + timedelta(10), "b"), posted(DAY + timedelta(9), rests=())), []),  # the earlier text
    ((adopted(DAY + timedelta(10), subject="residents_pact"), posted(DAY, rests=())), []),
    ((posted(DAY, rests=()),), []),  # adopted before there were records here
    # N14: what is sent in is what was filed by then; a later filing is another matter, a missing one no contradiction
    ((text(rules.FILED, "a"), text(rules.SENT, "b", DAY + timedelta(9))), ["not_filed"]),
    ((text(rules.FILED, "a"), text(rules.SENT, "a", DAY + timedelta(9))), []),
    ((text(rules.FILED, "a"), text(rules.FILED, "b", DAY + timedelta(5)), text(rules.SENT, "b", DAY + timedelta(9))), []),
    ((text(rules.FILED, "a", DAY + timedelta(9)), text(rules.SENT, "b")), []),
    ((text(rules.SENT, "b"),), []),
    ((text(rules.FILED, "a", subject="residents_pact"), text(rules.SENT, "b", DAY + timedelta(9))), []),
    # N23, N19: a matter is solved and the last word on its consultation is that nothing came of it
    (tuple(matter(False)), ["solved_undone"]),
    (tuple(matter(True)), []),
    (tuple(matter(False, solved=False)), []),
    (tuple(matter(False, rests=("other",))), []),
    (tuple(matter(False, later=[said("consultation.carried_out", DAY + timedelta(29), id="c2", rests=("s",), done=True)])), []),
    # no signals: many entries on a day, a weekend, the threshold exactly, all agreed (domain.md §9.3, issue 5)
    (tuple(meeting(str(at), date(2023, 3, 19), due=39, present=26, decided=5) for at in range(20)), []),
]


@pytest.mark.parametrize(("facts", "wanted"), TABLE)
def test_golden(facts, wanted):
    assert codes(*facts) == wanted
    assert codes(*reversed(facts)) == wanted


def test_the_key_names_versions_so_that_a_correction_asks_anew():
    one = rules.clashes([meeting(present=41)])[0]
    again = rules.clashes([Said("b", "a", rules.MEETING, DAY, {"due": 40, "present": 42})])[0]
    assert one.key != again.key


def test_the_key_of_many_records_has_room():
    many = [pledged(), *(kept("0" * 34 + f"{at:02d}") for at in range(30))]
    [one], [other] = rules.clashes(many), rules.clashes(many[:-1])
    assert len(one.key) < 100
    assert one.key != other.key


def test_every_check_has_a_finder_and_says_how_sure_it_is():
    assert {code for _, wanted in TABLE for code in wanted} == set(rules.CHECKS)
    assert all(one.sure in "CLU" and one.ask and one.source for one in rules.CHECKS.values())


@given(
    balances=st.lists(st.integers(0, 10**9), min_size=2, max_size=14),
    numbers=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8),
)
def test_a_consistent_year_gives_nothing(balances, numbers):
    facts = [
        sheet(f"s{at}", f"2023-{at:02d}", date(2023, at, 14), opening=f"{opening}.00", closing=f"{closing}.00")
        for at, (opening, closing) in enumerate(itertools.pairwise(balances), start=1)
        if at <= 12
    ]
    facts += [
        meeting(f"m{at}", DAY + timedelta(at), due=max(pair), present=min(pair), begins=900)
        for at, pair in enumerate(numbers)
    ]
    assert rules.clashes(facts) == []
