"""docs/catalogue-format.md names every word the reader takes and no other; its example is read without a problem."""

import re
from pathlib import Path

import pytest

from cunju.catalogue import loading, reading
from cunju.kernel.kinds import TYPES

DOC = (Path(__file__).resolve().parents[4] / "docs" / "catalogue-format.md").read_text("utf-8")
HEAD = {"area", "pack", "title", "authority", "valid_from", "valid_to", "covers", "applies_to", "notice", "duties"}


def rows(title: str) -> set[str]:
    """The keys of the first table below a heading."""
    part = re.split(r"^#+ ", DOC.split(f" {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return {key for row in re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("A pack", HEAD), ("A duty", reading.DUTY_KEYS), ("Its window", reading.WINDOW_KEYS)],
)
def test_each_table_has_the_words_of_the_reader(title, wanted):
    assert rows(title) == set(wanted)


def test_the_types_of_fields_are_named():
    assert all(f"`{one}`" in DOC for one in TYPES)


def example() -> str:
    return re.findall(r"```yaml\n(.*?)```", DOC, re.DOTALL)[0]


def test_the_example_is_read_without_a_problem():
    pack, problems = reading.pack(example(), file="example.yaml")
    assert problems == []
    assert [one.at_least for one in pack.duties] == [2, 1]
    assert pack.notice.measures[0].short == ("代表", "会议")
    assert {kind for one in pack.duties for kind in one.facts} <= set(loading.kinds())


@pytest.fixture
def own(tmp_path):
    yield tmp_path
    loading.use(None)


def test_an_own_notice_takes_the_place_of_the_shipped_one(own):
    loading.use(own)
    assert {one.id for one in loading.load().packs if one.notice} == {"yubei-2023"}
    before = loading.load().digest
    (own / "example-2024.yaml").write_text(example(), "utf-8")
    loading.use(own)
    packs = loading.load().packs
    assert {one.id for one in packs if one.notice} == {"example-2024"}
    assert {"village-law-2018", "residents-law-2018"} <= {one.id for one in packs}
    assert loading.load().digest != before


def test_an_own_file_takes_the_place_of_a_shipped_one_of_its_name(own):
    name = "chongqing-2013.yaml"
    shipped = (loading.DATA / name).read_text("utf-8")
    (own / name).write_text(shipped[: shipped.index("duties:")] + "duties: []\n", "utf-8")
    loading.use(own)
    assert loading.load().pack("chongqing-2013").duties == ()
    assert loading.notice().number == "渝北民〔2023〕24号"


def test_an_own_pack_that_cannot_be_read_is_named_with_its_line(own):
    (own / "wrong.yaml").write_text(example().replace("each: year", "each: week"), "utf-8")
    loading.use(own)
    with pytest.raises(reading.Malformed, match=r"wrong\.yaml 第\d+行：each 只能是"):
        loading.load()
