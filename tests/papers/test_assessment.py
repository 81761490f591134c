"""A town's file of the yearly assessment: LibreOffice reckons its live formulas to the sum the page shows, and to that of a second hand."""

import random
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.assessment import papers, queries
from cunju.activities.assessment.models import Entry
from cunju.activities.assessment.queries import File
from cunju.activities.assessment.rules import Piece, said
from cunju.activities.assessment.tests.conftest import held, place, records, scheme
from cunju.activities.assessment.tests.test_numbers import by_hand, case
from cunju.org import clock
from cunju.org.models import Unit
from tests.offices import DISTRICT, TOWN
from tests.papers import reckoning

__all__ = ["held", "place", "records", "scheme"]


def shown(rows: list[list[str]], many: int) -> tuple[list[str], list[str]]:
    """Scores of the items, and what stands below them, as the sheet shows them."""
    return [one[10] for one in rows[1 : many + 1]], [one[10] for one in rows[many + 2 : many + 5]]


@pytest.mark.django_db
def test_libreoffice_reckons_the_file_of_a_town_as_the_page_does(scheme: Entry, town: Client, tmp_path: Path) -> None:
    page = town.get(reverse("assessment:home", args=[TOWN])).content.decode()
    content = town.get(reverse("assessment:excel", args=[TOWN])).content
    file = queries.file_of(Unit.objects.get(code=TOWN), scheme, on=clock.today())
    scores, (whole, points, share) = shown(reckoning.reckoned(content, tmp_path), len(file.items))
    assert scores == [said(one.cents) for one in file.result.rows] and whole != "0.00"
    assert f"得分合计{whole}分，计分内容的分值{points}分，折合{share}" in page
    assert [said(one) if one is not None else "" for one in by_hand(list(file.items), list(file.pieces))[0]] == scores


def test_libreoffice_comes_to_the_same_over_windows_at_random(tmp_path: Path) -> None:
    rubric, pieces = case(random.Random(7), 250, 24)
    town = Unit(code=TOWN, kind="town", name="王家街道")
    file = File(town, Entry(said={"year": 2023}), date(2024, 1, 20), tuple(rubric), tuple(pieces))
    each, whole, points, share = by_hand(rubric, pieces)
    scores, below = shown(reckoning.reckoned(papers.workbook(file), tmp_path), len(rubric))
    assert scores == ["" if one is None else said(one) for one in each]
    assert below == [said(whole), str(points), said(share)]


@pytest.mark.django_db
def test_another_status_in_the_list_changes_the_sum_in_libreoffice(scheme: Entry, district: Client, tmp_path: Path) -> None:
    """The formulas live: what is typed into the list of windows is reckoned."""
    file = queries.file_of(Unit.objects.get(code=TOWN), scheme, on=clock.today())
    pieces = [Piece(**{name: getattr(one, name) for name in Piece.__slots__} | {"counts": "done"}) for one in file.pieces]
    full = File(file.town, scheme, file.on, file.items, tuple(pieces))
    _, (whole, points, share) = shown(reckoning.reckoned(papers.workbook(full), tmp_path), len(file.items))
    assert (whole, points, share) == ("100.00", "100", "100.00")
    assert district.get(reverse("assessment:paper", args=[DISTRICT, "spot-check"])).status_code == 404
