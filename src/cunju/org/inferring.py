"""Which kind a village or community is: its name speaks first, by its ending, then the last three digits of its code."""

import re
import unicodedata

from cunju.kernel.codes import place_level

VILLAGE, COMMUNITY = "village", "community"
KIND_ZH = {"nation": "全国", "province": "省级", "city": "市级", "county": "区县", "town": "镇街", VILLAGE: "村", COMMUNITY: "社区"}
# What stands behind a name and says nothing about its kind: how far it has come, what manages it, what is only statistical.
TAILS = re.compile(
    r"(?:筹备(?:组|处|委员会)|筹委会|[已拟]?筹建?|[已拟](?:撤销|撤并)|撤销|虚拟|类似|涉农|生活区|管委会|管理委员会|管理处|管理区|管理站|工作站|服务站"
    r"|服务中心|党委|党总支|党支部|委员会|[0-9]+|[一二三四五六七八九十]+(?:组|队)|第[一二三四五六七八九十0-9]+)$"
)
ENDINGS = (
    (COMMUNITY, re.compile(r"(?:居民委员?会|居民委|居委会?|家属委员会|家委会|居民区|社区)$")),
    (
        VILLAGE,
        re.compile(r"(?:村民委员?会|村民委|村委会?|牧民委员?会|牧委会|渔民委员?会|渔委会|嘎查|牧村|村)$"),
    ),
)
BRACKETS = re.compile(r"[(\[{〔【<《〈](?P<within>[^()\[\]{}〔〕【】<>《》〈〉]*)[)\]}〕】>》〉]")


def plain(name: str) -> str:
    """A name without regard to width and spaces: by this two writings of one name are the same."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def by_name(name: str) -> str:
    """``village`` or ``community`` by the ending of a name, brackets aside; empty where it says neither."""
    whole = plain(name)
    found = _ending(BRACKETS.sub("", whole))
    if found:
        return found
    within = [one["within"] for one in BRACKETS.finditer(whole)]
    return next((kind for one in reversed(within) if (kind := _ending(one))), "")


def _ending(stem: str) -> str:
    while stem:
        for kind, ending in ENDINGS:
            if ending.search(stem):
                return kind
        shorter = TAILS.sub("", stem)
        if shorter == stem:
            break
        stem = shorter
    return ""


def by_code(code: str) -> str:
    """By the last three digits: 001–199 communities, 200–399 and from 500 villages; empty for 400–499, where the name decides."""
    last = code[9:]
    if last < "200":
        return COMMUNITY
    return "" if "400" <= last < "500" else VILLAGE


def kind_of(code: str, name: str) -> str:
    """The kind of a row that gives none; of 400–499 with a name that says nothing, what such codes are for: 类似居民委员会."""
    if len(code) != 12:
        return place_level(code)
    return by_name(name) or by_code(code) or COMMUNITY


def doubts(code: str, name: str, kind: str) -> list[str]:
    """Where name and code, or the kind given and the name, say different things; never that something is missing."""
    named, coded = by_name(name), by_code(code)
    found = []
    if kind and named and kind != named:
        found.append(f"所写类型为{KIND_ZH[kind]}，名称“{name}”却是{KIND_ZH[named]}；按所写的装入")
    if named and coded and named != coded:
        found.append(
            f"名称“{name}”是{KIND_ZH[named]}，代码末三位{code[9:]}通常是{KIND_ZH[coded]}；不按代码判断"
        )
    return found
