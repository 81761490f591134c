"""bin/cunju full: what a step printed becomes figures, kept a file a day beside those of other steps."""

import json
from pathlib import Path

import pytest

from cunju.config import collecting, declared
from cunju.config.environment import ROOT
from cunju.devtools import full
from cunju.kernel.commands import DONE, FOUND


class Told:
    """An ``Out`` that remembers."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def result(self, text: str) -> None:
        self.said.append(text)

    def progress(self, items, *, total, label):
        return items


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('{\n "kills": 3,\n "lost": []\n}\n', {"kills": 3, "lost": []}),
        ('uploads: {1}\n{\n "engine": "SQLite",\n "writing": {\n  "kills": 8\n }\n}\n', {"engine": "SQLite", "writing": {"kills": 8}}),
        ('\n{"requests": 10, "answers": {"200": 9}}\n.....\n6 passed in 3s\n', {"requests": 10, "answers": {"200": 9}}),
        ("killed 3\tLIVED 0\tGONE 0\n", {"said": "killed 3\tLIVED 0\tGONE 0"}),
        ("{ no json\n12 passed", {"said": "12 passed"}),
        ("", {"said": ""}),
    ],
)  # fmt: skip
def test_figures(said: str, found: dict[str, object]) -> None:
    assert full.figures(said) == found


def test_every_step_names_what_is_there() -> None:
    for step in full.steps():
        for word in step.words:
            if word.startswith("tests/"):
                assert (ROOT / word).exists(), word
            elif word.startswith("tests."):
                assert (ROOT / word.replace(".", "/")).with_suffix(".py").exists() or (ROOT / word.replace(".", "/") / "__main__.py").exists()
    names = [one.name for one in full.steps()]
    assert len(set(names)) == len(names)
    assert {"kills-postgres", "hostile-postgres", "drill-postgres"} <= {one.name for one in full.steps() if one.on_postgres}


def run(folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, Told]:
    """The command with one small step of its own."""
    step = full.Step("small", "一步", ("-c", "import os, sys; print('{\"n\": ' + os.environ['N'] + '}'); sys.exit(int(os.environ['N']) > 5)"),
                     env={"N": ("3", "9")})  # fmt: skip
    monkeypatch.setattr(full, "steps", lambda: [step])
    monkeypatch.setenv("CUNJU_PREPARED", str(folder))
    out, parsed = Told(), collecting.match(["full"], declared.early())[0]
    assert parsed is not None
    from cunju.config.chinese_arguments import ChineseParser

    parser = ChineseParser(prog="full", description="")
    parsed.arguments(parser)
    return parsed.run(parser.parse_args([*words, "--out", str(folder)]), out), out


def test_a_step_is_kept_and_one_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full.keep(tmp_path, {"other": {"passed": True, "seconds": 1, "label": "", "figures": {}}}, Told())
    code, _ = run(tmp_path, [], monkeypatch)
    assert code == DONE
    (file,) = tmp_path.glob("*.json")
    found = json.loads(file.read_text("utf-8"))["steps"]
    assert set(found) == {"other", "small"}
    assert (found["small"]["passed"], found["small"]["figures"]) == (True, {"n": 3})
    assert "| small | yes |" in file.with_suffix(".md").read_text("utf-8")
    before = file.read_bytes()
    code, out = run(tmp_path, ["--quick"], monkeypatch)
    assert code == FOUND
    assert "没有通过：small。" in out.said
    assert file.read_bytes() == before
