"""Where the parts of a letter begin and end, as line numbers."""

import re
from dataclasses import dataclass
from datetime import date

from cunju.catalogue.noticereading import DOCUMENT_NUMBER
from cunju.catalogue.reader.source import NotANotice
from cunju.kernel.numerals import NUMBER, to_int

DAY = rf"({NUMBER})\s*年\s*({NUMBER})\s*月\s*({NUMBER})\s*日"
LABEL = r"(?:(?:发文字号|发文文号|文号|文件编号)\s*[:：]\s*)?"
NUMBERED = rf"[\u4e00-\u9fff]{{2,20}}\s*{DOCUMENT_NUMBER.pattern}"
NUMBER_LINE = re.compile(rf"[（(]?{LABEL}({NUMBERED})[）)]?(?=\s|$)")
DATE_LINE = re.compile(rf"([^，。；：、]{{0,40}}?)\s*{DAY}")
# Under a title, where no signature bears the day: （2018年7月2日）, with or without a word on who adopted it.
UNDER_TITLE = re.compile(rf"[（(]([^（）()]{{0,30}}?){DAY}[^（）()]{{0,30}}[）)]")
PUBLISHED = re.compile(
    r".*?((?:成文|发文|印发|发布|公开)(?:日期|时间))[\s:：|]*(20[0-9]{2})\s*[-年/.]\s*([0-9]{1,2})\s*[-月/.]\s*([0-9]{1,2})(?![0-9]).*"
)
ANNEX_LIST = re.compile(r"附件\s*([0-9０-９]*)\s*[:：]\s*(.*)")
ANNEX_ITEM = re.compile(r"([0-9０-９]+)\s*[.．、]\s*(.*)")
KINDS = ("通知", "通知》", "意见", "方案", "要点", "计划", "函", "通报", "公示", "公告")
# A list or plan without its letter: the first lines are its name.
BARE = re.compile(
    r".{4,60}(?:要点|方案|计划|(?:任务|责任|工作|事项)清单|分解表|分工表|任务表|责任表|安排表|台账|一览表)(?:[（(][^（）()]{1,8}[）)])?"
)
# The year in the name of a list that bears no date.
LONE_YEAR = re.compile("20[0-9]{2}")
NO_TITLE = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?")
SIGNER = re.compile(
    r"(?![（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]|附件)[^，。；：、《》]{3,30}"
    r"(?:局|厅|部|委|府|办公室|委员会|党工委|社|联合会|总工会|院)"
)
OFFICE = re.compile(r"[^，。；：]{2,40}(?:局|厅|部|委|府|室|组|会|院|处|科|党工委|办)")
ENDS = tuple("。！？；：…”）》")
# What a web page says of a notice, between its title and the letter.
OF_THE_PAGE = re.compile(
    r"(?:索\s*引\s*号|(?:发布|成文|发文|印发|公开|更新)(?:日期|时间|机构|机关|单位)|来源|时间|日期|浏览|点击|字号|字体|打印|分享|作者"
    r"|(?:责任)?编辑|有效性|主题(?:分类|词)?|名称|文号|发文字号|签发人)\s*[:：\d【\[|]|【"
)
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Marks:
    """Lines of: document number (None where there is none), title and its end, begin of body, annex list, signature, date.

    ``dated`` is the last line of the letter, ``day`` its date; where that stands elsewhere, ``doubt`` says where.
    """

    number: int | None
    title: int
    title_end: int
    body: int
    annexes: int
    signature: int
    dated: int
    day: date | None
    signed: str = ""
    doubt: str = ""


def find_marks(lines: tuple[str, ...]) -> Marks:
    """The marks; NotANotice naming every part that was looked for and not found."""
    missing = []
    number = next((at for at, line in enumerate(lines) if NUMBER_LINE.match(line)), None)
    title = _title(lines, (-1 if number is None else number) + 1) if number is not None else None
    title = title or _title(lines[:number], 0, named=True) or _bare(lines)
    if title is None:
        missing.append("标题（“关于……的通知”）")
    body = _body_start(lines, title[1] if title else 0)
    dated = next((at for at in range(body, len(lines)) if _is_dated(lines[at])), None)
    if dated is None and title is not None and (marks := _dated_elsewhere(lines, number, title, body)):
        return marks
    if dated is None:
        missing.append("成文日期（单独一行，如“2023年3月28日”）")
    if title is None or dated is None or (day := _day_in(lines[dated])) is None:
        missing += ["发文字号（如“渝北民〔2023〕24号”）"] if number is None else []
        raise NotANotice(f"这不是能读的通知：没有找到{'、'.join(missing)}。请核对是不是这份通知的全文。")
    signature = _signature(lines, body, dated)
    annexes = next((at for at in range(body, signature) if ANNEX_LIST.fullmatch(lines[at])), signature)
    inside = DATE_LINE.fullmatch(lines[dated])
    signed = inside[1] if inside and inside[1] else " ".join(line for line in lines[signature:dated] if line)
    return Marks(number, *title, body, annexes, signature, dated, day, signed)


