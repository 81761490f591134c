"""``notice read``: result, messages, exit codes, and the draft of a catalogue."""

import argparse
import json
import shutil

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cunju.catalogue import reading
from cunju.catalogue.reader import draft_yaml, read, read_bytes
from cunju.catalogue.reader.command import NOTICE_READ
from cunju.catalogue.tests.notices.word_twin import REAL, twin
from cunju.kernel.commands import DONE, WrongState
from cunju.kernel.refusals import Refusal

UNITS = "code,name,kind,parent\r\n500112133,统景镇,town,500112\r\n"


class Heard:
    """Keeps what a command says."""

    def __init__(self):
        self.results, self.said = [], []

    def result(self, text):
        self.results.append(text)

    def say(self, text):
        self.said.append(text)


def call(*words):
    parser = argparse.ArgumentParser()
    NOTICE_READ.arguments(parser)
    heard = Heard()
    code = NOTICE_READ.run(parser.parse_args([str(word) for word in words]), heard)
    return code, heard


def test_the_command_is_declared_without_a_database():
    assert NOTICE_READ.name == "notice read"
    assert not NOTICE_READ.needs_database


def test_json_is_one_document_on_stdout():
    code, heard = call(REAL, "--json")
    (document,) = heard.results
    assert code == DONE and heard.said == []
    assert json.loads(document) == read(REAL).as_json()


def test_word_is_read_by_the_same_command(tmp_path):
    path = tmp_path / "通知.docx"
    path.write_bytes(twin(numbers="list"))
    assert json.loads(call(path, "--json")[1].results[0]) == read(REAL).as_json()


def test_the_text_tells_measures_and_what_is_to_be_confirmed():
    code, heard = call(REAL)
    (text,) = heard.results
    notice = read(REAL)
    assert code == DONE
    for one in notice.measures:
        assert f"  {one.no}. {one.text}" in text
    for line in (
        "期限：每个镇街“9月28日前”，即2023年9月28日",
        "单位：“统景镇”，500112133",
        "上限：“不超过300字”",
    ):
        assert f"待确认　{line}" in text
    assert text.endswith("共8项重点任务，25条具体措施，28处待确认。")


@pytest.mark.parametrize("name", ["02-leads.docx", "08-prose-body.txt"])
def test_the_text_tells_who_owes_a_measure_and_until_when(name):
    notice = REAL.parents[2] / "tests" / "notices" / "varied" / name
    (text,) = call(notice)[1].results
    assert all(f"  {one.no}. {one.text}" in text for one in read(notice).measures)
    assert ("牵头单位：“区民政局”" in text and "完成时限：“2024年5月底”，即2024年5月31日" in text) == name.startswith("02")


def test_own_units_instead_of_the_shipped_ones(tmp_path):
    path = tmp_path / "units.csv"
    path.write_bytes(UNITS.encode("gb18030"))
    told = json.loads(call(REAL, "--json", "--units", path)[1].results[0])
    assert [one["unit_codes"] for one in told["proposals"] if one["type"] == "place"] == [["500112133"]]


def test_doubts_and_an_unknown_district_are_said():
    notices = REAL.parents[2] / "tests" / "notices"
    assert call(notices / "05-annex-missing.txt")[1].said == ["请核对：正文列有附件2，文件里没有。"]
    assert "没有“重庆市巴南区民政局”所在区县的单位名单" in call(notices / "08-other-district.txt")[1].said[0]
    assert (
        "不能认定是500112138001、500112144003中的哪一个"
        in call(notices / "10-one-row-a-line.txt")[1].results[0]
    )


@pytest.mark.parametrize("name", ["没有.txt", "通知.pdf"])
def test_refused_input_leaves_no_draft(tmp_path, name):
    draft = tmp_path / "draft.yaml"
    with pytest.raises(Refusal):
        call(tmp_path / name, "--draft", draft)
    assert not draft.exists()


def test_an_existing_draft_is_kept_unless_forced(tmp_path):
    draft = tmp_path / "draft.yaml"
    code, heard = call(REAL, "--draft", draft)
    assert code == DONE and heard.said[0].startswith("目录草稿已写入")
    draft.write_text("别动", encoding="utf-8")
    with pytest.raises(WrongState, match="--force"):
        call(REAL, "--draft", draft)
    assert draft.read_text(encoding="utf-8") == "别动"
    assert call(REAL, "--draft", draft, "--force")[0] == DONE
    assert draft.read_text(encoding="utf-8") == draft_yaml(read(REAL), area="500112")


