"""The one form field for "which record does this rest on": a card from the ledger, or 纸上的记录 (day, page)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from cunju.kernel.days import chinese_day
from cunju.ledger import lineage, queries, vocabulary
from cunju.ui.fields import DayField
from cunju.ui.widgets import DayInput

PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person chose: a fact's id, or the day and page of a paper record."""

    fact_id: uuid.UUID | None
    paper_day: date | None = None
    paper_page: str = ""


class FactWidget(forms.MultiWidget):
    """Radio buttons of cards, then day and page for the paper."""

    template_name = "ledger/fact_widget.html"

    def __init__(self) -> None:
        super().__init__(
            widgets={
                "fact": forms.RadioSelect(),
                "day": DayInput(),
                "page": forms.TextInput(attrs={"maxlength": 40}),
            }
        )

    def decompress(self, value: Answer | None) -> list[Any]:
        """An answer back into its three inputs."""
        if value is None:
            return [None, None, ""]
        return [str(value.fact_id) if value.fact_id else PAPER, value.paper_day, value.paper_page]


class FactField(forms.MultiValueField):
    """Call ``offer(unit, between)`` in the form's ``__init__``; cleans to an ``Answer`` or None."""

    def __init__(self, *, kinds: Sequence[str], **more: Any) -> None:
        self.kinds = tuple(kinds)
        fields = (
            forms.ChoiceField(required=False),
            DayField(required=False),
            forms.CharField(required=False, max_length=40),
        )
        super().__init__(fields=fields, widget=FactWidget(), require_all_fields=False, **more)

    def offer(
        self,
        unit_code: str,
        *,
        between: tuple[date, date] | None = None,
        having: Mapping[str, Any] | None = None,
        also: uuid.UUID | None = None,
    ) -> None:
        """Fill the cards with the unit's current facts.

        ``having`` narrows them by lookups (``attributes__body``); ``also`` is a record already chosen, whatever its age.
        """
        cards = queries.offers(unit_code, kinds=self.kinds, between=between, having=having)
        choices = [(str(one.root), f"{chinese_day(one.occurred_on)} {one.title}") for one in cards]
        if also and also not in {one.root for one in cards} and (line := lineage.chain(also)):
            chosen = queries.card(line[-1])
            word = "已作废" if line[-1].retracted else vocabulary.hollow_word(chosen.kind, line[-1].attributes)
            said = f"{chinese_day(chosen.occurred_on)} {chosen.title}" + (f"（{word}，请另选）" if word else "")
            choices.insert(0, (str(chosen.root), said))
        choices.append((PAPER, "纸上的记录"))
        self.fields[0].choices = choices  # type: ignore[attr-defined]
        self.widget.widgets[0].choices = choices

    def compress(self, data_list: list[Any]) -> Answer | None:
        """The three inputs into one answer; a paper record needs its day."""
        if not data_list or not data_list[0]:
            return None
        chosen, day, page = (*data_list, None, "")[:3]
        if chosen != PAPER:
            return Answer(uuid.UUID(chosen))
        if not day:
            raise forms.ValidationError("选了“纸上的记录”，请填它的日期；页码可以不填。")
        return Answer(None, day, page or "")
