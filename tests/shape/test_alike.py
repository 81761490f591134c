"""The rooms do not write the same again: pairs of files that share six like lines only grow fewer."""

from pathlib import Path

import pytest

from tests.shape import alike

MOST = 100  # lower it with each pair that goes; what two rooms write alike belongs on the shelf, or in ``ui``


def test_no_more_places_are_alike_than_were() -> None:
    found = alike.pairs()
    assert len(found) <= MOST, "python -m tests.shape.alike names them"
    assert len(found) > MOST - 10, f"fewer places are alike: set MOST to {len(found)}"


def test_a_run_is_alike_whatever_it_names_and_not_where_it_does_something_else() -> None:
    text = "\n".join(f"one{at} = made(two, 'three{at}')" for at in range(6))
    other = text.replace("one", "a").replace("three", "b")
    assert [said for said, _, _ in alike.runs(text)] == [said for said, _, _ in alike.runs(other)] != []
    assert [said for said, _, _ in alike.runs(text.replace("two, ", ""))] != [said for said, _, _ in alike.runs(text)]


@pytest.mark.parametrize("line", ["", "import x", "from x import y", "# why", "},", "</div>"])
def test_what_says_nothing_is_passed_over(line: str) -> None:
    text = "\n".join(f"a{at} = f({at})" for at in range(6))
    assert [(first, last) for _, first, last in alike.runs(f"{line}\n{text}")] == [(2, 7)]


def test_copies_are_found_in_two_files_and_in_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "\n".join(f"a{at} = f({at})[{'x' * 1}]{'.g' * at}" for at in range(6))
    files = [tmp_path / "one.py", tmp_path / "two.py"]
    files[0].write_text(f"{text}\n\n{text}", encoding="utf-8")
    files[1].write_text(text, encoding="utf-8")
    monkeypatch.setattr(alike, "files", lambda: files)
    assert set(alike.pairs()) == {(files[0], files[0]), (files[0], files[1])}
