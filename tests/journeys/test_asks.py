"""What residents send in, taken by the rooms: each input is accepted by its room's own action, on the day it came."""

import uuid
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from cunju.activities.consultation.models import Session
from cunju.activities.disclosure.models import Doubt
from cunju.activities.matters import queries as matters
from cunju.activities.matters.models import Entry as Matter
from cunju.activities.supervision.models import Entry as Line
from cunju.archive import storing
from cunju.kernel import inputs
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Unit
from cunju.records import letters, reading
from cunju.records.models import Letter
from tests.offices import HOME, opened
from tests.offices import VILLAGE as CODE

pytestmark = pytest.mark.django_db
CAME, TODAY = date(2023, 9, 12), date(2023, 9, 20)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Unit:
    found: Unit = opened(monkeypatch, TODAY, HOME)[CODE]
    return found


def accept(unit: Unit, kind: str, *, by: str = "clerk", **sent: Any) -> uuid.UUID:
    told: dict[str, Any] = {"about": "", "on": CAME} | sent
    return letters.taken()[kind].accept(unit, inputs.Sent(**told), by, clock.now(), uuid.uuid4())


def test_four_rooms_take_what_residents_send() -> None:
    assert set(letters.taken()) == set(inputs.KINDS)


def test_an_objection_runs_from_the_day_it_came(place: Unit) -> None:
    fact = ledger.current(accept(place, inputs.OBJECTION, text="三月的挖机台班没有票"))
    assert fact is not None
    assert (fact.kind, fact.occurred_on, fact.attributes) == ("disclosure.doubt_raised", CAME, {"about": "objection"})
    assert Doubt.objects.get(fact=fact.uid).sheet is None


def test_an_objection_to_a_sheet_of_another_unit_is_one_to_none(place: Unit) -> None:
    fact = accept(place, inputs.OBJECTION, text="票据不对", about="0000000000")
    assert Doubt.objects.get(fact=fact).sheet is None
    with pytest.raises(CannotBe):
        accept(place, inputs.OBJECTION, text="。")


def test_a_matter_is_as_big_as_who_accepts_it_says_and_hands_its_words_on(place: Unit) -> None:
    root = accept(place, inputs.MATTER, text="三组路灯不亮", about="三组路口", name="居民", said={"size": "big"})
    fact, row = ledger.current(root), Matter.objects.get(fact=root)
    assert fact is not None and fact.attributes == {"size": "big", "channel": "online"} and fact.occurred_on == CAME
    assert (row.place, row.who, row.text) == ("三组路口", "居民", "三组路灯不亮")
    assert reading.handed("matters.received", root) == {"text": "三组路灯不亮", "place": "三组路口"}
    Matter.objects.update(secret=True)
    assert reading.handed("matters.received", root) == {} == matters.hands(uuid.uuid4())


def test_a_topic_is_a_session_to_come(place: Unit) -> None:
    made = accept(place, inputs.TOPIC, text="小区停车\n怎么收费", said={"planned_on": date(2023, 10, 9)})
    session = Session.objects.get(pk=made)
    assert (session.title, session.planned_on, session.source, session.state) == ("小区停车 怎么收费", date(2023, 10, 9), "resident", "planned")
    assert not ledger.facts_of(CODE, kinds=["consultation.session_held"]).exists()


@pytest.mark.parametrize(("by", "waits"), [("clerk", True), ("member", False)])
def test_a_question_a_clerk_accepts_waits_for_a_member(place: Unit, by: str, waits: bool) -> None:
    Account.objects.create(username="clerk", role="village_clerk", unit_code=CODE)
    Account.objects.create(username="member", role="supervisory_member", unit_code=CODE)
    root = accept(place, inputs.QUESTION, by=by, text="低保名单没有公开", about="benefits")
    fact, line = ledger.current(root), Line.objects.get(fact=root)
    assert fact is not None and fact.occurred_on == CAME
    assert (fact.attributes["basis"], fact.attributes["content"], line.waits_for_a_member) == ("breach", "benefits", waits)


def test_what_it_may_be_about_is_the_rooms_own(place: Unit) -> None:
    assert ("benefits", "惠民政策") in letters.taken()[inputs.QUESTION].choices(place, TODAY)
    assert letters.taken()[inputs.OBJECTION].choices(place, TODAY) == []
    assert letters.taken()[inputs.MATTER].choices(place, TODAY) == ()


def test_a_letter_is_accepted_once_and_is_then_the_rooms_record_of_the_day_it_came(place: Unit) -> None:
    sent = inputs.Sent("三组路口", "三组路灯不亮", TODAY, "居民", "13900000000")
    letter = letters.send(place, inputs.MATTER, sent, now=clock.now() - timedelta(days=5))
    assert set(letter.receipt) <= set(letters.SIGNS) and len(letter.receipt) == 10
    assert not ledger.facts_of(CODE).exists()
    for _ in range(2):
        letters.accept(letter, {"size": "big"}, by="clerk", now=clock.now())
    (fact,) = ledger.facts_of(CODE)
    assert (fact.kind, fact.occurred_on, fact.recorded_on) == ("matters.received", date(2023, 9, 15), TODAY)
    assert (letter.state, letter.became, letter.by) == ("accepted", fact.uid, "clerk")
    with pytest.raises(WrongMoment):
        letters.decline(letter, reason="重复来信", by="clerk", now=clock.now())


def test_a_letter_is_declined_with_a_reason_and_then_not_accepted(place: Unit) -> None:
    letter = letters.send(place, inputs.TOPIC, inputs.Sent("", "停车怎么收费", TODAY), now=clock.now())
    with pytest.raises(CannotBe):
        letters.decline(letter, reason=" ", by="clerk", now=clock.now())
    letters.decline(letter, reason="上个月刚协商过", by="clerk", now=clock.now())
    assert (letter.state, letter.reason, letter.settled_on) == ("declined", "上个月刚协商过", TODAY)
    with pytest.raises(WrongMoment):
        letters.accept(letter, {}, by="clerk", now=clock.now())
    assert not Session.objects.exists()


def test_what_no_room_takes_or_what_says_nothing_is_not_kept(place: Unit) -> None:
    with pytest.raises(WrongMoment, match="不收“praise”"):
        letters.send(place, "praise", inputs.Sent("", "想先说一句", TODAY), now=clock.now())
    with pytest.raises(CannotBe):
        letters.send(place, inputs.MATTER, inputs.Sent("", "。", TODAY), now=clock.now())
    assert not Letter.objects.exists()


def test_a_photo_comes_along(place: Unit, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    target = BytesIO()
    Image.new("RGB", (60, 40), "white").save(target, "JPEG")
    kept = storing.keep(target.getvalue(), unit_code=CODE, name="照片.jpg", mime="image/jpeg", by="resident", now=clock.now())
    letter = letters.send(place, inputs.MATTER, inputs.Sent("", "路灯不亮", TODAY), now=clock.now(), photo=kept.pk)
    letters.accept(letter, {}, by="clerk", now=clock.now())
    assert Matter.objects.get(fact=str(letter.became)).pages.count() == 1
