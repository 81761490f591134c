"""Every read of this room: texts and their standing, what the reading found in them, who waits."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from cunju import catalogue
from cunju.activities.conventions.book import BOOK, called, step_of, waiting
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.steps import CHARTERS, TEXTS
from cunju.catalogue import Clause, Law
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.returned import Returned
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading
from cunju.records.models import LIVE
from cunju.records.texts import clauses, legality
from cunju.records.texts.citing import cited
from cunju.records.texts.legality import Doubt

__all__ = [
    "Found", "Part", "Reading", "Standing", "beside", "entries", "find", "history", "in_force", "naming", "read", "returned", "standing", "texts",
    "version", "waiting", "within",
]  # fmt: skip
entries = partial(reading.entries, BOOK)
within = partial(reading.within, BOOK)
naming = partial(reading.naming, BOOK)


def find(any_id: uuid.UUID) -> Entry | None:
    """A line by its own id or any version of its fact."""
    found: Entry | None = reading.find(BOOK, any_id)
    return found


def version(version_id: uuid.UUID) -> Version | None:
    """A text by its id."""
    return Version.objects.filter(pk=version_id).first()


def texts(digests: Sequence[str]) -> dict[str, str]:
    """The words of texts by their digests."""
    return dict(Version.objects.filter(digest__in=digests).values_list("digest", "body"))


def next_number(unit_code: str, subject: str, year: int) -> str:
    """What the next text of a year is called: 2023-2."""
    return f"{year}-{Version.objects.filter(unit_code=unit_code, subject=subject, made_on__year=year).count() + 1}"


def adoption(one: Version) -> Entry | None:
    """The live line of the vote on a text."""
    return one.entries.filter(state=LIVE, step=step_of(one.subject, "adopted")).order_by("on").last()


def filed_on(voted: Entry) -> date | None:
    """The day the text of a vote was first filed, as it counts now; None where nobody said it was."""
    days = [one.on for one in voted.followers.all() if one.state == LIVE and one.step in ("filed", "c_filed")]
    return min(days, default=None)


def binding(unit_code: str, subject: str, *, on: date) -> list[Entry]:
    """The adoptions of a text that bind on a day, newest first."""
    found = reading.live(BOOK, unit_code, step=step_of(subject, "adopted")).filter(version__subject=subject, on__lte=on)
    in_order = found.select_related("version").order_by("-on", "-id")
    return [one for one in in_order if one.said.get("lawful") is not False]


def in_force(unit_code: str, subject: str, *, on: date, before: Version | None = None) -> Entry | None:
    """The newest adoption of a text that binds on a day; ``before`` leaves a text itself out."""
    return next((one for one in binding(unit_code, subject, on=on) if before is None or one.version != before), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A doubt with the clause it cites (none where none holds), its key, what the reviewer settled."""

    doubt: Doubt
    clause: Clause | None
    key: str
    settled: str


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of the new text beside the old, with the doubts found in it."""

    pair: clauses.Pair
    found: tuple[Found, ...]

    @property
    def label(self) -> str:
        """The number it bears, of the old text where it was dropped."""
        one = self.pair.new or self.pair.old
        return one.label if one else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read: clause by clause, what is not spoken of and by which clause it is asked, the Party's sentence."""

    parts: tuple[Part, ...]
    head: tuple[Found, ...]
    old: Version | None
    asked: tuple[tuple[str, bool, Clause], ...]
    party: str

    @property
    def doubts(self) -> list[Found]:
        """All of them, in order."""
        return [*self.head, *(one for part in self.parts for one in part.found)]

    @property
    def open(self) -> int:
        """How many the reviewer has not settled."""
        return sum(one.settled not in ("change", "fine") for one in self.doubts)


def read(one: Version, unit: Unit, *, on: date) -> Reading:
    """What the product reads in a text, by the law of a day; remarks, never a verdict."""
    law = catalogue.law(unit=unit, on=on)
    held = in_force(one.unit_code, one.subject, on=on, before=one)
    old = held.version if held else None
    found = [
        Found(doubt, cited(doubt, law), key(doubt), str(one.settled.get(key(doubt), "")))
        for doubt in legality.read(one.body)
    ]
    pairs = clauses.compare(old.body if old else "", one.body)
    parts = tuple(
        Part(pair, tuple(at for at in found if pair.new and pair.new.start <= at.doubt.start < pair.new.end))
        for pair in pairs
    )
    inside = {at.key for part in parts for at in part.found}
    return Reading(
        parts,
        tuple(at for at in found if at.key not in inside),
        old,
        _asked(one, law),
        clauses.party(one.body)[0],
    )


def key(doubt: Doubt) -> str:
    """A doubt's place in its text."""
    return f"{doubt.kind}-{doubt.start}"


