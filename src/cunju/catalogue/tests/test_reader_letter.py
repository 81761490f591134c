"""The lines around a notice in the ways offices set them: its number below the title, lines of a web page, the annex without a heading."""

import pytest

from cunju.catalogue import reading, remarks
from cunju.catalogue.reader import Notice, draft_yaml, read_bytes, short_of

LETTER = """重庆市渝北区民政局
关于印发《2024年重点任务清单》的通知

{between}
各镇人民政府，各街道办事处：
{body}
附件：1.2024年重点任务清单
重庆市渝北区民政局
2024年3月5日

{head}
序号\t重点任务\t具体措施\t完成时限
1\t规范公开\t1.{measure}\t6月底前
2\t民主协商\t2.协商记录存档。\t全年
"""
BODY = "按照全区部署，制定《2024年重点任务清单》，请抓好落实。"


def letter(*, between: str = "渝北民〔2024〕15号\n", body: str = BODY, head: str = "2024年重点任务清单", measure: str = "公开一次财务；") -> Notice:
    text = LETTER.format(between=between, body=body, head=head, measure=measure)
    return read_bytes(text.encode(), name="通知.txt")


@pytest.mark.parametrize(
    "between",
    [
        "渝北民〔2024〕15号\n",
        "渝北民〔2024〕15号",
        "（渝北民〔2024〕15号）",
        "渝北民〔2024〕15号　签发人：局长",
        "发文字号：渝北民〔2024〕15号\n发布日期：2024年3月6日\n来源：区民政局\n（此件公开发布）\n浏览：12\n",
        "渝北民〔2024〕\n15号",
    ],
)
def test_a_number_below_the_title_is_the_number_and_nobody_addressed(between: str) -> None:
    told = letter(between=between)
    assert (told.number, told.addressees) == ("渝北民〔2024〕15号", ("各镇人民政府", "各街道办事处"))
    assert told.title == "重庆市渝北区民政局关于印发《2024年重点任务清单》的通知"


def test_a_number_right_before_the_first_addressee_is_cut_off() -> None:
    text = LETTER.format(between="", body=BODY, head="", measure="公开；").replace("\n各镇", "\n渝北民〔2024〕15号各镇")
    told = read_bytes(text.encode(), name="通知.txt")
    assert (told.number, told.addressees) == ("渝北民〔2024〕15号", ("各镇人民政府", "各街道办事处"))


def test_a_number_among_the_addressees_is_said_and_none_of_them() -> None:
    text = LETTER.format(between="", body=BODY, head="", measure="公开；").replace("，各街道", "，渝民发〔2023〕4号抄送单位，各街道")
    told = read_bytes(text.encode(), name="通知.txt")
    assert told.addressees == ("各镇人民政府", "各街道办事处")
    assert "主送机关里的“渝民发〔2023〕4号抄送单位”带着文号，没有列为主送机关，请核对。" in told.doubts


def test_check_refuses_addressees_with_a_number() -> None:
    text = draft_yaml(letter(), area="500112").replace('"各镇人民政府"', '"渝北民〔2024〕15号各镇人民政府"')
    pack, (problem,) = reading.pack(text, file="d.yaml")
    assert pack is None and "夹着文号" in problem.message


def test_what_recurs_is_never_due_before_the_notice() -> None:
    told = letter(body=f"{BODY}每月10日前报送情况，每季度末月5日前报送小结。")
    days = [one.values["on"] for one in told.proposals_of(0) if one.type == "deadline"]
    assert days == [f"2024-{month:02}-10" for month in range(3, 13)] + [f"2024-{month:02}-05" for month in (3, 6, 9, 12)]


def test_each_month_and_each_quarter_are_both_read() -> None:
    told = letter(measure="按月公开财务收支，按季公开一般事项；")
    assert [(one.words, one.values["each"]) for one in told.proposals_of(1) if one.type == "recurrence"] == [("按月", "month"), ("按季", "quarter")]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("每个村（社区）全年召开会议，记录存档。", "每个村（社区）全年召开会议"),
        ("规范村 (居) 务公开（见附表）工作；", "规范村(居)务公开工作"),
        ("推动驻区单位党组织书记兼任街道大工委兼职委员开展共驻共建活动。", "推动驻区单位党组织书记兼任街道大工委兼…"),
        ("组织监督委员会审查公开内容并在公开栏张贴完整的结果清单。", "组织监督委员会审查公开内容"),
    ],
)
def test_a_short_title_keeps_whom_it_speaks_of_and_does_not_end_amid_a_word(text: str, short: str) -> None:
    assert short_of(text) == short and len(short) <= 20


def test_a_table_under_the_title_of_an_annex_is_that_annex() -> None:
    absent = "正文列有附件1，文件里没有。"
    assert absent not in letter().doubts and absent not in letter(head="").doubts
    two = LETTER.format(between="", body=BODY, head="2024年重点任务清单", measure="公开；").replace("任务清单\n重庆", "任务清单\n2.办理情况表\n重庆")
    told = read_bytes(two.encode(), name="通知.txt")
    assert absent not in told.doubts and "正文列有附件2，文件里没有。" in told.doubts


def test_a_draft_says_what_was_guessed_and_that_nothing_is_due() -> None:
    said = remarks.of_text(draft_yaml(letter(measure="全年召开村民代表会议不少于4次；"), area="500112"))
    assert any(one.startswith("法律法规的要求归到哪项措施（topics，") for one in said)
    assert any(one.startswith("各项措施里有") and "处期限" in one for one in said)
    assert said[-1] == "还没有逐条写应办事项（duties）：这份通知的措施都不会到期，也不会算逾期。"
