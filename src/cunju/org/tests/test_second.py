"""The second page of login: RFC 6238's own figures, one use, one step of grace, paper, locks, reset, and when it is required."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from tests import cast

from cunju.org import clock, second
from cunju.org.models import Account, Factor, Installation, RecoveryCode, Visit

pytestmark = pytest.mark.django_db
PASSWORD = "Feng-shan-2023"
WRONG = "验证码不对"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Sets the machine's clock; steps of half a minute from there."""
    start = clock.machine_now().replace(second=0, microsecond=0)

    def to(seconds: float) -> datetime:
        moment = start + timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "machine_now", lambda: moment)
        return moment

    to(0)
    return to


@pytest.fixture
def officer(at, settings) -> Account:
    # What is tested here is the second page; Argon2 takes half a second each.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cast.units()
    cast.demonstration()
    made = cast.district_officer()
    made.set_password(PASSWORD)
    made.save()
    return made


def secret_of(account: Account) -> bytes:
    found = second._secret(Factor.objects.get(account=account))
    assert found
    return found


def code_of(account: Account, *, less: int = 0) -> str:
    moment = clock.machine_now() + timedelta(seconds=second.STEP * less)
    return second.codes_at(secret_of(account), moment)[0][1]


def set_up(client: Client, account: Account, at) -> list[str]:
    """In use since a while ago; the codes of its paper."""
    client.force_login(account)
    assert client.post("/me/second/", {"act": "begin", "old_password": PASSWORD}).status_code == 302
    page = client.post("/me/second/", {"act": "confirm", "password_code": code_of(account)}).content.decode()
    client.logout()
    at(600)
    return re.findall(r"<code>([^<]+)</code>", page)


def password(client: Client, name: str = "district", then: str = ""):
    return client.post("/login/", {"username": name, "password": PASSWORD, "next": then})


def code(client: Client, typed: str):
    return client.post("/login/code/", {"password_code": typed})


