"""Parameters of the calls: each is read in one way, and described by the same words in the OpenAPI document."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.api.problems import OUT_OF_SCOPE, Nothing, Unreadable
from cunju.kernel.codes import is_code

FIRST_YEAR, LAST_YEAR = 1988, 2099
LIMIT, MOST = 100, 500
CODE_SCHEMA = {"type": "string", "pattern": "^([0-9]{6}|[0-9]{9}|[0-9]{12})$"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a call: where it stands, what it means, its JSON schema, how its text is read (``Unreadable``, ``Nothing``)."""

    name: str
    words: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    place: str = "query"
    example: str = ""

    def value(self, text: str) -> Any:
        """The value; what is wrong names the parameter."""
        try:
            return self.read(text)
        except ValueError as wrong:
            raise Unreadable(f"{self.name} {wrong}，收到“{text[:60]}”。", param=self.name) from None


def _day(text: str) -> date:
    """A day; Nothing where no unit of these years can have had one."""
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError("应为 YYYY-MM-DD 的日期")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Nothing(f"只有{FIRST_YEAR}年至{LAST_YEAR}年的内容。")
    return found


def _whole(first: int, last: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,6}", text) and str(int(text)) == text and first <= int(text) <= last:
            return int(text)
        raise ValueError(f"应为{first}至{last}的整数")

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in words:
            return text
        raise ValueError(f"应为{'、'.join(words)}之一")

    return read


def _code(text: str) -> str:
    if not is_code(text):
        raise Nothing(OUT_OF_SCOPE)
    return text


def _cursor(text: str) -> str:
    if not re.fullmatch(CURSOR["pattern"], text):
        raise ValueError("应照上一页的 next 写")
    return text


def whole(name: str, words: str, first: int, last: int, *, default: int | None = None) -> Parameter:
    """A whole number between two."""
    schema: dict[str, Any] = {"type": "integer", "minimum": first, "maximum": last}
    return Parameter(name, words, schema | ({"default": default} if default else {}), _whole(first, last))


def choice(name: str, words: str, *values: str) -> Parameter:
    """One of some words."""
    return Parameter(name, words, {"type": "string", "enum": list(values)}, _one_of(*values))


def day(name: str, words: str, *, place: str = "query", example: str = "") -> Parameter:
    """A day, ``YYYY-MM-DD``."""
    return Parameter(name, words, {"type": "string", "format": "date"}, _day, place, example)


def code(words: str, example: str) -> Parameter:
    """The code of a unit or an office, in the address."""
    return Parameter("code", words, CODE_SCHEMA, _code, "path", example)


CURSOR = {"type": "string", "pattern": "^[0-9A-Za-z:._/-]{1,120}$"}
ON = day("on", "哪一天的情况；不写是今天")
KNOWN = day("known", "截至哪一天已录入的；不写是今天")
YEAR = whole("year", "哪一年；不写是 on 的那一年", FIRST_YEAR, LAST_YEAR)
PAGE = (
    whole("limit", f"一页几条；不写是{LIMIT}条", 1, MOST, default=LIMIT),
    Parameter("after", "从哪一条之后取：不要自己写，直接访问上一页的 next", CURSOR, _cursor),
)


def read(wanted: tuple[Parameter, ...], path: Mapping[str, str], query: Mapping[str, list[str]]) -> dict[str, Any]:
    """All values of a call by name, None where not given; a name that is not known, or given twice, is said."""
    known = {one.name for one in wanted if one.place == "query"}
    for name, texts in query.items():
        if name not in known:
            said = f"可用的参数：{'、'.join(sorted(known))}" if known else "这个地址没有参数"
            raise Unreadable(f"没有“{name[:40]}”这个参数；{said}。", param=name[:40])
        if len(texts) > 1:
            raise Unreadable(f"{name} 写了{len(texts)}次，只写一次。", param=name)
    given = {**path, **{name: texts[0] for name, texts in query.items()}}
    return {one.name: one.value(given[one.name]) if one.name in given else None for one in wanted}
