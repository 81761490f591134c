"""A notice typeset: its Word file reads back letter for letter; what a notice should not demand is pointed at with the rule."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from cunju import catalogue
from cunju.catalogue.reader import Notice, read_bytes, read_with_letter
from cunju.catalogue.reader.letter import Letter
from cunju.kernel.refusals import Refusal
from cunju.reports import commands, gazette, word

REAL = Path(catalogue.__file__).parent / "data" / "notice" / "yubei-2023-24.txt"


@pytest.fixture(scope="module")
def read() -> tuple[Notice, Letter]:
    return read_with_letter(REAL)


def test_the_notice_of_2023_comes_back_letter_for_letter(read: tuple[Notice, Letter], tmp_path: Path) -> None:
    raw = word.word(gazette.paper(*read))
    assert read_bytes(raw, name="通知.docx").as_json() == read[0].as_json()
    (tmp_path / "a.docx").write_bytes(raw)
    opened = Document(str(tmp_path / "a.docx"))
    faces = {(run.text, run.font.size.pt, str(run.font.color.rgb)) for line in opened.paragraphs[:4] for run in line.runs if run.text}
    assert ("重庆市渝北区民政局", 30, "C00000") in faces and ("渝北民〔2023〕24号", 16, "None") in faces
    assert opened.sections[0].header.paragraphs[0].text == ""


def test_another_text_does_not_come_back_as_this_one(read: tuple[Notice, Letter]) -> None:
    notice, letter = read
    other = replace(notice, measures=(replace(notice.measures[0], text="另一项措施；"), *notice.measures[1:]))
    assert read_bytes(word.word(gazette.paper(other, letter)), name="通知.docx").measures[0].text == "另一项措施；"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各村每日报送排查情况。", "每日报送"), ("完成情况实行一票否决。", "一票否决"), ("活动要上传工作照片。", "上传工作照片"),
        ("与各村签订责任状。", "签订责任状"), ("推动居民关注，下载率不低于八成。", "下载率"),
    ],
)  # fmt: skip
def test_a_sentence_that_demands_what_is_forbidden_is_pointed_at_with_the_rule(text: str, words: str, read: tuple[Notice, Letter]) -> None:
    notice, letter = read
    found = gazette.remarks(replace(notice, measures=(replace(notice.measures[0], text=text),)), replace(letter, body=""))
    assert [(one.words, bool(one.cite)) for one in found] == [(words, True)]


def test_what_the_real_notice_says_is_pointed_at_once_and_a_wrong_number_too(read: tuple[Notice, Letter]) -> None:
    notice, letter = read
    assert [one.said[:8] for one in gazette.remarks(notice, letter)] == ["除有特殊规定外，"]
    wrong = replace(notice, number="渝北民[2023]第024号")
    assert "六角括号" in str(gazette.remarks(wrong, letter)[0])
    with pytest.raises(Refusal, match="排不成公文"):
        gazette.paper(replace(notice, number=""), letter)


def test_the_command_writes_word_and_pdf_and_leaves_a_file_that_is_there(tmp_path: Path) -> None:
    class Heard:
        said = ""

        def say(self, text: str) -> None:
            self.said += text

    heard = Heard()
    for name, head in (("a.docx", b"PK"), ("a.pdf", b"%PDF")):
        given = argparse.Namespace(file=REAL, out=tmp_path / name)
        assert commands._typeset(given, heard) == 0  # type: ignore[arg-type]
        assert given.out.read_bytes().startswith(head)
        with pytest.raises(commands.WrongState):
            commands._typeset(given, heard)  # type: ignore[arg-type]
    assert "25项措施，1处要看" in heard.said
