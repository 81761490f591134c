"""The law on staff pages: what differs between two days, and the card of an article: its words, what the system makes of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cunju import catalogue
from cunju.catalogue import Clause, Duty, Pack, asking, questions, texts
from cunju.desk import wording
from cunju.kernel.days import chinese_day
from cunju.kernel.words import of_kind
from cunju.org import access, queries
from cunju.ui.fields import DayField
from cunju.ui.forms import Form

KINDS = (("village", "村"), ("community", "社区"), ("town", "镇街"), ("district", "区"))
GROUPS = {
    "assembly": "村（居）民会议", "representatives": "代表会议", "matter": "由谁决定", "committee": "村（居）民委员会",
    "convention": "章程、公约", "disclosure": "公开", "supervisory": "监督委员会", "review": "民主评议", "audit": "审计",
    "consultation": "协商", "election": "选举", "mediation": "人民调解", "subcommittee": "下属委员会", "group": "小组",
    "collective": "集体经济组织",
}  # fmt: skip


# What no group names; what only stands in another article.
OTHER, MOVED = "其他", "只换了条号，内容没有变"


class Answer(NamedTuple):
    """What a clause says, its cite, the address of its card; ``doubt`` where its text was not read or its meaning is not sure."""

    said: str
    cite: str
    card: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question on two days."""

    label: str
    before: list[Answer]
    after: list[Answer]


class DaysForm(Form):
    """Whom, and which two days."""

    kind = forms.ChoiceField(label="看谁", choices=KINDS)
    first = DayField(label="先看的一天")
    second = DayField(label="后看的一天")


@access.staff
def laws(request: HttpRequest) -> HttpResponse:
    """Every question whose answer differs between two days, for a kind of unit of this district."""
    account, today = access.account_of(request), access.today_of(request)
    own = account.unit_code and queries.unit(account.unit_code)
    kind = own.kind if own and own.kind in ("village", "community") else "village"
    start = {"kind": kind, "first": today, "second": max(today, date(today.year + 1, 1, 1))}
    form = DaysForm(request.GET if "kind" in request.GET else start)
    shown: dict[str, object] = {"form": form, "nav_current": "matrix"}
    if form.is_valid():
        place = catalogue.Place(account.unit_code[:6], form.cleaned_data["kind"])
        first, second = form.cleaned_data["first"], form.cleaned_data["second"]
        before, after = (catalogue.law(unit=place, on=day) for day in (first, second))
        shown |= {
            "groups": _grouped(asking.diff(before, after), place.kind),
            "first": first,
            "second": second,
            "same": [
                (of_kind(one.question.label, place.kind), _answers([one], place.kind)) for one in _standing(after)
            ],
        }
    return render(request, "desk/law/laws.html", shown)


def _standing(law: catalogue.Law) -> list[Clause]:
    return [one for name in questions.load() for one in law.asked(name)]


def _grouped(changes: Iterable[asking.Change], kind: str) -> list[tuple[str, list[Row]]]:
    found: dict[str, list[Row]] = {}
    for one in changes:
        title = MOVED if one.moved else of_kind(GROUPS.get(one.question.partition(".")[0], OTHER), kind)
        label = of_kind(questions.load()[one.question].label, kind)
        found.setdefault(title, []).append(Row(label, _answers(one.before, kind), _answers(one.after, kind)))
    return sorted(found.items(), key=lambda one: (one[0] == MOVED, one[0] == OTHER, -len(one[1])))


def _answers(found: Sequence[Clause], kind: str) -> list[Answer]:
    """The value, its cite and card, and the doubt where the text or its reading is not certain."""
    return [Answer(of_kind(one.whole, kind), one.cite, address(one.pack, one.cite), _doubt(one)) for one in found]


def _doubt(one: Clause) -> str:
    return "" if one.sure == "C" else wording.marks(one.text, one.reading)


def address(pack: str, cite: str) -> str:
    """The card of the first article (or item of a notice) that a cite names; empty where no text of it is here."""
    number = re.search(r"第([0-9]+)[条项]", cite)
    there = number and texts.cited(pack, cite)
    return reverse("desk:article", args=[pack, int(number[1])]) if there and number else ""


@access.looking
def article(request: HttpRequest, pack: str, number: int) -> HttpResponse:
    """An article's own words, the decisive ones marked; every clause and duty made of it, with its two cases."""
    found = next((one for one in catalogue.load().packs if one.id == pack), None)
    cite = f"第{number}项" if found and found.notice else f"第{number}条"
    body = texts.cited(pack, cite) if found else ""
    if found is None or not body:
        raise Http404
    clauses = [one for one in found.clauses if cite in one.cite]
    shown = {
        "pack": found,
        "cite": f"{found.title}{cite}",
        "span": _span(found),
        "paragraphs": [_marked(line, clauses) for line in body.splitlines() if line.strip()],
        "clauses": [_card(one) for one in _newest(clauses)],
        "duties": [_duty(one) for one in found.duties if cite in one.cite],
        "nav_current": "matrix",
    }
    return render(request, "desk/law/article.html", shown)


def _newest(clauses: list[Clause]) -> list[Clause]:
    """Each clause once: of one that is read less surely from a day on, the last."""
    return list({one.id: one for one in sorted(clauses, key=lambda one: one.valid_from)}.values())


def _span(pack: Pack) -> str:
    end = "" if pack.valid_to == date.max else f"，至{chinese_day(pack.valid_to)}"
    return f"{chinese_day(pack.valid_from)}起{end}"


def _marked(line: str, clauses: list[Clause]) -> SafeString:
    """A paragraph with the decisive words in ``mark``."""
    words = sorted({part for one in clauses for part in one.words.splitlines() if part in line}, key=len, reverse=True)
    spans: list[tuple[int, int]] = []
    for one in words:
        at = line.find(one)
        if not any(begin < at + len(one) and at < end for begin, end in spans):
            spans.append((at, at + len(one)))
    told, last = [], 0
    for begin, end in sorted(spans):
        told += [conditional_escape(line[last:begin]), format_html("<mark>{}</mark>", line[begin:end])]
        last = end
    return mark_safe("".join([*told, conditional_escape(line[last:])]))  # every part is escaped above


def _card(one: Clause) -> dict[str, object]:
    kind = one.applies_to[0] if len(one.applies_to) == 1 else ""
    return {
        "label": of_kind(one.question.label, kind),
        "said": of_kind(one.whole, kind),
        "whom": "、".join(word for kind, word in KINDS if kind in one.applies_to),
        "layer": wording.AUTHORITY_ZH[one.authority],
        "marks": wording.marks(one.text, one.reading),
        "met": "；".join(map(one.case_zh, one.met)),
        "broken": "；".join(map(one.case_zh, one.broken)),
        "soft": one.soft,
        "ends": "" if one.valid_to == date.max else chinese_day(one.valid_to),
    }


def _duty(one: Duty) -> tuple[str, str, str]:
    return one.label, wording.OWED_ZH[one.owed_by], wording.marks(one.text, one.reading)
