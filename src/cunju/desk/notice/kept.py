"""A notice that was read and is being gone through: kept as a draft of its district, one at a time."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from cunju.catalogue import reading
from cunju.catalogue.reader import Decided, Notice, draft_yaml, read_bytes
from cunju.catalogue.reader.marks import LONE_YEAR
from cunju.catalogue.reader.notice import BODY
from cunju.kernel.refusals import Refusal
from cunju.org import drafts

FORM = "desk:notice"
# The head of a notice that a person may write, and what a draft calls its parts.
HEAD = ("number", "title", "issuer")
CALLED = {
    "number": "文号", "title": "标题", "issuer": "发文机关", "date": "成文日期", "valid_from": "成文日期", "area": "区县的6位代码", "cite": "文号",
}  # fmt: skip
OPEN = re.compile(r"(\w+) 还没有填")


@dataclass(frozen=True, slots=True)
class Reading:
    """The file's name, what it says, and what was decided so far: by the numbers of measures, and of the body by its words."""

    name: str
    notice: Notice
    decided: dict[int, Decided]
    body: dict[str, bool] = field(default_factory=dict)

    def left(self) -> int:
        """How many measures nobody decided about."""
        return sum(one.no not in self.decided for one in self.notice.measures)

    def pack(self, area: str) -> str:
        """The draft of a pack as it stands."""
        return draft_yaml(self.notice, area=area, decided=self.decided, body=self.body)


def of(district: str) -> Reading | None:
    """The notice a district is going through; None where there is none."""
    data = drafts.load(district, form=FORM, key=district)
    if not data:
        return None
    said = {int(no): Decided(**one) for no, one in data["decided"].items()}
    return Reading(data["name"], Notice.from_json(data["notice"]), said, data.get("body", {}))


def begin(district: str, data: bytes, *, name: str, by: str, now: datetime) -> Reading:
    """Read a file and keep what it says; Refusal with what the file does have where it is no notice with tasks."""
    made = Reading(name, read_bytes(data, name=name), {})
    _save(district, made, by=by, now=now)
    return made


def decide(district: str, found: Reading | None, no: int, said: Decided | None, *, by: str, now: datetime) -> None:
    """Keep what was decided about a measure; None takes it back. Refusal where there is no such measure."""
    if found is None or no not in {one.no for one in found.notice.measures}:
        raise Refusal("这份通知里没有这一项措施，可能换过文件了。请刷新后再选。")
    rest = {at: one for at, one in found.decided.items() if at != no}
    _save(district, replace(found, decided=rest | ({no: said} if said else {})), by=by, now=now)


def settle(district: str, found: Reading | None, words: str, taken: bool | None, *, by: str, now: datetime) -> None:
    """Keep whether what body or annexes say by those words is taken; None takes it back. Refusal where they say no such thing."""
    if found is None or words not in {one.words for one in found.notice.proposals_of(BODY)}:
        raise Refusal("这份通知的正文里没有这句话，可能换过文件了。请刷新后再选。")
    rest = {said: one for said, one in found.body.items() if said != words}
    _save(district, replace(found, body=rest if taken is None else rest | {words: taken}), by=by, now=now)


def correct(district: str, found: Reading | None, head: Mapping[str, str], *, by: str, now: datetime) -> None:
    """Keep number, title and issuer as a person wrote them; what was decided stays.

    Refusal where no notice is kept, or where its only year would go from the title.
    """
    if found is None:
        raise Refusal("这份通知已经不在了，可能别人换过文件。请刷新后再填。")
    if found.notice.date is None and not LONE_YEAR.search(head["title"]):
        raise Refusal("这份通知没有成文日期，是哪一年的只看标题。请在标题里写上年份，如“2023年”。", "title")
    notice = replace(found.notice, number=head["number"].strip(), title=head["title"].strip(), issuer=head["issuer"].strip())
    said = tuple(one for one in notice.doubts if one not in ("没有读到发文字号。", "没有读到发文机关。"))
    _save(district, replace(found, notice=replace(notice, doubts=said)), by=by, now=now)


def drop(district: str) -> None:
    """Let go of the notice and all that was decided."""
    drafts.drop(district, form=FORM, key=district)


def missing(found: Reading, text: str) -> list[str]:
    """What ``check`` says of the draft, whose ``text`` is given; of the measures nobody decided about, their number."""
    _, problems = reading.pack(text, file="草稿.yaml")
    told = [_plainly(one, found) for one in problems if not one.message.startswith("short ")]
    return list(dict.fromkeys([*([f"还有{found.left()}条措施没有核对，检查通不过。"] if found.left() else []), *told]))


def _plainly(problem: reading.Problem, found: Reading) -> str:
    """A problem of the draft in the words of the page, which shows neither its keys nor its lines."""
    match = OPEN.match(problem.message)
    if match is None or match[1] not in CALLED:
        return f"草稿第{problem.line}行：{problem.message}"
    # The draft's own title is the number of the notice.
    name = "number" if match[1] == "cite" or (match[1] == "title" and found.notice.title) else match[1]
    where = "请在上面填写" if name in HEAD else "请在下载的草稿里填写"
    return f"{CALLED[name]}还没有填，{where}。"


def _save(district: str, found: Reading, *, by: str, now: datetime) -> None:
    data: dict[str, Any] = {
        "_title": "读通知",
        "name": found.name,
        "notice": found.notice.as_json(),
        "decided": {str(no): asdict(one) for no, one in found.decided.items()},
        "body": found.body,
    }
    drafts.save(district, form=FORM, key=district, data=data, by=by, now=now)