def _asked(one: Version, law: Law) -> tuple[tuple[str, bool, Clause], ...]:
    """What a convention is asked to speak of, and whether it does."""
    asked = (
        [law.first(question) for question in ("convention.groups", "convention.customs")]
        if one.subject not in CHARTERS
        else []
    )
    spoken = clauses.spoken_of(one.body, legality.groups())
    return tuple(
        (at.question.choices[name], spoken.get(name, True), at) for at in asked if at for name in at.choices
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A text of a unit as it stands: in force, being made, the lines of the newest."""

    subject: str
    word: str
    held: Entry | None
    draft: Version | None
    chain: Sequence[tuple[str, str, str]]


def standing(unit: Unit, *, on: date) -> list[Standing]:
    """The texts of a unit with the steps of the newest."""
    return [_standing(unit, subject, on) for subject in TEXTS[unit.kind]]


def _standing(unit: Unit, subject: str, on: date) -> Standing:
    held = in_force(unit.code, subject, on=on)
    newest = Version.objects.filter(unit_code=unit.code, subject=subject).order_by("made_on", "number").last()
    draft = newest if newest is not None and adoption(newest) is None else None
    shown = draft or (held.version if held else None)
    return Standing(subject, called(subject), held, draft, chain(unit, subject, shown) if shown else ())


def chain(unit: Unit, subject: str, one: Version) -> list[tuple[str, str, str]]:
    """The steps of a text: what it is called, on which day, whether done, now or to come."""
    voted = adoption(one)
    lines = reading.chain(voted) if voted else []
    days = {line.step.removeprefix("c_"): line.on for line in lines if line.state == LIVE}
    heard = (
        reading.live(BOOK, unit.code, step="opinions")
        .filter(said__subject=subject, on__lte=voted.on if voted else one.made_on)
        .first()
    )
    answered = one.entries.filter(state=LIVE, step="consulted").first()
    told = [
        ("征集民意", heard.on if heard else None), ("起草", one.made_on), ("送镇（街道）看", answered.on if answered else None),
        ("会议表决", voted.on if voted else None), ("备案", days.get("filed")), ("公布", days.get("posted")),
    ]  # fmt: skip
    told = [at for at in told if subject not in CHARTERS or at[0] != "送镇（街道）看"]
    first = next((number for number, (_, day) in enumerate(told) if day is None and number > 1), len(told))
    return [
        (word, chinese_day(day) if day else "", "" if day else "now" if number == first else "todo")
        for number, (word, day) in enumerate(told)
    ]  # fmt: skip


def history(unit_code: str, subject: str) -> list[Version]:
    """The texts of a unit, newest first."""
    return list(Version.objects.filter(unit_code=unit_code, subject=subject))


def sent(*, town: str) -> list[Version]:
    """Drafts sent to a town that it has not answered."""
    found = Version.objects.filter(sent_on__isnull=False, unit_code__startswith=town).exclude(
        entries__step="consulted", entries__state=LIVE
    )
    return [one for one in found.order_by("sent_on") if adoption(one) is None]


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Beside what is owed today: drafts the town was sent, for its officer."""
    if account.role != roles.TOWN_OFFICER:
        return []
    drafts = sent(town=account.unit_code)
    if not drafts:
        return []
    return [(f"有{len(drafts)}份公约草案送来看", reverse("conventions:text", args=[drafts[0].pk]))]


def returned(account: Account, *, on: date) -> list[Returned]:
    """Drafts the town returned to a unit with its words, until another text is put in or voted on."""
    if account.role != roles.VILLAGE_CLERK:
        return []
    newest: dict[str, Version] = {}
    for one in Version.objects.filter(unit_code=account.unit_code).order_by("made_on", "number"):
        newest[one.subject] = one
    sent_back = reading.live(BOOK, account.unit_code, step="consulted").filter(version__in=newest.values(), said__result="returned")
    return [
        Returned(f"{called(one.version.subject)}草案", "镇（街道）", one.text, reverse("conventions:text", args=[one.version.pk]), one.on)
        for one in sent_back.select_related("version")
        if one.version is not None and adoption(one.version) is None
    ]


def votes(one: Entry) -> dict[str, int]:
    """The figures of the vote as its fact holds them."""
    said = one.said
    return {name: said[name] for name in ("due", "present", "women_present") if said.get(name) is not None}


def party(one: Version) -> str:
    """The sentence of a text that speaks of the Party's leadership; empty where there is none."""
    return clauses.party(one.body)[0]


def posted(unit_code: str, subject: str, *, on: date) -> Entry | None:
    """The newest adoption in force whose text was posted by a day."""
    return next((one for one in binding(unit_code, subject, on=on) if "posted" in days(one, on=on)), None)


def days(one: Entry, *, on: date) -> dict[str, date]:
    """On which days what followed a vote happened, by a day."""
    return {
        line.step.removeprefix("c_"): line.on
        for line in reading.chain(one)
        if line.state == LIVE and line.on <= on
    }


def ordered(one: Version) -> Entry | None:
    """The town's order to correct a text it was filed."""
    voted = adoption(one)
    lines = reading.chain(voted) if voted else []
    return next(
        (
            at
            for at in lines
            if at.step.endswith("reviewed") and at.state == LIVE and at.said.get("result") == "corrected"
        ),
        None,
    )


def made(unit_code: str, between: Span) -> list[Version]:
    """The texts put in in a period, oldest first."""
    return list(
        Version.objects.filter(unit_code=unit_code, made_on__range=(between.start, between.end)).order_by(
            "made_on", "number"
        )
    )
