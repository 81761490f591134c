"""The letter around the table: number, issuer, title, addressees, body, date, annexes, remark and imprint."""

import re
from dataclasses import dataclass, replace
from datetime import date

from cunju.catalogue.reader.annexes import (
    annex_heads,
    first_head,
    imprint_of,
    listed_annexes,
    other_annexes,
    standing,
)
from cunju.catalogue.reader.marks import ENDS, NUMBER_LINE, NUMBERED, find_marks, is_about
from cunju.catalogue.reader.notice import Annex, Imprint, Requirement
from cunju.catalogue.reader.source import BLANKS, Source
from cunju.kernel.numerals import number_or_none

REMARK = re.compile(r"[（(].*[）)]")
REQUIREMENT = re.compile(r"(?:^|(?<=[。；\n]))([一二三四五六七八九十]+)(?:要|、)", re.MULTILINE)
BASIS = re.compile(r"(.*?)[，,]?\s*(?:特|现|决定|研究)?制定(?:了|出)?《", re.DOTALL)
# A shorter line without a full stop is a heading; a longer one was broken by the width of a page.
WRAPPED = 40


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter's parts; ``body`` is its paragraphs, ``other`` the annexes without the table of tasks."""

    number: str
    issuer: str
    title: str
    date: date | None
    addressees: tuple[str, ...]
    basis: str
    requirements: tuple[Requirement, ...]
    body: str
    annexes: tuple[Annex, ...]
    other: str
    remark: str
    imprint: Imprint | None
    doubts: tuple[str, ...]


def read_letter(source: Source) -> Letter:
    """The letter of a source; NotANotice naming every part that was looked for and not found."""
    lines = source.lines
    marks = find_marks(lines)
    title = "".join(lines[marks.title : marks.title_end])
    number = NUMBER_LINE.match(lines[marks.number]) if marks.number is not None else None
    glued, addressees, odd = _addressees(lines[marks.title_end : marks.body])
    body = "\n".join(_paragraphs(lines[marks.body : marks.annexes]))
    before_annexes = lines[marks.dated + 1 : first_head(lines, marks.dated)]
    letter = Letter(
        number=number[1] if number else glued,
        issuer=_issuer(title) or marks.signed,
        title=title,
        date=marks.day,
        addressees=addressees,
        basis=_basis(body),
        requirements=_requirements(body),
        body=body,
        annexes=listed_annexes(lines[marks.annexes : marks.signature]),
        other=other_annexes(source, marks.dated),
        remark=next((line for line in before_annexes if REMARK.fullmatch(line)), ""),
        imprint=imprint_of(lines[marks.dated + 1 :]),
        doubts=(),
    )
    doubts = _doubts(letter, signed=marks.signed, heads=annex_heads(lines, marks.dated), held=standing(source, marks.dated, letter.annexes))
    doubts += [f"主送机关里的“{one}”带着文号，没有列为主送机关，请核对。" for one in odd]
    return replace(letter, doubts=(*([marks.doubt] if marks.doubt else []), *doubts))


def _issuer(title: str) -> str:
    """The office before 关于, or in a title without it before the year."""
    if "关于" in title:
        return title.split("关于", 1)[0].strip(BLANKS)
    match = re.match(r"(.{2,24}?(?:局|厅|部|委|府|办公室|委员会|办事处))(?=20[0-9]{2}|二〇)", title)
    return match[1] if match else ""


def _addressees(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...], list[str]]:
    """The number where it stands right before the addressees, else empty; the addressees; and parts with a number in them, which are none."""
    named = "".join(line for line in lines if not is_about(line)).rstrip(":：")
    first = re.match(rf"({NUMBERED})[、，,]?", named)
    named = named[first.end() :] if first else named
    parts = [part.strip(BLANKS) for part in re.split("[、，,]", named) if part.strip(BLANKS)]
    odd = [part for part in parts if re.search(NUMBERED, part)]
    return first[1] if first else "", tuple(one for one in parts if one not in odd), odd


def _paragraphs(lines: tuple[str, ...]) -> list[str]:
    """Paragraphs; a long line that does not end a sentence goes on in the next one."""
    found: list[str] = []
    goes_on = False
    for line in lines:
        if line:
            if goes_on:
                found[-1] += line
            else:
                found.append(line)
        goes_on = bool(line) and len(line) >= WRAPPED and not line.endswith(ENDS)
    return found


def _basis(body: str) -> str:
    match = BASIS.match(body.split("\n", 1)[0])
    return match[1].rsplit("。", 1)[-1] if match else ""


def _requirements(body: str) -> tuple[Requirement, ...]:
    """一要 … 二要 … 三要 (or 一、二、三、) in their order, each up to the next one or the end of the body."""
    starts: list[int] = []
    for match in REQUIREMENT.finditer(body):
        if number_or_none(match[1]) == len(starts) + 1:
            starts.append(match.start())
    ends = [*starts[1:], len(body)]
    texts = [body[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    return tuple(Requirement(no, _heading(text), text) for no, text in enumerate(texts, start=1))


def _heading(text: str) -> str:
    first = re.split(r"[。\n]", text, maxsplit=1)[0]
    return re.sub(r"^[一二三四五六七八九十]+(?:要|、)", "", first)


def _doubts(letter: Letter, *, signed: str, heads: dict[int, int], held: set[int]) -> list[str]:
    doubts = []
    if signed and re.sub(r"\s", "", signed) != re.sub(r"\s", "", letter.issuer):
        doubts.append(f"标题里的发文机关“{letter.issuer}”与落款“{signed}”不一致。")
    absent: dict[str, object] = {
        "发文字号": letter.number,
        "成文日期": letter.date,
        "发文机关": letter.issuer,
        "主送机关": letter.addressees,
        "依据（“制定《……》”之前的一句）": letter.basis,
    }
    absent |= {"正文要求（一要、二要……）": letter.requirements}
    doubts += [f"没有读到{what}。" for what, found in absent.items() if not found]
    listed = [annex.no for annex in letter.annexes]
    doubts += [f"正文列有附件{no}，文件里没有。" for no in listed if no not in held]
    doubts += [f"文件里有附件{no}，正文没有列出。" for no in sorted(heads) if no not in listed]
    return doubts
