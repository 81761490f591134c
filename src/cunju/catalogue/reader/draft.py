"""A draft of a catalogue pack for a person to finish: the notice's words, proposals marked 待确认."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cunju.catalogue import topics
from cunju.catalogue.reader import placing
from cunju.catalogue.reader.notice import BODY, Measure, Notice, Proposal
from cunju.catalogue.reader.proposing.days import year_of
from cunju.catalogue.remarks import UNSURE
from cunju.kernel.numerals import half_width

EMPTY, CHECKED = "待填", "已核对"
SHORT = 20
# The other half of whom a measure speaks of: 村（社区）, 村（居）民, 镇（街道）.
HALVES = "(?:社区|居|街道|乡)"
JOINING = re.compile("并(?!不)|以及|和(?!谐|解|平|睦)")
# Characters JSON leaves as they are inside quotes but YAML takes for line ends or refuses.
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about a measure: kept under a short title, with its words perhaps mended, or left out."""

    kept: bool
    short: str = ""
    text: str = ""


def short_of(text: str) -> str:
    """A title of at most twenty characters to begin with: the first clause of a text that says something, without brackets.

    （社区） and （居） stay, without them the other half would be left out; a longer clause ends before a joining word or in ….
    """
    bare = re.sub(rf"\s|[（(](?!{HALVES}[）)])[^（）()]*[）)]", "", text)
    clauses = [one for one in re.split(r"[，。；：、,;:]", bare) if one]
    said = next((one for one in clauses if len(one) > 3), "".join(clauses) or text.strip())
    if len(said) <= SHORT:
        return said
    joined = max((one.start() for one in JOINING.finditer(said[: SHORT + 1])), default=0)
    return said[:joined] if joined >= 8 else f"{re.sub('[（(][^）)]*$', '', said[: SHORT - 1])}…"


def draft_yaml(
    notice: Notice, *, area: str = "", decided: Mapping[int, Decided] | None = None, body: Mapping[str, bool] | None = None
) -> str:
    """A pack in YAML that ``cunju check`` can read: header, ``notice`` block, of ``duties`` the report alone.

    ``area`` is the code of the district where it holds. Each measure carries its proposals, those of body and annexes stand under ``notice``; all say
    ``proposal: 待确认`` and make no duty. Texts are quoted and read back letter for letter. What was ``decided`` about measures
    fills their short titles or leaves them out; where nothing was, 待填 stays and ``check`` refuses the pack. ``body`` says by its
    words which proposal of body and annexes a person took and which they left out: no day of that is one of the report's.
    """
    said, taken = decided or {}, body or {}
    notice = _left(notice, said, taken)
    parts = [
        _header(notice, area), _letter(notice, taken), _tasks(notice, said), _measures(notice, said), _body(notice, taken), _duties(notice, taken),
    ]  # fmt: skip
    return "\n".join([*[line for part in parts for line in part], ""])


def _left(notice: Notice, said: Mapping[int, Decided], taken: Mapping[str, bool]) -> Notice:
    """The notice without the measures and the proposals of the body that were left out, and its mended words."""
    out = {no for no, one in said.items() if not one.kept}
    measures = tuple(replace(one, text=_text(one, said)) for one in notice.measures if one.no not in out)
    tasks = tuple(replace(one, measures=tuple(no for no in one.measures if no not in out)) for one in notice.tasks)
    kept = tuple(one for one in tasks if one.measures or not out)
    there = tuple(one for one in notice.proposals if one.measure not in out and (one.measure != BODY or taken.get(one.words, True)))
    return replace(notice, measures=measures, tasks=kept, proposals=there)


def _text(measure: Measure, said: Mapping[int, Decided]) -> str:
    return (said[measure.no].text if measure.no in said else "") or measure.text


def _pack(notice: Notice) -> str:
    return "-".join(["draft", *(re.findall(r"\d+", half_width(notice.number)) or re.findall(r"\d+", str(notice.date or notice.title)))])


def _report_days(notice: Notice) -> list[str]:
    """Deadlines of the body by which something is sent in; each day once."""
    return list(dict.fromkeys(one.values["on"] for one in notice.proposals_of(BODY) if one.type == "deadline"))


def _header(notice: Notice, area: str) -> Iterator[str]:
    year = year_of(notice.title, issued=notice.date).year
    yield f"# 由 cunju notice read 从{_quoted(notice.number)}读出的目录草稿，供人工核定。"
    yield f"# 标有“{UNSURE}”“{EMPTY}”的都要逐条核对。proposals 只是原文里的数字、日期和单位，"
    yield "# 本身不产生应办事项；核定后写成 duties，再删去 proposals。"
    yield from (f"# 请核对：{UNPRINTABLE.sub('', one)}" for one in notice.doubts)
    yield f"pack: {_pack(notice)}  # {UNSURE}：改为长期不变的代号"
    yield f"title: {_quoted(notice.number or EMPTY)}"
    yield f"area: {_quoted(area or EMPTY)}  # {UNSURE}：在哪里执行，区县的6位代码"
    yield "authority: notice"
    yield f"valid_from: {notice.date or EMPTY}  # {UNSURE}：现为成文日期"
    yield f"valid_to: {date(year, 12, 31)}  # {UNSURE}：通知没有写明，现为清单年份的最后一天"
    yield f"covers: {{from: {date(year, 1, 1)}, to: {date(year, 12, 31)}}}  # {UNSURE}"
    yield f"applies_to: [village, community, town, district]  # {UNSURE}"


