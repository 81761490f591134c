"""Every obligation of domain.md §11 and §14.13 is a duty of the catalogue, or one word with its reason; and no duty is unasked."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from cunju import catalogue
from cunju.catalogue import Duty, reading
from cunju.catalogue.words import AUTHORITIES, KINDS_OF_UNIT

ROWS: list[dict[str, Any]] = reading.yaml.safe_load(
    Path(__file__).with_name("obligations.yaml").read_text(encoding="utf-8")
)
WORDS = ("finding", "person", "none")
# Rows of the table of §11, and of §14.13 those that the table lacks.
OF_THE_TABLE, OF_THE_BODY = 56, 3


def named(pattern: str) -> list[Duty]:
    return [one for one in catalogue.load().duties if fnmatchcase(one.id, pattern)]


def label(row: dict[str, Any]) -> str:
    return f"{row['m']} {row['what']}"


def test_there_is_a_line_for_every_row() -> None:
    assert len(ROWS) >= OF_THE_TABLE + OF_THE_BODY
    assert len({(row["m"], row["who"], row["what"]) for row in ROWS}) == len(ROWS)
    assert {row["m"] for row in ROWS} == set(range(26))


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_duties_that_exist_or_a_word_with_its_reason(row: dict[str, Any]) -> None:
    if "duties" not in row:
        assert row["word"] in WORDS
        assert len(row["why"]) >= 10
        return
    for pattern in row["duties"]:
        found = named(pattern)
        assert found, pattern
        assert {one.measure for one in found} == {row["m"]}


def test_every_duty_of_every_pack_is_asked_by_a_row() -> None:
    asked = {one.id for row in ROWS for pattern in row.get("duties", ()) for one in named(pattern)}
    assert {one.id for one in catalogue.load().duties} - asked == set()


@pytest.mark.parametrize("duty", catalogue.load().duties, ids=lambda one: one.id)
def test_a_duty_says_where_it_stands(duty: Duty) -> None:
    pack = catalogue.load().pack(duty.pack)
    assert duty.id.startswith(f"{duty.pack}.")
    assert duty.cite
    assert duty.authority in AUTHORITIES
    assert duty.sure in ("C", "L", "U")
    if duty.authority in ("law", "regulation"):
        assert "条" in duty.cite
    else:
        assert duty.measure in range(26)
    if duty.authority == "local":
        assert duty.sure != "C"  # what no text says is shown as a default to be confirmed
    for one in duty.applies_to:
        assert one in {*KINDS_OF_UNIT, "district"} or one.isdigit()
        assert one.isdigit() or pack.applies({"district": "county"}.get(one, one))


def test_ids_are_permanent_and_replaced_ones_are_gone() -> None:
    ids = [one.id for one in catalogue.load().duties]
    assert len(set(ids)) == len(ids)
    assert not {one.replaces for one in catalogue.load().duties} & set(ids)


def test_the_packs_end_when_the_new_laws_begin() -> None:
    ends = {one.id: one.valid_to.isoformat() for one in catalogue.load().packs}
    assert ends == {
        "village-law-2018": "2025-12-31",
        "residents-law-2018": "2025-12-31",
        "chongqing-2013": "2099-12-31",
        "yubei-2023": "2023-12-31",
    }


def test_the_vocabulary_holds_every_room_of_the_design() -> None:
    rooms = "bodies assemblies decisions pledges committees fourlists conventions points disclosure consultation supervision"
    rooms += " matters partners showcase guidance quarterly assessment"
    assert set(rooms.split()) <= {one.room for one in catalogue.kinds().values()}
