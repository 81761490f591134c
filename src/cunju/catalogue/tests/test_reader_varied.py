"""Notices of unlike kinds, and what each says; ``varied/expected.yaml`` was written by hand before the reader knew any of them."""

import json
import re
from pathlib import Path

import pytest
import yaml

from cunju.catalogue import reading
from cunju.catalogue.reader import NotANotice, heads, paper_file, plain_text, read, read_bytes, word_file
from cunju.catalogue.reader.draft import draft_yaml

VARIED = Path(__file__).parent / "notices" / "varied"
EXPECTED = {
    name: told
    for sheet in sorted(VARIED.glob("*.yaml"))
    for name, told in yaml.safe_load(sheet.read_text(encoding="utf-8")).items()
}
READ = sorted(name for name, told in EXPECTED.items() if "refused" not in told)
PARTS = re.compile(r"[\s|｜│┌┐└┘├┤┬┴┼─\-:：]{1,}|(?<=[。；;])|<br>")
NUMBERED = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).．、]+|[①-⑳]|\d{1,3}$")


def test_every_file_is_expected():
    files = {one.name for one in VARIED.iterdir() if one.suffix in (".txt", ".doc", ".docx", ".pdf")}
    assert files == set(EXPECTED) and len(files) >= 20


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - set(READ)))
def test_what_is_no_list_of_tasks_is_refused_with_what_it_has(name):
    with pytest.raises(NotANotice) as refused:
        read(VARIED / name)
    for words in EXPECTED[name]["refused"]:
        assert words in refused.value.message


@pytest.mark.parametrize("name", READ)
def test_a_notice_says_what_it_says(name):
    told, expected = read(VARIED / name).as_json(), EXPECTED[name]
    assert (told["number"], told["issuer"], told["date"]) == (
        expected["number"],
        expected["issuer"],
        str(expected["date"]),
    )
    assert [[one["no"], one["title"], one["measures"]] for one in told["tasks"]] == expected["tasks"]
    assert [one["text"] for one in told["measures"]] == expected["texts"]
    assert {one["no"]: one["columns"] for one in told["measures"] if "columns" in one} == expected["columns"]
    found = [[one["measure"], one["type"], one["words"], one["values"]] for one in told["proposals"]]
    assert sorted(found, key=repr) == sorted(expected["proposals"], key=repr)
    for words in expected["doubts"]:
        assert any(words in one for one in told["doubts"]), words


@pytest.mark.parametrize("name", READ)
def test_words_stand_where_a_proposal_says(name):
    notice = read(VARIED / name)
    by_no = {one.no: one for one in notice.measures}
    for one in notice.proposals:
        if one.column:
            assert one.words in dict(by_no[one.measure].columns)[one.column]
        elif one.measure:
            assert one.start is not None and by_no[one.measure].text[one.start : one.end] == one.words


def pieces_of_tables(name):
    """Every piece of text in the tables of a file, as its format gives it, heads apart."""
    data = (VARIED / name).read_bytes()
    if name.endswith(".txt"):
        text = plain_text.decode(data, name=name)
        annex = text.partition("\n附件\n")[2]
        return [line for line in annex.split("\n") if not line.endswith("印发")]
    blocks = {".docx": word_file.blocks, ".doc": paper_file.old_word, ".pdf": paper_file.pdf}[Path(name).suffix]
    tables = [one for one in blocks(data, name=name) if not isinstance(one, str)]
    kept = [one for one in tables if any(heads.columns_of(row) for row in one[:2])]
    return [cell for table in kept for row in table for cell in row]


@pytest.mark.parametrize("name", READ)
def test_nothing_of_a_table_is_dropped_in_silence(name):
    told = json.dumps(read(VARIED / name).as_json(), ensure_ascii=False)
    whole = re.sub(r"\\[tn]|\s|[:：\-]", "", told)
    cells = [cell.replace("\ue000", "") for cell in pieces_of_tables(name)]
    pieces = [part for cell in cells for part in PARTS.split(cell) if part]
    for piece in pieces:
        bare = NUMBERED.sub("", piece, count=1).rstrip("；")
        bare = bare if "（" in bare else bare.rstrip("）")  # of （责任单位：…），cut at its colon
        bare = bare.removesuffix("（责任单位")
        assert bare in whole or piece in whole or heads.is_head_word(piece) or piece == "责任分工", piece


LIST = """附件
东陵区2024年村务公开任务分解表
序号\t重点任务\t具体措施\t完成时限
1\t规范公开\t1.每季度公开一次；\t6月底前
2\t民主协商\t2.协商记录存档。\t全年
"""


def test_a_list_without_its_letter_takes_the_year_of_its_name():
    told = read_bytes(LIST.encode(), name="附件.txt")
    assert (told.title, told.date, len(told.tasks), told.as_json()["date"]) == ("东陵区2024年村务公开任务分解表", None, 2, None)
    assert [one.values["on"] for one in told.proposals if one.type == "deadline"] == ["2024-06-30"]
    assert any("没有通知正文" in one for one in told.doubts)
    _, problems = reading.pack(draft_yaml(told, area="500112"), file="draft.yaml")
    assert any("valid_from" in one.message for one in problems)


def test_a_list_without_a_year_is_refused_for_its_date():
    with pytest.raises(NotANotice, match="成文日期"):
        read_bytes(LIST.replace("2024年", "").encode(), name="附件.txt")