def _settled(notice: Notice, taken: Mapping[str, bool]) -> bool:
    """Whether a person took every deadline of the body that is left."""
    return all(taken.get(one.words, False) for one in notice.proposals_of(BODY) if one.type == "deadline")


def _letter(notice: Notice, taken: Mapping[str, bool]) -> Iterator[str]:
    told = notice.as_json()
    limits = [one.values["max"] for one in notice.proposals_of(BODY) if one.values.get("unit") == "字"]
    yield "notice:"
    for key in ("number", "issuer", "title"):
        yield f"  {key}: {_quoted(told[key] or EMPTY)}"
    no, form = placing.form_of(notice)
    if form:
        yield f"  form_title: {_quoted(form)}  # {UNSURE}：附件{no}"
        yield f"  form_label: 附件{no}"
    yield f"  date: {notice.date or EMPTY}"
    for key in ("addressees", "basis", "requirements", "annexes", "remark"):
        yield f"  {key}: {_quoted(told[key])}"
    mark = f"{CHECKED}：正文里的期限" if _settled(notice, taken) else f"{UNSURE}：现为正文里的期限"
    yield f"  report_days: [{', '.join(_report_days(notice))}]  # {mark}"
    placed = placing.topics_of(notice)
    yield f"  # 法律法规的要求各归哪项措施，是按措施里的词找的，{UNSURE}；不写的列在“法律法规”之下。"
    yield "  topics:" if placed else "  topics: {}"
    for name, label in topics.load().items():
        yield f"    {name}: {placed[name]}  # {label}" if name in placed else f"    # {name}: {label}，没有找到是哪一项"
    if len(limits) == 1:
        yield f"  progress_limit: {limits[0]}  # {UNSURE}"


def _tasks(notice: Notice, said: Mapping[int, Decided]) -> Iterator[str]:
    """Each task; where all of its measures were decided, its own title begins the short one."""
    yield f"  tasks:  # short 为两行以内的短标题，{EMPTY}"
    for task in notice.tasks:
        short = short_of(task.title) if all(no in said for no in task.measures) else EMPTY
        told = {"no": task.no, "title": task.title, "short": short or EMPTY, "measures": list(task.measures)}
        yield f"    - {_quoted(told)}"


def _measures(notice: Notice, said: Mapping[int, Decided]) -> Iterator[str]:
    yield "  measures:"
    for measure in notice.measures:
        yield f'    - "no": {measure.no}{_found(measure)}'  # a bare no is false in YAML
        yield f"      task: {measure.task}"
        yield f"      short: {_quoted(said[measure.no].short) if measure.no in said else EMPTY}"
        yield f"      text: {_quoted(measure.text)}"
        if found := notice.proposals_of(measure.no):
            yield "      proposals:"
            yield from (f"        - {_entry(one, CHECKED if measure.no in said else UNSURE)}" for one in found)


def _found(measure: Measure) -> str:
    """Where it stands, and the further cells of its row, as a comment."""
    told = [f"{head}：{words}" for head, words in measure.columns]
    told = [measure.found, *told] if measure.found else told
    return f"  # {UNPRINTABLE.sub('', '；'.join(told)).replace(chr(10), '、')}" if told else ""


def _duties(notice: Notice, taken: Mapping[str, bool]) -> Iterator[str]:
    """The report of the form on its days; all else is left to a person."""
    days = _report_days(notice)
    _, form = placing.form_of(notice)
    if not days or not form:
        yield f"duties: []  # {EMPTY}：按目录格式逐条写出应办事项"
        return
    yield f"duties:  # 其余应办事项{EMPTY}：按目录格式逐条写出"
    yield f"  - id: {_pack(notice)}.m00.report" + ("" if _settled(notice, taken) else f"  # {UNSURE}")
    yield "    measure: 0"
    yield f"    label: {_quoted(f'报送《{form}》')}"
    yield "    act: [报送, 办理情况表]"
    yield "    applies_to: [town]"
    yield f"    window: {{on: [{', '.join(days)}]}}"
    yield "    fact: quarterly.submitted"
    yield "    of: report_on"
    yield f"    cite: {_quoted(f'{notice.number or EMPTY}正文')}"
    yield "    text: C"
    yield "    reading: L"


def _body(notice: Notice, taken: Mapping[str, bool]) -> Iterator[str]:
    if found := notice.proposals_of(BODY):
        yield "  proposals:  # 正文和附件"
        yield from (f"    - {_entry(one, CHECKED if taken.get(one.words) else UNSURE)}" for one in found)


def _entry(proposal: Proposal, mark: str = UNSURE) -> str:
    told = {
        key: value
        for key, value in proposal.as_json().items()
        if key != "measure" and value not in ("", [], {}, None)
    }
    return _quoted({"proposal": mark, **told})


def _quoted(value: Any) -> str:
    """JSON, which is YAML's flow style."""
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
