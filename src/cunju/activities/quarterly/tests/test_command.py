"""``cunju form`` and the Word file (interfaces §8)."""

import argparse
import io
import json
import zipfile
from datetime import date

import pytest
from docx import Document

from cunju.activities.quarterly import actions, papers, tasks
from cunju.activities.quarterly.tests.conftest import TODAY, TOWN, VILLAGES, at
from cunju.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db
KEYS = {
    *("schema", "town", "report_on", "as_of", "state", "progress", "progress_chars", "sentences"),
    *(
        "problems_and_next",
        "proposed_status",
        "status",
        "override_reason",
        "contact",
        "phone",
        "submitted_on",
    ),
}


class Spoken:
    """An ``Out`` that remembers."""

    def __init__(self):
        self.results, self.said = [], []

    def result(self, text):
        self.results.append(text)

    def say(self, text):
        self.said.append(text)

    def progress(self, items, *, total, label):
        return items


def called(*words):
    parser = argparse.ArgumentParser()
    [command] = tasks.COMMANDS
    command.arguments(parser)
    out = Spoken()
    assert command.run(parser.parse_args(words), out) == 0
    return out


def form(*words):
    return json.loads(called("--town", TOWN, "--json", *words).results[0])


def test_json_as_the_contract_has_it(meet):
    meet(VILLAGES[0])
    found = form("--on", "2023-06-30")
    assert set(found) >= KEYS
    assert found["schema"] == "cunju.form/1"
    assert found["town"] == {"code": TOWN, "name": "王家街道"}
    assert (found["as_of"], found["state"], found["submitted_on"]) == ("2023-06-30", "draft", None)
    assert all(set(one) >= {"text", "cells", "facts"} for one in found["sentences"])
    assert found["contact"] == "民政和社区事务办公室"
    assert form("--on", "2023-09-30", "--as-of", "2023-08-01")["as_of"] == "2023-08-01"


def test_as_of_is_the_day_it_was_submitted(town, drafted):
    found = drafted(date(2023, 6, 30))
    actions.submit(found, actions.Words(progress="进展", status=found.proposed), by="o", now=at())
    answer = form("--on", "2023-06-30")
    assert (answer["state"], answer["as_of"], answer["submitted_on"]) == (
        "submitted",
        TODAY.isoformat(),
        TODAY.isoformat(),
    )


REFUSED = [
    (("--town", TOWN, "--on", "2023-09-29"), "2023-03-31、2023-06-30、2023-09-30"),
    (("--town", TOWN, "--on", "九月"), "2023-03-31、2023-06-30、2023-09-30"),
    (("--town", "500112999", "--on", "2023-09-30"), "没有代码为“500112999”的镇街"),
    (("--town", VILLAGES[0], "--on", "2023-09-30"), "没有代码为"),
    (("--town", TOWN, "--on", "2023-09-30", "--as-of", "x"), "--as-of 应为"),
    (("--town", TOWN, "--on", "2023-09-30", "--docx", "/nowhere/at/all.docx"), "不能写入"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_refusals(town, words, said):
    with pytest.raises(Refusal, match=said):
        called(*words)


def test_text_names_the_same(town):
    [text] = called("--town", TOWN, "--on", "2023-09-30").results
    assert "进展情况（" in text
    assert "建议状态：推进滞后" in text


def test_word_file_is_annex_two_with_the_same_bytes(town, drafted, tmp_path):
    for name in ("a.docx", "b.docx"):
        called("--town", TOWN, "--on", "2023-09-30", "--docx", str(tmp_path / name))
    one, two = [(tmp_path / name).read_bytes() for name in ("a.docx", "b.docx")]
    assert one == two
    document = Document(io.BytesIO(one))
    lines = [line.text for line in document.paragraphs]
    assert lines[0] == "附件2"
    assert "".join(lines[1:3]) == "健全党组织领导的基层群众自治机制2023年重点任务清单办理情况表"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["镇街", "王家街道", "填报时间", "2023年9月20日"]
    assert [row[0] for row in rows] == ["镇街", "进展情况", "存在问题及下步打算", "进展状态", "联系人"]
    assert rows[1][1] == drafted().progress
    assert rows[3][1] == "□正常推进　□推进滞后　□已完成"
    assert "演示数据，非真实情况" in document.sections[0].footer.paragraphs[0].text


def test_word_file_on_a_live_database_has_no_mark(town, drafted):
    content = papers.word(drafted(), demonstration=False)
    foot = Document(io.BytesIO(content)).sections[0].footer.paragraphs[0].text
    assert foot == f"编号 BB-{TOWN}-2309"
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
