"""The record form of a meeting, planned or new: what it begins with, what a draft or a half-sent form adds to it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from cunju import catalogue
from cunju.activities.assemblies import actions, queries, rules
from cunju.activities.assemblies.forms import ItemRow, RecordForm, section_of
from cunju.activities.assemblies.models import Meeting
from cunju.kernel import typed
from cunju.kernel.days import chinese_day
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org.models import Unit
from cunju.tables import reading
from cunju.ui.forms import Typed

SAME = (
    *("begins", "notice_on", "place", "chair", "recorder", "minutes", "away", "ill", "unable"),
    *("present", "women_present", "households", "households_present"),
)
# Kept beside the fields of each section of a draft, so that today can name it.
TITLE = "_title"
# Why most records are corrected, offered so that it need not be typed.
MISTAKEN = "记错了"
# How many rows of items and sittings the page has: no content by itself.
ROWS = ("item_rows", "area_rows")
# A list of more people than this is ticked on a page of its own.
SHORT = 12
# What the page of the list does not send on: its own list, the button, the guard.
NOT_SENT_ON = ("absent", "do", "csrfmiddlewaretoken", "form_id")


@dataclass
class Sheet:
    """One meeting's form; ``typed`` is what a draft or an unfinished form holds against the beginning."""

    meeting: Meeting
    unit: Unit
    is_new: bool = False
    typed: Typed = field(default_factory=dict)
    twin: bool = False

    @property
    def word(self) -> str:
        """What the meeting is called here."""
        return rules.body_words(self.unit.kind)[self.meeting.body]

    @property
    def draft(self) -> tuple[str, str]:
        """Form and key of its draft: the page's name and its arguments."""
        if self.is_new:
            return "assemblies:new", f"{self.unit.code}/{self.meeting.body}"
        return "assemblies:record", str(self.meeting.id)

    @property
    def on(self) -> date:
        """The day the roll is read on: what was typed, else the meeting's own."""
        try:
            return typed.happened(self._one("held_on"))
        except ValueError:
            return self.meeting.day

    @property
    def law(self) -> catalogue.Law:
        """What holds on that day."""
        return catalogue.law(unit=self.unit, on=self.on)

    @property
    def assembly(self) -> str:
        """In which form it is held."""
        return queries.form_at(self.meeting, self.unit, on=self.on)

    @property
    def people(self) -> list[queries.Due]:
        """Who is due on that day."""
        if not hasattr(self, "_people"):
            found = queries.due_people(self.unit.code, body=self.meeting.body, on=self.on)
            self._people = [] if self.meeting.counted else found
        return self._people

    @property
    def whose(self) -> str:
        """Who is due, body by body, where more than one is: its numbers are those of the roll of each."""
        each = Counter(bodies.BODY_ZH[one.body] for one in self.people)
        said = "、".join(f"{word}{number}人" for word, number in each.items())
        return of_kind(f"（{said}）", self.unit.kind) if len(each) > 1 else ""

    @property
    def absent(self) -> set[str]:
        """Ids of those ticked."""
        if "absent" in self.typed or self.typed.get("fact_id"):
            return set(self.typed.get("absent", []))
        return {str(one.person_id) for one in self.meeting.absences.all()}

    def members(self) -> list[dict[str, Any]]:
        """The tick list of the day."""
        absent = self.absent
        return [
            {
                "value": one.person.id,
                "label": one.person.name,
                "sub": one.office,
                "ticked": str(one.person.id) in absent,
            }
            for one in self.people
        ]

    @property
    def aside(self) -> bool:
        """Whether who did not come is ticked on a page of its own."""
        return len(self.people) > SHORT

    @property
    def page(self) -> dict[str, Any]:
        """What each page of a step beside the form knows."""
        return {"sheet": self, "unit": self.unit, "meeting": self.meeting, "word": self.word, "nav_current": "register"}

    @property
    def photographed(self) -> bool:
        """Whether a photo of its sign-in sheet can fill the list: the meeting has a sheet, and this machine reads it."""
        return not self.is_new and bool(self.people) and reading.reads_sheets()

    def sent_on(self) -> list[tuple[str, str]]:
        """What was typed beside the list, to be sent on with it."""
        return [(name, value) for name, values in self.typed.items() if name not in NOT_SENT_ON for value in values]

    def items(self) -> list[ItemRow]:
        """The rows of items: as typed, else as planned or recorded."""
        if not self._one("item_rows").isdecimal():
            return [
                ItemRow(one.title, one.matter, one.votes_for, one.against, one.abstain)
                for one in self.meeting.items.all()
            ]
        rows = []
        for at in range(min(int(self._one("item_rows")), 99)):
            counts = [self._number(f"item{at}_{name}") for name in ("for", "against", "abstain")]
            rows.append(
                ItemRow(self._one(f"item{at}_title"), self._one(f"item{at}_matter") or rules.OTHER, *counts)
            )
        return rows

    def form(self, data: QueryDict | dict[str, Any] | None = None, files: Any = None) -> RecordForm:
        """The form, bound where ``data`` is given; its beginning never holds a draft when it is bound."""
        typed = self._one("area_rows")
        areas = int(typed) if typed.isdecimal() else self.meeting.sessions.count()
        more = [rules.matter_of(one) for one in self._one("more_items").splitlines()]
        items = self.items()
        return RecordForm(
            data,
            files,
            initial=self._initial() if data is not None else self._initial() | self._overlay(),
            body=self.meeting.body,
            law=self.law,
            rolled=bool(self.people),
            items=items,
            correcting=self.meeting.state == "held",
            by_area=min(areas, 20),
            again=self.twin or bool(self._one("again")),
            women=rules.CONVENTION in [*more, *(one.matter for one in items)],
        ).of_kind(self.unit.kind)

    @property
    def brought(self) -> list[str]:
        """What the page begins with beside the day, in its words: only what is there."""
        begin = self._initial()
        known = [
            ("应到人数", bool(self.people) or bool(begin["due"])), ("议题", self.meeting.items.exists()),
            ("主持人", begin["chair"]), ("记录人", begin["recorder"]),
        ]  # fmt: skip
        return [word for word, there in known if there]

    def sections(self, form: RecordForm) -> dict[str, dict[str, Any]]:
        """What a draft keeps of a bound form: whole sections in which something differs from the beginning."""
        changed = {section_of(name) for name in form.changed_data if name not in ROWS}
        before = {str(one.person_id) for one in self.meeting.absences.all()}
        changed |= {"people"} if set(self.typed.get("absent", [])) != before else set()
        title = f"{self.word} {chinese_day(self.on)}"
        found: dict[str, dict[str, Any]] = {}
        for name in (*form.fields, "absent"):
            section = section_of(name)
            if section and section in changed:
                found.setdefault(section, {TITLE: [title]})[name] = self.typed.get(name, [])
        return found

    def _initial(self) -> dict[str, Any]:
        meeting, on = self.meeting, self.on
        initial: dict[str, Any] = {name: getattr(meeting, name) for name in SAME}
        initial |= {"held_on": meeting.day, "fact_id": identity.new_id(), "all_passed": True}
        if meeting.state == "held":
            initial |= {"seen": ledger.standing_id(meeting.fact), "reason": MISTAKEN}
            initial["due"] = (meeting.due or 0) + meeting.away + meeting.ill + meeting.unable
            initial["all_passed"] = any(one.votes_for is None for one in meeting.items.all())
        else:
            base = queries.base_of(self.unit, body=meeting.body, form=self.assembly, on=on)
            initial |= {"due": base.due, "households": base.households}
            initial |= dict.fromkeys(("away", "ill", "unable"))
        initial["reports"] = queries.reports_of(meeting)
        for at, one in enumerate(meeting.sessions.all()):
            initial |= {f"s{at}_place": one.place, f"s{at}_on": one.held_on}
            initial |= {f"s{at}_due": one.due, f"s{at}_present": one.present}
        if meeting.body == rules.PARTY and (vote := meeting.items.first()):
            initial |= {"party_for": vote.votes_for, "party_against": vote.against}
        if given := queries.mandate_of(meeting):
            initial |= {"mandate_sets_up": given.sets_up, "mandate_matters": list(given.matters)}
            initial["mandate_until"] = given.until
        return initial

    def _overlay(self) -> dict[str, Any]:
        many, boxes = ("mandate_matters", "reports"), ("all_passed", "mandate_sets_up", "again")
        found: dict[str, Any] = {}
        for name, values in self.typed.items():
            if name in many:
                found[name] = values
            elif name in boxes:
                found[name] = bool(values)
            elif name not in ("csrfmiddlewaretoken", "absent", *ROWS):
                found[name] = values[-1] if values else ""
        if self.typed.get("fact_id"):
            found |= {name: False for name in boxes if name not in self.typed}
        return found

    def _one(self, name: str) -> str:
        return (self.typed.get(name) or [""])[-1]

    def _number(self, name: str) -> int | None:
        return int(self._one(name)) if self._one(name).isdecimal() else None


