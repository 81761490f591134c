"""The closed vocabulary of topics by which a notice places duties of law under its measures (``data/topics.yaml``)."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from cunju.catalogue import yamlreading
from cunju.catalogue.packs import Pack
from cunju.catalogue.words import Duty, Malformed, Notice

FILE = Path(__file__).parent / "data" / "topics.yaml"


@cache
def load() -> Mapping[str, str]:
    """All topics with what each is called."""
    return {str(name): str(label) for name, label in yamlreading.mapping(FILE.read_text(encoding="utf-8")).items()}


def known(name: str, *, key: str) -> str:
    """The topic itself; Malformed, at the word ``key``, where the vocabulary has no such topic."""
    if name not in load():
        near = "、".join(difflib.get_close_matches(name, list(load()), n=3, cutoff=0.5) or load())
        raise Malformed(f"不认识的主题 {name}，可以写的有 {near}", key=key)
    return name


def placed(packs: Iterable[Pack], notice: Notice | None) -> tuple[Pack, ...]:
    """Packs whose duties stand under the measures of the notice in use; 0 where it does not name their topic."""
    measures = notice.topics if notice else {}

    def under(one: Duty) -> Duty:
        return one if one.measured or one.topic is None else replace(one, measure=measures.get(one.topic, 0))

    return tuple(replace(pack, duties=tuple(map(under, pack.duties))) for pack in packs)
