"""The clocks of CQ 31 and 35 over facts: whose they are, how long, what settles them."""

from datetime import date as Day
from typing import Any

import pytest

from cunju.activities.disclosure.tests.conftest import CODE, COMMUNITY
from cunju.activities.disclosure.tests.test_golden import MET, OVER, SOON, put, status
from cunju.duties import interface as duties

pytestmark = pytest.mark.django_db

# Who owes the answer from above, and whether only a written one settles it (CQ 31: no; CQ 35: 书面答复).
UP = [("objection", "art31", "town"), ("objection", "art31", "county"), ("supervisory", "art35", "town"), ("supervisory", "art35", "county")]


@pytest.mark.parametrize(("about", "article", "to"), UP)
def test_ten_days_of_the_town_or_the_county(place: Any, about: str, article: str, to: str) -> None:
    raised = put(CODE, "doubt_raised", Day(2023, 9, 1), about=about)
    referred = put(CODE, "doubt_referred", Day(2023, 9, 5), (raised.uid,), about=about, to=to)
    duty, other = f"chongqing-2013.{article}.{to}", f"chongqing-2013.{article}.{'county' if to == 'town' else 'town'}"
    found = [one for one in duties.standing(CODE, on=Day(2023, 9, 15)).windows if one.duty in (duty, other)]
    assert [(one.duty, one.owed_by, one.due_on) for one in found] == [(duty, "town" if to == "town" else "district", Day(2023, 9, 15))]
    assert [status(CODE, duty, Day(2023, 9, 5), Day(2023, 9, day)) for day in (15, 16)] == [SOON, OVER]
    spoken = {"written": False} if about == "supervisory" else {}
    put(CODE, "referral_answered", Day(2023, 9, 12), (referred.uid,), about=about, to=to, **spoken)
    if spoken:
        assert status(CODE, duty, Day(2023, 9, 5), Day(2023, 9, 12)) == SOON
        put(CODE, "referral_answered", Day(2023, 9, 13), (referred.uid,), about=about, to=to, written=True)
    assert status(CODE, duty, Day(2023, 9, 5), Day(2023, 9, 16)) == MET


@pytest.mark.parametrize("code", [CODE, COMMUNITY])
def test_an_objection_has_three_days(place: Any, code: str) -> None:
    """CQ 31 for villages; for communities shown, and nobody is late by it."""
    layer = "chongqing-2013.art31" if code == CODE else "yubei-2023.m15.art31"
    raised = put(code, "doubt_raised", Day(2023, 9, 1), about="objection")
    before, after = ((SOON, OVER) if code == CODE else ("reference", "reference"))
    assert [status(code, f"{layer}.answer", Day(2023, 9, 1), Day(2023, 9, day)) for day in (4, 5)] == [before, after]
    put(code, "doubt_answered", Day(2023, 9, 4), (raised.uid,), about="objection")
    assert status(code, f"{layer}.answer", Day(2023, 9, 1), Day(2023, 9, 5)) == MET
