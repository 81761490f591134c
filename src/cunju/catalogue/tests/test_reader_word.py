"""Word files as they come: the twin of the real notice gives exactly its JSON, however its table was made."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from cunju.catalogue.reader import read, read_bytes
from cunju.catalogue.tests.notices.word_twin import REAL, Word, add_tasks, enlist, twin

LIST = "健全基层群众自治机制2023年重点任务清单"
HEAD = (
    f"渝北民〔2023〕9号\n重庆市渝北区民政局\n关于印发《{LIST}》的通知\n各镇人民政府：\n"
    f"按照部署，制定《{LIST}》，现印发给你们。"
)
FOOT = f"附件：{LIST}\n重庆市渝北区民政局\n2023年3月28日\n（此件公开发布）\n附件\n{LIST}"
ROWS = [("序号", "重点任务", "具体措施"), ("1", "会议", "1.每年召开1次；"), ("", "", "2.做好记录。")]


def measures(word: Word) -> list[tuple[int, int, str]]:
    notice = read_bytes(word.bytes(), name="通知.docx")
    return [(one.task, one.no, one.text) for one in notice.measures]


@pytest.fixture
def word():
    made = Word()
    made.paragraphs(f"{HEAD}\n{FOOT}")
    return made


@pytest.mark.parametrize("numbers", ["typed", "list", "style"])
@pytest.mark.parametrize("shape", [{"merge": True}, {"merge": False}, {"merge": False, "repeat": True}])
def test_the_word_twin_gives_exactly_the_same_json(shape, numbers):
    assert read_bytes(twin(numbers=numbers, **shape), name="通知.docx").as_json() == read(REAL).as_json()


def test_numbers_that_begin_anew_in_each_task_are_numbered_through_with_a_doubt():
    notice = read_bytes(twin(numbers="restarted"), name="通知.docx")
    assert [(one.no, one.text) for one in notice.measures] == [
        (one.no, one.text) for one in read(REAL).measures
    ]
    assert notice.doubts == ("具体措施编号有重复，已按先后连续编为第1至25项，引用前请核对。",)


def test_task_numbers_and_the_letter_may_be_numbered_automatically(word):
    word = Word()
    word.levels(("chineseCounting", "%1"), ("decimal", "%1.%2、"))
    for text in HEAD.split("\n"):
        word.document.add_paragraph(text)
    number = word.new_list()
    for text in ("要提高认识。", "要狠抓落实。"):
        enlist(word.document.add_paragraph(text), number=number)
    word.paragraphs(FOOT)
    table = add_tasks(
        word, [ROWS[0], ("", "会议", "1.甲；"), ("", "", "2.乙。"), ("", "公开", "3.丙。")], merge=False
    )
    table.cell(1, 0).merge(table.cell(2, 0))
    tasks = word.new_list(start=1)
    for at in (1, 3):
        enlist(table.cell(at, 0).paragraphs[0], number=tasks)
    notice = read_bytes(word.bytes(), name="通知.docx")
    assert [one.text for one in notice.requirements] == ["一要提高认识。", "二要狠抓落实。"]
    assert [(one.no, one.title, one.measures) for one in notice.tasks] == [
        (1, "会议", (1, 2)),
        (2, "公开", (3,)),
    ]


def test_sub_items_and_soft_breaks_stay_in_their_measure(word):
    word.levels(("decimal", "%1."), ("decimal", "（%2）"))
    table = add_tasks(word, [ROWS[0], ("1", "会议", ""), ("", "", "")], merge=False)
    number = word.new_list()
    cell = table.cell(1, 2)
    cell.paragraphs[0].add_run("会议每年召开1次，\n做好记录：")
    enlist(cell.paragraphs[0], number=number)
    for text in ("开会；", "记录。"):
        enlist(cell.add_paragraph(text), number=number, level=1)
    enlist(cell.add_paragraph("两个编号在同一格；"), number=number)
    enlist(table.cell(2, 2).paragraphs[0], number=number)
    table.cell(2, 2).paragraphs[0].add_run("第三项。")
    first = "会议每年召开1次，做好记录：（1）开会；（2）记录。"
    assert measures(word) == [(1, 1, first), (1, 2, "两个编号在同一格；"), (1, 3, "第三项。")]


def test_measures_without_any_number_are_numbered_by_place(word):
    add_tasks(word, [ROWS[0], ("1", "会议", "甲；"), ("", "", "乙。")])
    notice = read_bytes(word.bytes(), name="通知.docx")
    assert [(one.no, one.text) for one in notice.measures] == [(1, "甲；"), (2, "乙。")]
    assert notice.doubts[-1] == "具体措施没有编号，已按先后连续编为第1至2项，引用前请核对。"


def test_a_table_broken_over_pages_with_its_head_repeated(word):
    add_tasks(word, ROWS)
    word.document.add_paragraph("")
    add_tasks(word, [ROWS[0], ("2", "公开", "3.公开。"), ROWS[0], ("", "", "4.监督。")], merge=False)
    texts = [(1, 1, "每年召开1次；"), (1, 2, "做好记录。"), (2, 3, "公开。"), (2, 4, "监督。")]
    assert measures(word) == texts


def test_deleted_text_is_gone_and_inserted_text_is_there(word):
    table = add_tasks(word, ROWS)
    paragraph = table.cell(1, 2).paragraphs[0]._p
    for tag, text in (("del", "delText"), ("ins", "t"), ("moveFrom", "t")):
        xml = f'<w:{tag} {nsdecls("w")} w:id="1"><w:r><w:{text}>（{tag}）</w:{text}></w:r></w:{tag}>'
        paragraph.append(parse_xml(xml))
    gone = table.rows[2]._tr
    gone.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="2"/>'))
    assert measures(word) == [(1, 1, "每年召开1次；（ins）")]


def test_content_controls_tabs_and_hyphens(word):
    table = add_tasks(word, ROWS)
    cell = table.cell(2, 2)._tc
    paragraph = cell.find(qn("w:p"))
    paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:tab/><w:noBreakHyphen/><w:t>4</w:t></w:r>"))
    wrapped = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    cell.replace(paragraph, wrapped)
    wrapped[1].append(paragraph)
    assert measures(word)[1] == (1, 2, "做好记录。\t-4")


def test_the_number_of_the_notice_may_stand_in_a_text_box():
    word = Word()
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
        "<w:drawing>{0}</w:drawing></mc:Choice><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    inner = "<w:txbxContent><w:p><w:r><w:t>渝北民〔2023〕9号</w:t></w:r></w:p></w:txbxContent>"
    word.document.add_paragraph()._p.append(parse_xml(box.format(inner)))
    word.paragraphs("\n".join([*HEAD.split("\n")[1:], FOOT]))
    add_tasks(word, ROWS)
    notice = read_bytes(word.bytes(), name="通知.docx")
    assert notice.number == "渝北民〔2023〕9号"
    assert notice.title == f"重庆市渝北区民政局关于印发《{LIST}》的通知"


def test_the_imprint_may_be_a_table(word):
    add_tasks(word, ROWS)
    table = word.document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "重庆市渝北区民政局办公室", "2023年3月28日印发"
    notice = read_bytes(word.bytes(), name="通知.docx")
    assert notice.as_json()["imprint"] == {"office": "重庆市渝北区民政局办公室", "date": "2023-03-28"}
