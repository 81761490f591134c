"""What stands under a receipt: each step with its clock, what the sender may say of it, the way to the town; never who sent it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cunju.kernel.inputs import Mark, Way, clocked
from cunju.kernel.refusals import WrongMoment
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records import letters
from cunju.records.models import ACCEPTED, DECLINED, WAITING, Letter

# What people put between the signs of a receipt.
INSTEAD = {ord(one): "" for one in " -　－"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A letter as its sender reads it: what happened in order, what is waited for, whether it may be called solved, taken to the town."""

    letter: Letter
    unit: Unit
    marks: Sequence[Mark]
    answered: bool
    until: date | None
    cite: str
    late: bool
    may_say: bool
    may_go_up: bool

    @property
    def code(self) -> str:
        """The receipt in groups, as it is copied by hand."""
        one = self.letter.receipt
        return f"{one[:4]} {one[4:8]} {one[8:]}"

    @property
    def item(self) -> str:
        """What of the board it is about, in words."""
        return item_of(self.letter, self.unit)


def find(receipt: str) -> Letter | None:
    """The letter of a receipt, in whatever groups and letters it was typed; None where there is none."""
    code = receipt.upper().translate(INSTEAD)
    return Letter.objects.filter(receipt=code).first() if len(code) == letters.LENGTH else None


def item_of(letter: Letter, unit: Unit) -> str:
    """What of the board a letter is about, in words."""
    room = letters.taken().get(letter.kind)
    return room.item(unit, letter.about, letter.came_on) if room and room.item else letter.about


def standing(letter: Letter, unit: Unit, *, on: date) -> Standing:
    """How a letter stands on a day."""
    marks = [Mark(letter.came_on, "收到", "工作人员代为记下。" if letter.taken_by else "")]
    way = _way(letter, unit, on)
    if letter.settled_on and letter.state == DECLINED:
        marks.append(Mark(letter.settled_on, "没有受理", letter.reason, "back"))
    elif letter.settled_on:
        _, word = clocked(letter.came_on, letter.settled_on, None)
        marks.append(Mark(letter.settled_on, "受理", "" if way else "受理以后的记录已经撤回，请打电话问。", "done", word))
    own = way or Way()
    marks += own.marks
    if letter.town_on and not own.above:
        marks.append(Mark(letter.town_on, "请镇（街道）看", "", "open"))
    if letter.town_answered_on:
        look, word = clocked(letter.town_on or letter.came_on, letter.town_answered_on, None)
        marks.append(Mark(letter.town_answered_on, "镇（街道）答复", letter.town_answer, look, word))
    solved = letter.solved if letter.solved is not None else own.solved
    marks = _with_said(letter, marks) if own.solved is None else sorted(marks, key=lambda one: one.on)
    answered = own.answered or letter.state == DECLINED or letter.town_answered_on is not None
    until, cite = _due(letter, unit) if letter.state == WAITING else (own.until, own.cite)
    late = until is not None and on > until
    untouched = letter.state == WAITING and letter.came_on < on
    above = own.above or letter.town_on is not None
    return Standing(
        letter, unit, marks, answered, until, cite, late, may_say=answered and letter.state == ACCEPTED and solved is None,
        may_go_up=not above and solved is not True and (late or untouched or answered or (letter.state == ACCEPTED and until is None)),
    )  # fmt: skip


def _with_said(letter: Letter, marks: list[Mark]) -> list[Mark]:
    """By day, with what the sender said of it: on one day before it was taken up, which comes of that."""
    if letter.said_on and letter.solved is not None:
        said = Mark(letter.said_on, "您说解决了" if letter.solved else "您说没有解决", "", "done" if letter.solved else "back")
        taken_up = marks[-1].look == "open" and marks[-1].on == letter.said_on
        marks.insert(len(marks) - taken_up, said)
    return sorted(marks, key=lambda one: one.on)


def _due(letter: Letter, unit: Unit) -> tuple[date | None, str]:
    """By when what nobody accepted yet has to be answered, and by which clause."""
    room = letters.taken().get(letter.kind)
    return room.due(unit, letter.came_on) if room and room.due else (None, "")


def _way(letter: Letter, unit: Unit, on: date) -> Way | None:
    room = letters.taken().get(letter.kind)
    return room.way(unit, letter.became, on) if room and room.way and letter.became else None


def say(letter: Letter, solved: bool, *, now: datetime) -> None:
    """Its sender says whether it is solved; where the room keeps that, it is the room's record, made by ``resident``."""
    unit = Unit.objects.get(code=letter.unit_code)
    with ledger.writing([letter.unit_code], now=now):
        letter.refresh_from_db()
        if not standing(letter, unit, on=now.date()).may_say:
            raise WrongMoment("现在还不能说解决没有：要先有答复；已经说过的，不用再说。")
        room = letters.taken()[letter.kind]
        if room.say and letter.became:
            room.say(unit, letter.became, solved, now)
        letter.solved, letter.said_on = solved, now.date()
        letter.save(update_fields=["solved", "said_on"])


def go_up(letter: Letter, *, now: datetime) -> None:
    """Its sender takes it to the town; where the room keeps that, it is the room's record, with the clock the law gives it."""
    unit = Unit.objects.get(code=letter.unit_code)
    with ledger.writing([letter.unit_code], now=now):
        letter.refresh_from_db()
        if not standing(letter, unit, on=now.date()).may_go_up:
            raise WrongMoment("现在还不用转给镇（街道）：要先等答复，或者已经转过了。")
        room = letters.taken().get(letter.kind)
        if room and room.up and letter.became:
            room.up(unit, letter.became, now)
        letter.town_on = now.date()
        letter.save(update_fields=["town_on"])
