"""A sheet is signed by the member whose account it is: no name to choose, 本人签 beside 公用账号签 and 代录."""

from datetime import date

import pytest
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Sheet, Signature
from cunju.activities.disclosure.tests.conftest import AUGUST, CODE, logged, workbook
from cunju.ledger import interface as ledger
from cunju.org import signing
from cunju.org.models import Seat, Unit

pytestmark = pytest.mark.django_db
ISSUE, REVIEW = f"/disclosure/{CODE}/2023-08/", f"/disclosure/{CODE}/review/"
PIN = "739254"


def own(number):
    """The browser of a member who entered his PIN."""
    seat = Seat.objects.select_related("person").get(unit_code=CODE, person__name=f"监督委员会成员{number}")
    account, _ = signing.open_account(Unit.objects.get(code=CODE), seat, by="x", on=date(2023, 9, 4))
    signing.choose(account, PIN)
    client = logged("clerk", CODE)
    client.force_login(account)
    return client, account, seat


def test_he_signs_as_himself_without_choosing_a_name(clerk, member, on):
    on("2023-09-04")
    Walk(clerk).go(ISSUE).attach("file", workbook(AUGUST)).press("导入").press("送监督委员会审查")
    Walk(member).go(REVIEW).sees("我是").tick("seat", count=1).press("审查无异议")
    client, account, seat = own(2)
    assert member.get(REVIEW).url == f"/login/who/?next={REVIEW.replace('/', '%2F')}"
    page = Walk(client).go(REVIEW).sees("签字的是").sees("监督委员会成员2（委员）")
    assert 'type="radio" name="seat"' not in client.get(REVIEW).content.decode()
    page.press("签字").sees("已签字").sees("您都签过字了")
    assert "do" not in client.get(REVIEW).content.decode().partition('name="seat"')[2]
    Walk(clerk).go(REVIEW).sees("代录签字").tick("signed", count=1).press("代录签字")
    assert [(one.by, one.proxy) for one in Signature.objects.order_by("pk")] == [
        (f"supervisory_member{CODE}", False), (account.username, False), (f"village_clerk{CODE}", True),
    ]  # fmt: skip
    said = clerk.get(f"/disclosure/sheet/{Sheet.objects.get().pk}/").content.decode()
    assert [said.count(word) for word in ("（公用账号签）", "（本人签）", "（代录）")] == [1, 1, 1]
    assert Signature.objects.filter(seat=seat.pk).get().by == account.username


def test_he_signs_for_nobody_else_and_his_review_bears_his_account(clerk, on):
    on("2023-09-04")
    Walk(clerk).go(ISSUE).attach("file", workbook(AUGUST)).press("导入").press("送监督委员会审查")
    client, account, _ = own(2)
    other = Seat.objects.get(unit_code=CODE, person__name="监督委员会成员3")
    client.post(REVIEW, {"do": "pass", "seat": str(other.pk), "on": "2023-09-04", "text": ""})
    assert not Signature.objects.exists() and Sheet.objects.get().state == "sent"
    Walk(client).go(REVIEW).press("审查无异议")
    fact = next(one for one in ledger.facts_of(CODE) if one.kind == "disclosure.sheet_reviewed")
    assert (fact.recorded_by, Sheet.objects.get().state) == (account.username, "passed")
