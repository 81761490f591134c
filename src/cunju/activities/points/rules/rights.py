"""Whether a line of rules takes points for what the law grants anybody: to complain, petition, sue, vote, claim, marry, believe.

Pure. A line is read as it stands and with its points: taken for a right that was used, or given for one that was not, is the same. What
says that nothing is taken for it, or punishes who hinders another's right, is lawful. Beside it the reading of conventions speaks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from cunju.records.texts import legality, plain
from cunju.records.texts.legality import Doubt

HALT = re.compile("[，：；。！？、\n]")
HERE = "◊"  # where a right was found, for what is looked for around it
# Words of which a sign or a blank inside is not writing but hiding; the town's hotline in any digits.
_SIGNS = r"[^\w]*_*[^\w]*"
VEILED = {
    word: re.compile(f"{word[0]}(?=[\\W_]){_SIGNS}{word[1]}")
    for word in re.findall("..", "上访信访投诉举报告状检举控告揭发申诉起诉诉讼仲裁维权反映曝光官司选举投票弃权低保离婚")
}
HOTLINE = re.compile(r"[\s\-_.·*]*".join(f"[{one}]" for one in ("1１一壹幺么", "2２二贰两", "3３三叁", "4４四肆", "5５五伍")))
COMMA = re.compile("[，：；。！？\n]")
# Of what the reading of conventions doubts, what is somebody's right; the rest a person looks at.
RIGHTS = frozenset({"voice", "votes", "withhold", "refuse", "equal", "marriage", "belief", "family", "person"})
OWN = frozenset({"voice", "votes"})


@dataclass(frozen=True, slots=True)
class Right:
    """A kind of right: its use in words, and what makes the same words lawful."""

    name: str
    label: str
    reason: str
    question: str
    grounds: tuple[str, ...]
    find: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Data:
    """The kinds of right and the words by which a line takes, spares, or rewards who does not use them."""

    rights: tuple[Right, ...]
    words: Mapping[str, re.Pattern[str]]


@cache
def data() -> Data:
    """The patterns as they stand in the data."""
    text = resources.files("cunju.activities.points").joinpath("data", "rights.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    made = legality.compiled(raw["parts"])
    rights = tuple(
        Right(name, one["label"], one["reason"], one["question"], tuple(one["grounds"]), made(one["find"]), made(one["unless"]))
        for name, one in raw["kinds"].items()
    )
    return Data(rights, {name: made(one) for name, one in raw["words"].items()})


def read(what: str, points: int) -> Doubt | None:
    """What of a line the law does not let a rule take; None where it takes nothing of the kind."""
    what = unveiled(what)
    own = next(_found(what, points), None)
    kinds = RIGHTS - (OWN if _named(what) else frozenset())
    return own or next((one for one in legality.read(_sentence(what, points)) if one.kind in kinds), None)


def unveiled(what: str) -> str:
    """A line with the words that signs were put into written whole, and 12345 in digits, however it is written."""
    for word, veiled in VEILED.items():
        what = veiled.sub(word, what)
    return HOTLINE.sub("12345", what)


def _named(what: str) -> bool:
    """Whether a line speaks of a right at all: then it was judged here."""
    return any(one.find.search(part.text) for part in plain.sentences(plain.plain(what)) for one in data().rights)


def remarks(what: str, points: int) -> list[Doubt]:
    """What else in a line a person should look at: a fine, labour, seizure."""
    return [one for one in legality.read(_sentence(what, points)) if one.kind not in RIGHTS]


def _sentence(what: str, points: int) -> str:
    return f"{what.rstrip('的，。 ')}的，扣{-points}分。" if points < 0 else what


def _found(what: str, points: int) -> Iterator[Doubt]:
    known = data()
    for part in plain.sentences(plain.plain(what)):
        sentence = part.text
        for right in known.rights:
            for one in right.find.finditer(sentence):
                if _used(sentence, one, right, points, known.words):
                    start, end = part.span(one.start(), one.end())
                    quote = one[0] + HALT.split(sentence[one.end() :])[0][: legality.QUOTED]
                    yield Doubt(
                        right.name, right.label, right.reason, right.question, right.grounds, start, end, quote, sentence.strip(),
                    )  # fmt: skip


def _used(sentence: str, one: re.Match[str], right: Right, points: int, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether points are taken for a right where it stands, or given for not using it."""
    near, behind = _lead(sentence[: one.start()], right.find), HALT.split(sentence[one.end() :])[0]
    if any(right.unless.search(f"{near}{HERE}{after}") for after in (behind, COMMA.split(sentence[one.end() :])[0])):
        return False
    given_up = words["given_up"].search(sentence)
    unused = bool(words["without"].search(near) or words["after_none"].search(behind) or given_up)
    spared = words["spared"].search(sentence) is not None
    left = words["spared"].sub("", sentence)
    if points < 0:
        return True
    if words["take"].search(left):
        return True
    return unused and (points > 0 or not spared or not _of_cause(near))


def _lead(before: str, find: re.Pattern[str]) -> str:
    """What stands before a right in its own words; of a row of rights (举报、信访) what stands before the first."""
    while before.endswith("、"):
        row = [one for one in find.finditer(before) if before[one.end() : -1] in ("", "人", "者")]
        if not row:
            return ""
        before = before[: row[-1].start()]
    return HALT.split(before)[-1]


def _of_cause(near: str) -> bool:
    """Whether the right is named as what nothing is taken for (不因上访扣分)."""
    return bool(re.search("因|由于|以|对", near))
