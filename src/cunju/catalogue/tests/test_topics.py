"""Law names what it is about; the notice in use says which of its measures that is (interfaces §5)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cunju import catalogue
from cunju.catalogue import loading, reading, topics
from cunju.catalogue.words import OF_LAW

NOTICE = """\
pack: {name}
title: 示例〔{year}〕1号
authority: notice
valid_from: {year}-02-18
valid_to: {year}-12-31
notice:
  number: 示例〔{year}〕1号
  issuer: 示例县民政局
  title: 关于印发《{year}年重点工作任务清单》的通知
  date: {year}-02-18
  report_days: []
  topics: {{{topics}}}
  tasks:
    - {{no: 1, title: 会议, measures: [1, 2, 3]}}
  measures:
    - {{no: 1, task: 1, short: 甲, text: 甲}}
    - {{no: 2, task: 1, short: 乙, text: 乙}}
    - {{no: 3, task: 1, short: 丙, text: 丙}}
duties: []
"""
LAW = """\
pack: rules
title: 某省条例
authority: regulation
valid_from: 2015-01-01
duties:
  - id: rules.art1
    label: 每季度召开村民代表会议
    applies_to: [village]
    window: {each: quarter}
    fact: assemblies.meeting_held
    where: {body: representatives, result: [regular, unverified]}
    cite: 某省条例第1条
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    loading.use(None)


def notice(folder: Path, *, year: int, mapping: str) -> None:
    text = NOTICE.format(name=f"own-{year}", year=year, topics=mapping)
    (folder / f"own-{year}.yaml").write_text(text, "utf-8")
    loading.use(folder)


def measures() -> dict[str, int]:
    return {one.id: one.measure for one in catalogue.load().duties}


def test_every_duty_of_law_that_ships_names_a_topic_and_no_measure() -> None:
    of_law = [one for one in catalogue.load().duties if one.authority in OF_LAW]
    assert of_law
    assert [one.id for one in of_law if one.topic is None or one.measured] == []
    assert {one.topic for one in of_law} == set(topics.load())


def test_the_notice_of_yubei_places_every_topic() -> None:
    assert set(catalogue.notice().topics) == set(topics.load())
    found = measures()
    assert found["village-law-2018.art26.quarterly"] == 3
    assert found["village-law-2018.art32.supervisory"] == 22
    assert found["chongqing-2013.art35.town"] == 16


def test_under_another_notice_law_stands_where_that_notice_says_or_beside_it(own: Path) -> None:
    notice(own, year=2024, mapping="representatives.held: 2")
    found = measures()
    assert found["village-law-2018.art26.quarterly"] == found["residents-law-2025.art28.half"] == 2
    others = {one.measure for one in catalogue.load().duties if one.authority in OF_LAW and one.topic != "representatives.held"}
    assert others == {0}


def test_the_newest_notice_places_law(own: Path) -> None:
    notice(own, year=2025, mapping="review.held: 3")
    notice(own, year=2024, mapping="review.held: 1, representatives.held: 1")
    found = measures()
    assert found["village-law-2018.art33.review"] == 3
    assert found["village-law-2018.art26.quarterly"] == 0


@pytest.mark.parametrize(
    ("words", "stands"), [("topic: representatives.held", 2), ("measure: 1", 1), ("measure: 1\n    topic: representatives.held", 1)]
)
def test_in_a_pack_of_the_districts_own_the_measure_wins(own: Path, words: str, stands: int) -> None:
    (own / "rules.yaml").write_text(LAW.replace("    label:", f"    {words}\n    label:"), "utf-8")
    notice(own, year=2024, mapping="representatives.held: 2")
    assert measures()["rules.art1"] == stands


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAW, "缺少 topic（主题，或者写明 measure）"),
        (LAW.replace("regulation", "notice"), "缺少 measure"),
        (LAW.replace("    label:", "    topic: reviews.held\n    label:"), "不认识的主题 reviews.held，可以写的有 review.held"),
        (NOTICE.format(name="own", year=2024, topics="reviews: 1"), "不认识的主题 reviews"),
        (NOTICE.format(name="own", year=2024, topics="review.held: 4"), "notice.topics 指到第4项，这份通知没有第4项措施"),
        (NOTICE.format(name="own", year=2024, topics="review.held: five"), "notice.topics 应是“主题: 措施序号”的映射"),
    ],
)  # fmt: skip
def test_a_topic_that_cannot_be_is_refused_in_chinese(text: str, said: str) -> None:
    _, problems = reading.pack(text, file="own.yaml")
    assert len(problems) == 1
    assert problems[0].message.startswith(said)
