"""The town reviews what was posted: no opinion for all that were opened, or one with days to correct (measure 16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cunju.activities.disclosure.actions.drafting import refuse_day
from cunju.activities.disclosure.facts import TownReviewed
from cunju.activities.disclosure.models import Sheet, TownReview
from cunju.activities.disclosure.rules import chain
from cunju.kernel.days import add_days
from cunju.kernel.refusals import CannotBe
from cunju.ledger import identity
from cunju.ledger import interface as ledger


@dataclass(frozen=True)
class TownSaid:
    """What the town said of posted sheets; an opinion gives 5, 10 or 15 days."""

    on: date
    opinion: str = ""
    within: int = chain.CORRECTION_DAYS[0]

    @property
    def result(self) -> str:
        """Passed, or with an opinion."""
        return "opinion" if self.opinion.strip() else "passed"


def town_review(sheets: Sequence[Sheet], said: TownSaid, *, by: str, now: datetime) -> int:
    """Review posted sheets of several units in one act; how many."""
    if said.within not in chain.CORRECTION_DAYS:
        raise CannotBe("整改期限只能是5日、10日或15日。", "within")
    done = 0
    with ledger.writing({one.issue.unit_code for one in sheets}, now=now) as pen:
        for sheet in sheets:
            edition = sheet.editions.last()
            if edition is None or sheet.town_reviews.filter(edition=edition.number).exists():
                continue
            refuse_day("审查", said.on, not_before=edition.published_on, today=now.date())
            opinion = said.result == "opinion"
            current = ledger.current(edition.fact)
            if current is None:
                continue
            pen.record(
                TownReviewed(
                    sheet.category, sheet.period, said.result, correct_within=said.within if opinion else None
                ),
                unit=sheet.issue.unit_code,
                occurred_on=said.on,
                by=by,
                rests_on=[current.uid],
                fact_id=identity.new_id(),
            )
            TownReview.objects.create(
                sheet=sheet,
                edition=edition.number,
                reviewed_on=said.on,
                result=said.result,
                opinion=said.opinion.strip(),
                correct_by=add_days(said.on, said.within) if opinion else None,
                by=by,
            )
            done += 1
    return done
