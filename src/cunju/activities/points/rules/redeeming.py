"""A redemption as it is pasted: which household, which goods, how many; a line each."""

import re
from collections.abc import Mapping
from typing import Any

from cunju.activities.points.rules.balance import Ask, Goods
from cunju.activities.points.rules.months import OF_LIST, Known
from cunju.activities.points.rules.pasting import lines
from cunju.kernel import numerals

COUNT = re.compile(
    r"(?:换了?|兑换?了?|领了?|要|共)*\s*[×xX*]?\s*(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:件|份|个|瓶|袋|盒|桶|包|条|支|块|提|把|张|床|套|双|只|斤|箱|台)?"
)
VERBS = re.compile(r"(?:换了?|兑换?了?|领了?|要|共|\s)*")


def read(text: str, known: Known, goods: Mapping[Any, Goods]) -> tuple[list[Ask], list[str]]:
    """What was read, and what is wrong with the lines that were not; who left may redeem what it has."""
    found: list[Ask] = []
    wrong: list[str] = []
    seen: dict[tuple[Any, Any], int] = {}
    for line in lines(text):
        if not re.search(r"\d", line.text) and re.search("户|名称|物品", line.text) and not any(known.household(one) for one in line.cells):
            continue
        whose, rest = known.within(" ".join(OF_LIST.sub("", line.text).split("\t")))
        named = [key for key, one in goods.items() if one.name in rest]
        longest = max((len(goods[key].name) for key in named), default=0)
        named = [key for key in named if len(goods[key].name) == longest]
        if whose is None or len(named) != 1:
            wrong.append(f"第{line.number}行没有看出是{'哪一户' if whose is None else '换什么'}，请写户号和物品的名称。")
            continue
        left = rest.replace(goods[named[0]].name, " ", 1).strip(" \t\u3000，,。；;：:、")
        count, number = COUNT.fullmatch(left), None if left else 1
        if count:
            number = numerals.number_or_none(count[1])
        elif VERBS.fullmatch(left):
            number = 1
        if number is None:
            wrong.append(f"第{line.number}行的“{left[:20]}”没有看懂，不知道换几件；一行只写户号、物品和件数，日期写在下面。")
            continue
        if (before := seen.setdefault((whose.id, named[0]), line.number)) != line.number:
            wrong.append(f"第{line.number}行和第{before}行是同一户换同一样；写成一行，件数合起来。")
            continue
        found.append(Ask(whose.id, named[0], number))
    if not found and not wrong:
        wrong.append("一行都没有写。一行一户，例如：12号　洗衣液　2。")
    return found, wrong
