"""A chat pasted into the minutes: who said what; what was no opinion (recalled, pictures, times) stands apart, nothing is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cunju.activities.consultation.rules import heads, noises
from cunju.activities.consultation.rules.speakers import cleaned, named
from cunju.activities.consultation.rules.times import ALONE
from cunju.kernel import personal

ALL, OMITTED = "参会人员", "※"
LONGEST = 300
# In a group a row of seven digits is somebody's number.
LONG = re.compile(r"(?<![\d.])(?:0\d{2,3}[- ])?\d{7,8}(?![\d.]|\s*(?:元|块|万|户|人|个|平|米|斤|吨))")


@dataclass
class Chat:
    """What was read: who said what, in order; lines that are no opinion, each with the reason."""

    said: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many speak."""
        return len({who for who, _ in self.said})


@dataclass
class _Message:
    who: str
    lines: list[str] = field(default_factory=list)


def is_chat(text: str) -> bool:
    """Whether lines were copied from a group and not typed as minutes."""
    lines = noises.lines_of(text)
    return any(noises.marks(line) or ALONE.fullmatch(line) or heads.is_chatty(line) for line in lines) or bool(heads.Style.of(lines).forms)


def read(text: str) -> Chat:
    """The chat of a pasted text."""
    chat = Chat()
    lines = list(_unquoted(noises.lines_of(text), chat))
    for message in _messages(lines, heads.Style.of(lines), chat):
        _take(message, chat)
    return chat


def numberless(text: str) -> str:
    """The text without numbers of persons: they are never kept in minutes."""
    text = LONG.sub(OMITTED, text)
    for hit in reversed(personal.classify(text)):
        if hit.verdict == personal.MASK or re.search(r"\d{5}", text[hit.start : hit.end]):
            text = text[: hit.start] + OMITTED + text[hit.end :]
    return text


def _unquoted(lines: list[str], chat: Chat) -> Iterator[str]:
    """The lines without what is quoted of others: between 「 and the dashes, behind 引用 or >."""
    inside = False
    for line in lines:
        rest, inside, quoted = noises.unquoted(line, inside=inside)
        if quoted:
            chat.left.append((quoted, "引用别人的话"))
        if rest:
            yield rest


def _messages(lines: list[str], style: heads.Style, chat: Chat) -> Iterator[_Message]:
    message: _Message | None = None
    for at, line in enumerate(lines):
        if reason := noises.reason(line):
            chat.left.append((line, reason))
            continue
        head = style.head(lines, at)
        if head is None and message is not None:
            message.lines.append(line)
        elif head is None:
            yield _Message(ALL, [line])
        else:
            if message is not None:
                yield message
            message = _Message(head.who, [head.text] if head.text else [])
    if message is not None:
        yield message


def _take(message: _Message, chat: Chat) -> None:
    """One message as an opinion, or among what is none."""
    if any(noises.CHAIN.match(line) for line in message.lines):
        _chained(message, chat)
        return
    kept: list[str] = []
    for line in message.lines:
        text, gone = noises.stripped(line)
        if gone:
            chat.left.append((f"{message.who}：{gone}", "图片、链接、表情等"))
        elif noises.REPLIES.match(line) and _was_said(text, chat):
            chat.left.append((line, "引用别人的话"))
        elif text:
            kept.append(text)
    _add(message.who, " ".join(kept), chat)


def _chained(message: _Message, chat: Chat) -> None:
    """接龙: each numbered line is somebody's word; it comes again with everybody who joins, and counts once."""
    for line in message.lines:
        match = noises.JOINED.fullmatch(line)
        who = named(match["who"]) if match else ""
        text = noises.stripped(match["text"])[0] if match else ""
        if not who or not text:
            chat.left.append((line, "接龙的题目"))
        elif (who, text) not in chat.said:
            _add(who, text, chat)


def _add(who: str, words: str, chat: Chat) -> None:
    text = numberless(words).strip()
    if noises.is_receipt(text):
        chat.left.append((f"{who}：{text}", "只是回应"))
    elif text:
        chat.said.append((cleaned(who), text[:LONGEST]))


def _was_said(text: str, chat: Chat) -> bool:
    """Whether words are the beginning of what stands above: an answer shows what it answers to."""
    start = re.sub(r"(?:\.{2,}|…+)$", "", text).replace(" ", "")
    return any(start and said.replace(" ", "").startswith(start[:40]) for _, said in chat.said)
