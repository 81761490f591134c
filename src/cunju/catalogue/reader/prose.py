"""Tasks written as numbered text instead of a table: 一、 … （一） … 1. …"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cunju.catalogue.reader import heads
from cunju.catalogue.reader.notice import Measure, Task
from cunju.catalogue.reader.tasks import Table, numbered, order
from cunju.kernel.numerals import number_or_none

CN = "[一二三四五六七八九十]{1,3}"
LEVELS = (
    re.compile(rf"第?({CN})(?:[、．.]|部分)\s*(?!是)"),
    re.compile(rf"[（(]\s*({CN})\s*[）)]\s*[、．.]?\s*"),
    re.compile(r"([0-9０-９]{1,3})\s*[.．、](?![0-9０-９])\s*"),
    re.compile(r"[（(]\s*([0-9０-９]{1,3})\s*[）)]\s*"),
)
# A section of a plan that is none of tasks, and one that holds them all.
GENERAL = re.compile(
    r".*(?:总体|指导思想|工作目标|目标任务$|基本原则|组织保障|保障措施|组织领导|工作要求|有关要求|实施步骤|工作步骤|方法步骤|时间安排|进度安排|组织实施|背景|意义|适用范围|附则).*"
)
HOLDING = re.compile(r".*(?:任务|措施|举措|重点|内容|事项|分工).*")
# Headings of calls, competitions, applications: nouns, where a task begins with what to do.
NOUNS = re.compile(
    r".{0,8}(?:时间|地点|范围|条件|名额|程序|材料|对象|方式|内容|流程|奖励|要求|办法|联系人|联系方式|人员|事项|议程|主题|单位|标准|资格|期限|说明)"
)
DOING = re.compile(
    r"(?:全面|进一步|切实|扎实|持续|积极|深入|着力|认真|严格|不断|大力)?(?:明确|规范|强化|加强|完善|健全|推进|推动|落实|坚持|深化|提升|提高|突出"
    r"|做好|抓好|建立|优化|严格|开展|组织|压实|把握|畅通|拓展|培育|夯实|统一)"
)
MEETING = re.compile(r".*(?:会议|培训|活动|报到|开会)?(?:时间|地点)$|.*(?:参会|参加|参训|与会|出席)(?:人员|对象)$")


# （责任单位：各村；完成时限：6月底） behind a task or a measure, or 责任单位：各村 as a line of its own.
OWED = re.compile(
    r"[（(【](?P<inside>[^（）()【】：:]{2,8}[:：][^（）()【】]*(?:[（(][^（）()]*[）)][^（）()【】]*)*)[）)】]"
    r"|^(?P<line>[^：:，。\n]{2,8}[:：][^。\n]+)$",
    re.MULTILINE,
)
SAYS = re.compile(r"(?:^|[；;，,\s])([^：:；;，,\s]{2,8})[:：]([^：:]+?)(?=[；;，,\s]+[^：:；;，,\s]{2,8}[:：]|$)")
Cells = tuple[tuple[str, str], ...]


def _owed(text: str) -> tuple[Cells, str]:
    """Who owes it and until when, as brackets or lines of the text say; and the text without them."""
    found: dict[str, str] = {}
    left = text
    for match in OWED.finditer(text):
        said = [(name, words.strip("。 ")) for name, words in SAYS.findall(match["inside"] or match["line"])]
        if said and all(heads.is_owner(name) or heads.is_due(name) for name, _ in said):
            found |= dict(said)
            left = left.replace(match[0], "")
    return tuple(found.items()), left


@dataclass(slots=True)
class _Item:
    level: int
    no: int
    text: str
    label: str = ""
    under: list["_Item"] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The first sentence, without its stop."""
        return re.split(r"[。：\n]", _owed(self.text)[1], maxsplit=1)[0].strip()

    @property
    def rest(self) -> str:
        """What the item says after its first sentence."""
        after = self.text[self.text.find(self.heading) + len(self.heading) :]
        if (owed := OWED.match(after)) and _owed(owed[0])[0]:
            after = after[owed.end() :]
        return after.lstrip("。：\n").strip()

    def whole(self) -> str:
        """Its text and all that stands under it, numbers too."""
        return self.text.replace("\n", "") + "".join(one.label + one.whole() for one in self.under)


