"""The closed vocabulary of questions that clauses answer (``data/questions.yaml``)."""

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cunju.catalogue import yamlreading
from cunju.catalogue.clauses import FORMS, Question
from cunju.catalogue.words import Malformed

FILE = Path(__file__).parent / "data" / "questions.yaml"
KEYS = {"label", "form", "of", "within", "unit", "choices"}


@cache
def load() -> Mapping[str, Question]:
    """All questions by name."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> dict[str, Question]:
    """``questions.yaml`` into questions."""
    raw = yamlreading.mapping(text)
    bases = {str(key): str(word) for key, word in raw.pop("bases").items()}
    return {name: _question(name, entry, bases) for name, entry in raw.items()}


def _question(name: str, raw: Mapping[str, Any], bases: Mapping[str, str]) -> Question:
    if extra := set(raw) - KEYS:
        raise Malformed(f"{name} 不认识的词：{'、'.join(sorted(extra))}")
    if raw["form"] not in FORMS:
        raise Malformed(f"{name} 的 form 只能是 {'、'.join(FORMS)}")
    if unknown := [one for one in raw.get("of", ()) if one not in bases]:
        raise Malformed(f"{name} 的 of 没有说法：{'、'.join(unknown)}")
    return Question(
        name,
        raw["label"],
        raw["form"],
        {one: bases[one] for one in raw.get("of", ())},
        {str(key): str(word) for key, word in raw.get("choices", {}).items()},
        raw.get("within", False),
        raw.get("unit", ""),
    )


def near(name: str) -> list[str]:
    """Questions with a like name."""
    return difflib.get_close_matches(str(name), list(load()), n=3, cutoff=0.6)
