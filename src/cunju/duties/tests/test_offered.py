"""``check`` fails on a room whose hook is misspelt, or takes something else; the rooms that are here offer what the page says."""

import json
import sys
import types
from pathlib import Path

import pytest
from tests.calling import call

from cunju.duties import commands
from cunju.duties.checking import whole


def test_what_is_installed_offers_what_the_page_says() -> None:
    assert whole.offered() == []


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: types.SimpleNamespace) -> Path:
    """A room of this test's own beside the others."""
    folder = tmp_path / "made_up"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    settings.ROOMS = [*settings.ROOMS, "made_up"]
    for name in ("made_up", "made_up.papers", "made_up.public"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return folder


@pytest.mark.django_db
def test_check_fails_and_names_file_line_and_hook(made_up: Path) -> None:
    (made_up / "papers.py").write_text("def chapter(unit, between):\n    return {}\n", encoding="utf-8")
    (made_up / "public.py").write_text("def sections(unit, on):\n    return []\n", encoding="utf-8")
    answer = call(commands.COMMANDS, "check --quick --json")
    assert answer.code == 1
    found = {(one["area"], one["file"], one["line"], one["message"].split()[0]) for one in json.loads(answer.out)["problems"]}
    assert found == {
        ("rooms", "made_up/papers.py", 1, "chapter"),
        ("rooms", "made_up/public.py", 1, "sections"),
    }
