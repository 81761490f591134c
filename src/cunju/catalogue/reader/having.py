"""What a file has, said where it is refused; and whether it is a list of tasks at all."""

import re
from collections.abc import Sequence

from cunju.catalogue.reader.annexes import annex_heads, listed_annexes
from cunju.catalogue.reader.heads import plain
from cunju.catalogue.reader.marks import ANNEX_LIST, DATE_LINE
from cunju.catalogue.reader.prose import Outline, outline
from cunju.catalogue.reader.source import LOOKED_FOR, NotANotice, Row, Source

TASKS = re.compile(r"任务|清单|分工|分解|要点|举措|台账|责任表|安排表|计划表|方案")
CALL = re.compile(r"(?:召开|举办|举行|参加|组织收听|收看).{0,40}(?:会|会议|培训班|活动|论坛)(?:议|班)?的(?:预)?通知$")
REPLY = re.compile(r"(?:答复|复函|回复|函复|征求.*意见|商请.*)(?:意见)?(?:的)?(?:函)?$|.*(?:答复|复函|商请|商洽|征求).*函$")
STAFF = re.compile(r"任免|任职|免职|调整.{0,24}(?:领导小组|委员会|成员|人员|分工)|成立.{0,24}(?:领导小组|工作专班|委员会)的|(?:放假|值班)")
KINDS = ("公示", "公告", "通报", "名单", "简报", "简介", "总结", "讲话", "答复", "批复", "请示")


def refusal(source: Source) -> NotANotice:
    """Why no tasks were found, with what the file has instead."""
    return NotANotice(f"没有找到重点任务清单：{LOOKED_FOR}。{_told(source)}请核对是不是这份通知的全文。")


def _told(source: Source) -> str:
    said = []
    if kind := kind_of(source.lines):
        said.append(f"标题像是一份{kind}")
    if absent := absent_annexes(source.lines):
        said.append(f"正文列有附件“{'”“'.join(absent)}”，附件没有随文")
    said += [f"有一张要填报的表，表头是“{_heads(row)}”" for row in source.forms[:3]]
    said += [f"有一张表，表头是“{_heads(row)}”" for row in source.others[:3]]
    told = outline(source.lines)
    if headings := told.headings()[:8]:
        said.append(f"有小标题“{'”“'.join(headings)}”")
    return f"文件里看到的：{'；'.join(said)}。" if said else ""


def _heads(row: Row) -> str:
    return "、".join(plain(cell) for cell in row if plain(cell))[:80]


def kind_of(lines: Sequence[str]) -> str:
    """公示, 名单, 会议通知 …: what the title says the file is, where that is no list of tasks."""
    told = ""
    for line in [line for line in lines if line][:8]:
        told += line
        if "关于" in told and line.endswith("函") and REPLY.search(told):
            return "函（答复、征求意见、商请）"
        for kind in KINDS:
            if line.endswith(kind) and ("关于" in told or len(line) < 40):
                return kind
        if line.endswith("通知"):
            return "会议通知" if CALL.search(told) else "人员、机构或者值班的通知" if STAFF.search(told) else ""
    return ""


def absent_annexes(lines: tuple[str, ...]) -> list[str]:
    """Annexes of tasks that the body lists and the file does not hold."""
    at = next((place for place, line in enumerate(lines) if ANNEX_LIST.fullmatch(line)), None)
    if at is None:
        return []
    end = next((place for place in range(at, len(lines)) if DATE_LINE.fullmatch(lines[place]) or (place > at and not lines[place])), len(lines))
    heads = annex_heads(lines, at)
    return [one.title for one in listed_annexes(lines[at:end]) if one.no not in heads and TASKS.search(one.title)]


def is_no_list(source: Source, told: Outline) -> bool:
    """Whether numbered text is none of tasks: its kind, its headings, or because the tasks are in an annex left out."""
    return bool(kind_of(source.lines) or absent_annexes(source.lines) or told.is_a_call())
