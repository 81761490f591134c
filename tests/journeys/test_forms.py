"""No form says what its own matrix and standings do not bear out: thirty towns, three report days, each sentence counted anew.

forms.yaml leads from each sentence of the thirty drafts of the day to its cells and windows; where the demonstration or the
wording moves, ``pytest tests/journeys/test_forms.py --write-forms`` is not there on purpose: the failing test says where the new table is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cunju import catalogue
from cunju.activities.quarterly import queries
from cunju.duties import grid
from cunju.org.models import Unit
from tests.journeys import formplans, forms
from tests.journeys.anew import Anew

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY, REPORT = date(2023, 9, 20), date(2023, 9, 30)
TABLE = Path(__file__).with_name("forms.yaml")


def towns() -> list[Unit]:
    return list(Unit.objects.filter(kind="town").order_by("code"))


def of_day(report_on: date) -> Iterator[tuple[queries.Draft, Anew]]:
    """Every town's form with its windows of the same day: of what was sent as known when it was sent."""
    for town in towns():
        found = queries.draft(town, report_on, today=TODAY)
        known = found.as_of if found.form.frozen else TODAY
        yield found, Anew(town, on=found.as_of, known=known, year=report_on.year)


def claims(found: queries.Draft, anew: Anew) -> list[tuple[Any, forms.Claim]]:
    """Each drafted sentence with what it was counted from, those there was no room for too; the officer's own words are theirs."""
    return [(one, forms.check(one.text, anew)) for one in (*found.sentences, *found.left_out) if not one.own]


@pytest.mark.parametrize("report_on", [date(2023, 3, 31), date(2023, 6, 30), REPORT])
def test_each_number_and_name_is_counted_anew(report_on: date) -> None:
    told = 0
    for found, anew in of_day(report_on):
        for one, claim in claims(found, anew):
            told += 1
            measures = {window.measure for _, window in claim.windows}
            assert measures <= set(one.measures), one.text
            # Records behind a sentence are those of its windows, and of what was begun under a name.
            assert {uid for _, window in claim.windows for uid in window.facts} <= set(one.facts), one.text
        waiting = sum(anew.waits(no) for no in anew.titles.values())
        formplans.check(found.problems, anew, waiting=waiting)
        assert found.chars <= 300
    assert told >= 30 * 4


@pytest.mark.parametrize("report_on", [date(2023, 3, 31), date(2023, 6, 30), REPORT])
def test_no_form_is_contradicted_by_its_own_matrix(report_on: date) -> None:
    matrices: dict[tuple[date, date], dict[str, grid.Row]] = {}
    for found, anew in of_day(report_on):
        key = (anew.on, anew.known)
        if key not in matrices:
            rows = grid.matrix("500112", on=anew.on, known=anew.known, year=report_on.year, level="town").rows
            matrices[key] = {row.code: row for row in rows}
        cells = {one.measure: one for one in matrices[key][found.town.code].cells if one.measure}
        states = Counter(_word(one.state) for one in cells.values())
        [opening] = [forms.check(one.text, anew) for one in found.sentences[:1]]
        counted = Counter({word: len(each) for word, each in opening.measures.items()})
        assert counted["有逾期"] == states["有逾期"]
        assert counted["待研判"] == states["待研判"]
        assert counted["已完成"] <= states["已完成"]
        assert +counted == +states or counted["已完成"] < states["已完成"]
        for measure, n, late in _fractions(found.sentences, anew):
            assert (n, late) == (cells[measure].n, cells[measure].overdue), (found.town.code, measure)
            assert not cells[measure].judge, (found.town.code, measure)


def _word(state: str) -> str:
    words = {
        "overdue": "有逾期", "due_soon": "推进中", "needs_person": "待研判", "open": "推进中", "not_due": "推进中",
        "met_late": "已完成", "met": "已完成", "no_room": "暂未开通登记", "not_assessable": "不纳入评价", "not_applicable": "不涉及",
    }  # fmt: skip
    return words.get(state, "尚无应办事项")


