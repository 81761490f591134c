"""What happens beside the straight way: personal numbers, an objection, the scan, the platform's files, the town's opinion."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests import faces
from tests.effort.walking import Walk

from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.tests.conftest import AUGUST, CODE, TOWN, workbook
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger

ISSUE = f"/disclosure/{CODE}/2023-08/"
pytestmark = pytest.mark.django_db


def kinds():
    return [one.kind.partition(".")[2] for one in ledger.facts_of(CODE).order_by("position")]


def status(duty, start, on):
    found = duties.standing(CODE, on=on).windows
    return next((one.status for one in found if one.duty == duty and one.from_ == start), "none")


def sent(clerk, on, day="2023-09-04"):
    on(day)
    return Walk(clerk).go(ISSUE).attach("file", workbook(AUGUST)).press("导入").press("送监督委员会审查")


def test_personal_numbers_stop_a_sheet_until_they_are_masked(clerk, on):
    on("2023-09-04")
    rows = [
        *AUGUST[:4],
        [date(2023, 8, 10), "8-02", "堰塘承包费，联系13800138000", 6600, None, 99020.35],
        *AUGUST[5:],
    ]
    walk = Walk(clerk).go(ISSUE).attach("file", workbook(rows)).press("导入").sees("遮盖以后才能送审和公布")
    walk.press("送监督委员会审查").sees("有手机号，遮盖以后才能送审和公布")
    assert kinds() == []
    walk.press("全部遮盖").sees("138****8000").press("送监督委员会审查").sees("等监督委员会审查")
    assert kinds() == ["sheet_drafted"]


def test_an_objection_is_answered_within_its_days_and_reviewed_again(clerk, member, on):
    sent(clerk, on)
    on("2023-09-07")
    seen = Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1)
    seen.fill(text="维修费没有写明哪几段").press("提出异议").sees("村（居）委会要在5日内答复")
    assert status("chongqing-2013.art35.answer", date(2023, 9, 7), date(2023, 9, 12)) == "due_soon"
    on("2023-09-09")
    walk = Walk(clerk).go("/today/").tap("监督委员会异议").sees("维修费没有写明哪几段")
    walk.fill(text="三组、五组各一段，已写明").press("答复并再次送审").sees("再次送监督委员会审查")
    assert status("chongqing-2013.art35.answer", date(2023, 9, 7), date(2023, 9, 9)) == "met"
    assert Sheet.objects.get().state == "sent"


def test_what_does_not_agree_is_said_with_both_figures_and_does_not_stop(clerk, on):
    on("2023-09-04")
    rows = [*AUGUST[:-1], [None, None, "月末结余", None, None, 80000]]
    walk = Walk(clerk).go(ISSUE).attach("file", workbook(rows)).press("导入")
    walk.sees("80,285.75").sees("80,000.00").sees("相差285.75元").sees("还没有保存").press("确认，保存这4笔")
    walk.sees("相差285.75元").press("送监督委员会审查").sees("等监督委员会审查")


def test_a_file_that_is_no_table_comes_back_with_a_sentence(clerk, on):
    on("2023-09-04")
    page = clerk.post(f"{ISSUE}finance/", {"file": SimpleUploadedFile("a.xlsx", b"not a workbook")})
    assert page.status_code == 200
    assert "请" in page.context["form"].errors["file"][0]
    assert kinds() == []


def test_a_sheet_of_a_month_that_has_not_ended_is_refused_with_the_day(clerk, on):
    sent(clerk, on, "2023-08-30")
    data = {"on": "2023-08-30", "seals": ["committee", "supervisory"], "all": "1"}
    page = clerk.post(f"{ISSUE}publish/", data, follow=True).content.decode()
    assert "8月31日才结束" in page
    assert kinds() == ["sheet_drafted"]


def test_the_platform_gets_a_picture_and_a_pdf_of_the_posted_sheet(clerk, member, on):
    sent(clerk, on)
    on("2023-09-15")
    Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1).press("审查无异议")
    Walk(clerk).go(ISSUE).press("已确定").press("已盖章、已公布")
    sheet = Sheet.objects.get()
    picture = clerk.get(f"/paper/disclosure/{sheet.id}.png").content
    paper = clerk.get(f"/paper/disclosure/{sheet.id}.pdf").content
    if faces.here():
        assert Image.open(io.BytesIO(picture)).width > 600
        assert paper.startswith(b"%PDF-")
    else:
        assert all(faces.SAID in one.decode() for one in (picture, paper))


def test_the_towns_opinion_gives_days_to_mend_and_post_again(clerk, member, officer, on):
    sent(clerk, on)
    on("2023-09-15")
    Walk(member).go(f"/disclosure/{CODE}/review/").tick("seat", count=1).press("审查无异议")
    Walk(clerk).go(ISSUE).press("已确定").press("已盖章、已公布")
    on("2023-09-18")
    sheet = Sheet.objects.get()
    told = clerk.get(f"/paper/disclosure/{sheet.pk}/copy/", headers={"accept": "text/plain"}).content.decode()
    assert told.startswith("玉峰山村2023年8月财务公开表") and "80,285.75" in told and f"/c/{sheet.editions.last().code}" in told
    assert "复制到工作群" in clerk.get(ISSUE).content.decode()
    walk = (
        Walk(officer).go(f"/disclosure/sheet/{sheet.id}/").fill(text="支出要写明凭证").press("发给村")
    )
    walk.sees("支出要写明凭证")
    found = duties.standing(CODE, on=date(2023, 9, 18)).windows
    due = [(one.from_, one.due_on, one.status) for one in found if one.duty == "yubei-2023.m16.correct"]
    assert due == [(date(2023, 9, 18), date(2023, 9, 23), "due_soon")]
    assert "支出要写明凭证" in clerk.get(f"/disclosure/sheet/{sheet.id}/").content.decode()
    assert "镇（街道）：“支出要写明凭证”" in clerk.get("/today/").content.decode()
    assert Walk(officer).go(f"/disclosure/town/{TOWN}/").sees("没有等着审查的公开表")
