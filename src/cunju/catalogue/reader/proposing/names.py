"""Who: units named in a text, and the subjects of its clauses."""

import re
from collections.abc import Iterator, Sequence

from cunju.catalogue.reader.proposing.found import Found
from cunju.catalogue.reader.units import UnitName
from cunju.kernel.words import short_name

TITLES = re.compile("《[^》]*》")
# 村（居） and 村（社区） after a name make it a kind of place (平安村（社区）), not the name of one.
KIND = r"(?!\s*[（(]\s*(?:居|社区))"
# Names that are everyday words too; they are units only where their town is named before them.
WORDS = ("平安", "中心", "民主", "文明", "和谐", "示范", "幸福")
EVERYDAY = {f"{word}{kind}" for word in WORDS for kind in ("村", "社区")}
TOWNS = r"镇人民政府|街道办事处|乡?镇[（(]\s*街道\s*[）)]|镇\s*街道?|乡镇|街道|镇"
BODIES = rf"村民委员会|居民委员会|{TOWNS}|村民小组|村和社区|社区|村"
ACTORS = re.compile(rf"(?:各|每个?)(?:村\s*[（(]\s*(?:居|社区)\s*[）)]|{BODIES})")
BREAKS = re.compile("[，。；：！？\n、]")
JOINED = re.compile(r"[\s、和及与]*")


class Names:
    """The names of a list of units, districts left out, as one search."""

    def __init__(self, units: Sequence[UnitName]) -> None:
        self.by_name: dict[str, list[str]] = {}
        for unit in units:
            if len(unit.code) > 6:
                for name in {unit.name, short_name(unit.name)}:
                    self.by_name.setdefault(name, []).append(unit.code)
        longest_first = sorted(self.by_name, key=len, reverse=True)
        self.pattern = re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}){KIND}") if units else None

    def places(self, text: str) -> Iterator[Found]:
        """Each mention of a unit outside of book titles; of several so named, that of the town named last."""
        titles = [match.span() for match in TITLES.finditer(text)]
        town, since = "", 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            if any(start <= match.start() < end for start, end in titles):
                continue
            if re.search("[。；]", text[since : match.start()]):
                town = ""
            codes, since = self.by_name[match[0]], match.end()
            under = [code for code in codes if town and code.startswith(town)]
            if len(codes) == 1 and match[0] not in EVERYDAY:
                under = codes
            if len(under) == 1 and len(under[0]) == 9:
                town = under[0]
            known = len(under) == 1
            yield Found(
                "place",
                *match.span(),
                codes=tuple(under) if known else (),
                candidates=() if known else tuple(codes),
            )


def actors(text: str) -> Iterator[Found]:
    """各村（居）, 各村, 每个镇街 …: everyone of a kind; subjects only, no proposals of their own."""
    for match in ACTORS.finditer(text):
        yield Found("who", *match.span())


def subject(text: str, found: Found, *, named: Sequence[Found]) -> tuple[str, tuple[str, ...]]:
    """The last actors or units named before ``found`` in its clause, and their codes; empty without any.

    Several joined by 、 are all the subject; of a town and its unit right after it, the unit is.
    """
    before = [one for one in named if one.end <= found.start]
    if not before or BREAKS.search(text[before[-1].end : found.start]):
        return "", ()
    chain = [before[-1]]
    for one in reversed(before[:-1]):
        if not JOINED.fullmatch(text[one.end : chain[0].start]):
            break
        chain.insert(0, one)
    codes = [code for one in chain for code in one.codes]
    own = tuple(
        code for at, code in enumerate(codes) if not any(after.startswith(code) for after in codes[at + 1 :])
    )
    return text[chain[0].start : chain[-1].end], own
