"""What is not such a notice is refused with a sentence that names what was looked for."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from cunju.catalogue.reader import NotANotice, UnreadableUnits, read, read_bytes, read_units
from cunju.catalogue.tests.notices.word_twin import REAL, twin
from cunju.kernel.refusals import Refusal
from cunju.tables import reading
from cunju.tables.limits import WORD

TEXT = REAL.read_text(encoding="utf-8")


def packed(**files: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def letter_in_word() -> bytes:
    document = docx.Document()
    for line in TEXT.split("\t序号")[0].split("\n"):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


WITHOUT = [
    ("序号", "没有找到重点任务清单"),
    ("具体措施", "没有找到重点任务清单"),
    ("的通知", "没有找到标题"),
    ("2023年3月28日", "没有找到成文日期"),
]
OTHERS = [
    (b"", "a.txt", "“序号”“重点任务”“具体措施”"),
    ("村规民约\n一、爱国守法。".encode(), "a.txt", "“序号”“重点任务”“具体措施”"),
    ("\t序号\n\t重点任务\n\t具体措施\n\n".encode(), "a.txt", "没有读到具体措施"),
    ("\t序号\n\t重点任务\n\t具体措施\n\n\t\n\t\n\t1.甲\n".encode(), "a.txt", "没有序号和重点任务"),
    (b"\xff\xfe\x00\xd8\x41", "a.txt", "UTF-8 或 GB18030"),
    (TEXT.encode("utf-16"), "a.txt", "UTF-8 或 GB18030"),
    (TEXT.encode(), "通知.pdf", "不能作为 PDF 打开"),
    (b"%PDF-1.4 cut off", "通知.pdf", "不能作为 PDF 打开"),
    (TEXT.encode(), "通知.wps", "只认 .txt 和 .docx，以及 .doc 和有文字的 .pdf"),
    (TEXT.encode(), "通知.doc", "另存为 .docx"),
    (TEXT.encode(), "通知", "只认 .txt 和 .docx"),
    (TEXT.encode(), "通知.docx", "不能作为 Word 文件"),
    (packed(a="b"), "通知.docx", "不能作为 Word 文件"),
    (packed(**{"[Content_Types].xml": "<no"}), "通知.docx", "不能作为 Word 文件"),
    (letter_in_word(), "通知.docx", "没有找到重点任务清单"),
]


@pytest.mark.parametrize(("words", "sentence"), WITHOUT)
def test_a_notice_without_a_part_names_that_part(words, sentence):
    with pytest.raises(NotANotice, match=sentence):
        read_bytes(TEXT.replace(words, "").encode(), name="通知.txt")


def test_all_missing_parts_are_named_at_once():
    text = TEXT.replace("〔2023〕", "").replace("的通知", "").replace("2023年3月28日", "")
    with pytest.raises(NotANotice) as refused:
        read_bytes(text.encode(), name="通知.txt")
    for part in ("发文字号", "标题", "成文日期"):
        assert part in refused.value.message


def test_a_notice_without_a_number_is_read_with_a_doubt():
    told = read_bytes(TEXT.replace("渝北民〔2023〕24号", "").encode(), name="通知.txt")
    assert told.number == "" and told.doubts == ("没有读到发文字号。",)
    assert (told.title, told.measures) == (read(REAL).title, read(REAL).measures)


@pytest.mark.parametrize(("data", "name", "sentence"), OTHERS)
def test_other_files_are_refused(data, name, sentence):
    with pytest.raises(NotANotice) as refused:
        read_bytes(data, name=name)
    assert sentence in refused.value.message
    assert isinstance(refused.value, Refusal)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotANotice, match="打不开文件"):
        read(tmp_path / "没有.txt")


def test_a_word_file_that_unpacks_too_large(monkeypatch):
    monkeypatch.setattr(reading.word, "__kwdefaults__", {"limits": replace(WORD, unpacked=1000)})
    with pytest.raises(NotANotice, match="太大"):
        read_bytes(twin(), name="通知.docx")


UNITS = [
    ("名称,代码\n", "第1行应为表头"),
    ("code,name,kind,parent\n500112,渝北区,county,\n50011,某镇,town,500112\n", "第3行"),
    ("code,name\n500112018,\n", "第2行"),
]


@pytest.mark.parametrize(("text", "sentence"), UNITS)
def test_a_list_of_units_that_cannot_be_read(tmp_path: Path, text, sentence):
    path = tmp_path / "units.csv"
    path.write_text(text, encoding="gb18030")
    with pytest.raises(UnreadableUnits) as refused:
        read_units(path)
    assert sentence in refused.value.message and "units.csv" in refused.value.message


def test_a_list_of_units_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableUnits, match="打不开"):
        read_units(tmp_path / "units.csv")


def test_an_old_word_file_without_libreoffice_says_what_to_do(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(NotANotice, match=r"LibreOffice.*另存为 \.docx"):
        read_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000), name="通知.doc")


def test_a_docx_under_the_name_doc_is_read():
    assert read_bytes(twin(), name="通知.doc").as_json() == read(REAL).as_json()
