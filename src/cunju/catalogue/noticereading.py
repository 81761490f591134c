"""The ``notice:`` block of a pack: tasks and measures that name each other, the days of the form; Malformed in Chinese."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cunju.catalogue import topics, wordtypes
from cunju.catalogue.words import Malformed, Measure, Notice, Task
from cunju.catalogue.wordtypes import DAY, MOST, TEXT, Type, is_code, is_day, is_text, whole

NUMBER = whole(1, MOST)
# The year and number of a document, which never belong to an addressee.
DOCUMENT_NUMBER = re.compile(r"[〔\[【（(]\s*[0-9０-９]{4}\s*[〕\]】）)]\s*第?\s*[0-9０-９]+\s*号")
MAPPINGS = Type(
    lambda value: isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value),
    "应是映射的列表",
)
UNITS = Type(lambda value: isinstance(value, list) and all(map(is_code, value)), "应是代码的列表")
OF_NOTICE: Mapping[str, Type] = {
    **dict.fromkeys(("number", "issuer", "title", "form_title", "form_label", "unaddressed"), TEXT),
    "date": DAY,
    "tasks": MAPPINGS,
    "measures": MAPPINGS,
    "report_days": Type(lambda value: isinstance(value, list) and all(map(is_day, value)), "应是日期的列表"),
    "progress_limit": whole(1, MOST),
    "status_words": Type(
        lambda value: isinstance(value, list) and len(value) == 3 and all(map(is_text, value)),
        "应是三个词的列表",
    ),
    "late_share": wordtypes.MAPPING,
    "units": wordtypes.MAPPING,
    "papers": Type(
        lambda value: isinstance(value, dict) and all(map(is_text, [*value, *value.values()])), "应是“册子: 名称”的映射"
    ),
    "topics": Type(
        lambda value: isinstance(value, dict) and all(map(is_text, value)) and all(map(NUMBER.fits, value.values())),
        "应是“主题: 措施序号”的映射",
    ),
}
OF_TASK: Mapping[str, Type] = {
    "no": NUMBER,
    "title": TEXT,
    "short": TEXT,
    "measures": Type(
        lambda value: isinstance(value, list) and all(map(NUMBER.fits, value)), "应是措施序号的列表"
    ),
}
OF_MEASURE: Mapping[str, Type] = {"no": NUMBER, "task": NUMBER, "text": TEXT, "short": TEXT}
OF_SHARE: Mapping[str, Type] = {"over": NUMBER, "under": NUMBER}
OF_UNITS: Mapping[str, Type] = {"switched_off": UNITS, "unconfirmed": UNITS}


def notice(raw: Mapping[str, Any]) -> Notice:
    """The ``notice:`` block of a pack; Malformed with what is wrong."""
    _known(
        raw,
        OF_NOTICE,
        "notice",
        needed=("number", "issuer", "title", "date", "tasks", "measures", "report_days"),
    )
    named = raw.get("addressees")
    if mixed := [str(one) for one in (named if isinstance(named, list) else [named]) if DOCUMENT_NUMBER.search(str(one))]:
        raise Malformed(f"notice.addressees 的“{mixed[0]}”里夹着文号，文号写在 number，主送机关分开写", key="notice")
    share, units = raw.get("late_share", {"over": 1, "under": 5}), raw.get("units", {})
    _known(share, OF_SHARE, "notice.late_share", needed=("over", "under"))
    _known(units, OF_UNITS, "notice.units")
    made = Notice(
        number=raw["number"],
        issuer=raw["issuer"],
        title=raw["title"],
        date=raw["date"],
        tasks=tuple(map(_task, raw["tasks"])),
        measures=tuple(map(_measure, raw["measures"])),
        report_days=tuple(raw["report_days"]),
        progress_limit=raw.get("progress_limit", 300),
        status_words=tuple(raw.get("status_words", ("正常推进", "推进滞后", "已完成"))),
        late_share=(share["over"], share["under"]),
        form_title=raw.get("form_title", raw["title"]),
        switched_off=tuple(str(one) for one in units.get("switched_off", ())),
        unconfirmed=tuple(str(one) for one in units.get("unconfirmed", ())),
        papers=dict(raw.get("papers", {})),
        form_label=raw.get("form_label", ""),
        unaddressed=raw.get("unaddressed", ""),
        topics={topics.known(name, key="notice"): no for name, no in raw.get("topics", {}).items()},
        more={name: raw[name] for name in ("addressees", "basis", "requirements") if name in raw},
    )
    _agree(made)
    return made


def _known(raw: Mapping[str, Any], types: Mapping[str, Type], at: str, *, needed: Iterable[str] = ()) -> None:
    if missing := [name for name in needed if name not in raw]:
        raise Malformed(f"{at} 缺少 {'、'.join(missing)}", key="notice")
    try:
        wordtypes.check(raw, types, at=at)
    except Malformed as wrong:
        raise Malformed(str(wrong), key="notice") from None


def _task(raw: Mapping[str, Any]) -> Task:
    _known(raw, OF_TASK, "notice.tasks", needed=("no", "title", "measures"))
    return Task(raw["no"], raw["title"], raw.get("short", raw["title"]), tuple(raw["measures"]))


def _measure(raw: Mapping[str, Any]) -> Measure:
    _known(raw, OF_MEASURE, "notice.measures", needed=("no", "task", "text", "short"))
    return Measure(raw["no"], raw["task"], raw["text"], tuple(raw["short"].split("|")))


def _agree(made: Notice) -> None:
    """Each measure stands once, under the one task that names it."""
    under = [(number, task.no) for task in made.tasks for number in task.measures]
    stands = [(one.no, one.task) for one in made.measures]
    for name, numbers in (
        ("措施", [one.no for one in made.measures]),
        ("任务", [one.no for one in made.tasks]),
    ):
        if twice := sorted({one for one in numbers if numbers.count(one) > 1}):
            raise Malformed(f"notice 里{name}序号{'、'.join(map(str, twice))}写了两遍", key="notice")
    if lost := sorted(set(made.topics.values()) - {one.no for one in made.measures}):
        raise Malformed(f"notice.topics 指到第{lost[0]}项，这份通知没有第{lost[0]}项措施", key="notice")
    if differ := sorted(set(under) ^ set(stands)):
        number, task = differ[0]
        raise Malformed(
            f"notice 里任务{task}和措施{number}对不上：tasks 的 measures 和 measures 的 task 要说同一件事",
            key="notice",
        )