def live(sheet: Sheet, form: RecordForm) -> dict[str, Any]:
    """What is said while typing: the verdict, the marks of who came, the sentence to read out, entered late."""
    if not form.is_valid() and "held_on" not in form.cleaned_data:
        return {"verdict": {"layers": [], "advice": form.errors["held_on"][0]}}
    record = form.record(sorted(sheet.absent), has_papers=sheet.meeting.papers.exists(), counted=sheet.meeting.counted)
    counts, verdict = actions.judged(sheet.meeting, record, unit=sheet.unit)
    body, law = sheet.meeting.body, catalogue.law(unit=sheet.unit, on=record.held_on)
    more = queries.composition_of(counts.due, unit=sheet.unit, body=body, on=record.held_on)
    at = rules.threshold(body, law=law, route=sheet.assembly or rules.ADULTS)
    record = actions.by_law(record, law)
    numbers = counts.numbers
    line = rules.live_line(numbers.due, numbers.present, at=at) if numbers.due else ""
    return {
        "verdict": queries.shown(verdict, more),
        "numbers": numbers,
        "areas": record.areas,
        "threshold": at,
        "needed": at.needed(numbers.due) if at else None,
        "line": line,
        "aloud": rules.read_aloud(counts.adults, law=law, away=record.away, ill=record.ill, unable=record.unable),
        "impossible": rules.fault_of_numbers(numbers, record.votes),
    }