def test_a_draft_never_replaces_the_notice_nor_goes_nowhere(tmp_path):
    notice = tmp_path / "通知.txt"
    shutil.copy(REAL, notice)
    with pytest.raises(Refusal, match="换一个文件名"):
        call(notice, "--draft", notice, "--force")
    assert notice.read_bytes() == REAL.read_bytes()
    with pytest.raises(Refusal, match="写不到"):
        call(notice, "--draft", tmp_path / "没有" / "draft.yaml")


def test_the_draft_is_a_pack_that_can_be_checked():
    """What is left to a person is refused until it is written, line by line; nothing else is wrong with it."""
    text = draft_yaml(read(REAL), area="500112")
    pack, problems = reading.pack(text, file="draft.yaml")
    empty = [at for at, line in enumerate(text.splitlines(), start=1) if "待填" in line.partition("#")[0]]
    assert {one.message for one in problems} == {"short 还没有填（“待填”）"} and pack is not None
    assert [one.line for one in problems] == empty
    _, after = reading.pack(text.replace(": 待填\n", ": 会议\n").replace('"待填"', '"会议"'), file="draft.yaml")
    assert after == []
    assert (pack.id, pack.title, pack.area) == ("draft-2023-24", "渝北民〔2023〕24号", "500112")
    assert pack.notice is not None
    assert [str(day) for day in pack.notice.report_days] == ["2023-03-31", "2023-06-30", "2023-09-30"]
    assert pack.notice.progress_limit == 300
    assert [one.text for one in pack.notice.measures] == [one.text for one in read(REAL).measures]


def test_the_draft_holds_the_form_its_report_and_the_topics_by_their_words():
    pack, _ = reading.pack(draft_yaml(read(REAL), area="500112"), file="draft.yaml")
    shipped, _ = reading.pack((REAL.parents[1] / "yubei-2023.yaml").read_text(encoding="utf-8"), file="yubei-2023.yaml")
    assert pack.notice.form_title == shipped.notice.form_title
    (report,) = pack.duties
    real = next(one for one in shipped.duties if one.id == "yubei-2023.m00.report")
    assert (report.window, report.facts, report.of, report.applies_to) == (real.window, real.facts, real.of, real.applies_to)
    right = {name for name, no in pack.notice.topics.items() if shipped.notice.topics[name] == no}
    assert right == set(pack.notice.topics) and len(right) == 16


def test_a_draft_nobody_finished_is_refused(tmp_path):
    """Without the number and the district of a notice the draft says so; ``check`` names both lines."""
    notice = REAL.parents[2] / "tests" / "notices" / "varied" / "01-tabs-gb.txt"
    call(notice, "--draft", tmp_path / "draft.yaml")
    text = (tmp_path / "draft.yaml").read_text(encoding="utf-8")
    assert "# 请核对：没有读到发文字号。" in text and "任务表第2行；责任单位：各村（社区）；完成时限：长期坚持" in text
    _, problems = reading.pack(text, file="draft.yaml")
    assert len(problems) == 1 and "area" in problems[0].message
    _, problems = reading.pack(text.replace('area: "待填"', 'area: "430181"'), file="draft.yaml")
    assert {"title", "number", "short"} <= {one.message.split(" ")[0] for one in problems}


def test_the_draft_marks_every_proposal_under_its_measure():
    notice = read(REAL)
    block = yaml.safe_load(draft_yaml(notice))["notice"]
    under = {one["no"]: one.get("proposals", []) for one in block["measures"]} | {0: block["proposals"]}
    for no, entries in under.items():
        assert [one["words"] for one in entries] == [one.words for one in notice.proposals_of(no)]
        assert all(one["proposal"] == "待确认" for one in entries)
    assert sum(map(len, under.values())) == len(notice.proposals)


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\x85\x7f\u2028\ufeff“\":#'"),
        max_size=30,
    )
)
def test_any_text_comes_back_from_the_draft_letter_for_letter(text):
    source = REAL.read_text(encoding="utf-8").replace("继续推广“三事分流”工作机制；", f"甲{text}乙")
    notice = read_bytes(source.encode(), name="通知.txt", units=())
    back = yaml.safe_load(draft_yaml(notice))["notice"]["measures"]
    assert back[22]["text"] == notice.measures[22].text == f"甲{text}乙"