def _fractions(sentences: Iterable[Any], anew: Anew) -> Iterator[tuple[int, int, int]]:
    """Each measure that is said to be kept, by how many in all, and late by how many."""
    kept: Counter[int] = Counter()
    late: Counter[int] = Counter()
    for phrase in (p for one in sentences for p in one.text.partition("方面，")[2].removesuffix("。").split("，")):
        if found := forms.KEPT.fullmatch(phrase):
            for measure in (anew.titles[title] for title in found["titles"].split("、")):
                kept[measure] += int(found["n"])
                late[measure] += int(found["late"] or 0)
    return ((measure, n, late[measure]) for measure, n in kept.items())


def test_a_draft_of_any_day_holds_too() -> None:
    due_that_day = 0
    for day in (date(2023, 4, 16), date(2023, 6, 30), date(2023, 7, 16), date(2023, 8, 31)):
        for town in towns()[::4]:
            found = queries.draft(town, REPORT, today=day, as_of=day)
            anew = Anew(town, on=day, known=day, year=2023)
            assert claims(found, anew)
            due_that_day += any("当天到期还没有办" in one.text for one in found.sentences)
    assert due_that_day


def test_what_the_notice_asks_by_name_is_on_the_form_of_that_town() -> None:
    asked = {
        "500112133": ("推进民情茶室和试点", "推进协商创新实验试点"),
        "500112004": ("指导示范社区创建", "双桐路社区“创建示范社区”"),
        "500112018": ("玉峰山村“完成示范创建项目”",),
        "500112017": ("民秀路社区“完成示范创建项目”",),
        "500112020": ("湖滨西路社区“完成示范创建项目”",),
        "500112013": ("龙盛社区“完成示范创建项目”",),
    }
    for town in towns():
        second = queries.draft(town, REPORT, today=TODAY).sentences[1].text
        assert second.startswith("通知点名的") is (town.code in asked)
        assert all(words in second for words in asked.get(town.code, ()))


def test_forms_of_march_and_june_know_only_what_was_known_when_they_were_sent() -> None:
    for report_on in (date(2023, 3, 31), date(2023, 6, 30)):
        sent = [found for found, _ in of_day(report_on)]
        assert {one.form.state for one in sent} == {"submitted"}
        assert not [
            one
            for one in sent
            if f"{one.town.name}报送办理情况表逾期" in one.problems and one.as_of <= report_on
        ]
        for one in sent[::5]:
            again = queries.draft(one.town, report_on, today=one.as_of, as_of=one.as_of)
            assert one.as_of <= report_on or one.form.submitted_on == one.as_of
            assert [each.text for each in again.sentences] == [each.text for each in one.sentences]
            assert again.proposed == one.proposed


def table() -> list[dict[str, Any]]:
    """The thirty drafts: each sentence, its cells, the windows it rests on by duty, what the opening counts under each number."""
    return [
        {
            "town": found.town.code,
            "as_of": found.as_of.isoformat(),
            "sentences": [
                {"text": one.text, "cells": list(one.measures), **_led(claim), **({} if one in found.sentences else {"left_out": True})}
                for one, claim in claims(found, anew)
            ],
        }
        for found, anew in of_day(REPORT)
    ]


def _led(claim: forms.Claim) -> dict[str, Any]:
    if claim.measures:
        return {"counted": {word: claim.measures[word] for word in forms.GROUPS if word in claim.measures}}
    return {"windows": dict(sorted(Counter(window.duty for _, window in claim.windows).items()))}


def test_the_table_leads_from_each_sentence_to_its_cells_and_windows(tmp_path: Path) -> None:
    new = tmp_path / TABLE.name
    lines = yaml.safe_dump(table(), allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    new.write_text(f"# Made by test_forms.py; read before it is taken.\n{lines}", encoding="utf-8")
    kept = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    assert kept == new.read_text(encoding="utf-8"), f"read and take the new table: cp {new} {TABLE}"
    told = [each["text"] for one in yaml.safe_load(kept) for each in one["sentences"]]
    assert all(any(words in one for one in told) for words in ("照单履责有办证明", "全岗通办理有排值班"))
    assert {one["town"] for one in yaml.safe_load(kept)} == {one.code for one in towns()}
    numbers = {one.no for one in catalogue.notice().measures}
    assert all(set(each["cells"]) <= numbers for one in yaml.safe_load(kept) for each in one["sentences"])
