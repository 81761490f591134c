"""Sentences of a notice that demand what the rules on burden forbid, each pointed at with the rule; a remark for who drafts, never a verdict."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from cunju import catalogue
from cunju.catalogue import Clause

RULES = Path(__file__).parent / "data" / "notice-lint.yaml"
QUESTION = "notice.demand"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of a notice that is pointed at: its words, why, by which rule (empty: by the standard of official papers)."""

    words: str
    said: str
    cite: str = ""

    def __str__(self) -> str:
        return f"“{self.words}”：{self.said}" + (f"（{self.cite}）" if self.cite else "")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    raw: dict[str, str] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return {of: re.compile(pattern) for of, pattern in raw.items()}


def demands(text: str) -> Iterator[Remark]:
    """What a text demands that a rule speaks of, in the order of the rules; where the catalogue holds no rule, nothing is said.

    A rule later than the notice is named too: it has its year in its cite, and the sentence may stand for years.
    """
    for of, pattern in _patterns().items():
        clause = _rule(of)
        if clause is not None:
            yield from (Remark(each.group(), clause.words, clause.cite) for each in pattern.finditer(text))


def _rule(of: str) -> Clause | None:
    return next((one for one in catalogue.load().clauses if one.question.name == QUESTION and one.of == of), None)
