"""Ten altered notices and what each says; ``notices/expected.yaml`` was checked by hand against the texts."""

from pathlib import Path

import pytest
import yaml

from cunju.catalogue.reader import UnitName, read

NOTICES = Path(__file__).parent / "notices"
EXPECTED = yaml.safe_load((NOTICES / "expected.yaml").read_text(encoding="utf-8"))
KEYS = ("measure", "type", "words", "values", "who", "unit_codes", "candidates")
EMPTY = (0, "", "", {}, "", [], [])
LETTER = ("number", "issuer", "date", "basis", "doubts")


def test_every_altered_notice_is_expected():
    assert sorted(EXPECTED) == sorted(one.stem for one in NOTICES.glob("*.txt"))
    assert len(EXPECTED) == 10


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_an_altered_notice_says_what_it_says(name):
    told = read(NOTICES / f"{name}.txt").as_json()
    expected = EXPECTED[name]
    assert {key: told[key] for key in LETTER} == {
        **{key: expected[key] for key in LETTER},
        "date": str(expected["date"]),
    }
    assert [one["title"] for one in told["annexes"]] == expected["annexes"]
    assert [[one["no"], one["measures"]] for one in told["tasks"]] == expected["tasks"]
    assert len(told["requirements"]) == expected["requirements"]
    wanted = [dict(zip(KEYS, [*row, *EMPTY[len(row) :]], strict=True)) for row in expected["proposals"]]
    assert [{key: one[key] for key in KEYS} for one in told["proposals"]] == wanted


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_words_stand_in_the_texts(name):
    notice = read(NOTICES / f"{name}.txt")
    texts = {one.no: one.text for one in notice.measures}
    source = (NOTICES / f"{name}.txt").read_bytes()
    flat = (
        source.decode("gb18030" if name.startswith("08") else "utf-8-sig").replace("\r", "").replace("\n", "")
    )
    for one in notice.measures:
        assert one.text in flat
    for one in notice.proposals:
        assert one.start is None or texts[one.measure][one.start : one.end] == one.words


def test_another_district_with_its_own_units():
    units = [
        UnitName("500113008", "惠民街道"),
        UnitName("500113008003", "沙井湾社区居民委员会"),
        UnitName("500113999001", "平安村村民委员会"),
    ]
    notice = read(NOTICES / "08-other-district.txt", units=units)
    named = {(one.measure, one.words): one.unit_codes for one in notice.proposals if one.type == "place"}
    assert named == {(2, "惠民街道"): ("500113008",), (2, "沙井湾社区"): ("500113008003",)}
    (each_quarter,) = [one for one in notice.proposals if one.words == "每季度至少开展1次"]
    assert (each_quarter.who, each_quarter.unit_codes) == ("沙井湾社区", ("500113008003",))
