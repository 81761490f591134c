"""The form keeps to its one page in a size people read; as Word, PDF and picture it is the same form."""

import io

import pytest
from docx import Document

from cunju.activities.quarterly.models import Form
from cunju.activities.quarterly.tests.conftest import OTHER, TOWN, VILLAGES
from cunju.activities.quarterly.tests.test_pages import PAGE, sent, typed

pytestmark = pytest.mark.django_db


def test_a_form_that_runs_over_its_page_is_not_sent_and_the_sentence_is_named(enter, meet):
    meet(VILLAGES[0])
    client = enter()
    many = "".join(f"第{at}件事还没有办好，打算抓紧办。" for at in range(60))
    page = sent(client, problems=many).content.decode()
    assert "表上一页写不下，从“第" in page and "一页写不下" in client.post(f"{PAGE}look/", typed(client.get(PAGE), problems=many)).content.decode()
    assert not Form.objects.filter(state="submitted").exists()
    assert sent(client, problems="没有问题。").status_code == 302


def test_annex_two_as_pdf_and_as_a_picture_is_the_form_with_the_title_of_the_notice(enter, meet):
    meet(VILLAGES[0])
    client = enter()
    name = f"/paper/quarterly/form/{TOWN}/2023-09-30"
    assert f"{name}.pdf" in client.get(PAGE).content.decode()
    assert client.get(f"{name}.pdf").content[:5] == b"%PDF-"
    words = Document(io.BytesIO(client.get(f"{name}.docx").content))
    assert "".join(one.text for one in words.paragraphs[1:3]).replace("\n", "").startswith("健全党组织领导的基层群众自治机制2023年")
    assert {run.font.size.pt for cell in words.tables[0]._cells for line in cell.paragraphs for run in line.runs} <= {12, 14, 15, 16}
    assert client.get(f"/paper/quarterly/form/{OTHER}/2023-09-30.pdf").status_code == 404
    assert client.get(f"/paper/quarterly/form/{TOWN}/2023-09-29.pdf").status_code == 404
