"""The real notice, letter for letter and proposal for proposal (interfaces §2)."""

import dataclasses
import hashlib

import pytest

from cunju.catalogue.reader import read, read_bytes
from cunju.catalogue.tests.notices.word_twin import REAL

DIGEST = "d7747cb7248d3ad4f26ada23eb1d6b05c9124f767d317297740a2f6ce3ac4a92"
LIST = "健全党组织领导的基层群众自治机制2023年重点任务清单"
TASKS = [
    (1, "坚持党组织的全面领导", [1, 2, 3, 4, 5]),
    (2, "充分发挥村（居）民委员会下属委员会功能", [6, 7, 8]),
    (3, "落实“四张清单”机制和运行流程", [9, 10, 11]),
    (4, "加强村规民约、居民公约建设", [12, 13, 14]),
    (5, "规范村 (居) 务公开工作", [15, 16]),
    (6, "深化村 (居) 议事协商", [17, 18, 19, 20]),
    (7, "健全村（居）务监督委员会", [21, 22]),
    (8, "提升服务职能", [23, 24, 25]),
]
GOLDEN = [
    (3, "recurrence", "每年至少召开1次", {"each": "year", "at_least": 1}, "各村（居）"),
    (3, "recurrence", "每年至少召开4次", {"each": "year", "at_least": 4}, "各村"),
    (5, "recurrence", "每年至少组织召开一次", {"each": "year", "at_least": 1}, ""),
    (6, "range", "3－9人", {"min": 3, "max": 9, "unit": "人"}, ""),
    (11, "place", "回兴街道", ["500112004"], ""),
    (11, "place", "双桐路社区", ["500112004018"], ""),
    (14, "deadline", "9月28日前", {"on": "2023-09-28"}, "每个镇街"),
    (15, "publication_days", "1、4、7、10月的15日", {"months": [1, 4, 7, 10], "day": 15}, ""),
    (15, "retention", "保留10日以上", {"min": 10, "unit": "day"}, ""),
    (15, "recurrence", "每月公开一次", {"each": "month", "at_least": 1}, ""),
    (15, "retention", "公开时限不少于一个月", {"min": 1, "unit": "month"}, ""),
    (18, "range", "4-6条", {"min": 4, "max": 6, "unit": "条"}, ""),
    (19, "recurrence", "每季度至少召开2次", {"each": "quarter", "at_least": 2}, "各村 (居)"),
    (20, "place", "统景镇", ["500112133"], ""),
    (24, "place", "王家街道", ["500112018"], ""),
    (24, "place", "玉峰山村", ["500112018202"], ""),
    (24, "place", "双凤桥街道", ["500112017"], ""),
    (24, "place", "民秀路社区", ["500112017015"], ""),
    (24, "place", "宝圣湖街道", ["500112020"], ""),
    (24, "place", "湖滨西路社区", ["500112020008"], ""),
    (24, "place", "龙塔街道", ["500112013"], ""),
    (24, "place", "龙盛社区", ["500112013011"], ""),
    (25, "deadline", "8月30日前", {"on": "2023-08-30"}, "每个镇街"),
    (25, "range", "1-2个", {"min": 1, "max": 2, "unit": "个"}, "每个镇街"),
    (0, "deadline", "3月、6月、9月底前", {"on": "2023-03-31"}, "各镇街"),
    (0, "deadline", "3月、6月、9月底前", {"on": "2023-06-30"}, "各镇街"),
    (0, "deadline", "3月、6月、9月底前", {"on": "2023-09-30"}, "各镇街"),
    (0, "limit", "不超过300字", {"max": 300, "unit": "字"}, ""),
]


@pytest.fixture(scope="module")
def notice():
    return read(REAL)


def test_the_letter_of_the_notice(notice):
    told = notice.as_json()
    assert told["schema"] == "cunju.notice/1"
    assert told["number"] == "渝北民〔2023〕24号"
    assert told["issuer"] == "重庆市渝北区民政局"
    assert told["title"] == f"重庆市渝北区民政局关于印发《{LIST}》的通知"
    assert told["date"] == "2023-03-28"
    assert told["addressees"] == ["各镇人民政府", "各街道办事处"]
    assert told["basis"] == "按照区委十五届四次全会部署要求和全市民政工作会议精神，结合我区实际"
    assert told["annexes"] == [{"no": 1, "title": LIST}, {"no": 2, "title": f"{LIST}办理情况表"}]
    assert told["remark"] == "（此件公开发布）"
    assert told["imprint"] == {"office": "重庆市渝北区民政局办公室", "date": "2023-03-28"}
    assert told["doubts"] == []


def test_the_requirements_of_the_body_are_verbatim(notice):
    text = REAL.read_text(encoding="utf-8").replace("城乡社区\n治理", "城乡社区治理")
    assert [one.no for one in notice.requirements] == [1, 2, 3]
    assert [one.title for one in notice.requirements] == [
        "切实强化思想认识",
        "精准把握重点任务",
        "注重效果扎实推进",
    ]
    for one, mark in zip(notice.requirements, "一二三", strict=True):
        assert one.text.startswith(f"{mark}要") and one.text.endswith("。")
        assert one.text in text and "\n" not in one.text


def test_the_25_texts_have_the_digest_of_the_contract(notice):
    texts = "\n".join(one.text for one in notice.measures)
    assert hashlib.sha256(texts.encode()).hexdigest() == DIGEST
    assert [one.no for one in notice.measures] == list(range(1, 26))


def test_the_eight_tasks_with_their_measures(notice):
    assert [(one.no, one.title, list(one.measures)) for one in notice.tasks] == TASKS
    for task in notice.tasks:
        assert [one.no for one in notice.measures if one.task == task.no] == list(task.measures)


def test_exactly_these_proposals_and_no_others(notice):
    found = [
        (one.measure, one.type, one.words, list(one.unit_codes) or one.values, one.who)
        for one in notice.proposals
    ]
    assert found == GOLDEN


def test_words_stand_where_they_are_said_to_stand(notice):
    texts = {one.no: one.text for one in notice.measures}
    for one in notice.as_json()["proposals"]:
        if one["measure"] == 0:
            assert one["start"] is None and one["end"] is None
        else:
            assert texts[one["measure"]][one["start"] : one["end"]] == one["words"]


def test_the_example_of_the_contract(notice):
    (found,) = [one for one in notice.as_json()["proposals"] if one["measure"] == 19]
    expected = {"measure": 19, "type": "recurrence", "words": "每季度至少召开2次", "start": 7, "end": 16}
    expected |= {"values": {"each": "quarter", "at_least": 2}, "who": "各村 (居)", "unit_codes": []}
    assert found == expected | {"candidates": []}


def test_without_units_no_place_is_found(notice):
    bare = read(REAL, units=())
    assert [one for one in notice.proposals if one.type != "place"] == list(bare.proposals)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(notice, encoding, line_end):
    text = REAL.read_text(encoding="utf-8").replace("\n", line_end)
    assert read_bytes(text.encode(encoding), name="通知.TXT").as_json() == notice.as_json()


def test_what_was_read_cannot_be_changed(notice):
    with pytest.raises(dataclasses.FrozenInstanceError):
        notice.measures[0].text = ""