# RFC 6238, appendix B (SHA1), the last six of its eight digits
RFC = [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")]


@pytest.mark.parametrize(("seconds", "digits"), RFC)
def test_the_figures_of_the_standard(seconds: int, digits: str) -> None:
    assert second.codes_at(b"12345678901234567890", datetime.fromtimestamp(seconds, UTC))[0][1] == digits


def test_set_up_needs_the_password_and_a_code(client, officer, at) -> None:
    client.force_login(officer)
    assert "现在的密码不对" in client.post("/me/second/", {"act": "begin", "old_password": "x"}).content.decode()
    assert not Factor.objects.exists()
    client.post("/me/second/", {"act": "begin", "old_password": PASSWORD})
    page = client.get("/me/second/").content.decode()
    assert "<svg" in page and re.search(r"<code>([A-Z2-7]{4} ){7}[A-Z2-7]{4}</code>", page)
    assert WRONG in client.post("/me/second/", {"act": "confirm", "password_code": "000000"}).content.decode()
    assert not second.in_use(officer)
    client.logout()
    # What was begun and not confirmed asks nobody.
    assert password(client).url == "/today/"


def test_login_asks_for_it_and_leads_where_it_should(client, officer, at) -> None:
    set_up(client, officer, at)
    assert password(client, then="/register/").url == "/login/code/"
    assert client.get("/register/").url == "/login/?next=/register/"
    assert WRONG in code(client, "000000").content.decode()
    assert code(client, code_of(officer)).url == "/register/"
    assert client.get("/today/").status_code == 200
    assert client.get("/login/code/").url == "/login/"


@pytest.mark.parametrize(("less", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_step_early_or_late_is_good(client, officer, at, less: int, good: bool) -> None:
    set_up(client, officer, at)
    password(client)
    answer = code(client, " " + code_of(officer, less=less)[:3] + " " + code_of(officer, less=less)[3:])
    assert answer.status_code == (302 if good else 200)


def test_a_code_is_good_once_and_none_before_it(client, officer, at) -> None:
    set_up(client, officer, at)
    used, earlier = code_of(officer), code_of(officer, less=-1)
    password(client)
    assert code(client, used).status_code == 302
    for typed in (used, earlier):
        other = Client()
        password(other)
        assert WRONG in code(other, typed).content.decode()


def test_paper_is_good_once_and_kept_as_digests_only(client, officer, at) -> None:
    codes = set_up(client, officer, at)
    assert len(set(codes)) == 10
    stored = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(one in stored for one in codes)
    raw = secret_of(officer)
    assert raw.hex() not in Factor.objects.get().sealed
    for typed, status in ((codes[3], 302), (codes[3], 200), (codes[4].replace("-", ""), 302)):
        other = Client()
        password(other)
        assert code(other, typed).status_code == status
    assert second.left(Factor.objects.get()) == 8


def test_paper_says_what_is_wrong_with_it_is_typed_with_small_letters_and_written_down(client, officer, at) -> None:
    codes = set_up(client, officer, at)
    assert all(re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}", one) for one in codes)
    password(client)
    page = client.get("/login/code/").content.decode()
    assert "6位数字或备用码" in page
    assert code(client, codes[0].lower().replace("-", " ")).status_code == 302
    assert list(Visit.objects.exclude(act="").order_by("number").values_list("account", "act", "whom"))[-1] == ("district", "recovery", "district")
    assert "用备用码登录" in client.get("/audit/?act=recovery").content.decode()
    for typed in (codes[0], codes[0].lower(), "ABCD-EFGH-JKMN-PQRS"):
        other = Client()
        password(other)
        said = code(other, typed).content.decode()
        assert "备用码不对，或者已经用过" in said and "手机上换了新的" not in said
    other = Client()
    password(other)
    assert "手机上换了新的6位数字" in code(other, "000000").content.decode()
    assert code(other, code_of(officer)).status_code == 302
    assert Visit.objects.filter(act="recovery").count() == 1


def test_paper_printed_with_both_cases_is_good_as_printed(client, officer, at) -> None:
    set_up(client, officer, at)
    factor = Factor.objects.get()
    RecoveryCode.objects.create(factor=factor, digest=second._digest(factor, "aBcd-EfGh-2345"))
    for typed, status in (("ABCD-EFGH-2345", 200), ("aBcd-EfGh-2345", 302)):
        other = Client()
        password(other)
        assert code(other, typed).status_code == status


def test_a_demonstration_keeps_the_day_and_says_it_asks_nobody(client, officer, at) -> None:
    client.force_login(officer)
    day = clock.today().isoformat()
    page = client.post("/me/second/", {"act": "require", "from_on": day}, follow=True).content.decode()
    assert "只记下，登录时不要求" in page and f'value="{day}"' in page and "填的日子只记在这里，不起作用" in page
    assert client.get("/today/").status_code == 200
    page = client.post("/me/second/", {"act": "require", "from_on": ""}, follow=True).content.decode()
    assert "不再要求" in page and f'value="{day}"' not in page


def test_wrong_codes_lock_and_the_right_one_waits_too(client, officer, at) -> None:
    set_up(client, officer, at)
    password(client)
    for _ in range(5):
        assert code(client, "000000").status_code == 200
    locked = code(client, code_of(officer))
    assert locked.status_code == 429 and "分钟后再试" in locked.content.decode()
    # A right password meanwhile forgives none of it.
    password(client)
    assert code(client, code_of(officer)).status_code == 429
    at(600 + 61)
    assert code(client, code_of(officer)).status_code == 302


def test_what_waits_ends(client, officer, at) -> None:
    set_up(client, officer, at)
    password(client)
    at(600 + second.WAIT)
    assert code(client, code_of(officer)).url == "/login/"
    password(client)
    officer.set_password("Another-2024")
    officer.save()
    assert code(client, code_of(officer)).url == "/login/"
    assert client.get("/me/").status_code == 302


def test_a_reset_takes_it_off(client, officer, at) -> None:
    from cunju.org import accounts

    set_up(client, officer, at)
    accounts.reset(officer)
    assert not Factor.objects.exists()


def test_the_holder_renews_and_takes_it_off(client, officer, at) -> None:
    old = set_up(client, officer, at)
    password(client)
    code(client, code_of(officer))
    at(700)
    page = client.post("/me/second/", {"act": "renew", "password_code": code_of(officer)}).content.decode()
    new = re.findall(r"<code>([^<]+)</code>", page)
    assert len(new) == 10 and not set(old) & set(new)
    assert "备用码不对" in client.post("/me/second/", {"act": "drop", "password_code": old[0]}).content.decode()
    assert client.post("/me/second/", {"act": "drop", "password_code": new[0]}).status_code == 302
    assert not Factor.objects.exists()


def test_the_district_requires_it_of_a_live_installation(client, officer, at) -> None:
    for made in (cast.auditor(), cast.town_officer()):
        made.set_password(PASSWORD)
        made.save()
    client.force_login(officer)
    today = clock.today().isoformat()
    assert "年" in client.post("/me/second/", {"act": "require", "from_on": today}, follow=True).content.decode()
    audit, town = Client(), Client()
    password(audit, "audit")
    assert audit.get("/log/").status_code == 200  # a demonstration asks nobody
    Installation.objects.update(demonstration=False, today=None)
    assert audit.get("/log/").url == "/me/second/"
    assert client.get("/today/").url == "/me/second/"
    password(town, "town")
    assert town.get("/today/").status_code == 200
    page = audit.get("/me/second/").content.decode()
    assert "须有动态验证码" in page
    audit.post("/me/second/", {"act": "begin", "old_password": PASSWORD})
    audit.post("/me/second/", {"act": "confirm", "password_code": code_of(Account.objects.get(username="audit"))})
    assert audit.get("/log/").status_code == 200


def test_only_the_district_officer_requires_it(client, officer, at) -> None:
    client.force_login(cast.auditor())
    assert client.post("/me/second/", {"act": "require", "from_on": "2023-09-20"}).status_code == 404
    assert Installation.objects.get().second_from is None
