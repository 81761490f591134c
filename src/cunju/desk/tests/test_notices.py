"""读通知: the district reads a notice, goes through its measures one tap each, and takes home a draft that ``check`` judges."""

from pathlib import Path

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import cast

from cunju import catalogue
from cunju.catalogue import reading, remarks
from cunju.catalogue.reader import read_bytes
from cunju.desk.notice import kept
from cunju.duties import checking

REAL = Path(catalogue.__file__).parent / "data" / "notice" / "yubei-2023-24.txt"
REAL_PACK = Path(catalogue.__file__).parent / "data" / "yubei-2023.yaml"
PAGE = f"/notice/{cast.DISTRICT}/"
SMALL = """渝北民〔2024〕9号
重庆市渝北区民政局关于印发《2024年重点任务清单》的通知
各镇人民政府：
制定《2024年重点任务清单》，现印发给你们。请于6月30日前报送办理情况表。
附件：1.2024年重点任务清单
2.2024年重点任务清单办理情况表
重庆市渝北区民政局
2024年3月1日
附件1
2024年重点任务清单
序号\t重点任务\t具体措施\t责任单位\t完成时限
1\t规范公开\t1.每季度公开一次财务；\t各村\t6月底前
\t\t2.公开内容存档三年以上。\t各村\t全年
2\t民主协商\t3.收到意见20个工作日内答复。\t各镇\t年底前
"""


def sent(client, text: str = SMALL, name: str = "通知.txt"):
    return client.post(PAGE, {"do": "read", "file": SimpleUploadedFile(name, text.encode())})


def tap(client, no: int, do: str, **more):
    answer = client.post(f"{PAGE}measure/{no}/", {"do": do, "page": "1", **more})
    assert answer.status_code == 302 and answer.url == f"{PAGE}?page=1#m{no}"
    return client.get(PAGE).content.decode()


def draft(client) -> str:
    return client.get(f"{PAGE}draft/").content.decode()


def test_a_notice_is_read_and_stands_beside_what_it_says(enter) -> None:
    client = enter("district")
    assert sent(client).url == PAGE
    text = client.get(PAGE).content.decode()
    for words in ("每季度公开一次财务；", "责任单位：各村", "几日内：“20个工作日内”", "2024年6月30日", "还有3条措施没有核对，检查通不过"):
        assert words in text
    assert yaml.safe_load(draft(client))["area"] == cast.DISTRICT


def test_what_is_no_notice_is_refused_and_nothing_is_kept(enter) -> None:
    client = enter("district")
    answer = sent(client, "关于召开会议的通知\n一、会议时间\n5月1日\n")
    assert answer.status_code == 200 and "没有找到" in answer.content.decode()
    assert kept.of(cast.DISTRICT) is None and client.get(f"{PAGE}draft/").status_code == 404


def test_each_measure_is_one_tap_and_the_finished_draft_passes(enter) -> None:
    client = enter("district")
    sent(client)
    assert "短标题“每季度公开一次财务”" in tap(client, 1, "accept")
    text = tap(client, 2, "change", **{"m2-short": "公开存档", "m2-text": "公开内容存档五年以上。"})
    assert "<p>公开内容存档五年以上。</p>" in text and "原文：公开内容存档三年以上。" in text
    assert "短标题“公开存档”，原文改过" in text and "<b>1</b>条还没有核对" in text
    _, problems = reading.pack(draft(client), file="d.yaml")
    assert problems and {one.message for one in problems} == {"short 还没有填（“待填”）"}
    tap(client, 3, "leave")
    pack, problems = reading.pack(draft(client), file="d.yaml")
    assert problems == [] and pack is not None and pack.notice is not None
    assert [(one.no, one.text, "".join(one.short)) for one in pack.notice.measures] == [
        (1, "每季度公开一次财务；", "每季度公开一次财务"), (2, "公开内容存档五年以上。", "公开存档"),
    ]  # fmt: skip
    assert [one.title for one in pack.notice.tasks] == ["规范公开"]
    assert [str(one) for one in pack.notice.report_days] == ["2024-06-30"] and len(pack.duties) == 1


def test_a_decision_is_taken_back_and_a_wrong_change_is_said(enter) -> None:
    client = enter("district")
    sent(client)
    tap(client, 1, "leave")
    assert "<b>3</b>条还没有核对" in tap(client, 1, "open")
    assert "第1项没有改：请写短标题" in tap(client, 1, "change", **{"m1-short": "", "m1-text": "字"})
    assert "没有这一项措施" in tap(client, 99, "accept")
    client.post(PAGE, {"do": "drop"})
    assert kept.of(cast.DISTRICT) is None


