"""Opinions as lines 「谁：意见」, and which of them ask for something."""

import re
from dataclasses import dataclass

from cunju.activities.consultation.rules import chat
from cunju.activities.consultation.rules.speakers import named

ASKING = re.compile(r"希望|建议|要求|请|应当|应该|能不能|能否|尽快|需要|不同意|反对|解决|增加|减少")
NUMBER = re.compile(
    r"^\s*(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、])\s*(?!\d)"
)
PARTS = re.compile(r"([^：:]{1,30})[：:]\s*(.+)")
LEADING, SENTENCE = ("主持人", "主持", "记录人"), 8


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one participant said; ``asks`` where an answer is owed."""

    who: str
    text: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A text read once: its opinions; ``pasted`` is the chat in it that nobody has looked at yet (None: typed, or already as it is read)."""

    opinions: tuple[Opinion, ...] = ()
    pasted: chat.Chat | None = None


def heard(text: str) -> Heard:
    """The lines of a text as opinions; a line without 「谁：」 is the opinion of 参会人员. Numbers of persons are left out."""
    found = chat.read(text) if chat.is_chat(text) else None
    said = found.said if found else list(map(_parted, text.splitlines()))
    opinions = tuple(Opinion(who, words, asks(words)) for who, words in said if words)
    return Heard(opinions, None if found is None or written(tuple(found.said)).split() == text.split() else found)


def read(text: str) -> tuple[Opinion, ...]:
    """The opinions of a text."""
    return heard(text).opinions


def _parted(line: str) -> tuple[str, str]:
    bare = NUMBER.sub("", line.strip())
    match = PARTS.fullmatch(bare)
    who = _who(match[1], match[2]) if match and not match[2].startswith("//") else ""
    said = match[2] if match and who else bare
    return who or chat.ALL, chat.numberless(said.strip())[: chat.LONGEST]


def _who(words: str, said: str) -> str:
    """The speaker; 主持人 before a name is a heading, before a sentence he speaks."""
    if words.strip() in LEADING:
        return words.strip() if len(said) >= SENTENCE or re.search(r"[，。？！,?!]", said) else ""
    return named(words)


def asks(text: str) -> bool:
    """A proposal by the words used; a person can change it when answering."""
    return bool(ASKING.search(text))


def written(opinions: tuple[tuple[str, str], ...]) -> str:
    """Opinions as the text they are typed in."""
    return "\n".join(f"{who}：{text}" for who, text in opinions)
