"""The record form of a session, planned or new: what it begins with, what a draft or a half-sent form adds to it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from cunju.activities.consultation import actions, queries, rules
from cunju.activities.consultation.forms import RecordForm
from cunju.activities.consultation.models import Session
from cunju.kernel import typed
from cunju.kernel.days import chinese_day
from cunju.kernel.words import of_kind
from cunju.ledger import identity
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org.models import Unit
from cunju.ui.forms import Typed

HABITS = ("start", "place", "chair", "recorder", "organiser", "source")
SAME = (
    *("start", "place", "chair", "recorder", "observers", "organiser", "source", "told_on", "told_by"),
    *("consensus", "dissent", "outcome", "to_carry_out", "owner", "due_on", "town_help", "title"),
)
MANY, BOXES = ("people", "touched"), ("all_adopted", "to_carry_out", "town_help")
TITLE, MANY_PEOPLE = "_title", 12
SUB_COMMITTEES = "下属委员会"


@dataclass
class Sheet:
    """One session's form; ``typed`` is what a draft or an unfinished form holds against the beginning."""

    session: Session
    unit: Unit
    is_new: bool = False
    typed: Typed = field(default_factory=dict)

    @property
    def draft(self) -> tuple[str, str]:
        """Form and key of its draft: the page's name and its arguments."""
        if self.is_new:
            return "consultation:new", self.unit.code
        return "consultation:record", str(self.session.pk)

    @property
    def on(self) -> date:
        """The day the rolls are read on: what was typed, else the session's own."""
        try:
            return typed.happened((self.typed.get("held_on") or [""])[-1])
        except ValueError:
            return self.session.day

    @property
    def people(self) -> list[queries.Listed]:
        """Everybody of the rolls on that day."""
        if not hasattr(self, "_people"):
            self._people = queries.listed(self.unit.code, on=self.on)
        return self._people

    @property
    def has_papers(self) -> bool:
        """Whether photos of the book's page are there already."""
        return not self.is_new and self.session.papers.exists()

    def groups(self, form: RecordForm) -> list[tuple[str, list[dict[str, Any]], str]]:
        """The people to tick, by body; a long list nobody is ticked in stands folded."""
        here = {str(one) for one in form["people"].value() or ()}
        touched = {str(one) for one in form["touched"].value() or ()}
        found: dict[str, list[dict[str, Any]]] = {}
        for one in self.people:
            value = str(one.person.id)
            row: dict[str, Any] = {"value": value, "name": one.person.name, "office": one.office}
            row |= {"here": value in here, "touched": value in touched}
            name = SUB_COMMITTEES if one.body in bodies.SUB_COMMITTEES else of_kind(bodies.BODY_ZH[one.body], self.unit.kind)
            found.setdefault(name, []).append(row)
        return [
            (name, rows, _fold(name, rows))
            for name, rows in found.items()
        ]

    def form(self, data: QueryDict | dict[str, Any] | None = None, files: Any = None) -> RecordForm:
        """The form, bound where ``data`` is given; its beginning never holds a draft when it is bound."""
        year = self.on.year
        initial = self._initial()
        return RecordForm(
            data,
            files,
            initial=initial if data is not None else initial | self._overlay(),
            listed=self.people,
            items=self._once("items", year),
            topics=self._once("topics", year),
            correcting=self.session.state == "held",
        ).of_kind(self.unit.kind)

    def kept(self) -> dict[str, Any]:
        """What a draft keeps of what was typed."""
        dropped = ("csrfmiddlewaretoken", "do", "fact_id", "photos")
        found: dict[str, Any] = {name: values for name, values in self.typed.items() if name not in dropped}
        named = (self.typed.get("title") or [""])[-1] or self.session.title
        return found | {TITLE: [f"协商会议 {chinese_day(self.on)} {named}".strip()]}

    def _once(self, what: str, year: int) -> list[Any]:
        cache: dict[tuple[str, int], list[Any]] = self.__dict__.setdefault("_cache", {})
        if (what, year) not in cache:
            read = queries.items_of if what == "items" else queries.topics_of
            cache[what, year] = list(read(self.unit.code, year=year))
        return cache[what, year]

    def _initial(self) -> dict[str, Any]:
        session = self.session
        initial: dict[str, Any] = {name: getattr(session, name) for name in SAME}
        initial |= {"held_on": session.day, "fact_id": identity.new_id(), "seen": ledger.standing_id(session.fact)}
        initial["pick"] = self._pick()
        opinions = [] if self.is_new else [(one.who, one.text) for one in session.opinions.all()]
        if session.state != "held":
            return initial | {"outcome": rules.AGREED, "opinions": rules.written(tuple(opinions))}
        rows = [(str(one.person_id), one.touched) for one in session.participants.all()]
        initial |= {"people": [one for one, _ in rows], "touched": [one for one, touched in rows if touched]}
        initial["opinions"] = rules.written(tuple(opinions))
        counted = ("others", "others_touched", "others_women", "others_groups")
        return initial | {name: getattr(session, name) for name in counted}

    def _pick(self) -> str:
        session = self.session
        if session.topic_id:
            return f"t{session.topic_id}"
        if session.item_number:
            return f"i{session.item_number}"
        if self.is_new and (topic := queries.waiting_topic(self.unit.code, on=session.day)):
            return f"t{topic.pk}"
        return ""

    def _overlay(self) -> dict[str, Any]:
        if not self.typed:
            return {}
        skipped = ("csrfmiddlewaretoken", "do", TITLE)
        found: dict[str, Any] = {name: self.typed.get(name, []) for name in MANY}
        found |= {name: bool(self.typed.get(name)) for name in BOXES}
        for name, values in self.typed.items():
            if name not in (*MANY, *BOXES, *skipped):
                found[name] = values[-1] if values else ""
        return found


def _fold(name: str, rows: list[dict[str, Any]]) -> str:
    """``shut`` or ``open`` where the list folds: long ones and those who seldom come; empty where it always shows."""
    if len(rows) <= MANY_PEOPLE and name != SUB_COMMITTEES:
        return ""
    return "open" if any(one["here"] or one["touched"] for one in rows) else "shut"


def live(sheet: Sheet, form: RecordForm) -> dict[str, Any]:
    """What is said while typing: how the session compares, whom nobody heard, what cannot be."""
    if not form.is_valid() and "held_on" not in form.cleaned_data:
        return {"verdict": {"title": "这次协商怎么看", "layers": [], "advice": "协商日期要写成年-月-日。"}}
    record = form.record(has_papers=sheet.has_papers)
    counts, lines = actions.judged(sheet.session, record)
    if not counts.present:
        advice = "勾选参加的人、填了其他参加人以后，这里说明这次协商怎么看。"
        return {"verdict": {"title": "这次协商怎么看", "layers": [], "advice": advice, "advice_title": "先填参加的人"}}
    asks = [one for one in record.opinions if one.asks]
    heard = actions.unheard_of(sheet.unit, record, counts=counts)
    return {
        "verdict": queries.shown(lines),
        "present": counts.present,
        "touched": counts.touched,
        "unheard": heard,
        "asks": len(asks),
    }
