"""Words of post into seats: 支书、村委会主任 is two of them, 监委会委员 one, 网格员 none; what is not certain is asked, with an answer offered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cunju.activities.bodies.rules.cells import flat
from cunju.activities.bodies.rules.words import (
    COMMITTEE,
    GROUP_HEADS,
    PARTY,
    REPRESENTATIVES,
    SUPERVISORY,
    roles_of,
    usual_role,
)
from cunju.kernel.excel import text_of

NONE, BOTH, OPEN = "none", "both", ""
PARTED = re.compile(r"[、,;/+&|\n()\[\]]+|兼任?|以及|及|和|(?<=书记)(?=(?:村|居|社区)?(?:主任|村委|居委))|(?<=支书)(?=主任)|(?<=主任)(?=书记|支书)")
# Posts beside the bodies; a list of cadres names them, no seat is theirs.
BESIDE = re.compile(
    r"团支|团总支|共青团|妇联|妇代|妇女主任|妇女主席|民兵|工会|网格|楼栋长|楼长|专干|专员|社工|社会工作|志愿|公益|护林|护河|河长|保洁|巡逻|巡防|辅警|民警|村医|"
    r"第一书记|驻村|工作队|选调|村官|后备|本土人才|大学生|计生|劳动保障|低保|残联|残协|关工委|老协|老年协会|红白|理事|会计|出纳|报账|报帐|财务|统计|党小组|联络员|信息员|"
    r"党建指导|名誉|顾问|合作社|公司|集体经济|股份|普通群众|群众|村民$|居民$|党员$"
)
# Said beside a post; no post of its own.
SAID = re.compile(r"[女男代兼]|专职|兼职|拟任|现任|主持工作")
LINES = re.compile(r"\s*\n\s*")
EITHER = re.compile(r"村\((?:居|社区)\)|村/社区|村居(?=委|民|务)")
# What is the name of a unit and of its committee at once stays whole.
NAMED = re.compile(r"民委员会|[村居]委会")
BARE = frozenset({"主任", "村主任", "社区主任", "居主任", "副主任", "村副主任", "社区副主任", "委员", "成员", "村委员", "社区委员"})
# Work of a committee member of the Party organisation, as its members part it.
OF_PARTY = re.compile(r"(?:组织|宣传|纪检|纪律检查|统战|政法|青年)委员$")
# Papers are kept by somebody of the committee as a rule: offered, and asked.
CLERK = re.compile(r"文书|综合服务|秘书|干事")
_OWN = {
    "mediation": "调解|调委", "security": "治保|治安", "health": "公共卫生|公卫|卫生委", "women_children": "妇女和?儿童", "environment": "环境|物业",
    SUPERVISORY: "监督|监委|监事|监会", PARTY: "党|支部|总支|支委|支书|书记", REPRESENTATIVES: "代表", GROUP_HEADS: "组长|社长|队长",
    COMMITTEE: r"村委|居委|村民委|居民委|村\(居\)民委|村主任|社区主任|居民?主任",
}  # fmt: skip
_ROLE = {
    "deputy": "副书记|副支书|副主任|副职", "secretary": "书记$|支书$", "director": "主任$|委主任|负责人$|正职$", "representative": "代表",
    "head": "组长|社长|队长", "member": "委员|成员|支委$|监委$|村委$|居委$",
}  # fmt: skip
OWN, ROLE = ([(name, re.compile(one)) for name, one in words.items()] for words in (_OWN, _ROLE))
TWO = re.compile(r"两委|支两委|双委")
GROUP_BEFORE = re.compile(r"第?([0-9一二三四五六七八九十]{1,3})(?:村民|居民)?(?:小)?[组社队]")


class Post(NamedTuple):
    """A seat a word of post names: body and role, the group where it says one."""

    body: str
    role: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a post as a list writes it: its seats; ``asked`` where a person should look, ``open`` where only one knows."""

    text: str
    seats: tuple[Post, ...] = ()
    asked: bool = False
    open: bool = False


def words_of(
    value: object, *, body: str = "", said: bool = False, learned: Mapping[str, str], without: Callable[[str], str] = str
) -> list[Word]:
    """The pieces of a cell of post; ``body`` is what column, section or title say, ``said`` that they say it of this very row.

    ``without`` takes the names of units off a piece.
    """
    text = flat(LINES.sub("、", text_of(value)))
    plain = EITHER.sub("村", text.replace("一肩挑", ""))
    parted = [one if NAMED.search(one) else without(one) or one for one in PARTED.split(plain) if one]
    pieces = [one for one in parted if not SAID.fullmatch(one)]
    found = [_word(one, body=body, said=said, learned=learned) for one in pieces]
    if "一肩挑" in text:
        have = {one.body for word in found for one in word.seats}
        more = [Post(PARTY, "secretary")] * (PARTY not in have) + [Post(COMMITTEE, "director")] * (COMMITTEE not in have)
        found.append(Word("一肩挑", tuple(more)))
    return found


def _word(text: str, *, body: str, said: bool, learned: Mapping[str, str]) -> Word:
    if text in learned:
        return Word(text, seats_of(learned[text], text), asked=True)
    if TWO.search(text) and _role(text) in ("member", ""):
        return Word(text, asked=True, open=True)
    if BESIDE.search(text):
        return Word(text, _plain(body, said), asked=True)
    own = next((name for name, pattern in OWN if pattern.search(text)), "")
    role = _role(text)
    if CLERK.search(text) and not own and not role:
        return Word(text, (Post(body if said and _has(body, "member") else COMMITTEE, "member"),), asked=True)
    return _seat(text, own, role, body=body, said=said)


def _seat(text: str, own: str, role: str, *, body: str, said: bool) -> Word:
    """Its own body, else that of the list; of a bare word of post the usual one."""
    where = own or (body if _has(body, role) else "")
    if not where and text in BARE:
        where = COMMITTEE  # a bare 主任 in a list of cadres is the committee's; of a bare 委员 nobody can know
        if role != "director":
            return Word(text, (Post(where, role),), asked=True)
    if role == "member" and not own and OF_PARTY.search(text):
        return Word(text, (Post(body if said and _has(body, role) else PARTY, role),), asked=True)
    if where and not role:
        return Word(text, (Post(where, usual_role(where)),), asked=True)
    if not where or not _has(where, role):
        return Word(text, _plain(body, said), asked=True, open=not said)
    return Word(text, (Post(where, role, _group(text)),))


def _plain(body: str, said: bool) -> tuple[Post, ...]:
    """A word that is no post of a body, of a row that names its body: one of its members."""
    return (Post(body, "member"),) if said and _has(body, "member") else ()


def _has(body: str, role: str) -> bool:
    return bool(body) and role in roles_of(body)


def _role(text: str) -> str:
    return next((name for name, pattern in ROLE if pattern.search(text)), "")


def _group(text: str) -> str:
    """The group a post begins with: 3组组长; empty where it says none."""
    found = GROUP_BEFORE.match(text)
    return found[1] if found else ""


def seats_of(answer: str, text: str = "") -> tuple[Post, ...]:
    """The seats an answer names: ``committee.member``, ``both``, ``none``."""
    if answer == BOTH:
        return Post(PARTY, "member"), Post(COMMITTEE, "member")
    body, _, role = answer.partition(".")
    return (Post(body, role, _group(text)),) if _has(body, role) else ()


def answer_of(word: Word) -> str:
    """The answer that is offered for a word; empty where a person has to give it."""
    if word.open and not word.seats:
        return OPEN
    if len(word.seats) > 1:
        return BOTH
    return f"{word.seats[0].body}.{word.seats[0].role}" if word.seats else NONE
