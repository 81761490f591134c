"""The legality reading: golden sentences, the forms a text comes in, what must never alarm."""

import re
from pathlib import Path

import pytest
import yaml

from cunju.catalogue import questions
from cunju.records.texts import clauses, legality

HERE, DATA = Path(__file__).parent, Path(legality.__file__).parent / "data"
MADE, HELD, FIFTH = (yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")) for name in ("made", "held", "fifth"))
# Of a hundred and twenty each: found, lawful words flagged, plain words flagged.
FOUND, LAWFUL, PLAIN = 102 / 120, 12 / 120, 2 / 120


def flagged(sentences: list[str]) -> list[str]:
    return [one for one in sentences if legality.read(one)]


@pytest.mark.parametrize("golden", [MADE, HELD, FIFTH], ids=["made", "held", "fifth"])
def test_both_kinds_of_error_stay_small(golden: dict[str, list[str]]) -> None:
    assert len(flagged(golden["doubtful"])) >= FOUND * len(golden["doubtful"])
    assert len(flagged(golden["lawful"])) <= LAWFUL * len(golden["lawful"])
    assert len(flagged(golden["plain"])) <= PLAIN * len(golden["plain"])


def test_the_golden_sets_are_large_and_share_nothing() -> None:
    assert min(len(one) for one in MADE.values()) >= 120
    assert min(len(one) for one in HELD.values()) >= 60
    everything = [one for golden in (MADE, HELD, FIFTH) for each in golden.values() for one in each]
    assert len(everything) == len(set(everything))


FORMS = {
    "half width": "违者罚款200元,由本人清走.",
    "full width digits": "违者罚款２００元，由本人清走。",
    "spaces between letters": "违 者 罚 款 2 0 0 元 ， 由 本 人 清 走 。",
    "a break inside the sentence": "违者罚\n款200元，由本人清走。",
    "a break of Word": "违者罚款\v200元，由本人清走。",
    "traditional letters": "違者罰款200元，由本人清走。",
    "an article": "第九条 违者罚款200元，由本人清走。",
    "a list": "（一）爱护山林。\n（二）违者罚款200元，由本人清走。",
    "wide spaces": "　　违者罚款200元，由本人清走。",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_text_is_read_in_whatever_form_it_comes(text: str) -> None:
    (found,) = legality.read(text)
    assert found.kind == "fine"
    # The quoted place stands in the text as it came.
    assert re.sub(r"\s", "", text[found.start : found.end])[:1] in "罚罰"


@pytest.mark.parametrize(
    "text",
    [
        "村委会不罚款。",
        "不得罚款",
        "不 得 罚 款",
        "严禁乱罚款、乱收费。",
        "依法由公安机关处罚。",
        "按《治安管理处罚法》处理。",
        "原公约的罚款一条已经删去。",
    ],
)
def test_the_same_words_lawfully_used_do_not_alarm(text: str) -> None:
    assert legality.read(text) == []


def test_who_acts_decides() -> None:
    assert legality.read("由公安机关处以罚款。") == []
    assert [one.kind for one in legality.read("由村委会处以罚款。")] == ["fine"]
    assert [one.kind for one in legality.read("报派出所处理，并罚款五百元。")] == ["fine"]
    assert [one.kind for one in legality.read("村委会依法罚款200元。")] == ["fine"]


def test_a_negation_ends_where_the_breach_begins() -> None:
    assert legality.read("不得以任何名义向村民罚款200元。") == []
    assert [one.kind for one in legality.read("不得乱倒垃圾，违者罚款200元。")] == ["fine"]
    assert [one.kind for one in legality.read("不得乱倒垃圾罚款200元。")] == ["fine"]


def test_one_sentence_may_hold_several_kinds() -> None:
    found = {one.kind for one in legality.read("不孝敬父母的，罚款500元并关押三天，全家停发分红。")}
    assert found >= {"fine", "person", "withhold"}


def test_each_kind_cites_a_question_of_the_vocabulary_and_grounds_it_knows() -> None:
    known = questions.load()
    for kind in legality.book().kinds:
        assert set(kind.grounds) <= set(known[kind.question].choices)
        assert kind.label and kind.reason.endswith("。")


def test_no_law_stands_in_the_patterns() -> None:
    text = (DATA / "doubts.yaml").read_text("utf-8")
    assert not re.search(r"第[一二三四五六七八九十0-9]+条(?![）)|])", text.replace("条(", ""))


def test_a_long_text_is_read_quickly() -> None:
    text = "".join(MADE["lawful"] * 20)
    assert isinstance(legality.read(text), list)
    assert isinstance(legality.read("不" * 20_000 + "罚款"), list)


TEXT = "序言：为了大家。\n第一条 坚持党的领导，村党组织领导村民自治。\n第二条　红白事简办。\n（一）不攀比。\n第三条 违反第二条的，批评教育。"


def test_clauses_are_found_by_their_numbers() -> None:
    found = clauses.clauses(TEXT)
    assert [one.label for one in found] == ["第一条", "第二条", "第三条"]
    assert found[1].text == "红白事简办。 （一）不攀比。"
    assert clauses.at(found, TEXT.index("攀比")) == found[1]
    for text in (
        "一、讲卫生。\n二、讲文明。",
        "1.讲卫生。\n2.讲文明。",
        "（一）讲卫生。\n（二）讲文明。",
        "1、讲卫生。\n2、讲文明。",
    ):
        assert [one.text for one in clauses.clauses(text)] == ["讲卫生。", "讲文明。"]
    assert [one.text for one in clauses.clauses("讲卫生\n讲文明")] == ["讲卫生", "讲文明"]
    assert [one.label for one in clauses.clauses("第一条 讲卫生。第二条 讲文明，按第一条办。")] == [
        "第一条",
        "第二条",
    ]
    assert clauses.clauses("") == []


def test_versions_stand_side_by_side() -> None:
    old = "第一条 爱护环境。\n第二条 红白事简办，理事会帮办。\n第三条 出嫁的女子不再享受集体分配。"
    new = "第一条 爱护环境。\n第二条 红白事简办，宴席不超过一天，理事会帮办。\n第三条 遇事找调解员，大家商量着办。"
    found = clauses.compare(old, new)
    assert [one.state for one in found] == ["same", "changed", "added", "dropped"]
    assert (clauses.ADDED, "，宴席不超过一天") in found[1].parts
    assert (
        "".join(words for mark, words in found[1].parts if mark != clauses.ADDED)
        == "红白事简办，理事会帮办。"
    )
    assert [one.state for one in clauses.compare(old, old)] == ["same"] * 3


def test_the_partys_clause_is_quoted() -> None:
    assert clauses.party(TEXT)[0].endswith("坚持党的领导，村党组织领导村民自治。")
    assert clauses.party("第一条 爱护环境。党员带头。") == ("", -1)


def test_what_is_asked_for_and_not_spoken_of() -> None:
    groups = yaml.safe_load((DATA / "groups.yaml").read_text("utf-8"))
    found = clauses.spoken_of("红 白 事简办。\n不乱扔垃圾。", groups)
    assert found["weddings_funerals"] and found["conduct"] and not found["disputes"] and not found["elders"]
