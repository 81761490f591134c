"""The texts of laws as shipped (``data/texts/PACK.md``) or brought by a district beside its packs: articles and their words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cunju.catalogue import loading
from cunju.kernel import numerals

ARTICLE = re.compile(r"^(第([一二三四五六七八九十百零]+)条)\s*", re.MULTILINE)
CITED = re.compile(r"第([0-9]+)条")
ITEM = re.compile(r"第([0-9]+)项")


def file(pack: str) -> Path | None:
    """The text of a pack; the district's own before the shipped one; None where there is none."""
    folders = [folder for folder in (loading.own_folder(), loading.DATA) if folder]
    return next((one for folder in folders if (one := folder / "texts" / f"{pack}.md").exists()), None)


def articles(pack: str) -> Mapping[int, str]:
    """All articles of a pack's text by number; empty where no text is here."""
    found = file(pack)
    return _articles(found) if found else {}


@cache
def _articles(path: Path) -> Mapping[int, str]:
    text = path.read_text(encoding="utf-8")
    marks = list(ARTICLE.finditer(text))
    ends = [*(one.start() for one in marks[1:]), len(text)]
    return {
        numerals.to_int(mark[2]): text[mark.end() : end].split("\n## ")[0].strip()
        for mark, end in zip(marks, ends, strict=True)
    }


def cited(pack: str, cite: str) -> str:
    """The words of what a cite names: the articles of the pack's text, or the measures of its notice; empty where not here."""
    there = articles(pack)
    if there:
        return "\n\n".join(there[int(one)] for one in CITED.findall(cite) if int(one) in there)
    own = next((one.notice for one in loading.load().packs if one.id == pack and one.notice), None)
    if own is None:
        return ""
    items = {int(one) for one in ITEM.findall(cite)}
    return "\n\n".join(one.text for one in own.measures if one.no in items)
