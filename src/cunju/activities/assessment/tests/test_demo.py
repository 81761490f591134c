"""What the demonstration records of this room says what its ledger says."""

from datetime import date, datetime, time
from typing import Any

import pytest
from tests.offices import DISTRICT, TOWN

from cunju.activities.assessment import demo, queries
from cunju.activities.assessment.tests.conftest import OTHER_TOWN, at
from cunju.kernel.days import SHANGHAI
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db


class Stage:
    """As ``config.demonstration`` gives it: the instant of a day, and the end of the room's part."""

    def at(self, day: date) -> datetime:
        return datetime.combine(day, time(12), SHANGHAI)

    def enter(self) -> None:
        pass


def test_the_answer_of_the_demonstration_is_true_of_its_file(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, date(2023, 9, 20))
    demo.last(Stage())
    scheme = queries.open_scheme(DISTRICT)
    assert scheme is not None and scheme.notice_on == demo.NOTICED and queries.closing_of(scheme) is None
    ((objection, answer),) = queries.objections(scheme)
    assert objection.unit_code == OTHER_TOWN and answer is not None and "没有到期的现在不计分" in answer.text
    third = [one for one in queries.file_of(Unit.objects.get(code=OTHER_TOWN), scheme, on=date(2023, 9, 20)).of("i6") if one.due_on == "2023-09-30"]
    assert third and {one.counts for one in third} == {"out"} and {one.why for one in third} == {"还没有到期"}
    assert queries.objections(scheme, TOWN) == []
