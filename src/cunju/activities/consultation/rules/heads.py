"""Which line of a chat says who speaks next: each program writes it its own way, and a text keeps to its way."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cunju.activities.consultation.rules import noises
from cunju.activities.consultation.rules.speakers import named, surely
from cunju.activities.consultation.rules.times import AGO, ALONE, PART, WHEN
from cunju.kernel import late

NAME = r"(?P<who>[^\s:：，。！？；「」][^:：，。！？；「」]{0,30}?)"
FIRST = late.pattern(rf"[\[【（(]?(?P<when>{WHEN})[\]】）)]?[\s,]+{NAME}\s*(?:[:：]\s*(?P<text>.*))?")
LAST = late.pattern(rf"{NAME}\s*[\s\[【（(](?P<when>{WHEN})[\]】）)]?\s*[:：]?(?:\s+(?P<text>.*))?")
SAID = late.pattern(r"(?:[（(]?\d{1,2}[)）.．、]\s*)?(?P<who>[^：:]{1,40})[：:]\s*(?P<text>.*)")
ANSWERS = late.pattern(r"^(?P<who>.{1,16}?)\s*回复(?:了)?\s*@?\s*(?P<whom>[^：:]{1,16})$")
SHORT = 12


@dataclass(frozen=True)
class Head:
    """Who speaks, what he says in the same line; ``form`` tells lines of one program from a time within a sentence."""

    who: str
    text: str = ""
    form: str = ""


@dataclass(frozen=True)
class Style:
    """How one text names its speakers: with times, above or below times, with a colon alone, or by a bare line."""

    forms: frozenset[str]
    known: frozenset[str]
    is_alone: bool
    is_above: bool
    is_bare: bool

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Style":
        """The style of a text by all its lines."""
        forms = _forms(lines)
        alone = [who for line in lines if (match := SAID.fullmatch(line)) and not match["text"] and (who := surely(match["who"]))]
        above = any(surely(line) and is_time(after) for line, after in pairwise(lines))
        colons = any((match := SAID.fullmatch(line)) and named(match["who"]) for line in lines)
        bare = not (forms or above or colons) and any(map(is_time, lines))
        known = {head.who for line in lines if (head := _headed(line, forms))} | set(alone)
        return cls(forms, frozenset(known), bool(alone), above, bare)

    def head(self, lines: Sequence[str], at: int) -> Head | None:
        """The speaker a line names; None where it is part of what is said."""
        line = lines[at]
        return _headed(line, self.forms) or self._said(line) or (self._above(lines, at) if len(line) <= SHORT + 4 else None)

    def _said(self, line: str) -> Head | None:
        """「谁：…」; where something else tells who speaks, only of somebody who has spoken: 地点：村委会 is part of what he says."""
        match = SAID.fullmatch(line)
        if match is None or line[match.end("who") :].startswith(("://", "：//")):
            return None
        words = answers["who"] if (answers := ANSWERS.match(match["who"].strip())) else match["who"]
        who = named(words)
        if not who or (match["text"] and (self.forms or self.is_alone or self.is_above) and who not in self.known and not surely(who)):
            return None
        return Head(who, match["text"].strip()) if match["text"] or self.is_alone else None

    def _above(self, lines: Sequence[str], at: int) -> Head | None:
        """A name on a line of its own: a time alone below it, or no other way to tell."""
        line = lines[at]
        below, above = lines[at + 1] if at + 1 < len(lines) else "", lines[at - 1] if at else ""
        if not below or re.search(r"[，。！？；,!?;]", line):
            return None
        if is_time(below):
            return Head(who) if self.is_above and (who := named(line)) else None
        if self.is_bare:
            who = named(line) if is_time(above) else surely(line)
            return Head(who) if who else None
        return Head(who) if is_time(above) and not self.is_above and (who := surely(line)) else None


def is_time(line: str) -> bool:
    """A time on a line of its own."""
    return bool(ALONE.fullmatch(line))


def is_chatty(line: str) -> bool:
    """A name alone before its message, or an answer that only says it was read: minutes have neither."""
    match = SAID.fullmatch(line)
    if match is None or not surely(match["who"]):
        return False
    return not match["text"] or noises.is_receipt(match["text"])


def _forms(lines: Iterable[str]) -> frozenset[str]:
    """How heads look in this text: a form that stands twice, or once with a name nobody can doubt."""
    found: Counter[str] = Counter()
    for line in lines:
        for head in _heads(line):
            found[head.form] += 2 if surely(head.who) else 1
    return frozenset(form for form, count in found.items() if count > 1)


def _heads(line: str) -> Iterator[Head]:
    if is_time(line):
        return
    for name, pattern in (("first", FIRST), ("last", LAST)):
        if (match := pattern.fullmatch(line)) and (who := named(match["who"]) or _own(match["who"])):
            yield Head(who, (match["text"] or "").strip(), f"{name} {_shape(match['when'])} {bool(match['text'])}")


def _own(words: str) -> str:
    """A program calls whoever copies the chat 你 or 我."""
    return "本人" if words.strip() in ("你", "我") else ""


def _shape(when: str) -> str:
    """A time with its digits, weekdays and parts of the day made alike."""
    for pattern, sign in ((AGO, "前"), (r"今天|昨天|前天|星期.|周.|礼拜.", "日"), (PART, "段"), (r"\d+", "0"), (r"\s+", " ")):
        when = re.sub(pattern, sign, when.replace("：", ":"))
    return when


def _headed(line: str, forms: frozenset[str]) -> Head | None:
    return next((head for head in _heads(line) if head.form in forms), None)
