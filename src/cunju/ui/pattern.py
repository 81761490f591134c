"""Samples for the pattern page; offices, real unit names and invented counts only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator

from cunju.kernel.blocks import Block, Checklist, Fields, Heading, Paragraph, SignLines, Table, Title
from cunju.ui import states
from cunju.ui.fields import CountField, DayField
from cunju.ui.forms import Form
from cunju.ui.strips import Lane, Mark
from cunju.ui.widgets import Area, CountInput, DayInput, Files

TODAY = date(2023, 9, 20)
THEMES = (("light", "日常", ""), ("dark", "深色", ""), ("print", "打印", ""), ("large", "长辈版", "large"))
STATES = [("normal", "正常推进"), ("behind", "推进滞后"), ("done", "已完成")]
TASKS = (
    ("党组织全面领导", 5), ("下属委员会", 3), ("四张清单", 3), ("村规民约、居民公约", 3),
    ("村居务公开", 2), ("议事协商", 4), ("监督委员会", 2), ("提升服务", 3),
)  # fmt: skip
MEASURES = (
    "党组织,领导", "写入,章程", "会议,制度", "四议,两公开", "承诺,述职", "健全,配置", "联系,群众",
    "开展,活动", "照单,履责", "全岗通,办理", "示范,创建", "修订,完善", "积分,院落", "优秀,评选",
    "按时,公开", "公开,程序", "组织,领导", "协商,目录", "每季,2次", "民情,茶室", "4项,程序",
    "权利,内容", "三事,分流", "五社,联动", "优秀,案例",
)  # fmt: skip
ROWS = (
    ("王家社区", "met not_due not_due met_late not_due met open not_due not_due"),
    ("玉峰山村", "met due_soon overdue not_due needs_person met not_due open overdue"),
    ("荣华村", "met met overdue not_due not_due met needs_person not_due not_due"),
)


class SampleForm(Form):
    """One control of each kind."""

    place = forms.CharField(label="地点", initial="村便民服务中心二楼会议室")
    told = DayField(label="告知日期", help_text="代表会议提前3日", widget=DayInput())
    here = CountField(
        label="实到", help_text="应到36人", max_value=36, widget=CountInput("人"),
        error_messages={"max_value": "实到40人，多于应到36人。请核对签到表。"},
    )  # fmt: skip
    kind = forms.ChoiceField(label="会议", choices=[("r", "村民代表会议"), ("a", "村民会议")])
    state = forms.ChoiceField(label="进展状态", choices=STATES, widget=forms.RadioSelect())
    unanimous = forms.BooleanField(label="各项议题一致通过", required=False)
    photos = forms.FileField(
        label="会议记录", help_text="签过字的纸，可以一次选几张照片", required=False, widget=Files()
    )
    minutes = forms.CharField(label="文字记录", required=False, widget=Area(rows=3))


def sample_form(theme: str) -> SampleForm:
    """The form with one wrong number, ids of its own in each theme."""
    data = {
        f"{theme}-place": "村便民服务中心", f"{theme}-told": "2023-09-04", f"{theme}-here": "40",
        f"{theme}-kind": "r", f"{theme}-state": "normal",
    }  # fmt: skip
    return SampleForm(data, prefix=theme)


def verdict() -> dict[str, Any]:
    """How one meeting is seen, per layer."""
    law = [
        {"text": "到会23/36，要24人，差1人", "state": "late"},
        {"text": "议题1：票数过半，但到会未达三分之二", "state": "judge"},
    ]
    rule = [{"text": "提前4天告知，够3天", "state": "done", "word": "符合规定"}]
    return {
        "layers": [
            {"name": "法律", "cite": "村民委员会组织法第26条", "state": "short", "lines": law},
            {
                "name": "市办法",
                "cite": "重庆市实施办法第12条",
                "state": "done",
                "word": "符合规定",
                "lines": rule,
            },
        ],
        "advice": "签到表上如有24人，改缺席的人即可。没有，就再开一次：9月27日前告知，9月30日前开会。",
    }


def lanes() -> list[Lane]:
    """Three duties of a year, with every mark a strip knows."""
    months = {m: "met" if m < 9 else "not_due" for m in range(1, 13)}
    months |= {2: "back", 4: "met_late", 9: "overdue"}
    meetings = (("met", 3, 24), ("met", 6, 16), ("due_soon", 9, 30), ("not_due", 12, 31))
    return [
        Lane("村民会议", "每年1次", (Mark(date(2023, 1, 12), "met", "#pattern"),)),
        Lane("村民代表会议", "每季度1次", tuple(Mark(date(2023, m, d), s) for s, m, d in meetings)),
        Lane("财务公开", "每月15日前", tuple(Mark(date(2023, m, 15), s) for m, s in months.items())),
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """A matrix cell of the sample: state, n/m, whether its task begins here."""

    state: str
    n: int
    of: int
    group: bool


def matrix() -> dict[str, Any]:
    """Three units by 25 measures, in code order."""
    firsts = {1 + sum(count for _, count in TASKS[:i]) for i in range(len(TASKS))}
    rows = []
    for name, pattern in ROWS:
        sample = pattern.split()
        cells = []
        for number in range(1, 26):
            state = {10: "no_room", 11: "not_applicable", 13: "not_assessable"}.get(
                number, sample[number % 9]
            )
            cells.append(Cell(state, 3 if state == "overdue" else 4, 4, number in firsts))
        rows.append((name, cells))
    heads = [(n, words.split(","), n in firsts) for n, words in enumerate(MEASURES, start=1)]
    return {"tasks": TASKS, "heads": heads, "rows": rows, "at": 3}


def blocks() -> tuple[Block, ...]:
    """One block of each kind."""
    return (
        Title("村民代表会议签到表"),
        Fields((("时间", "2023年9月27日"), ("地点", "村便民服务中心二楼会议室"))),
        Heading("一、说明"),
        Paragraph("应到36人，三分之二是24人。请本人签字。"),
        Table(("序号", "职务", "签名"), (("1", "第1组代表1", ""), ("2", "第1组代表2", "")), (1, 3, 3)),
        Checklist(("已张贴", "已通知监督委员会")),
        SignLines(("主持人", "记录人")),
    )


def form2() -> dict[str, Any]:
    """Annex 2 filled."""
    return {
        "year": 2023,
        "town": "王家街道",
        "day": "2023年9月20日",
        "progress": "会议制度方面，7个村（社区）已召开村（居）民会议，4个村召开符合规定的村民代表会议7次。",
        "problems": "荣华村、大屋村9月25日前补开村民代表会议。",
        "states": [label for _, label in STATES],
        "status": "正常推进",
        "contact": "社区事务办",
        "phone": "023-0000 0000",
    }


def steps() -> list[dict[str, str]]:
    """A chain with a step done, one now, one to come."""
    return [
        {"label": "拟定", "sub": "两委，9月8日", "state": "done"},
        {"label": "监督委员会审查", "sub": "3人签字，9月11日", "state": "done"},
        {"label": "公布", "sub": "9月15日前，两章待盖", "state": "now"},
        {"label": "存档、备案", "sub": "公布后", "state": "todo"},
    ]


def context() -> dict[str, Any]:
    """What the pattern page shows."""
    members = [{"value": i, "label": f"第{i // 3 + 1}组代表{i % 3 + 1}", "ticked": i == 2} for i in range(6)]
    return {
        "themes": [(key, label, size, sample_form(key)) for key, label, size in THEMES],
        "windows": list(states.WINDOW), "results": list(states.RESULT), "plain_looks": list(states.PLAIN),
        "sample_day": TODAY, "soon": date(2023, 9, 30), "past": date(2023, 9, 15),
        "steps": steps(), "verdict": verdict(), "lanes": lanes(), "matrix": matrix(), "blocks": blocks(),
        "form2": form2(),
        "members": members, "crumbs": [("工作台", "#pattern"), ("台账", "#pattern")],
        "sample_page": Paginator(range(120), 20).page(2), "page_code": "YS-000000-0920", "nav_current": "me",
    }  # fmt: skip
