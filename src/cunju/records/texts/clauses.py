"""A text as its clauses; two versions side by side; the Party's clause; what a convention is asked to speak of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cunju.records.texts.plain import NUMBER, plain

# The ways clauses are numbered, the first that is used twice parts the text; chapters are headings.
STYLES = (
    re.compile(
        rf"(?:(?<=^)|(?<=[\n。；！？])|(?<=[\n。；！？]\s))[ \t\u3000]*(第\s*(?:{NUMBER})\s*条)", re.M
    ),
    re.compile(r"^[ \t\u3000]*([〇零一二三四五六七八九十百]{1,6}\s*[、.．])", re.M),
    re.compile(r"^[ \t\u3000]*([（(]\s*[〇零一二三四五六七八九十百]{1,6}\s*[）)])", re.M),
    re.compile(r"^[ \t\u3000]*((?:\d{1,3}\s*[.．、)）])|[①-⑳]|[（(]\s*\d{1,3}\s*[）)])(?!\d)", re.M),
    re.compile(r"^[ \t\u3000]*(\S)", re.M),
)
PARTY = re.compile(
    r"[^。；！？\n]*(?:党的(?:全面)?领导|(?:党组织|党支部|党委|党总支)[^。；！？\n]{0,12}(?:领导|引领)|(?:接受|坚持)[^。；！？\n]{0,6}党[^。；！？\n]{0,8}领导)[^。；！？\n]*[。；！？]?"
)
SAME, CHANGED, ADDED, DROPPED = "same", "changed", "added", "dropped"
ALIKE = 0.4  # less alike than this, two clauses are one dropped and one added


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: how it is numbered, its words, where it stands in the text."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of either version beside that of the other; ``parts``: (kept, put in or taken out; words)."""

    state: str
    old: Clause | None
    new: Clause | None
    parts: tuple[tuple[str, str], ...] = ()


def clauses(text: str) -> list[Clause]:
    """The clauses of a text; what stands before the first is none of them."""
    for style in STYLES:
        marks = list(style.finditer(text))
        if len(marks) > 1 or (marks and style is STYLES[0]):
            break
    else:
        return []
    return list(_parted(text, marks, numbered=style is not STYLES[-1]))


def _parted(text: str, marks: Sequence[re.Match[str]], *, numbered: bool) -> Iterator[Clause]:
    for place, (mark, after) in enumerate(zip(marks, [*marks[1:], None], strict=True), 1):
        begin, stop = mark.end(1) if numbered else mark.start(1), after.start(1) if after else len(text)
        words = re.sub(r"\n\s*第\s*(?:" + NUMBER + r")\s*章[^\n]*\s*$", "", text[begin:stop])
        label = re.sub(r"[\s、.．()（）]", "", mark[1]) if numbered else str(place)
        yield Clause(
            label if label.startswith("第") else f"第{label}条", " ".join(words.split()), mark.start(1), stop
        )


def at(found: Sequence[Clause], place: int) -> Clause | None:
    """The clause a place of the text belongs to."""
    return next((one for one in found if one.start <= place < one.end), None)


def compare(old: str, new: str) -> list[Pair]:
    """Both versions by clause in the order of the new one; a dropped clause stands where it stood."""
    before, after = clauses(old), clauses(new)
    left, right = ([plain(one.text).text for one in each] for each in (before, after))
    found: list[Pair] = []
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            found += [Pair(SAME, one, two) for one, two in zip(before[a:b], after[c:d], strict=True)]
        else:
            found += _matched(before[a:b], after[c:d])
    return found


def _matched(before: Sequence[Clause], after: Sequence[Clause]) -> list[Pair]:
    """The clauses of a changed stretch, each with the one most like it that comes next."""
    found, place = [], 0
    for new in after:
        rates = [
            (SequenceMatcher(None, one.text, new.text, autojunk=False).ratio(), number)
            for number, one in enumerate(before)
            if number >= place
        ]
        rate, number = max(rates, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
        if rate < ALIKE:
            found.append(Pair(ADDED, None, new))
            continue
        found += [Pair(DROPPED, one, None) for one in before[place:number]]
        found.append(Pair(CHANGED, before[number], new, tuple(_parts(before[number].text, new.text))))
        place = number + 1
    return found + [Pair(DROPPED, one, None) for one in before[place:]]


def _parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield SAME, old[a:b]
        else:
            yield from ((mark, words) for mark, words in ((DROPPED, old[a:b]), (ADDED, new[c:d])) if words)


def party(text: str) -> tuple[str, int]:
    """The sentence that speaks of the Party's leadership and its place; ("", -1) where there is none. A person confirms it."""
    found = PARTY.search(text)
    return (found[0].strip(), found.start()) if found else ("", -1)


def spoken_of(text: str, groups: Mapping[str, str]) -> dict[str, bool]:
    """For each group whether the text has a word of it."""
    words = plain(text).text
    return {name: bool(re.search(pattern, words)) for name, pattern in groups.items()}
