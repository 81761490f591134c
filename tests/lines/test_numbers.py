"""Numbers of people: refused wherever words are recorded, on pages and in lists of 补录; masked where somebody kept one before."""

import pytest
from django import forms
from django.test import Client

from cunju.activities.assemblies.models import Item
from cunju.activities.committees.steps import STEPS
from cunju.ui.fields import PhoneField
from cunju.ui.forms import Form
from cunju.ui.widgets import Area
from tests import cast
from tests.excel import filled
from tests.once.test_every_form import FILLED
from tests.once.test_every_form import filled as sent

IDENTITY, MOBILE = "500112199003071234", "13912345678"
REFUSED = [
    f"商议{IDENTITY}退款", f"身份证{IDENTITY}", "５００１１２１９９００３０７１２３４", f"打{MOBILE}", "139 1234 5678来电", "139-1234-5678",
    f"张三{MOBILE}，李四{IDENTITY}", "卡号6222021300001234567",
]  # fmt: skip
LEFT = [
    "", "维修路灯", "500112202309180012", "工单500112202309180012", "凭证8-01，付6000元", "2023年9月3日", "代码500112018202",
    "办公室电话023-67181234",
    "值班电话13912345678", "第3组代表9名，户数390", "020230918000123456789",
]  # fmt: skip


class Words(Form):
    """A form as rooms have them."""

    text = forms.CharField(required=False, widget=Area())
    phone = PhoneField(required=False)
    number = forms.CharField(required=False)
    with_numbers = ("number",)


@pytest.mark.parametrize("text", REFUSED)
def test_a_number_of_a_person_is_refused_and_not_said_again_in_full(text):
    form = Words({"text": text, "phone": MOBILE, "number": IDENTITY})
    assert not form.is_valid() and list(form.errors) == ["text"]
    (said,) = form.errors["text"]
    assert said.endswith("；记录里不写个人的号码，请删去再记。")
    assert IDENTITY not in said and MOBILE not in said


@pytest.mark.parametrize("text", LEFT)
def test_numbers_of_things_and_offices_stay(text):
    assert Words({"text": text}).is_valid()


@pytest.fixture
def clerk(db):
    cast.units()
    cast.demonstration()
    client = Client()
    client.force_login(cast.everybody()["clerk"])
    return client


def test_an_item_with_an_identity_number_is_not_recorded(clerk):
    data = {"body": "representatives", "planned_on": "2023-09-25", "items": f"商议{IDENTITY}退款"}
    page = clerk.post(f"/assemblies/{cast.VILLAGE}/plan/", data)
    assert page.status_code == 200 and "记录里不写个人的号码" in page.content.decode()
    assert not Item.objects.exists()


def test_a_row_of_a_list_with_an_identity_number_is_named(clerk):
    path = f"/committees/{cast.VILLAGE}/fill/"
    row = {"日期": "2023-09-03", "事项": STEPS["visit"].label, "走了几户": 12, "写了什么": f"走访{IDENTITY}家"}
    page = clerk.post(path, {"file": filled("补录", [row])}).content.decode()
    assert "记录里不写个人的号码" in page and "500112************" in page, page[page.index("<main") :][:3000]
    assert IDENTITY not in page


def test_what_was_kept_before_is_masked_in_the_register(clerk):
    path = f"/assemblies/{cast.VILLAGE}/new/representatives/"
    assert clerk.post(path, sent(clerk, path, FILLED["assemblies:new"])).status_code == 302
    Item.objects.update(title=f"商议{IDENTITY}退款")
    page = clerk.get("/register/").content.decode()
    assert "商议500112************退款" in page and IDENTITY not in page
