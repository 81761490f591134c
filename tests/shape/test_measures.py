"""``docs/measures.md`` says where each measure and each sentence of the notice is recorded; none may lack a record a page makes."""

import pytest
from django.conf import settings

from cunju import catalogue
from cunju.devtools import measures

ROOMS = {one.rpartition(".")[2] for one in settings.ROOMS}


def test_the_page_is_the_one_drawn_from_catalogue_and_rooms() -> None:
    """Made anew by ``bin/cunju measures``."""
    assert measures.FILE.read_text(encoding="utf-8") == measures.drawn()


@pytest.mark.parametrize("asked", measures.measures(), ids=lambda one: one.title)
def test_each_measure_has_a_record_that_a_page_makes_or_waits_for_a_room_that_is_to_come(asked: measures.Asked) -> None:
    if asked.waits not in ROOMS and asked.waits:
        assert not asked.pages, f"it no longer waits for {asked.waits}: take it out of devtools/data/measures.yaml"
    else:
        assert asked.pages, "no kind of its duties is recorded on any page"


@pytest.mark.parametrize("asked", measures.body(), ids=lambda one: one.title)
def test_each_sentence_of_the_body_has_a_duty_or_says_why_it_has_none(asked: measures.Asked) -> None:
    assert bool(asked.duties) != bool(asked.says)
    judged = [one for one in asked.duties if one.owed_by == "district" and one.judgement == "person"]
    assert not asked.duties or asked.pages or asked.duties == tuple(judged)


def test_each_duty_of_the_body_stands_under_one_sentence() -> None:
    named = [duty.id for one in measures.body() for duty in one.duties]
    own = [one.id for one in catalogue.load().duties if one.measure == 0 and one.id.startswith("yubei-2023.")]
    assert sorted(named) == sorted(own)


def test_a_kind_without_a_page_is_told_from_one_with_a_page() -> None:
    assert measures.page_of("pledges.pledged") == "/pledges/CODE/pledge/"
    assert measures.page_of("matters.received") == ("" if "matters" not in ROOMS else measures.page_of("matters.received"))
    [first, *_] = measures.measures()
    assert "votes are not run" in first.says
    assert measures.page_of("bodies.seat_changed") in measures.drawn().partition("### 2.")[0]
