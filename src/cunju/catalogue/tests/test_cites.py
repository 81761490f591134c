"""Where each duty stands: the item, the task or the article its cite names is that of its measure or of its id."""

import re
from datetime import date

import pytest

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.catalogue.words import AUTHORITIES, KINDS_OF_UNIT

NUMBER = "渝北民〔2023〕24号"
LAWS = {
    "village-law-2018": "村民委员会组织法",
    "residents-law-2018": "城市居民委员会组织法",
    "village-law-2025": "村民委员会组织法",
    "residents-law-2025": "城市居民委员会组织法",
    "chongqing-2013": "重庆市实施办法",
}
MEASURES = LAWS["chongqing-2013"]
PAPERS = {
    "民政部等7部门《关于做好村规民约和居民公约工作的指导意见》（2018年12月）": {"yubei-2023.m12.filed", "yubei-2023.m12.posted"},
    "中办发〔2015〕41号《关于加强城乡社区协商的意见》": {
        "yubei-2023.m19.answers", "yubei-2023.m19.referral", "yubei-2023.m19.carried_out", "yubei-2023.m19.feedback",
    },
    "镇街审查意见": {"yubei-2023.m16.correct"},
    "本平台约定": {"yubei-2023.m22.confirm", "yubei-2023.m22.question"},
}  # fmt: skip
# Whose id names no article of the measures it is made after.
AFTER = {"yubei-2023.m15.repost": "30", "yubei-2023.m21.report": "33"}
DUTIES = catalogue.load().duties
OF_NOTICE = [one for one in DUTIES if one.pack == "yubei-2023"]
PARAGRAPHS = {"第一款", "第二款", "第三款", "第四款", "第五款"}
# What the body of the notice asks, by the number of its requirement.
BODY = {
    "第二条要求": {"yubei-2023.m00.own_measures", "yubei-2023.m00.oversight", "yubei-2023.m00.finding", "yubei-2023.m00.help"},
    "第三条要求": {"yubei-2023.m00.report", "yubei-2023.m00.evaluation", "yubei-2023.m00.evaluated", "yubei-2023.m00.assessed"},
}


def label(one: Duty) -> str:
    return one.id


@pytest.mark.parametrize("duty", OF_NOTICE, ids=label)
def test_an_item_of_the_notice_is_the_number_of_the_measure(duty: Duty) -> None:
    assert duty.id.startswith(f"yubei-2023.m{duty.measure:02}.")
    items = {int(one) for one in re.findall(r"附件1第(\d+)项", duty.cite)}
    tasks = {int(one) for one in re.findall(r"附件1任务(\d+)", duty.cite)}
    task_of = {one.no: one.task for one in catalogue.notice().measures}
    assert items <= {duty.measure}
    assert tasks <= {task_of.get(duty.measure)}
    assert ("正文" in duty.cite) is (duty.measure == 0)
    if duty.measure == 0:
        assert duty.id in BODY[duty.cite.removeprefix(f"{NUMBER}正文")]


@pytest.mark.parametrize("duty", OF_NOTICE, ids=label)
def test_a_cite_of_the_notices_pack_has_one_of_these_forms(duty: Duty) -> None:
    here = rf"{NUMBER}(附件1第\d+项|附件1任务\d+|正文第[二三]条要求)(（.*默认，待确认）)?"
    twin = rf"比照{MEASURES}第\d+条（默认，待确认）"
    if duty.authority == "notice":
        assert re.fullmatch(here, duty.cite)
    elif duty.cite in PAPERS:
        assert duty.id in PAPERS[duty.cite]
    else:
        assert duty.authority == "local"
        assert re.fullmatch(rf"{here}|{twin}", duty.cite)
    assert ("默认，待确认" in duty.cite) is (duty.authority == "local" and duty.reading == "U")


@pytest.mark.parametrize("duty", OF_NOTICE, ids=label)
def test_a_default_after_the_measures_names_their_article(duty: Duty) -> None:
    own = re.search(r"\.art(\d+)", duty.id)
    named = re.findall(rf"比照{MEASURES}第(\d+)条", duty.cite)
    assert named == ([own[1]] if own else [AFTER[duty.id]] if duty.id in AFTER else [])


@pytest.mark.parametrize("duty", [one for one in DUTIES if one.pack in LAWS], ids=label)
def test_the_article_of_a_law_is_that_of_the_id(duty: Duty) -> None:
    (article,) = re.findall(rf"^{duty.pack}\.art(\d+)\.", duty.id)
    named = re.findall(r"第(\d+)条(第.款)?", duty.cite)
    assert {number for number, _ in named} == {article}
    assert {part for _, part in named if part} <= PARAGRAPHS
    assert LAWS[duty.pack] in duty.cite
    left = re.sub(r"第\d+条(第.款)?|、", "", duty.cite)
    for law in LAWS.values():
        left = left.replace(law, "", 1)
    assert left == ""


def test_the_twins_for_communities_say_what_the_measures_say() -> None:
    """One clock, two packs: days, openings and answers are the same, only who is spoken to and whether it binds differ."""
    mine = {one.id: one for one in DUTIES}
    pairs = {
        "yubei-2023.m15.art31": "art31", "yubei-2023.m16.art35": "art35", "yubei-2023.m22.art40": "art40",
    }  # fmt: skip
    seen = 0
    for one in OF_NOTICE:
        for begin, article in pairs.items():
            if one.id.startswith(begin):
                twin = mine[f"chongqing-2013.{article}.{one.id.removeprefix(begin)[1:]}"]
                same = [
                    (each.window, each.facts, each.where, each.same, each.owed_by, each.measure)
                    for each in (one, twin)
                ]
                assert same[0] == same[1], one.id
                assert (one.applies_to, twin.applies_to) == (("community",), ("village",))
                assert (one.authority, twin.authority) == ("local", "regulation")
                seen += 1
    assert seen == 10


@pytest.mark.parametrize("duty", DUTIES, ids=label)
def test_a_duty_says_where_it_stands(duty: Duty) -> None:
    pack = catalogue.load().pack(duty.pack)
    assert duty.id.startswith(f"{duty.pack}.")
    assert duty.authority in AUTHORITIES
    assert duty.sure in ("C", "L", "U")
    assert duty.measure in range(26)
    if duty.authority == "local":
        assert duty.sure != "C"  # what no text says is shown as a default to be confirmed
    for one in duty.applies_to:
        assert one in {*KINDS_OF_UNIT, "district"} or one.isdigit()
        assert one.isdigit() or pack.applies({"district": "county"}.get(one, one))


def test_ids_are_permanent_and_replaced_ones_are_gone() -> None:
    ids = [one.id for one in DUTIES]
    assert len(set(ids)) == len(ids)
    assert not {one.replaces for one in DUTIES} & set(ids)


def test_the_packs_end_when_the_new_laws_begin() -> None:
    ends = {one.id: one.valid_to.isoformat() for one in catalogue.load().packs if one.valid_to != date.max}
    assert ends == {
        "village-law-2018": "2025-12-31",
        "residents-law-2018": "2025-12-31",
        "yubei-2023": "2023-12-31",
    }
    begins = {one.id: one.valid_from.isoformat() for one in catalogue.load().packs}
    assert {begins["village-law-2025"], begins["residents-law-2025"]} == {"2026-01-01"}


def test_the_vocabulary_holds_every_room_of_the_design() -> None:
    rooms = "bodies assemblies decisions pledges committees fourlists conventions points disclosure consultation supervision"
    rooms += " matters partners showcase guidance quarterly assessment"
    assert set(rooms.split()) <= {one.room for one in catalogue.kinds().values()}