@dataclass(frozen=True, slots=True)
class Outline:
    """The numbered items of a text; ``before`` stands above the first, ``lines`` are those with a number."""

    before: tuple[str, ...]
    items: tuple[_Item, ...]
    lines: frozenset[str] = frozenset()

    def headings(self) -> list[str]:
        """The headings of the uppermost items, each with its number."""
        return [f"{one.label}{one.heading[:16]}" for one in self.items]

    def is_a_call(self) -> bool:
        """Whether the headings are those of a call to a meeting, a competition, an application."""
        heads = [one.heading for one in self.items]
        if sum(bool(MEETING.fullmatch(one)) for one in heads) > 1:
            return True
        nouns = [one for one in heads if len(one) <= 10 and NOUNS.fullmatch(one) and not DOING.match(one) and not GENERAL.fullmatch(one)]
        return len(nouns) * 2 > len(heads)


def outline(lines: Sequence[str]) -> Outline:
    """Lines as a tree of numbered items; a line without a number goes on the item before it."""
    before: list[str] = []
    items: list[_Item] = []
    path: list[_Item] = []
    counted: set[str] = set()
    for line in lines:
        item = _item(line)
        if item is None:
            if path:
                path[-1].text += f"\n{line}" if line else ""
            elif line:
                before.append(line)
            continue
        counted.add(line)
        while path and path[-1].level >= item.level:
            path.pop()
        (path[-1].under if path else items).append(item)
        path.append(item)
    return Outline(tuple(before), tuple(items), frozenset(counted))


def _item(line: str) -> _Item | None:
    for level, form in enumerate(LEVELS):
        if match := form.match(line):
            no = number_or_none(match[1])
            return _Item(level, no, line[match.end() :], match[0].strip()) if no is not None else None
    return None


def read_prose(told: Outline) -> Table | None:
    """Tasks and measures of a text; None where it holds no two tasks, or many without a measure."""
    doubts = ["没有任务表，是按文字的编号（一、（一）1.）读的，请逐条核对。"]
    nodes = list(_tasks(told, doubts))
    tasks: list[Task] = []
    texts: list[tuple[int, int | None, str]] = []
    cells: list[Cells] = []
    for at, node in enumerate(nodes, start=1):
        measures = list(_measures(node, doubts))
        texts += [(at, no, text) for no, text, _ in measures]
        cells += [tuple({**dict(_owed(node.text)[0]), **dict(own)}.items()) for _, _, own in measures]
        tasks.append(Task(at, node.heading, ()))
    if len(tasks) < 2 or len(texts) < 2 or len({at for at, _, _ in texts}) * 3 < len(tasks) * 2:
        return None
    numbers = numbered([no for _, no, _ in texts], doubts)
    told_of = zip(numbers, texts, cells, strict=True)
    made = tuple(Measure(no, at, text, owed, found="正文编号") for no, (at, _, text), owed in told_of)
    doubts += [f"编号以前的“{one[:24]}……”没有列入。" for one in told.before if len(one) > 24 or one.endswith("。")]
    doubts += order("具体措施", numbers)
    doubts += [f"第{one.no}项重点任务“{one.title}”下没有读到具体措施。" for one in tasks if not any(m.task == one.no for m in made)]
    return Table(tuple(Task(one.no, one.title, tuple(m.no for m in made if m.task == one.no)) for one in tasks), made, tuple(doubts))


def _tasks(told: Outline, doubts: list[str]) -> Iterator[_Item]:
    """The items that are tasks: those under the section of tasks, where there is one beside general sections, else the uppermost."""
    general = [one for one in told.items if GENERAL.fullmatch(one.heading)]
    holding = [one for one in told.items if one not in general and HOLDING.fullmatch(one.heading) and len(one.under) > 1]
    inner = [one for one in holding if general and all(child.level == 1 or child.under or child.rest for child in one.under)]
    if not inner:
        yield from told.items
        return
    for one in told.items:
        if one in inner:
            if words := "".join(one.text.split("\n")[1:]).strip() or one.rest:
                doubts.append(f"“{one.label}{one.heading}”下的“{words}”不在哪一项任务里，没有列入。")
            yield from one.under
        elif one in general:
            doubts.append(f"“{one.label}{one.heading}”一节不是任务，没有列入：“{one.whole()}”")
        else:
            yield one


def _measures(node: _Item, doubts: list[str]) -> Iterator[tuple[int | None, str, Cells]]:
    if not node.under:
        yield from [(None, node.rest.replace("\n", ""), ())] if node.rest else []
        return
    if node.rest:
        doubts.append(f"任务“{node.heading}”编号以前的“{node.rest[:20]}……”单列为一条措施，请核对。")
        yield None, node.rest.replace("\n", ""), ()
    for one in node.under:
        yield one.no, one.whole(), _owed(one.text)[0]
