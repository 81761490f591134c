"""Members write under their own accounts once they have them; the shared account asks who it is; 本人 is told from 代录."""

import re
import uuid

import pytest
from django.test import Client

from cunju.activities.supervision.models import Entry
from cunju.activities.supervision.tests.conftest import CODE
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock, roles, signing
from cunju.org.models import Account, Installation, Seat, Unit

pytestmark = pytest.mark.django_db
PATH = f"/supervision/{CODE}/opinion/"
PIN, OTHER = "739254", "860947"
SENT = {"on": "2023-09-19", "channel": "visit", "text": "路灯坏了"}


@pytest.fixture
def shared(place: Unit) -> Account:
    """The committee's own account, that logs in with a password."""
    Installation.objects.create(demonstration=True, today="2023-09-20", district_code="500112")
    made = Account(username="jd", role=roles.SUPERVISORY_MEMBER, unit_code=CODE)
    made.set_password("Feng-shan-2023")
    made.save()
    return made


def opened(number: int, pin: str) -> Account:
    seat = Seat.objects.select_related("person").get(person__name=f"监督委员会成员{number}")
    account, _ = signing.open_account(Unit.objects.get(code=CODE), seat, by="x", on=clock.today())
    signing.choose(account, pin)
    return account


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def sent(client: Client) -> dict[str, str]:
    """The form of a page as it was opened."""
    found = re.search(r'name="fact_id" value="([^"]+)"', client.get(PATH).content.decode())
    assert found
    return SENT | {"fact_id": found[1]}


def facts() -> list[tuple[str, str]]:
    return [(one.kind, one.recorded_by) for one in ledger.facts_of(CODE).order_by("position")]


def test_the_shared_account_asks_who_it_is_once_a_member_has_a_pin(shared) -> None:
    client = browser(shared)
    assert client.get(PATH).status_code == 200
    account = opened(1, PIN)
    assert client.get(PATH).url.startswith("/login/who/?next=%2Fsupervision%2F")
    assert client.post(PATH, SENT, HTTP_REFERER=f"http://testserver{PATH}").url.endswith("opinion%2F")
    assert facts() == [] and client.get(f"/supervision/{CODE}/").status_code == 200
    assert client.post("/login/who/", {"who": account.pk, "password": PIN, "next": PATH}).url == PATH
    assert client.get(PATH).status_code == 200


def test_what_he_writes_bears_his_account_and_is_recorded_once(shared) -> None:
    account = opened(1, PIN)
    client = browser(account)
    form = sent(client)
    for _ in range(2):  # the same page sent twice
        assert client.post(PATH, form).status_code == 302
    assert facts() == [("supervision.opinion_collected", account.username)]
    page = client.get(f"/supervision/entry/{Entry.objects.get().pk}/").content.decode()
    assert "监督委员会成员1（本人）" in page and "代录" not in page


def test_the_clerk_still_writes_for_him_and_it_says_so(shared) -> None:
    opened(1, PIN)
    clerk = Account.objects.create(username="clerk", role=roles.VILLAGE_CLERK, unit_code=CODE)
    assert browser(clerk).post(PATH, sent(browser(clerk))).status_code == 302
    entry = Entry.objects.get()
    page = browser(clerk).get(f"/supervision/entry/{entry.pk}/").content.decode()
    assert "村经办人代录" in page and "（本人）" not in page
    confirm = f"/supervision/entry/{entry.pk}/confirm/"
    assert browser(shared).post(confirm).url.startswith("/login/who/")
    assert browser(opened(2, OTHER)).post(confirm).status_code == 302
    assert facts()[-1] == ("supervision.confirmed", "clerk-jd1")


def test_a_page_opened_by_another_is_not_sent_as_ones_own(shared) -> None:
    """Replay: the first member's page, sent after the telephone changed hands, is refused."""
    first, second = opened(1, PIN), opened(2, OTHER)
    client = Client(enforce_csrf_checks=True)

    def token(path: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(path).content.decode())
        assert found
        return found[1]

    def pick(who: Account, pin: str) -> None:
        sent = {"who": who.pk, "password": pin, "csrfmiddlewaretoken": token("/login/who/")}
        assert client.post("/login/who/", sent).status_code == 302

    login = {"username": "jd", "password": "Feng-shan-2023", "csrfmiddlewaretoken": token("/login/")}
    assert client.post("/login/", login).status_code == 302
    pick(first, PIN)
    old = token(PATH)
    pick(second, OTHER)
    assert client.post(PATH, SENT | {"csrfmiddlewaretoken": old}).status_code == 403
    assert facts() == []


def test_a_question_opens_a_line_for_the_village_and_the_answer_is_its_own(shared) -> None:
    """Neither the page nor the record calls the village's answer 代录; the member who asked does not answer himself."""
    member, clerk = browser(opened(1, PIN)), browser(Account.objects.create(username="clerk", role=roles.VILLAGE_CLERK, unit_code=CODE))
    ask, answer = f"/supervision/{CODE}/question/", f"/supervision/{CODE}/reply/"
    form = {"on": "2023-09-19", "basis": "committee", "text": "修路的钱从哪里出", "fact_id": str(uuid.uuid4())}
    assert member.post(ask, form).status_code == 302
    asked = Entry.objects.get()
    assert "答复监督委员会的质询" in clerk.get("/today/").content.decode()
    assert [one.status for one in duties.standing(CODE, on=clock.today()).windows if one.duty == "yubei-2023.m22.question"] == ["open"]
    assert "去答复" in clerk.get(f"/supervision/{CODE}/").content.decode()
    assert member.get(f"{answer}?after={asked.pk}").status_code == 404
    page = clerk.get(f"{answer}?after={asked.pk}").content.decode()
    assert "修路的钱从哪里出" in page and "代录" not in page
    form = {"on": "2023-09-20", "replied": "committee", "written": "on", "text": "集体资金", "fact_id": str(uuid.uuid4())}
    assert clerk.post(f"{answer}?after={asked.pk}", form).status_code == 302
    reply = Entry.objects.get(step="reply")
    assert reply.proxy is None and not reply.waits_for_a_member
    chain = member.get(f"/supervision/entry/{asked.pk}/").content.decode()
    assert "监督委员会成员1（本人）" in chain and "村经办人" in chain and "代录" not in chain
    assert "答复监督委员会的质询" not in clerk.get("/today/").content.decode()
