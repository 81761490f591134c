"""Where a draft begins: the notice in use for a district, its letter where the text is here, its own year moved on in every sentence."""

import re
from datetime import date

from cunju import catalogue
from cunju.catalogue import Notice, Pack
from cunju.catalogue.letters import letter_of
from cunju.catalogue.reader.letter import Letter
from cunju.desk.compose.composed import Composed, Line, Part
from cunju.kernel.refusals import Refusal

FORMS = "办理情况表"
ORDER = "现印发给你们，请认真抓好落实。"


def in_use(district: str, *, on: date) -> Pack | None:
    """The newest notice issued by ``on`` that holds in a district; None where none is loaded."""
    found = [one for one in catalogue.load().packs if one.notice and district.startswith(one.area) and one.notice.date <= on]
    return max(found, key=lambda one: one.valid_from, default=None)


def begun(district: str, *, on: date, year: int | None = None) -> Composed:
    """This year's notice as the draft of ``year``, the next one where none is given; Refusal where no notice is loaded."""
    pack = in_use(district, on=on)
    notice = pack.notice if pack else None
    if pack is None or notice is None:
        raise Refusal("没有装入今年的通知，没有可以作底稿的。请先在“读通知”里读出来、装入目录。")
    last = pack.covers.start.year
    read = letter_of(notice.number)
    made = _of_pack(pack.id, notice, last)
    made = _with_letter(made, read[1]) if read else made
    return made if year == last else _moved(made, last, last + 1 if year is None else year)


def _of_pack(pack: str, notice: Notice, year: int) -> Composed:
    """The draft as far as the catalogue alone goes: the letter's text is not in it, its basis and requirements are."""
    named = re.search("《(.*)》", notice.title)
    title = named[1] if named else notice.title
    body = [f"{notice.more.get('basis', '')}，制定《{title}》，{ORDER}".removeprefix("，")]
    body += [str(one["text"]) for one in notice.more.get("requirements", ())]
    limit, words = notice.progress_limit, "\\".join(notice.status_words)
    parts = tuple(Part(one.no, one.title) for one in notice.tasks)
    lines = tuple(Line(one.no, one.task, one.text, was=one.no, first=one.text) for one in notice.measures)
    return Composed(
        pack=pack,
        year=year,
        number=notice.number,
        title=notice.title,
        issuer=notice.issuer,
        addressees="、".join(notice.more.get("addressees", ())),
        on=notice.date.isoformat(),
        body="\n".join(body),
        first="\n".join(body),
        list_title=title,
        form_title=notice.form_title if FORMS in notice.form_title else "",
        other=f"（对照《{title}》简述推进情况，不超过{limit}字）\n（{words}）",
        remark="（此件公开发布）",
        office=f"{notice.issuer}办公室",
        parts=parts,
        lines=lines,
    )


def _with_letter(made: Composed, letter: Letter) -> Composed:
    titles = [one.title for one in letter.annexes]
    told = made.as_json() | {
        "body": letter.body, "first": letter.body, "other": letter.other or made.other, "remark": letter.remark,
        "addressees": "、".join(letter.addressees) or made.addressees,
        "office": letter.imprint.office if letter.imprint else made.office,
        "list_title": titles[0] if titles else made.list_title, "form_title": titles[1] if len(titles) > 1 else made.form_title,
    }  # fmt: skip
    return Composed.from_json(told)


def _moved(made: Composed, last: int, year: int) -> Composed:
    """Each 2023年 one on, the number open, no day yet; what has another year in it is left for a person."""
    told = _years(made.as_json(), f"{last}年", f"{year}年")
    number = re.sub(r"〔\d{4}〕\d+号", f"〔{year}〕号", made.number)
    return Composed.from_json(told | {"year": year, "number": number, "on": ""})


def _years(told: object, last: str, year: str) -> dict[str, object]:
    def moved(value: object) -> object:
        if isinstance(value, str):
            return value.replace(last, year)
        if isinstance(value, dict):
            return {name: moved(one) for name, one in value.items()}
        return [moved(one) for one in value] if isinstance(value, list | tuple) else value

    found = moved(told)
    return found if isinstance(found, dict) else {}
