"""One fact asked once, over two rooms: what one has, the other shows and leads to; no two pages of one committee disagree."""

from datetime import date

import pytest
from django.urls import reverse

from cunju.activities.bodies import actions as register
from cunju.activities.disclosure import actions as disclosure
from cunju.activities.supervision import actions as supervision
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Seat, Unit
from cunju.records.book import Told
from tests import cast

pytestmark = pytest.mark.django_db
CODE = cast.VILLAGE


@pytest.fixture
def unit() -> Unit:
    cast.units()
    cast.demonstration()
    return Unit.objects.get(code=CODE)


@pytest.fixture
def people(unit, client_of):
    return client_of("supervisor"), client_of("clerk")


@pytest.fixture
def client_of(unit):
    from django.test import Client

    known = cast.everybody()

    def made(who: str) -> Client:
        client = Client()
        client.force_login(known[who])
        return client

    return made


def pages(client) -> list[str]:
    return [client.get(reverse(f"supervision:{one}", args=[CODE])).content.decode() for one in ("members", "book")]


def test_the_two_pages_of_one_committee_agree_through_the_register(unit, people) -> None:
    """The register's own page and the committee's book, from one answer typed once."""
    member, clerk = people
    newcomers = [
        register.Newcomer(f"成员{n}", "f", "director" if n == 1 else "member", kin=False, finance=n == 1, accountant=False) for n in (1, 2, 3)
    ]
    said = {"body": "supervisory", "change": "selected", "by": "x", "now": clock.now()}
    register.seat_people(unit, newcomers, from_on=date(2023, 3, 1), **said)
    assert all("3人，2023年3月1日起，组成符合规定" in page for page in pages(member))
    seat = Seat.objects.get(person__name="成员2")
    data = {"name": "成员2", "sex": "f", "role": "member", "from_on": "2023-03-01", "kin": "yes", "finance": "no", "accountant": "yes"}
    assert clerk.post(reverse("bodies:seat", args=[seat.pk]), data).status_code == 302
    assert "1人是村民委员会成员的近亲属" in clerk.get(reverse("bodies:people", args=[CODE])).content.decode()
    for page in pages(member):
        assert "有成员是村民委员会成员的近亲属" in page and "兼任会计" in page


def test_each_room_leads_to_where_the_other_records(unit, people) -> None:
    member, _ = people
    day = date(2023, 9, 12)
    objection = disclosure.raise_doubt(unit, disclosure.Raised("objection", "维修费用途不清", day), by="x", now=clock.now())
    told = Told(day, "为什么没有开会", "", {"basis": "breach"})
    asked = supervision.write(unit, told, step="question", by="x", now=clock.now())
    book = member.get(reverse("supervision:question", args=[CODE])).content.decode()
    sheets = member.get(reverse("disclosure:doubts", args=[CODE])).content.decode()
    assert reverse("desk:fact", args=[objection.fact]) in book and reverse("disclosure:doubts", args=[CODE]) in book
    assert reverse("desk:fact", args=[asked.fact]) in sheets and reverse("supervision:question", args=[CODE]) in sheets
    assert ledger.record_page("supervision.question_asked", CODE) == reverse("supervision:question", args=[CODE])
    assert ledger.record_page("pledges.kept", CODE) == ""  # no room installed
