"""What residents send in: kept under a receipt, then accepted by the action of the room that takes it, or declined with the reason."""

import secrets
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from cunju.archive import storing
from cunju.archive.models import StoredFile
from cunju.archive.ready import of
from cunju.archive.storing import Ready, content_of
from cunju.kernel import offers
from cunju.kernel.inputs import KINDS, RESIDENT, Input, Sent
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.models import ACCEPTED, DECLINED, WAITING, Letter

# Letters and digits that are not taken for one another when a receipt is copied by hand.
SIGNS, LENGTH = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 10
PHOTO = "来件照片"


def taken() -> dict[str, Input]:
    """What the rooms that are here take, by its kind."""
    offered = (offers.asked(room, offers.Public.asks) for room in settings.ROOMS)
    return {one.kind: one for asks in offered if asks for one in asks()}


def send(
    unit: Unit, kind: str, sent: Sent, *, now: datetime, photo: uuid.UUID | None = None, brought: Ready | None = None,
    once: uuid.UUID | None = None, taken_by: str = "",
) -> Letter:  # fmt: skip
    """Keep what a resident sent in; no fact is made before a person of the unit has seen it.

    ``brought``: a photo made ready (``archive.ready``) to be kept with it; ``once``: the id of the form, by which two taps keep one letter;
    ``taken_by``: the account that wrote it down for somebody who came in person. The same words sent again on a day are the letter they were.
    """
    if kind not in taken():
        raise WrongMoment(f"这里现在不收“{KINDS.get(kind, kind)}”。")
    if len(sent.text.strip()) < 2:
        raise CannotBe("请写明是什么事。", "text")
    with ledger.writing([unit.code], now=now):
        if once and (before := Letter.objects.filter(pk=once, unit_code=unit.code, kind=kind, text=sent.text.strip()).first()):
            return before
        if not (taken_by or brought or photo) and (before := _sent_today(unit, kind, sent, now)):
            return before
        new = once if once and not Letter.objects.filter(pk=once).exists() else identity.new_id()
        if brought:
            photo = storing.store(brought, unit_code=unit.code, name=PHOTO, by=taken_by or RESIDENT, now=now, about=new).pk
        return Letter.objects.create(
            id=new, unit_code=unit.code, kind=kind, about=sent.about, text=sent.text.strip(), name=sent.name, phone=sent.phone, photo=photo,
            receipt="".join(secrets.choice(SIGNS) for _ in range(LENGTH)), came_on=now.date(), taken_by=taken_by,
        )  # fmt: skip


def _sent_today(unit: Unit, kind: str, sent: Sent, now: datetime) -> Letter | None:
    """What somebody sent in already on this day in the same words, about the same, under the same name: a form sent again from the page before."""
    same = {"about": sent.about, "text": sent.text.strip(), "name": sent.name, "phone": sent.phone}
    return Letter.objects.filter(unit_code=unit.code, kind=kind, came_on=now.date(), taken_by="", **same).first()


def accept(letter: Letter, said: Mapping[str, Any], *, by: str, now: datetime) -> Letter:
    """It is the record of its room from now on, of the day it came; a second time changes nothing. ``said``: what the room asks beside.

    The sender's name and telephone stay with the letter: the record names nobody.
    """
    stored = StoredFile.objects.filter(pk=letter.photo).first() if letter.photo else None
    photos: Any = of(content_of(stored), "jpg", stored.mime) if stored else ()
    with ledger.writing([letter.unit_code], now=now):
        letter.refresh_from_db()
        if letter.state == ACCEPTED:
            return letter
        _waits(letter)
        room = taken().get(letter.kind)
        if room is None:
            raise WrongMoment(f"这里现在不收“{letter.get_kind_display()}”。")
        sent, unit = sent_of(letter, photos=photos, said=said), Unit.objects.get(code=letter.unit_code)
        letter.became = room.accept(unit, sent, by, now, identity.new_id())
        _settle(letter, ACCEPTED, by=by, now=now)
    return letter


def sent_of(letter: Letter, *, photos: Any = (), said: Mapping[str, Any] | None = None) -> Sent:
    """What a letter hands to its room: all but how its sender is called and reached."""
    return Sent(letter.about, letter.text, letter.came_on, "", "", photos, said or {})


def decline(letter: Letter, *, reason: str, by: str, now: datetime) -> Letter:
    """Say why it is not taken up; the resident reads the reason under the receipt."""
    if len(reason.strip()) < 2:
        raise CannotBe("请写明为什么不受理，来信的人凭回执号能看到。", "reason")
    with ledger.writing([letter.unit_code], now=now):
        letter.refresh_from_db()
        _waits(letter)
        letter.reason = reason.strip()
        _settle(letter, DECLINED, by=by, now=now)
    return letter


def answer_above(letter: Letter, *, text: str, by: str, now: datetime) -> Letter:
    """The town answers what its sender took there, where no room keeps that; the sender reads it under the receipt."""
    if len(text.strip()) < 2:
        raise CannotBe("请写明调查的结果和答复，来信的人凭回执号能看到。", "answer")
    with ledger.writing([letter.unit_code], now=now):
        letter.refresh_from_db()
        if letter.town_on is None or letter.town_answered_on:
            raise WrongMoment("这件没有等镇（街道）答复，请刷新页面看结果。")
        letter.town_answer, letter.town_answered_on = text.strip(), now.date()
        letter.save(update_fields=["town_answer", "town_answered_on"])
    return letter


def _waits(letter: Letter) -> None:
    if letter.state != WAITING:
        raise WrongMoment("这件已经处理过了，请刷新页面看结果。")


def _settle(letter: Letter, state: str, *, by: str, now: datetime) -> None:
    letter.state, letter.by, letter.settled_on = state, by, now.date()
    letter.save(update_fields=["state", "by", "settled_on", "became", "reason"])
