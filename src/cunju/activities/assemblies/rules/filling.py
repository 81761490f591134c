"""The Excel list of meetings held before (补录): its columns, and a row's cells as what is written down of a meeting."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from cunju.activities.assemblies.rules.matters import Vote, matter_of
from cunju.kernel.blanks import Blank, Column, made
from cunju.kernel.excel import SAMPLE, Wrong, day_of, hour_of, text_of, whole_of

# The column whose word tells a row of the template's own; every row has one.
NAMED = "会议"
SHEET = "会议"
NEEDED = ("会议", "日期", "应到", "实到")
AGREED = re.compile(r"(.+?)[\s，,：:（(]+(?:表决)?(?:全部|一致|全票)?(?:同意|通过)[）)]?")
DENIED = re.compile(r"(.+?)[\s，,：:（(]+(?:表决)?(?:没有|未|没|不)(?:获)?(?:通过|同意)[）)]?|(.+?)[\s，,：:（(]+否决[）)]?")
COUNTED = re.compile(r"(.+?)[\s，,：:]+(\d{1,6})/(\d{1,6})(?:/(\d{1,6}))?")
NOTES = (
    "一行一次会议；“会议”从下拉列表中选，日期写成 2022-05-10 的样子。",
    "人数照纸上的签到册写。装入了那一天名册的会议，可以不写人数，只在“缺席”写没有到的人，用顿号分开；全到就都不写。",
    "“议题”一行一项（单元格里换行，或者用分号分开）；有票数的，写在后面：道路维修 28/1/1（赞成/反对/弃权）。没有写票数的，是会上同意了、票数没有记；"
    "没有通过的也要写票数（道路维修 12/20/3），只是听取、没有表决的写到“会议记录”。",
    "“到会妇女”在表决章程、村规民约（居民公约）时写；“户数”“到会户数”在村民会议按户派代表时写。",
    "决议已经公布的，写公布日期和天数；没有写天数的，按10天。",
    "到会人数不够的会议照样可以补录，议题不形成决定，不要写决议公布日期。",
    "同一天开了两次同样的会，两行都写“时间”。",
    "分片开的村民会议、授权村民代表会议的决定，请在页面上记录。",
    "发生的日期和录入的日期都留在记录里，标“补录”；不影响保存。",
    "同一个文件改好以后可以再装一次：已经有的不会重复。名称以“示例”开头的行不会装入。",
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a row says: the body, days, numbers as written (None where empty), names of those absent, items, minutes."""

    body: str
    on: date
    begins: time | None
    told_on: date | None
    due: int | None
    present: int | None
    women: int | None
    households: int | None
    households_present: int | None
    absent: tuple[str, ...]
    items: tuple[Vote, ...]
    place: str
    chair: str
    recorder: str
    minutes: str
    posted_on: date | None
    days_shown: int | None


def blank(words: Mapping[str, str], *, village: bool) -> bytes:
    """The empty list of a unit, its bodies to pick from (``words``: name by body), a sample row."""
    households = (Column("户数", 8, "number"), Column("到会户数", 8, "number")) if village else ()
    columns = (
        Column("会议", 16, choices=list(words.values())),
        Column("日期", 12, "day"),
        Column("时间", 8, "hour"),
        Column("地点", 18),
        Column("主持人", 12),
        Column("记录人", 12),
        Column("告知日期", 12, "day"),
        Column("应到", 7, "number"),
        Column("实到", 7, "number"),
        Column("到会妇女", 8, "number"),
        *households,
        Column("缺席", 20, "wrap"),
        Column("议题", 30, "wrap"),
        Column("会议记录", 40, "wrap"),
        Column("决议公布日期", 12, "day"),
        Column("公布天数", 8, "number"),
    )
    sample = {
        "会议": f"{SAMPLE}：{words['representatives']}", "日期": "2022-05-10", "时间": "9:30", "地点": "村委会会议室",
        "告知日期": "2022-04-29", "应到": "40", "实到": "30", "议题": "三组人行便道维修 28/1/1\n听取上季度财务情况",
        "决议公布日期": "2022-05-11", "公布天数": "10",
    }  # fmt: skip
    return made([Blank(SHEET, columns, [[sample.get(one.label, "") for one in columns]], sample=True)], NOTES)


def said(cells: Mapping[str, Any]) -> str:
    """The row in a few words."""
    present = "".join(f"，{one}{text_of(cells.get(one))}" for one in ("应到", "实到") if text_of(cells.get(one)))
    day = cells.get("日期")
    return f"{day if isinstance(day, date) else text_of(day)} {text_of(cells.get('会议'))}{present}"[:80]


def written(cells: Mapping[str, Any], *, bodies: Mapping[str, str]) -> Written:
    """The cells of a row; Wrong with what to do. ``bodies``: body by the name it has here."""
    name = text_of(cells.get("会议"))
    if name not in bodies:
        raise Wrong(f"“会议”写的是“{name}”；请从{'、'.join(bodies)}中选一个" if name else "请写是哪一种会议")
    on = day_of(cells.get("日期"), "日期")
    if on is None:
        raise Wrong("请写开会的日期")
    names = [one for one in re.split(r"[、,，;；\s]+", text_of(cells.get("缺席"))) if one]
    return Written(
        bodies[name], on, hour_of(cells.get("时间"), "时间"), day_of(cells.get("告知日期"), "告知日期"),
        due=whole_of(cells.get("应到"), "应到"),
        present=whole_of(cells.get("实到"), "实到"),
        women=whole_of(cells.get("到会妇女"), "到会妇女"),
        households=whole_of(cells.get("户数"), "户数"),
        households_present=whole_of(cells.get("到会户数"), "到会户数"),
        absent=tuple(names),
        items=items(text_of(cells.get("议题"))),
        place=_short(cells, "地点", 80), chair=_short(cells, "主持人", 40), recorder=_short(cells, "记录人", 40),
        minutes=text_of(cells.get("会议记录")),
        posted_on=day_of(cells.get("决议公布日期"), "决议公布日期"),
        days_shown=_days_shown(cells),
    )  # fmt: skip


def _days_shown(cells: Mapping[str, Any]) -> int | None:
    """The days of posting; not known where the cell is empty."""
    days = whole_of(cells.get("公布天数"), "公布天数")
    if days == 0:
        raise Wrong("“公布天数”写的是0；没有公布的，“决议公布日期”和“公布天数”都不填")
    return days


def _short(cells: Mapping[str, Any], label: str, most: int) -> str:
    text = text_of(cells.get(label))
    if len(text) > most:
        raise Wrong(f"“{label}”有{len(text)}个字，最多{most}个字；请写短一些")
    return text


def items(text: str) -> tuple[Vote, ...]:
    """The items of a cell, one a line or parted by semicolons; ``28/1/1`` at the end are for, against and abstaining."""
    found = []
    for one in re.split(r"[\n;；]+", text):
        if not (title := one.strip()):
            continue
        counted = COUNTED.fullmatch(title)
        if DENIED.fullmatch(title):
            raise Wrong(f"议题“{title[:20]}”没有通过，请在后面写票数，例如：道路维修 12/20/3（赞成/反对/弃权）")
        agreed = counted or AGREED.fullmatch(title)
        title = agreed[1].strip() if agreed else title
        if len(title) > 120:
            raise Wrong(f"议题“{title[:12]}……”超过120个字；详细的写到“会议记录”")
        yes, no, none = (int(one or 0) for one in counted.groups()[1:]) if counted else (None, None, None)
        found.append(Vote(title, matter_of(title), yes, no, none))
    return tuple(found)
