"""A notice typeset: its Word file reads back letter for letter; what a notice should not demand is pointed at with the rule."""

import argparse
import io
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from docx import Document

from cunju import catalogue
from cunju.catalogue.reader import Notice, read_bytes, read_with_letter
from cunju.catalogue.reader.letter import Letter
from cunju.kernel.blocks import Imprint
from cunju.kernel.refusals import Refusal
from cunju.reports import commands, gazette, noticelint, pdf, titles, word

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


def test_the_imprint_stands_at_the_foot_of_an_even_last_page_and_the_seal_beside_text(read: tuple[Notice, Letter]) -> None:
    opened = pdfplumber.open(io.BytesIO(pdf.pdf([gazette.paper(*read)])))
    pages = [[(round(float(one["top"])), one["text"]) for one in page.extract_words()] for page in opened.pages]
    assert len(pages) % 2 == 0
    foot = [top for top, text in pages[-1] if text.endswith("印发")]
    assert foot and foot[0] > (297 - 35 - 12) / 25.4 * 72
    plain = ["".join(text for _, text in page) for page in pages]
    signed = next(one for one in plain[:-1] if "2023年3月28日" in one)
    assert signed.startswith("附件")  # the list of annexes goes with the seal


@pytest.mark.parametrize("measures", [4, 9, 14])
def test_the_imprint_goes_overleaf_where_the_last_page_is_odd(read: tuple[Notice, Letter], measures: int) -> None:
    notice, letter = read
    tasks = (replace(notice.tasks[0], measures=tuple(range(1, measures + 1))),)
    short = replace(notice, tasks=tasks, measures=notice.measures[:measures])
    made = gazette.paper(short, letter)
    assert pdf.pages([made]) % 2 == 0
    last = made.blocks[-1]
    assert isinstance(last, Imprint)
    bare = pdf.pages([replace(made, blocks=made.blocks[:-1])])
    assert last.turned is (bare % 2 == 1)
    sections = Document(io.BytesIO(word.word(made))).sections
    assert len(sections) == 1 + last.turned
    assert read_bytes(word.word(made), name="通知.docx").imprint == short.imprint


def test_a_title_breaks_where_its_meaning_allows() -> None:
    told = "重庆市渝北区民政局关于印发《健全党组织领导的基层群众自治机制2023年重点任务清单》的通知"
    lines = titles.broken(told, first="重庆市渝北区民政局").split("\n")
    assert lines[0] == "重庆市渝北区民政局" and "".join(lines) == told
    assert all(titles.width(one) <= titles.MOST for one in lines) and not any(one.startswith(("的", "》", "年")) for one in lines)
    assert titles.broken("关于开会的通知") == "关于开会的通知"


def test_what_is_wrong_in_form_is_said_in_sentences(read: tuple[Notice, Letter]) -> None:
    notice, letter = read
    clean = noticelint.faults(notice, letter)
    assert clean and all("半角标点" in one for one in clean)
    cases = [
        (replace(notice, number="渝北民[2023]24号"), letter, "六角括号"),
        (replace(notice, number="渝北民〔2022〕24号"), letter, "年份是2022年"),
        (replace(notice, number="渝北民〔2023〕号"), letter, "还没有发文字号"),
        (replace(notice, date=None), letter, "还没有成文日期"),
        (replace(notice, title=f"{notice.title}。"), letter, "标题末尾不加标点"),
        (replace(notice, addressees=()), letter, "还没有主送机关"),
        (replace(notice, annexes=notice.annexes[:1]), letter, "正文提到附件2，后面没有附件2"),
        (replace(notice, annexes=(replace(notice.annexes[0], title="别的清单"), notice.annexes[1])), letter, "和附件1“别的清单”不一样"),
        (notice, replace(letter, body="一、甲。\n三、乙。"), "“三、”接不上，前面应有“二、”"),
        (notice, replace(letter, body="（一）甲。"), "上面没有“一、”这一层"),
        (notice, replace(letter, body=letter.body + "请于03月1日前报送。"), "数字前面不补0"),
        (notice, replace(letter, body=letter.body + "按2022年的办法办。"), "还写着2022年"),
        (replace(notice, measures=(replace(notice.measures[0], text="没有句号"), *notice.measures[1:])), letter, "第1项末尾没有句号"),
        (replace(notice, imprint=None), letter, "版记排不出来"),
    ]  # fmt: skip
    for wrong, told, words in cases:
        assert any(words in one for one in noticelint.faults(wrong, told)), words
        assert not any(words in one for one in clean), words
