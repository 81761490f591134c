"""What a notice still lacks before it goes out, by the standard of official papers (GB/T 9704-2012): sentences for who drafts it."""

import re
from collections.abc import Iterator

from cunju.catalogue.reader import Notice
from cunju.catalogue.reader.letter import Letter
from cunju.kernel.numerals import number_or_none, to_chinese

NUMBER = re.compile(r"[^\d\s〔〕\[\]【】()（）第]+〔(\d{4})〕[1-9]\d*号")
KINDS = ("通知", "意见", "方案", "函", "通报", "决定", "公告")
MOST = 4000
HALF = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")
ZERO = re.compile(r"(?<!\d)0\d?(?=[月日])|〇")
LEVELS = (
    ("一、", re.compile(r"^([一二三四五六七八九十]+)、")),
    ("（一）", re.compile(r"^（([一二三四五六七八九十]+)）")),
    ("1.", re.compile(r"^(\d+)[.．]")),
)
POINTS = re.compile(r"(?:^|(?<=[。；\n]))([一二三四五六七八九十]+)(?:是|要)", re.MULTILINE)
STOPS = "。；，、：.;,:!！?？"


def faults(notice: Notice, letter: Letter) -> list[str]:
    """Sentences, in the order of the paper: head, body, annexes; empty where nothing is left to mend."""
    return [*_head(notice), *_body(notice, letter), *_annexes(notice, letter), *_measures(notice)]


def _head(notice: Notice) -> Iterator[str]:
    number = NUMBER.fullmatch(notice.number)
    if not notice.number or re.search("〔\\d{4}〕号", notice.number):
        yield "还没有发文字号，请填上，如“某民〔2024〕24号”。"
    elif number is None:
        yield f"发文字号“{notice.number}”不合规范：年份用六角括号〔〕、四位数，不写“第”，序号前面不补0。"
    elif notice.date and int(number[1]) != notice.date.year:
        yield f"发文字号的年份是{number[1]}年，成文日期是{notice.date.year}年，请核对。"
    if notice.date is None:
        yield "还没有成文日期。"
    if not notice.title:
        yield "还没有标题。"
    elif notice.title[-1] in STOPS:
        yield "标题末尾不加标点。"
    elif not notice.title.endswith(KINDS):
        yield "标题末尾要写文种，如“通知”。"
    if notice.title and "关于" not in notice.title:
        yield "标题里没有“关于”，请写成“机关＋关于＋事由＋文种”。"
    if notice.issuer and not notice.title.startswith(notice.issuer):
        yield f"标题没有以发文机关“{notice.issuer}”开头，请核对。"
    if not notice.issuer:
        yield "还没有发文机关。"
    if not notice.addressees:
        yield "还没有主送机关。"


def _body(notice: Notice, letter: Letter) -> Iterator[str]:
    if not letter.body.strip():
        yield "还没有正文。"
    if len("".join(letter.body.split())) > MOST:
        yield f"正文超过{MOST}字，请写短一些。"
    yield from _levels(letter.body)
    yield from (f"正文里{one}" for one in _signs(letter.body))
    yield from (f"正文里还写着{one}，请核对年份。" for one in _other_years(letter.body, notice))
    if notice.imprint is None and notice.date:
        yield "还没有印发机关，版记排不出来。"


def _levels(body: str) -> Iterator[str]:
    """Numbers that skip or repeat, and a deeper level before the one above it."""
    seen: list[int] = [0, 0, 0]
    for line in body.split("\n"):
        for at, (name, pattern) in enumerate(LEVELS):
            match = pattern.match(line.strip())
            if match is None:
                continue
            number = number_or_none(match[1]) or 0
            if number != seen[at] + 1:
                yield f"正文的层次序数“{match[0]}”接不上，前面应有“{_called(at, number - 1) if number > 1 else name}”。"
            if at == 1 and not seen[0]:
                yield f"正文先有“{match[0]}”，上面没有“一、”这一层。"
            seen[at:] = [number, *[0] * (2 - at)]
    points = [number_or_none(one[1]) or 0 for one in POINTS.finditer(body)]
    if points and points[0] == 1 and (wrong := next((one for at, one in enumerate(points, start=1) if one != at and one != 1), None)):
        yield f"正文里“{to_chinese(wrong)}要”（是）的顺序接不上，请核对。"


def _called(at: int, number: int) -> str:
    return (f"{to_chinese(number)}、", f"（{to_chinese(number)}）", f"{number}.")[at]


def _signs(text: str) -> Iterator[str]:
    if found := HALF.search(text):
        yield f"有半角标点“{found[0]}”，请改成全角。"
    if '"' in text:
        yield "有直引号，请改成“”。"
    if found := ZERO.search(text):
        yield f"日期写了“{found[0]}”，数字前面不补0，也不用〇。"


def _other_years(text: str, notice: Notice) -> list[str]:
    """Years before the list's own, named in what is asked."""
    own = re.search(r"(\d{4})年", notice.title)
    if own is None:
        return []
    return sorted({f"{one}年" for one in re.findall(r"(\d{4})年", text) if int(one) == int(own[1]) - 1})


def _annexes(notice: Notice, letter: Letter) -> Iterator[str]:
    if not notice.tasks:
        yield "任务清单里没有措施。"
    for one in notice.annexes:
        if one.title[-1:] in STOPS:
            yield f"附件{one.no}的名称后面不加标点。"
        if one.title not in letter.body and f"附件{one.no}" not in letter.body and one.title not in notice.title:
            yield f"正文没有提到附件{one.no}“{one.title}”。"
    named = {int(one) for one in re.findall(r"附件(\d)", letter.body)}
    yield from (f"正文提到附件{no}，后面没有附件{no}。" for no in sorted(named - {one.no for one in notice.annexes}))
    if notice.annexes and "《" in notice.title and f"《{notice.annexes[0].title}》" not in notice.title:
        yield f"标题里书名号的名称和附件1“{notice.annexes[0].title}”不一样。"
    if notice.annexes and "《" in letter.body and f"《{notice.annexes[0].title}》" not in letter.body:
        yield f"正文里书名号的名称和附件1“{notice.annexes[0].title}”不一样。"


def _measures(notice: Notice) -> Iterator[str]:
    for one in notice.measures:
        if not one.text.strip():
            yield f"第{one.no}项没有写内容。"
            continue
        yield from (f"第{one.no}项{said}" for said in _signs(one.text))
        yield from (f"第{one.no}项还写着{year}，请核对年份。" for year in _other_years(one.text, notice))
        if one.text.rstrip()[-1] not in "。；":
            yield f"第{one.no}项末尾没有句号或者分号。"
