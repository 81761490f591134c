"""What is to be consulted on, and the town's own part: guide, catalogue, key topics, sessions across units, the project."""

import uuid
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import cast

from cunju.activities.consultation.models import GuideItem, Session, Topic, TownSession
from cunju.activities.consultation.tests.test_pages import text, url
from cunju.ledger import interface as ledger

pytestmark = pytest.mark.django_db
CODE, TODAY = cast.VILLAGE, cast.TODAY


def workbook(*rows):
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return SimpleUploadedFile("指导目录.xlsx", target.getvalue())


def test_the_guide_comes_from_excel_and_serves_the_catalogue(town, clerk):
    file = workbook(("序号", "类别", "事项"), ("1", "公共服务", "路灯安装"), ("2", "", "停车管理"), ("3", "公共安全", "消防通道"))
    assert town.post(url("guide", cast.TOWN), {"file": file}).status_code == 302
    assert list(GuideItem.objects.values_list("category", "title")) == [
        ("service", "路灯安装"), ("service", "停车管理"), ("safety", "消防通道")
    ]  # fmt: skip
    assert "路灯安装" in text(clerk.get(url("catalogue", CODE)))
    form = {"fact_id": uuid.uuid4(), "decided_on": TODAY, "g1": "1", "g2": "2", "g3": "3", "t4": "环境", "c4": "other"}
    assert clerk.post(url("catalogue", CODE), form).status_code == 302
    found = ledger.facts_of(CODE, kinds=["consultation.catalogue_set"]).get()
    assert found.attributes == {"items": 4, "based": 3}
    page = text(clerk.get(url("catalogue", CODE)))
    assert "4条，在4－6条之间" in page and "1条没有对应指导目录" in page and "默认，待确认" in page


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (lambda: workbook(("类别", "事项"), ("教育", "补课")), "第2行的类别“教育”认不出来"),
        (lambda: SimpleUploadedFile("a.xlsx", b"not a book"), "打不开：这不是 .xlsx 文件"),
        (lambda: SimpleUploadedFile("a.csv", "类别,事项\n".encode()), "没有读到条目"),
    ],
)
def test_a_file_that_is_no_guide_changes_nothing(town, file, words):
    assert words in text(town.post(url("guide", cast.TOWN), {"file": file()}))
    assert GuideItem.objects.count() == 0


def test_topics_are_planned_by_quarter_and_offered_when_arranging(clerk):
    form = {"fact_id": uuid.uuid4(), "planned_on": TODAY, "t1": "停车", "o1": "村主任"}
    form |= {f"q{at}": "3" for at in range(1, 7)}
    assert clerk.post(url("topics", CODE), form).status_code == 302
    page = text(clerk.get(url("plan", CODE)))
    assert "第三季度重点：停车" in page
    topic = Topic.objects.get()
    clerk.post(
        url("plan", CODE),
        {"pick": f"t{topic.pk}", "planned_on": TODAY, "source": "plan", "organiser": "committee"},
    )
    session = Session.objects.get()
    assert (session.title, session.topic_id) == ("停车", topic.pk)
    assert "还没有协商" not in text(clerk.get(url("topics", CODE)))


def test_the_town_plans_and_comes_in_where_it_was_asked(town, clerk, hold):
    session = hold(town_help=True)
    assert clerk.get(url("step", session.pk, "coordinated")).status_code == 404
    page = text(town.get(url("town", cast.TOWN)))
    assert "村（社区）请求协调" in page and "路灯" in page
    plan = {"decided_on": TODAY, "text": "每季度听一次", "fact_id": uuid.uuid4()}
    assert town.post(url("town_plan", cast.TOWN), plan).status_code == 302
    form = {
        "held_on": TODAY, "title": "界河", "units": [CODE, cast.NEIGHBOUR], "present": 12, "touched": 7, "outcome": "agreed",
        "answers": [str(session.pk)], "fact_id": uuid.uuid4(),
    }  # fmt: skip
    assert "至少选两个" in text(town.post(url("across", cast.TOWN), form | {"units": [CODE]}))
    assert town.post(url("across", cast.TOWN), form).status_code == 302
    page = text(town.get(url("town", cast.TOWN)))
    assert "请求协调" not in page and "界河" in page and "每季度听一次" in page
    held = TownSession.objects.get()
    assert town.post(url("void_across", held.pk), {"reason": "没有开"}).status_code == 302
    assert ledger.facts_of(cast.TOWN, kinds=["consultation.town_session"]).count() == 0


def test_the_named_project_has_its_milestones(scene):
    client = Client()
    client.force_login(scene["other_town"])
    form = {"step": "plan", "day": "2023-03-15", "text": "印发", "fact_id": uuid.uuid4()}
    assert client.post(url("pilot", cast.OTHER_TOWN), form).status_code == 302
    page = text(client.get(url("pilot", cast.OTHER_TOWN)))
    assert "江口村" in page and "2023年3月15日" in page and "印发" in page


def test_who_may_load_the_guide_is_led_to_it_from_a_catalogue(town, clerk):
    assert url("guide", cast.TOWN) in text(town.get(url("catalogue", CODE)))
    assert "/guide/" not in text(clerk.get(url("catalogue", CODE)))


def settled(clerk, *titles, **more):
    form = {"fact_id": uuid.uuid4(), "decided_on": TODAY, **more}
    form |= {f"t{at}": one for at, one in enumerate(titles, start=1)} | {f"c{at}": "other" for at in range(1, 7)}
    assert clerk.post(url("catalogue", CODE), form).status_code == 302


def test_what_a_catalogue_said_before_can_be_read_after_it_was_settled_anew(clerk):
    settled(clerk, "停车", "路灯")
    settled(clerk, "停车", "路灯", "环境", "消防", reason="少了两条")
    page = text(clerk.get(url("catalogue", CODE)))
    assert "以前的协商目录（1份）" in page and "路灯（其他）" in page.replace("\n", "") and "少了两条" in page


def test_a_catalogue_settled_by_mistake_is_voided_and_its_duty_opens_again(clerk):
    settled(clerk, "停车", "路灯", "环境", "消防")
    assert clerk.post(url("void_catalogue", CODE), {"reason": "录错单位"}).status_code == 302
    assert ledger.facts_of(CODE, kinds=["consultation.catalogue_set"]).count() == 0
    page = text(clerk.get(url("catalogue", CODE)))
    assert "还没有制定今年的协商目录" in page and "录错单位" in page and "已作废" in page
    settled(clerk, "消防通道", "停车")
    assert ledger.facts_of(CODE, kinds=["consultation.catalogue_set"]).get().attributes["items"] == 2
    assert clerk.get(url("void_topics", CODE)).status_code == 404


def test_topics_consulted_on_already_are_not_voided(clerk, hold):
    form = {"fact_id": uuid.uuid4(), "planned_on": TODAY, "t1": "路灯"} | {f"q{at}": "3" for at in range(1, 7)}
    clerk.post(url("topics", CODE), form)
    session = hold(TODAY)
    Session.objects.filter(pk=session.pk).update(topic=Topic.objects.get())
    assert "已经按这些事项协商过" in text(clerk.post(url("void_topics", CODE), {"reason": "x"}))
    Session.objects.update(topic=None)
    assert clerk.post(url("void_topics", CODE), {"reason": "重新谋划"}).status_code == 302
    assert "第三季度 路灯" in text(clerk.get(url("topics", CODE)))
