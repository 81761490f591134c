"""The table of a room's steps fits its kinds: what is asked can be recorded, what a kind requires is asked or implied."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps

from cunju import catalogue
from cunju.records.book import Book
from cunju.records.steps import Note, Step, Wait, table, waits

ROOMS = [one.name for one in apps.get_app_configs() if one.name.startswith("cunju.activities.") and find_spec(f"{one.name}.book")]
BOOKS: list[Book] = [import_module(f"{room}.book").BOOK for room in ROOMS]
each_step = pytest.mark.parametrize(
    ("book", "step"), [(book, step) for book in BOOKS for step in book.steps.values()], ids=lambda one: getattr(one, "name", "")
)


@each_step
def test_what_is_asked_is_a_field_of_the_kind(book: Book, step: Step) -> None:
    known = catalogue.kinds()
    assert {one.fills for one in step.asks} <= {one.name for one in known[f"{book.room}.{step.kind}"].fields}
    # What is implied alike in several steps is named once, though not each kind has all of it.
    assert step.hidden <= {one.name for each in book.steps.values() for one in known[f"{book.room}.{each.kind}"].fields}
    assert step.owner in book.hands


@each_step
def test_a_question_begins_with_a_choice_of_its_kind(book: Book, step: Step) -> None:
    for one in step.asks:
        field = book.fields(step)[one.fills]
        assert one.start is None or field.fault(one.start) is None, one.name


@each_step
def test_a_step_that_may_be_left_is_asked_with_a_choice_that_says_nothing(book: Book, step: Step) -> None:
    for one in step.asks:
        field = book.fields(step)[one.fills]
        assert not (one.empty and field.required and field.values), f"{step.name} {one.name}: the kind requires it"


def test_a_table_refuses_what_follows_nothing_and_names_twice() -> None:
    first = Step("first", "先", "记", "unit", "first")
    with pytest.raises(ValueError, match="second"):
        table(first, Step("second", "后", "记", "unit", "second", ("nothing",)))
    with pytest.raises(ValueError, match="first"):
        table(first, first)


def test_what_has_a_day_comes_first_then_the_oldest_and_proxies_wait_for_a_member() -> None:
    from datetime import date

    old, new = Note("a", "first", date(2023, 5, 1)), Note("b", "first", date(2023, 6, 1), unconfirmed=True)
    due = {"a": None, "b": date(2023, 6, 10)}
    found = waits([old, new], lambda note, following: [Wait("second", note.id, "unit", note.on, due[note.id])])
    assert [(one.step, one.note) for one in found] == [("second", "b"), ("second", "a"), ("confirm", "b")]
    answered = Note("c", "second", date(2023, 7, 1), parent="a")
    found = waits([old, answered], lambda note, following: [] if following or note.step == "second" else [Wait("second", note.id, "unit", note.on)])
    assert found == []
