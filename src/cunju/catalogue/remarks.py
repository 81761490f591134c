"""What is still open in a draft of a notice that ``check`` lets pass: no fault, but nobody should take it for finished."""

import re
from typing import Any

from cunju.catalogue import yamlreading
from cunju.catalogue.words import Malformed

UNSURE = "待确认"
COMMENTED = re.compile(rf"#[^\"]*{UNSURE}[^\"]*$")


def of_text(text: str) -> list[str]:
    """Chinese sentences on a pack's text: what is marked 待确认, topics that were guessed, that no measure is ever due.

    None for a pack without a notice, and for one that cannot be read: its problems are said elsewhere.
    """
    try:
        raw = yamlreading.mapping(text)
    except Malformed:
        return []
    notice = raw.get("notice")
    if not isinstance(notice, dict):
        return []
    return [*_unsure(notice), *_topics(notice, text), *_marked(text), *_due(raw)]


def _unsure(notice: dict[str, Any]) -> list[str]:
    body = _open(notice.get("proposals"))
    measures = sum(_open(one.get("proposals")) for one in notice.get("measures") or () if isinstance(one, dict))
    told = ((body, "正文和附件里"), (measures, "各项措施里"))
    return [f"{where}有{count}处期限、次数或者单位还标着“{UNSURE}”，核对后写成应办事项（duties），再删去。" for count, where in told if count]


def _open(proposals: Any) -> int:
    return sum(isinstance(one, dict) and one.get("proposal") == UNSURE for one in proposals or ())


def _topics(notice: dict[str, Any], text: str) -> list[str]:
    if not notice.get("topics") or not re.search(rf"#.*按措施里的词找的，{UNSURE}", text):
        return []
    return [f"法律法规的要求归到哪项措施（topics，{len(notice['topics'])}个）是按词找的，请核对，核对后删去那行说明。"]


def _marked(text: str) -> list[str]:
    lines = [str(no) for no, line in enumerate(text.splitlines(), 1) if COMMENTED.search(line) and not line.lstrip().startswith("#")]
    return [f"草稿第{'、'.join(lines)}行后面注着“{UNSURE}”，是系统先填的，请核对。"] if lines else []


def _due(raw: dict[str, Any]) -> list[str]:
    """Whether any measure has a duty: a text that only stands there falls due for nobody."""
    if any(isinstance(one, dict) and one.get("measure") for one in raw.get("duties") or ()):
        return []
    only = "除了报表，" if raw.get("duties") else ""
    return [f"还没有逐条写应办事项（duties）：{only}这份通知的措施都不会到期，也不会算逾期。"]
