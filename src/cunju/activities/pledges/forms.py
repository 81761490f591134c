"""Forms of this room: a sheet and its items; a plan, the ballots of a review, a town's season."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from cunju.activities.pledges import rules
from cunju.activities.pledges.actions import Planned, Pledged, Reviewed
from cunju.activities.pledges.book import BOOK
from cunju.activities.pledges.facts import MEETING, PROOFS
from cunju.activities.pledges.models import Judged
from cunju.activities.pledges.queries import Member, Row
from cunju.kernel.words import of_kind, points
from cunju.ledger import interface as ledger
from cunju.ledger.fields import Answer
from cunju.records.forms import photos
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area, CountInput, DayInput


def meeting_field(label: str) -> ledger.FactField:
    """Which meeting a record rests on."""
    return ledger.FactField(kinds=[MEETING], label=label, error_messages={"required": "请选哪一次会议；没有会议记录的选“纸上的记录”。"})


def resting(answer: Answer) -> tuple[date, str, tuple[Any, ...], str]:
    """Day, body, record and page of what was chosen; the body of paper is asked beside."""
    fact = ledger.current(answer.fact_id) if answer.fact_id else None
    if fact is not None:
        return fact.occurred_on, str(fact.attributes.get("body", "")), (answer.fact_id,), ""
    assert answer.paper_day is not None
    return answer.paper_day, "", (), f"纸上的记录{f'第{answer.paper_page}页' if answer.paper_page else ''}"


class Texts(Form):
    """One text box a member; a line is an item."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, people: Sequence[Member], **named: Any) -> None:
        super().__init__(*args, **named)
        self.people = list(people)
        for one in self.people:
            self.fields[f"text-{one.person}"] = forms.CharField(
                label=one.called, required=False, max_length=4000, help_text="一行一项；没有承诺的空着", widget=Area(rows=3)
            )

    def texts(self) -> dict[uuid.UUID, str]:
        """What each member pledged, as typed."""
        return {one.person: self.cleaned_data[f"text-{one.person}"] for one in self.people}


class PledgeForm(Texts):
    """A sheet: which meeting, then each member's text."""

    meeting = meeting_field("在哪次会议上承诺的")

    def __init__(self, *args: Any, unit_code: str, **named: Any) -> None:
        super().__init__(*args, **named)
        bodies = BOOK.choices("pledge", "at")
        self.fields["meeting"].offer(unit_code, having={"attributes__body__in": [value for value, _ in bodies]})  # type: ignore[attr-defined]
        self.fields["at"] = forms.ChoiceField(
            label="纸上记录的是哪种会议", required=False, choices=bodies[::-1], help_text="选了上面的会议就不用管"
        )
        self.fields["photos"] = photos()

    def told(self) -> Pledged:
        """What was typed, as the action takes it."""
        on, body, rests, page = resting(self.cleaned_data["meeting"])
        return Pledged(on, body or self.cleaned_data["at"], self.texts(), rests, page)

    @property
    def head(self) -> list[forms.BoundField]:
        """Which meeting."""
        return [self["meeting"], self["at"]]

    @property
    def rows(self) -> list[forms.BoundField]:
        """The members' boxes."""
        return [self[f"text-{one.person}"] for one in self.people]


def correcting(form: Form) -> None:
    """What a correction asks beside what is corrected: why, and which version was seen."""
    form.fields["reason"] = forms.CharField(label="更正原因", max_length=200)
    form.fields["seen"] = forms.UUIDField(required=False, widget=forms.HiddenInput())


