"""撤销: for ten minutes, by the writer alone, while nothing rests on it; the record is retracted, the form is offered as it was filled."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact, Sent
from cunju.org import clock
from cunju.undo import undoing
from tests import cast
from tests.effort.pages import Page
from tests.once.test_every_form import FILLED, TABLE, filled, scene
from tests.permissions.doors import Door, rows

pytestmark = pytest.mark.django_db
__all__ = ["scene"]
OPINION = f"/supervision/{cast.VILLAGE}/opinion/"
SUGGESTION = f"/supervision/{cast.VILLAGE}/suggestion/"
WORDS = "村口路灯三天不亮"
MINUTES, SECONDS = 60, 1


def on(scene: dict[str, Any], who: str) -> Client:
    client = Client()
    client.force_login(scene[who])
    return client


def saved(client: Client, path: str = OPINION, text: str = WORDS) -> tuple[Sent, Page]:
    """A line written on its page as a browser does; the form as it was sent, and the page it led to."""
    address = path.partition("?")[0]
    answer = client.post(path, filled(client, path, {"text": text}), HTTP_REFERER=f"http://testserver{address}")
    assert answer.status_code == 302
    return Sent.objects.order_by("-at")[0], Page(client.get(answer.url).content.decode())


def offers(page: Page) -> bool:
    return any(form.action.startswith("/undo/") for form in page.forms)


def press(client: Client, sent: Sent) -> str:
    """The text of the page the press led to."""
    answer = client.post(f"/undo/{sent.pk}/")
    assert answer.status_code == 302
    return client.get(answer.url).content.decode()


def older(sent: Sent, seconds: int) -> None:
    Sent.objects.filter(pk=sent.pk).update(at=sent.at - timedelta(seconds=seconds))


def stands(sent: Sent) -> bool:
    return ledger.current(sent.fact) is not None


def test_one_press_takes_back_what_was_saved_and_offers_what_was_typed(scene: dict[str, Any]) -> None:
    member = on(scene, "supervisor")
    sent, page = saved(member)
    assert offers(page) and stands(sent)
    text = press(member, sent)
    assert "已撤销，记录留痕" in text and WORDS in text
    assert not stands(sent) and ledger.chain(sent.fact)[-1].retracted
    assert ledger.chain(sent.fact)[-1].recorded_by == scene["supervisor"].username
    again = filled(member, OPINION, {"text": f"{WORDS}，已报修"})
    assert member.post(OPINION, again).status_code == 302
    assert Fact.objects.filter(kind="supervision.opinion_collected", retracted=False).count() == 2


def test_what_was_typed_fills_the_form_and_its_record_is_a_new_one(scene: dict[str, Any]) -> None:
    member = on(scene, "supervisor")
    sent, _ = saved(member)
    answer = member.post(f"/undo/{sent.pk}/")
    assert answer.url == OPINION
    form = next(one for one in Page(member.get(OPINION).content.decode()).forms if "text" in one.fields)
    assert form.fields["text"].values == [WORDS]
    assert form.fields["fact_id"].values != [str(sent.pk)]


@pytest.mark.parametrize(("seconds", "taken"), [(9 * MINUTES + 59, True), (10 * MINUTES + SECONDS, False)])
def test_ten_minutes(scene: dict[str, Any], seconds: int, taken: bool) -> None:
    member = on(scene, "supervisor")
    sent, _ = saved(member)
    # A second of the test's own running lies between saving and pressing.
    older(sent, seconds - (SECONDS if taken else 0))
    text = press(member, sent)
    assert stands(sent) is not taken
    assert ("已撤销，记录留痕" in text) is taken
    assert ("保存已经过了10分钟" in text) is not taken


def test_after_ten_minutes_the_page_offers_to_correct(scene: dict[str, Any]) -> None:
    member = on(scene, "supervisor")
    sent, _ = saved(member)
    older(sent, 10 * MINUTES + SECONDS)
    page = Page(member.get(sent.answer).content.decode())
    assert not offers(page)
    assert any(words == "更正刚才保存的" for words, _, _ in page.links)


UNCORRECTED = [
    ("duties.judged", {"duty": "yubei-2023.m01.leadership", "from": "2023-01-01", "holds": True}),
    ("quarterly.submitted", {"report_on": "2023-09-30"}),
]


@pytest.mark.parametrize(("kind", "said"), UNCORRECTED, ids=[kind for kind, _ in UNCORRECTED])
def test_what_no_page_corrects_is_offered_no_correction(scene: dict[str, Any], kind: str, said: dict[str, Any]) -> None:
    member = on(scene, "supervisor")
    sent, _ = saved(member)
    day = Fact.objects.get(uid=sent.fact).occurred_on
    with ledger.writing([cast.VILLAGE], now=clock.now(), any_day=True) as pen:
        made = pen.put(kind=kind, attributes=said, unit_code=cast.VILLAGE, occurred_on=day, recorded_by=sent.by)
    Sent.objects.filter(pk=sent.pk).update(fact=made.uid, facts=[str(made.uid)])
    sent.refresh_from_db()
    older(sent, 10 * MINUTES + SECONDS)
    text = member.get(sent.answer).content.decode()
    assert "更正刚才保存的" not in text and "写错的请用更正" not in text
    assert undoing.offer(sent).correct_url == ""
    assert "写错的请用更正" not in press(member, sent)


@pytest.mark.parametrize("who", ["clerk", "town", "district", "far"])
def test_nobody_else_takes_it_back(scene: dict[str, Any], who: str) -> None:
    sent, _ = saved(on(scene, "supervisor"))
    assert on(scene, who).post(f"/undo/{sent.pk}/").status_code == 404
    assert stands(sent)


def test_nobody_else_is_offered_it(scene: dict[str, Any]) -> None:
    member, clerk = on(scene, "supervisor"), on(scene, "clerk")
    sent, _ = saved(member)
    clerk.cookies["undo"] = member.cookies["undo"].value
    assert not offers(Page(clerk.get(sent.answer).content.decode()))


def test_not_once_a_member_has_confirmed_it(scene: dict[str, Any]) -> None:
    clerk, member = on(scene, "clerk"), on(scene, "supervisor")
    sent, page = saved(clerk)
    assert offers(page)
    from cunju.activities.supervision import queries

    entry = queries.find(sent.fact)
    assert member.post(f"/supervision/entry/{entry.pk}/confirm/").status_code == 302
    assert not offers(Page(clerk.get(sent.answer).content.decode()))
    assert "已经有别的记录接着它" in press(clerk, sent)
    assert stands(sent)


def test_not_once_something_rests_on_it_and_again_when_that_is_gone(scene: dict[str, Any]) -> None:
    from cunju.activities.supervision import queries

    member = on(scene, "supervisor")
    first, _ = saved(member)
    opinion = queries.find(first.fact)
    second, _ = saved(member, f"{SUGGESTION}?after={opinion.pk}", "换一盏灯")
    assert "已经有别的记录接着它" in press(member, first) and stands(first)
    press(member, second)
    assert not stands(second)
    press(member, first)
    assert not stands(first)


def test_a_second_press_changes_nothing(scene: dict[str, Any]) -> None:
    member = on(scene, "supervisor")
    sent, _ = saved(member)
    press(member, sent)
    count = Fact.objects.count()
    press(member, sent)
    assert Fact.objects.count() == count


def test_a_correction_is_not_taken_back(scene: dict[str, Any]) -> None:
    from cunju.activities.supervision import queries

    member = on(scene, "supervisor")
    sent, _ = saved(member)
    edit = f"/supervision/entry/{queries.find(sent.fact).pk}/edit/"
    answer = member.post(edit, filled(member, edit, {"text": "另一句", "reason": "写错"}))
    assert not offers(Page(member.get(answer.url).content.decode()))
    assert "已经撤销、更正或者作废" in press(member, sent)
    assert stands(sent)


def test_other_pages_ask_nothing_of_the_database(scene: dict[str, Any]) -> None:
    member = on(scene, "supervisor")
    saved(member)
    with CaptureQueriesContext(connection) as seen:
        member.get("/me/")
    assert not [one for one in seen if "ledger_sent" in one["sql"]]


# Saves of these pages are taken back; what is not here is corrected, or is its room's to say.
TAKEN_BACK = {
    "assemblies:called", "assemblies:new", "assemblies:record", "assessment:objected", "bodies:join", "consultation:new",
    "consultation:record", "consultation:step", "decisions:new",
    "decisions:spend", "decisions:step", "disclosure:nothing", "disclosure:publish", "guidance:visit", "pledges:mark", "supervision:meeting",
    "supervision:opinion", "supervision:question", "supervision:system",
}  # fmt: skip


# States that follow from a change are reckoned again, not taken back.
STATE = "bodies.composition"


def in_force(fact: Fact) -> bool:
    return ledger.current(fact.uid) is not None and not ledger.undermined(fact.rests_on)


def records() -> list[tuple[str, Door, dict[str, Any] | None]]:
    """Each page that records, with what is filled in where the table of permissions has no data."""
    doors = [(name, door, None) for name, door in TABLE]
    more = [(name, next((one for one in rows()[name] if one.method == "post"), rows()[name][0]), FILLED[name]) for name in FILLED]
    return [*doors, *[(name, door, boxes) for name, door, boxes in more if door.who]]


@pytest.mark.parametrize(("name", "door", "boxes"), records(), ids=lambda one: one if isinstance(one, str) else "")
def test_in_every_room_a_save_that_may_be_taken_back_is(scene: dict[str, Any], name: str, door: Door, boxes: Any) -> None:
    client = on(scene, door.who[0])
    path = door.address(name, door.at)
    data = door.data(door.at) if boxes is None else filled(client, path, boxes)
    answer = client.post(path, {"form_id": "7b0e6f0e-0000-4000-8000-0000000000aa", **data}, HTTP_REFERER=f"http://testserver{path}")
    sent = Sent.objects.order_by("-at").first()
    if answer.status_code != 302 or sent is None or not sent.facts:
        return  # it recorded nothing
    text = client.get(answer.url).content.decode()
    page = Page(text)
    assert offers(page) is (name in TAKEN_BACK)
    for words, address, _ in page.links:
        if words == "更正刚才保存的":  # it leads to a form, never to a page that only shows the record
            assert not address.startswith("/fact/") and "更正" in client.get(address).content.decode()
    assert ("写错的请用更正" in text) is ("更正刚才保存的" in text)
    if not offers(page):
        return
    before = {one.pk for one in Fact.objects.filter(uid__in=sent.facts)}
    press(client, sent)
    assert not [one for one in Fact.objects.filter(pk__in=before, supersedes=None).exclude(kind=STATE) if in_force(one)]
    assert client.get(answer.url).status_code == 200
    if sent.from_page:
        again = {"fact_id": str(uuid.uuid4()), "form_id": str(uuid.uuid4())}
        assert client.post(path, {**data, **again}).status_code == 302