def _dated_elsewhere(lines: tuple[str, ...], number: int | None, title: tuple[int, int], body: int) -> Marks | None:
    """The marks of a letter without a signature: dated in brackets under its title, or by what the web page says of it."""
    day, doubt, start = None, "", body
    for at in range(title[1], min(title[1] + 3, len(lines))):
        if match := UNDER_TITLE.fullmatch(lines[at]):
            day, start = day_of(match.groups()[1:]), max(body, at + 1)
    if day is None and (match := next(filter(None, map(PUBLISHED.fullmatch, lines)), None)):
        day, doubt = day_of(match.groups()[1:]), f"没有读到成文日期，用的是“{match[1]}”，请核对。"
    name = "".join(lines[title[0] : title[1]])
    alone = day is None and number is None and "关于" not in name
    if day is None and not (alone and LONE_YEAR.search(name)):
        return None
    doubt = "这份文件只有清单，没有通知正文；期限按标题里的年份算，请核对。" if alone else doubt
    annexes = next((at for at in range(start, len(lines)) if ANNEX_LIST.fullmatch(lines[at])), len(lines))
    after = next((at for at in range(annexes, len(lines)) if not lines[at]), len(lines))
    end = after if annexes < len(lines) else start
    return Marks(number, *title, start, annexes, end, end - 1, day, doubt=doubt)


def _title(lines: tuple[str, ...], first: int, *, named: bool = False) -> tuple[int, int] | None:
    """The first and the line after the title, which runs over several lines up to 通知.

    With ``named`` nothing above tells where it begins: at 关于, or at the office on the line above.
    """
    filled = [at for at in range(first, len(lines)) if lines[at]]
    if named:
        start = next((place for place, at in enumerate(filled) if "关于" in lines[at] and "。" not in lines[at]), None)
        if start is None:
            return None
        filled = filled[start - 1 :] if start and OFFICE.fullmatch(lines[filled[start - 1]]) else filled[start:]
    title = ""
    for at in filled[:8]:
        title += lines[at]
        if "。" in title or lines[at].endswith(("：", ":")):
            return None
        if title.endswith(KINDS):
            return (filled[0], at + 1) if "关于" in title else None
    return None


def _bare(lines: tuple[str, ...]) -> tuple[int, int] | None:
    """First and end of the name of a list that came without its letter, or of a plan that never had one."""
    filled = [at for at, line in enumerate(lines) if line and not NO_TITLE.fullmatch(line)][:5]
    if any("关于" in lines[at] for at in filled[:3]):
        return None
    for first, at in enumerate(filled):
        for end in filled[first : first + 3]:
            title = "".join(lines[at : end + 1])
            if BARE.fullmatch(title) and not re.search("[。：；|\t]", title):
                return at, end + 1
    return None


def _body_start(lines: tuple[str, ...], title_end: int) -> int:
    """The line after the addressees, who end in a colon; ``title_end`` where there are none."""
    filled = [at for at in range(title_end, len(lines)) if lines[at] and not is_about(lines[at])][:4]
    for at in filled:
        if lines[at].endswith(("：", ":")):
            return at + 1
        if "。" in lines[at]:
            break
    return title_end


def is_about(line: str) -> bool:
    """Whether a line between title and addressees tells of the notice (its number, its date, how public it is) and addresses nobody."""
    return any(bool(one) for one in (NUMBER_LINE.match(line), OF_THE_PAGE.match(line), IN_BRACKETS.fullmatch(line)))


def _is_dated(line: str) -> bool:
    return _day_in(line) is not None


def _day_in(line: str) -> date | None:
    match = DATE_LINE.fullmatch(line)
    return day_of(match.groups()[1:]) if match else None


def _signature(lines: tuple[str, ...], body: int, dated: int) -> int:
    """The first line of the issuers above the date, or the date's own line where the issuer stands in it."""
    match = DATE_LINE.fullmatch(lines[dated])
    if match and match[1]:
        return dated
    above = [at for at in range(dated - 1, body, -1) if lines[at]][:8]
    listed = [bool(ANNEX_LIST.fullmatch(lines[at]) or ANNEX_ITEM.fullmatch(lines[at])) for at in above]
    if not above or listed[0] or lines[above[0]].endswith(ENDS):
        return dated
    signed = above[0]
    for at, item in zip(above[1:], listed[1:], strict=True):
        if item or not SIGNER.fullmatch(lines[at]):
            break
        signed = at
    return signed


def day_of(groups: tuple[str, ...]) -> date | None:
    """Year, month and day as written, as a date; None where there is no such day."""
    try:
        return date(*(to_int(one) for one in groups))
    except ValueError:
        return None
