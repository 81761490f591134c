"""A draft of a catalogue pack for a person to finish: the notice's words, proposals marked 待确认."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from cunju.catalogue import topics
from cunju.catalogue.reader.notice import BODY, Notice, Proposal
from cunju.catalogue.reader.proposing.days import year_of
from cunju.kernel.numerals import half_width

UNSURE, EMPTY = "待确认", "待填"
# Characters JSON leaves as they are inside quotes but YAML takes for line ends or refuses.
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def draft_yaml(notice: Notice) -> str:
    """A pack in YAML that ``cunju check`` can read: header, ``notice`` block, ``duties`` left empty.

    Each measure carries its proposals, those of body and annexes stand under ``notice``; all say
    ``proposal: 待确认`` and make no duty. Texts are quoted and read back letter for letter.
    """
    parts = [_header(notice), _letter(notice), _tasks(notice), _measures(notice), _body(notice)]
    lines = [line for part in parts for line in part]
    return "\n".join([*lines, f"duties: []  # {EMPTY}：按目录格式逐条写出应办事项", ""])


def _header(notice: Notice) -> Iterator[str]:
    year = year_of(notice.title, issued=notice.date).year
    name = "-".join(["draft", *re.findall(r"\d+", half_width(notice.number))])
    yield f"# 由 cunju notice read 从{_quoted(notice.number)}读出的目录草稿，供人工核定。"
    yield f"# 标有“{UNSURE}”“{EMPTY}”的都要逐条核对。proposals 只是原文里的数字、日期和单位，"
    yield "# 本身不产生应办事项；核定后写成 duties，再删去 proposals。"
    yield f"pack: {name}  # {UNSURE}：改为长期不变的代号"
    yield f"title: {_quoted(notice.number)}"
    yield "authority: notice"
    yield f"valid_from: {notice.date}  # {UNSURE}：现为成文日期"
    yield f"valid_to: {date(year, 12, 31)}  # {UNSURE}：通知没有写明，现为清单年份的最后一天"
    yield f"covers: {{from: {date(year, 1, 1)}, to: {date(year, 12, 31)}}}  # {UNSURE}"
    yield f"applies_to: [village, community, town, district]  # {UNSURE}"


def _letter(notice: Notice) -> Iterator[str]:
    told = notice.as_json()
    days = [one.values["on"] for one in notice.proposals_of(BODY) if one.type == "deadline"]
    limits = [one.values["max"] for one in notice.proposals_of(BODY) if one.values.get("unit") == "字"]
    yield "notice:"
    for key in ("number", "issuer", "title"):
        yield f"  {key}: {_quoted(told[key])}"
    yield f"  date: {notice.date}"
    for key in ("addressees", "basis", "requirements", "annexes", "remark"):
        yield f"  {key}: {_quoted(told[key])}"
    yield f"  report_days: [{', '.join(days)}]  # {UNSURE}：现为正文里的期限"
    yield f"  # topics: 法律法规的要求各归哪项措施，{EMPTY}；不写的列在“法律法规”之下。主题有："
    yield from (f"  #   {name}: {label}" for name, label in topics.load().items())
    if len(limits) == 1:
        yield f"  progress_limit: {limits[0]}  # {UNSURE}"


def _tasks(notice: Notice) -> Iterator[str]:
    yield f"  tasks:  # short 为两行以内的短标题，{EMPTY}"
    for task in notice.tasks:
        told = {"no": task.no, "title": task.title, "short": EMPTY, "measures": list(task.measures)}
        yield f"    - {_quoted(told)}"


def _measures(notice: Notice) -> Iterator[str]:
    yield "  measures:"
    for measure in notice.measures:
        yield f'    - "no": {measure.no}'  # a bare no is false in YAML
        yield f"      task: {measure.task}"
        yield f"      short: {EMPTY}"
        yield f"      text: {_quoted(measure.text)}"
        if found := notice.proposals_of(measure.no):
            yield "      proposals:"
            yield from (f"        - {_entry(one)}" for one in found)


def _body(notice: Notice) -> Iterator[str]:
    if found := notice.proposals_of(BODY):
        yield "  proposals:  # 正文和附件"
        yield from (f"    - {_entry(one)}" for one in found)


def _entry(proposal: Proposal) -> str:
    told = {
        key: value
        for key, value in proposal.as_json().items()
        if key != "measure" and value not in ("", [], {}, None)
    }
    return _quoted({"proposal": UNSURE, **told})


def _quoted(value: Any) -> str:
    """JSON, which is YAML's flow style."""
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