def test_a_number_that_was_not_read_is_written_on_the_page(enter) -> None:
    client = enter("district")
    sent(client, SMALL.partition("\n")[2])
    text = client.get(PAGE).content.decode()
    assert "文号还没有填，请在上面填写。" in text and "number" not in text.split("草稿还差什么")[1].split("</section>")[0]
    head = {"letter-number": "", "letter-title": "关于印发清单的通知", "letter-issuer": "重庆市渝北区民政局"}
    assert "请照通知写文号" in client.post(PAGE, {"do": "letter", **head}).content.decode()
    tap(client, 1, "accept")
    assert client.post(PAGE, {"do": "letter", **head, "letter-number": "渝北民〔2024〕9号"}).url == PAGE
    text = client.get(PAGE).content.decode()
    assert "渝北民〔2024〕9号 · 重庆市渝北区民政局" in text and "文号还没有填" not in text and "没有读到发文字号" not in text
    read = yaml.safe_load(draft(client))
    assert (read["title"], read["notice"]["title"]) == ("渝北民〔2024〕9号", "关于印发清单的通知")
    assert kept.of(cast.DISTRICT).left() == 2


def test_a_deadline_of_the_body_is_taken_or_left_out(enter) -> None:
    client = enter("district")
    sent(client)
    words = kept.of(cast.DISTRICT).notice.proposals_of(0)[0].words
    for no in (1, 2, 3):
        tap(client, no, "accept")
    assert "正文和附件里有1处期限" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}letter/", {"do": "accept", "words": words}).url == f"{PAGE}#h-letter"
    text = client.get(PAGE).content.decode()
    assert "正文和附件里有1处期限" not in text and "重新核对" in text
    assert "report_days: [2024-06-30]  # 已核对" in draft(client)
    client.post(f"{PAGE}letter/", {"do": "leave", "words": words})
    pack, problems = reading.pack(draft(client), file="d.yaml")
    assert problems == [] and pack is not None and pack.notice is not None
    assert pack.notice.report_days == () and pack.duties == ()
    client.post(f"{PAGE}letter/", {"do": "open", "words": words})
    assert "report_days: [2024-06-30]  # 待确认" in draft(client)
    client.post(f"{PAGE}letter/", {"do": "accept", "words": "没有的话"})
    assert "没有这句话" in client.get(PAGE).content.decode()


LIST = """基层治理2024工作要点
一、健全村民自治
（一）规范村民会议。每年至少召开1次村民会议。
（二）规范村务公开。每季度公开1次。
二、提升社区服务
（三）推进嵌入式服务。建设服务设施2处以上。
"""


def test_the_only_year_of_a_list_without_a_letter_stays_in_its_title(enter) -> None:
    client = enter("district")
    assert sent(client, LIST).url == PAGE
    assert yaml.safe_load(draft(client))["covers"]["to"].year == 2024
    head = {"letter-number": "渝北民〔2024〕9号", "letter-title": "基层治理工作要点", "letter-issuer": "重庆市渝北区民政局"}
    text = client.post(PAGE, {"do": "letter", **head}).content.decode()
    assert "请在标题里写上年份" in text and 'value="基层治理工作要点"' in text
    assert kept.of(cast.DISTRICT).notice.title == "基层治理2024工作要点"
    assert client.post(PAGE, {"do": "letter", **head, "letter-title": "2024年要点"}).url == PAGE


def test_a_head_written_after_the_notice_is_gone_is_said(enter) -> None:
    head = {"letter-number": "渝北民〔2024〕9号", "letter-title": "2024年要点", "letter-issuer": "重庆市渝北区民政局"}
    assert "已经不在了" in enter("district").post(PAGE, {"do": "letter", **head}).content.decode()


def test_a_finished_draft_says_what_is_open_and_that_nothing_is_due(enter, tmp_path) -> None:
    client = enter("district")
    sent(client)
    for no in (1, 2, 3):
        assert "草稿能通过检查" not in client.get(PAGE).content.decode()
        tap(client, no, "accept")
    text = client.get(PAGE).content.decode()
    for words in ("草稿能通过检查", "正文和附件里有1处期限", "除了报表，这份通知的措施都不会到期"):
        assert words in text
    file = tmp_path / "d.yaml"
    file.write_text(draft(client), encoding="utf-8")
    looked = checking.of_files([file])
    assert looked.findings == [] and any("除了报表" in one for one in looked.as_json()["remarks"])
    assert remarks.of_text(REAL_PACK.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("who", ["town", "reader", "clerk", "system"])
def test_only_the_district_officer_reads_notices(enter, who: str) -> None:
    client = enter(who)
    assert client.get(PAGE).status_code == 404 and sent(client).status_code == 404


def test_the_whole_notice_comes_back_from_what_is_kept() -> None:
    notice = read_bytes(REAL.read_bytes(), name="通知.txt")
    assert type(notice).from_json(notice.as_json()).as_json() == notice.as_json()