class MendForm(Texts):
    """The members' texts said otherwise."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        correcting(self)
        self.fields["photos"] = photos()


class KeptForm(Form):
    """What became of an item, on which day, shown by which record."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    how = forms.ChoiceField(label="办得怎么样", choices=list(rules.HOW.items()), widget=forms.RadioSelect)
    on = DayField(label="哪一天", widget=DayInput())
    text = forms.CharField(label="怎么办的", required=False, max_length=300, widget=Area(rows=2))
    proof = ledger.FactField(kinds=PROOFS, label="哪条记录能说明", required=False)

    def __init__(
        self, *args: Any, unit_code: str, between: tuple[date, date], also: uuid.UUID | None = None, mending: bool = False, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.fields["proof"].offer(unit_code, between=between, also=also)  # type: ignore[attr-defined]
        if mending:
            correcting(self)

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        data, answer = self.cleaned_data, self.cleaned_data.get("proof")
        page = f"纸上的记录{answer.paper_day}" if answer and answer.paper_day else ""
        text = "；".join(filter(None, (data["text"].strip(), page)))
        return {"how": data["how"], "on": data["on"], "text": text, "proof": answer.fact_id if answer else None}


CHAIRS = list(rules.CHAIRS.items())


class PlanForm(Form):
    """The plan: whom, when, who chairs, whether the persons and the villagers were told."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    on = DayField(label="书面告知本人、公布方案的日子", widget=DayInput())
    review_on = DayField(label="哪天评议", widget=DayInput())
    chair = forms.ChoiceField(label="由谁主持", choices=CHAIRS, widget=forms.RadioSelect)
    people = forms.MultipleChoiceField(label="评议哪些人", required=False, widget=forms.CheckboxSelectMultiple)
    hired = forms.CharField(
        label="聘用人员", required=False, max_length=600, help_text="由村集体承担误工补贴的，一行一人；没有就空着", widget=Area(rows=2)
    )
    written = forms.BooleanField(label="已书面告知被评议的每个人", required=False)
    posted = forms.BooleanField(label="方案已向村（居）民公布", required=False)
    four = forms.BooleanField(label="等次里设“优秀”", required=False, help_text="不勾就是称职、基本称职、不称职三等")

    def __init__(self, *args: Any, people: Sequence[Member], mending: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        if mending:
            correcting(self)
        self.fields["people"].choices = [(str(one.person), one.called) for one in people]  # type: ignore[attr-defined]

    def told(self) -> Planned:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        people = [uuid.UUID(one) for one in data["people"]]
        hired = points(data["hired"])
        return Planned(data["on"], data["review_on"], data["chair"], people, hired, data["written"], data["posted"], data["four"])


class ReviewForm(Form):
    """The ballots as counted on paper: of each person 基本称职 and 不称职 (``four``: 优秀 too); 称职 is what is left of the valid ones."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    meeting = meeting_field("在哪次会议上评议的")
    chair = forms.ChoiceField(label="由谁主持", choices=CHAIRS, widget=forms.RadioSelect)
    issued = CountField(label="发出评议票", min_value=1, max_value=99999, widget=CountInput("张"))
    ballots = CountField(label="收回", min_value=0, max_value=99999, widget=CountInput("张"))
    valid = CountField(label="其中有效", required=False, min_value=0, max_value=99999, help_text="没有废票就空着", widget=CountInput("张"))
    reported = CountField(label="现场述职", required=False, min_value=0, max_value=999, help_text="可以空着", widget=CountInput("人"))

    def __init__(
        self, *args: Any, unit_code: str, people: Sequence[Judged], four: bool = False, also: uuid.UUID | None = None, mending: bool = False,
        **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **named)
        self.people, self.four = list(people), four
        bodies = BOOK.choices("review", "body")
        known = {"attributes__body__in": [value for value, _ in bodies]}
        self.fields["meeting"].offer(unit_code, having=known, also=also)  # type: ignore[attr-defined]
        self.fields["body"] = forms.ChoiceField(
            label="纸上记录的是哪种会议", required=False, choices=bodies[::-1], help_text="选了上面的会议就不用管"
        )
        for one in self.people:
            # Alone on the page of a correction, a box says whose it is.
            whose = f"{one.called}：" if mending else ""
            for name in self.counted:
                label = whose + rules.ALL_GRADES[name]
                self.fields[f"{name}-{one.key}"] = CountField(label=label, min_value=0, max_value=99999, initial=0, widget=CountInput("票"))
            grades = list(rules.grades(four).items())
            self.fields[f"grade-{one.key}"] = forms.ChoiceField(label=f"{whose}等次", choices=grades, initial=rules.COMPETENT)
        self.fields["photos"] = photos()
        if mending:
            correcting(self)

    @property
    def counted(self) -> tuple[str, ...]:
        """The grades whose votes are typed."""
        return (*((rules.EXCELLENT,) if self.four else ()), rules.BASIC, rules.INCOMPETENT)

    @property
    def head(self) -> list[forms.BoundField]:
        """Meeting, chair and ballots."""
        return [self[name] for name in ("meeting", "body", "chair", "issued", "ballots", "valid", "reported")]

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each person with his boxes."""
        return [(one.called, [self[f"{name}-{one.key}"] for name in (*self.counted, "grade")]) for one in self.people]

    def told(self) -> Reviewed:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        on, body, rests, page = resting(data["meeting"])
        votes = {one.key: tuple(data[f"{name}-{one.key}"] for name in (rules.BASIC, rules.INCOMPETENT, "grade")) for one in self.people}
        best = {one.key: data[f"{rules.EXCELLENT}-{one.key}"] for one in self.people} if self.four else {}
        return Reviewed(
            on, body or data["body"], data["chair"], data["issued"], data["ballots"], data["valid"], votes, data["reported"], rests, page,
            best, self.four,
        )  # fmt: skip


class SeasonForm(Form):
    """A town's season: of each unit the day and who chairs; without a day it is not in it."""

    def __init__(self, *args: Any, rows: Sequence[Row], **named: Any) -> None:
        super().__init__(*args, **named)
        self.units = [one.unit for one in rows]
        for one in rows:
            code, season = one.unit.code, one.season
            self.fields[f"on-{code}"] = DayField(label="哪天评议", required=False, initial=season.on if season else None, widget=DayInput())
            chair = season.chair if season else CHAIRS[0][0]
            words = [(value, of_kind(word, one.unit.kind)) for value, word in CHAIRS]
            self.fields[f"chair-{code}"] = forms.ChoiceField(label="由谁主持", choices=words, initial=chair)

    def told(self) -> dict[str, tuple[date | None, str]]:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return {one.code: (data[f"on-{one.code}"], data[f"chair-{one.code}"]) for one in self.units}
