"""Partners through the pages: a register, a project with all five, what came in and is posted, what the public reads."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.excel import filled

from cunju.activities.partners.actions import filling
from cunju.activities.partners.models import Entry, Gift
from cunju.activities.partners.tests.conftest import CODE, OTHER, TODAY
from cunju.activities.partners.tests.test_duties import NAMES
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    return client.get(reverse(f"partners:{name}", args=args), query, follow=True).content.decode()


def post(client: Client, name: str, *args: Any, after: Any = None, **data: Any) -> str:
    query = f"?after={after}" if after else ""
    sent = {"fact_id": uuid.uuid4(), "on": TODAY.isoformat(), **data}
    answer = client.post(reverse(f"partners:{name}", args=args) + query, sent, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def registered(client: Client) -> list[str]:
    for element, name in NAMES.items():
        post(client, "partner", CODE, element=element, text=name, who="村文书", on="2023-03-01", named="on")
    return [str(one.pk) for one in Entry.objects.filter(step="partner").order_by("pk")]


def begun(client: Client) -> Entry:
    post(client, "project", CODE, text="独居老人有人看\n每周上门一次", people=registered(client), budget="5000", on="2023-05-10")
    return Entry.objects.get(step="project")


def test_the_form_asks_first_for_the_force_that_is_not_there(clerk: Client) -> None:
    def picked(**query: Any) -> list[str]:
        boxes = [one.partition(">")[0] for one in page(clerk, "partner", CODE, **query).split("<input")]
        return [name for name in NAMES for one in boxes if f'value="{name}"' in one and "checked" in one]

    assert picked() == ["community"]
    post(clerk, "partner", CODE, element="community", text="社区党支部", who="村文书")
    assert picked() == ["organisation"] and "社区党支部" in page(clerk, "home", CODE)
    assert picked(element="charity") == ["charity"]


def test_a_project_from_its_start_to_its_money_on_the_board(clerk: Client) -> None:
    project = begun(clerk)
    assert "五类力量都有" in page(clerk, "home", CODE)
    wrong = post(clerk, "finished", CODE, after=project.pk, text="看了24户", spent="4800", served="310", on="2023-08-01")
    assert "多于到这一天收到的0元" in wrong and "看了24户" in wrong and not Entry.objects.filter(step="finished")
    post(clerk, "gift", project.pk, amount="4000", source="donation", donor="某某酒楼", named="on", on="2023-05-12")
    post(clerk, "gift", project.pk, amount="1000", source="donation", on="2023-05-20")
    assert "收到的5,000元还没有公布" in clerk.get("/today/").content.decode()
    post(clerk, "finished", CODE, after=project.pk, text="看了24户", spent="4800", served="310", on="2023-08-01")
    form = page(clerk, "posted", CODE, after=project.pk)
    assert 'value="4800.00"' in form
    post(clerk, "posted", CODE, after=project.pk, spent="4800", on="2023-08-05")
    assert "还没有公布" not in clerk.get("/today/").content.decode() and "完成，资金已公布" in page(clerk, "home", CODE)
    kinds = sorted(one.kind for one in ledger.facts_of(CODE))
    assert kinds[-3:] == ["partners.mechanism_in_force", "partners.project_finished", "partners.project_started"]
    sheet = page(clerk, "sheet", project.pk, "funds")
    assert "5,000元" in sheet and "4,800元" in sheet and "200元" in sheet and "某某酒楼、另有1笔没有公开名称" in sheet


def test_the_sheet_of_money_asks_what_was_spent_and_says_nothing_nobody_told(clerk: Client) -> None:
    project = begun(clerk)
    post(clerk, "gift", project.pk, amount="3000", source="donation", on="2023-05-12")
    asked = page(clerk, "sheet", project.pk, "funds")
    assert "到今天一共支出" in asked and "结余" not in asked
    assert "多于收到的3,000元" in post(clerk, "sheet", project.pk, "funds", spent="3001")
    blank = post(clerk, "sheet", project.pk, "funds", spent="")
    assert "还没有登记支出" in blank and "3,000元" in blank and "0元</td>" not in blank.replace("3,000元</td>", "")
    told = post(clerk, "sheet", project.pk, "funds", spent="1200.50")
    assert "1,200.50元" in told and "1,799.50元" in told
    assert clerk.get(reverse("partners:sheet", args=[project.pk, "funds"]), {"spent": "9999"}).status_code == 404
    assert clerk.get(reverse("partners:sheet", args=[project.pk, "funds"]), {"spent": "x"}).status_code == 404
    (file,) = [one for one in told.split('"') if one.endswith(".docx")][:1]
    assert clerk.get(file).status_code == 200


def test_a_name_without_consent_is_not_taken(clerk: Client) -> None:
    project = begun(clerk)
    told = post(clerk, "gift", project.pk, amount="10", source="donation", donor="某某酒楼")
    assert "不同意的，请把名称去掉" in told and not Gift.objects.exists()
    assert "爱心捐赠（不公开名称）" in post(clerk, "partner", CODE, element="charity", text="某某公司", who="村文书")
    assert not Entry.objects.filter(text="某某公司")


def test_the_board_names_whom_it_may(clerk: Client) -> None:
    project = begun(clerk)
    post(clerk, "partner", CODE, element="volunteer", text="桥头志愿队", who="村文书", on="2023-03-02")
    post(clerk, "gift", project.pk, amount="4000", source="donation", donor="某某酒楼", named="on", on="2023-05-12")
    board = Client().get(f"/b/{CODE}/").content.decode()
    assert "五社联动" in board and "红马甲志愿队" in board and "桥头志愿队" not in board and "2个" in board
    assert "某某酒楼" not in board and "资金还没有公布" in board and "村文书" not in board
    post(clerk, "posted", CODE, after=project.pk, spent="0", on="2023-08-05")
    assert "收入4,000元，支出0元" in Client().get(f"/b/{CODE}/").content.decode()


def test_money_is_taken_back_and_lines_are_corrected(clerk: Client) -> None:
    project = begun(clerk)
    post(clerk, "gift", project.pk, amount="4000", source="donation", on="2023-05-12")
    gift = Gift.objects.get()
    assert "作废5月12日的4,000元" in page(clerk, "detail", project.pk)
    post(clerk, "unreceived", gift.pk, reason="记错")
    assert Gift.objects.get().void and "作废5月12日" not in page(clerk, "detail", project.pk)
    one = Entry.objects.get(said__element="volunteer")
    said = {"text": "绿马甲志愿队", "who": "妇联主席", "reason": "改名", "seen": ledger.standing_id(one.fact)}
    post(clerk, "edit", one.pk, element="volunteer", on="2023-03-01", **said)
    one.refresh_from_db()
    assert (one.text, one.who, one.named) == ("绿马甲志愿队", "妇联主席", False)
    post(clerk, "left", CODE, after=one.pk, text="解散了", on="2023-10-01")
    assert "绿马甲志愿队" not in page(clerk, "home", CODE).partition("联动项目")[0]
    post(clerk, "void", Entry.objects.get(step="left").pk, reason="没有解散")
    assert "绿马甲志愿队" in page(clerk, "home", CODE).partition("联动项目")[0]


def test_papers_open_for_who_reads_and_for_nobody_else(clerk: Client, town: Client) -> None:
    project = begun(clerk)
    assert "红马甲志愿队" in page(town, "paper", CODE, "register") and "还没有写" in page(town, "paper", CODE, "register")
    assert "五类力量都有" in page(town, "sheet", project.pk, "project")
    assert town.get(reverse("partners:sheet", args=[project.pk, "else"])).status_code == 404
    assert clerk.get(reverse("partners:home", args=[OTHER])).status_code == 404


def test_a_project_without_a_register_is_led_to_it(clerk: Client) -> None:
    assert "名册上还没有联动力量" in page(clerk, "project", CODE)


def test_a_list_asks_as_much_of_two_as_of_twenty(clerk: Client, django_assert_max_num_queries: Any) -> None:
    people = registered(clerk)
    for n in range(20):
        Entry.objects.create(
            unit_code=CODE, step="project", on=TODAY, text=f"第{n}个", said={"elements": 5}, people=people, fact=uuid.uuid4(), by="x"
        )  # fmt: skip
    with django_assert_max_num_queries(35):
        assert "第19个" in page(clerk, "home", CODE)


def test_a_register_comes_from_excel_once(clerk: Client) -> None:
    address = reverse("partners:fill", args=[CODE])
    heads = ("登记日期", "哪一类", "名称", "谁负责联系", "同意公开名称", "退出日期")
    rows: list[tuple[Any, ...]] = [
        (date(2022, 3, 1), "社会组织", "和睦社工协会", "村文书", "是", date(2022, 9, 1)),
        (date(2022, 3, 1), "社会慈善资源", "某某酒楼", "村文书", "否"),
        (date(2022, 3, 1), "外星人", "某某"),
        (date(2022, 3, 1), "社区志愿者", ""),
    ]

    def sent(*some: tuple[Any, ...]) -> str:
        table = [dict(zip(heads, one, strict=False)) for one in some]
        return clerk.post(address, {"file": filled(filling.SHEET, table, heads=heads), "do": "check"}).content.decode()

    told = sent(*rows)
    assert "外星人" in told and "“名称”没有填" in told and not Entry.objects.exists()
    for _ in range(2):
        sent(*rows[:2])
        clerk.post(address, {"do": "load"})
    assert sorted((one.step, one.text) for one in Entry.objects.all()) == [
        ("left", ""), ("partner", "和睦社工协会"), ("partner", "爱心捐赠（不公开名称）"),
    ]  # fmt: skip
    assert "从Excel补录" in page(clerk, "home", CODE)
