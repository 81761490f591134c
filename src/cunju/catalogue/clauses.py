"""Clauses (DESIGN §8): what a rule needs to know, as frozen values; a question, for whom, since when, with the article."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.catalogue.words import SURE
from cunju.kernel import numerals

MORE_THAN, AT_LEAST = REACHED = ("more_than", "at_least")
SHARE, DAYS, MONTHS, COUNT, RHYTHM, CHOICE = FORMS = ("share", "days", "months", "count", "rhythm", "choice")
EACH_ZH = {"month": "每月", "quarter": "每季度", "half": "每半年", "year": "每年", "term": "每届"}
# The measure words of what a share may be of; anything else is people.
COUNTED = {"households": "户", "groups": "个小组"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the closed vocabulary: its words, the form of its answers, what they may be of (code and word).

    ``within``: days or months are a limit; otherwise they are the least. ``choices``: the codes of a choice and their words.
    """

    name: str
    label: str
    form: str
    of: Mapping[str, str]
    choices: Mapping[str, str]
    within: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; ``value`` as in interfaces §7, ``met`` and ``broken`` its golden cases in the form of its question.

    A case of a share is (present, of), of days, months, counts and rhythms a number, of a choice a code.
    ``soft``: the text says 一般 or 可以: what does not reach it is said, never held against anybody.
    """

    question: Question
    pack: str
    authority: str
    applies_to: tuple[str, ...]
    valid_from: date
    valid_to: date
    cite: str
    words: str
    value: Mapping[str, Any]
    text: str
    reading: str
    met: tuple[Any, ...]
    broken: tuple[Any, ...]
    note: str = ""
    soft: bool = False
    area: str = ""

    @property
    def id(self) -> str:
        """Where it stands: pack, question, what it is of; kinds of unit where not all of the pack's."""
        return "/".join((self.pack, self.question.name, *filter(None, (self.of, "+".join(self.applies_to)))))

    @property
    def of(self) -> str:
        """What the share or the number is of; empty where the question knows one alone."""
        return str(self.value.get("of", ""))

    @property
    def sure(self) -> str:
        """The lower of the two marks."""
        return max(self.text, self.reading, key=SURE.index)

    @property
    def share(self) -> tuple[int, int]:
        """(over, under) of a share."""
        over, _, under = str(self.value["share"]).partition("/")
        return int(over), int(under)

    @property
    def number(self) -> int:
        """Days, months, or the least count."""
        value = self.value
        return int(value.get("days", value.get("months", value.get("at_least", value.get("at_most", 0)))))

    @property
    def choices(self) -> tuple[str, ...]:
        """The codes of a choice."""
        given = self.value["choice"]
        return (given,) if isinstance(given, str) else tuple(given)

    def needed(self, of: int) -> int:
        """The least number of people that reaches a share of ``of``."""
        over, under = self.share
        if self.value["reached"] == MORE_THAN:
            return over * of // under + 1
        return -(-over * of // under)

    @property
    def counted(self) -> str:
        """What its share counts, by the measure word: 人, 户, 个小组."""
        return COUNTED.get(self.of, "人")

    def holds(self, case: Any) -> bool:
        """Whether a case meets it; of nobody no share is reached."""
        form = self.question.form
        if form == SHARE:
            n, of = case
            return bool(of > 0 and n >= self.needed(of))
        if form == CHOICE:
            return case in self.choices
        if form in (DAYS, MONTHS):
            return bool(case <= self.number if self.question.within else case >= self.number)
        least, most = self.value.get("at_least", 0), self.value.get("at_most")
        return bool(case >= least and (most is None or case <= most))

    def covers(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.valid_from <= on <= self.valid_to

    def reads(self, *, code: str, kind: str) -> bool:
        """Whether it speaks to the unit of a code and kind (a district is read as ``county`` too)."""
        kind = "district" if kind == "county" else kind
        return code.startswith(self.area) and kind in self.applies_to

    @property
    def said(self) -> str:
        """The value in Chinese: 三分之二以上, 过半数, 10日, 3至7人, 每季度至少1次."""
        form, unit = self.question.form, self.question.unit
        if form == SHARE:
            return share_zh(*self.share, reached=self.value["reached"])
        if form == CHOICE:
            return "、".join(self.question.choices.get(one, one) for one in self.choices)
        if form in (DAYS, MONTHS):
            return f"{self.number}{'日' if form == DAYS else '个月'}{'内' if self.question.within else ''}"
        least, most = self.value.get("at_least"), self.value.get("at_most")
        if form == RHYTHM:
            return f"{EACH_ZH[self.value['each']]}至少{least}次"
        if least is not None and least == most:
            return f"{least}{unit}"
        if least is not None and most is not None:
            return f"{least}至{most}{unit}"
        return f"至少{least}{unit}" if most is None else f"至多{most}{unit}"

    @property
    def whole(self) -> str:
        """The value with what it is of: 户的三分之二以上."""
        base = self.question.of.get(self.of, "")
        return f"{base}{'的' if base and not self.said.startswith(('过', '超')) else ''}{self.said}"

    @property
    def word(self) -> str:
        """A share as people name it beside 达到: 过半数, 三分之二."""
        return share_zh(*self.share, reached=self.value["reached"]).removesuffix("以上")

    def case_zh(self, case: Any) -> str:
        """A golden case in Chinese."""
        form, unit = self.question.form, self.question.unit
        if form == SHARE:
            return f"{case[1]}{unit or '人'}中有{case[0]}{unit or '人'}"
        if form == CHOICE:
            return self.question.choices.get(case, case)
        if form == RHYTHM:
            return f"{EACH_ZH[self.value['each']].removeprefix('每')}内{case}次"
        return f"{case}{ {DAYS: '日', MONTHS: '个月'}.get(form, unit)}"

    def as_json(self) -> dict[str, Any]:
        """As ``cunju.law/1`` shows it."""
        return {
            "question": self.question.name,
            "pack": self.pack,
            "authority": self.authority,
            "cite": self.cite,
            "text": self.text,
            "reading": self.reading,
            "value": dict(self.value),
        }


def share_zh(over: int, under: int, *, reached: str) -> str:
    """A share in words: 过半数, 半数以上, 三分之二以上, 超过三分之二."""
    if (over, under) == (1, 2):
        return "过半数" if reached == MORE_THAN else "半数以上"
    words = f"{numerals.to_chinese(under)}分之{numerals.to_chinese(over)}"
    return f"超过{words}" if reached == MORE_THAN else f"{words}以上"
