"""``{% load ui %}``: states, icons, days, controls of forms, and the drawn components."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import segno
from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from cunju.kernel import days, signing, words
from cunju.kernel.blocks import Block, SignGrid
from cunju.ui import help as helps
from cunju.ui import icons, marks, states, strips

register = template.Library()


@register.simple_tag
def status(state: object, word: str = "") -> SafeString:
    """``{% status w.status %}`` or ``{% status "short" "未达法定人数，差1人" %}``: shape, word and tone."""
    look = states.look(state)
    return format_html('<span class="st {}">{}</span>', look.css, word or look.word)


@register.simple_tag
def columns(*names: str) -> SafeString:
    """``{% columns "事项" "日期" %}``: the head of a table, a name a column."""
    return format_html("<thead><tr>{}</tr></thead>", format_html_join("", '<th scope="col">{}</th>', ([one] for one in names)))


@register.filter
def state_class(state: object) -> str:
    """The class of a state, for a matrix cell or a year strip."""
    return states.look(state).css


@register.filter
def has_look(state: object) -> bool:
    """Whether a state has a word and a shape of its own; a code that has none is no word for a page."""
    return str(state) in states.STATES


@register.filter
def state_word(state: object) -> str:
    """The word of a state."""
    return states.look(state).word


@register.filter
def matrix_word(state: object) -> str:
    """The word of a matrix cell."""
    return states.matrix_word(state)


@register.filter
def of_kind(text: object, kind: str) -> str:
    """Words of ours about one unit, as a village or a community says them."""
    return words.of_kind(str(text), kind)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn sign beside a word; hidden from screen readers."""
    return mark_safe(icons.ICONS[name])  # our own constant, no input in it


@register.filter
def page_title(title: str, office: object = "") -> str:
    """The title of a page, then the office, then the product; a page may write the product itself."""
    own = title.strip().removesuffix("村居").rstrip(" ·")
    return " · ".join(one for one in (own, str(office or ""), "村居") if one)


@register.simple_tag(takes_context=True)
def again(context: Context, block: str) -> SafeString:
    """``{% again "title" %}``: what a page filled a block with, a second time; Django lets a block stand once."""
    filled = context.render_context[BLOCK_CONTEXT_KEY].get_block(block)
    return mark_safe(str(filled.render(context)))  # what a template wrote, each value escaped there


@register.simple_tag
def submit(word: str, back: str, *of: object) -> SafeString:
    """``{% submit "登记" "bodies:people" unit.code %}``: how a form ends, its button and the way back without it."""
    return format_html(
        '<p class="acts"><button class="btn main">{}</button>\n<a href="{}">不了，返回</a></p>', word, reverse(back, args=of)
    )


@register.inclusion_tag("ui/whole_form.html", takes_context=True)
def whole_form(context: Context, form: BaseForm, word: str, back: str, *of: object, look: str = "form") -> dict[str, Any]:
    """``{% whole_form form "登记" "bodies:people" unit.code look="sec" %}``: a form with all its fields, ended by ``submit``."""
    given = {"request": context.get("request"), "csrf_token": context.get("csrf_token")}  # by them the form is known when sent twice
    return {"form": form, "word": word, "back": reverse(back, args=of), "look": look, **given}


@register.simple_tag
def fact(label: str, text: object) -> SafeString:
    """``{% fact "主持人" meeting.chair %}``: a line of ``<dl class="facts">``; nothing where there is nothing to say."""
    return format_html("<dt>{}</dt><dd>{}</dd>", label, text) if text else SafeString("")


@register.simple_block_tag(end_name="endleads")
def leads(
    content: str, page: str, *of: object, on: date | None = None, word: str = "", go: str = "打开", **asked: Any
) -> SafeString:
    """``{% leads "pledges:detail" one.pk on=one.on %}<b>评议</b>…{% endleads %}``: a line of ``.owed`` that leads to a page.

    ``page``: a url name or an address; ``on``, ``word``: its day and what is said of it; ``asked``: what the address asks (``after=…``).
    """
    href = page if page.startswith("/") else reverse(page, args=of)
    day = f"{days.short_day(on) if on else ''}{word}"
    return format_html(
        '<li><a class="line" href="{}"><span class="what">{}</span>\n{}<span class="go">{}</span></a></li>',
        f"{href}?{urlencode(asked)}" if asked else href, content,
        format_html('<span class="due"><span>{}</span></span>\n', day) if day else "", go,
    )  # fmt: skip


@register.filter
def short_name(name: str) -> str:
    """A unit as people call it: 玉峰山村."""
    return words.short_name(name)


@register.filter
def chinese_day(day: date | None) -> str:
    """2023年3月28日, or nothing."""
    return days.chinese_day(day) if day else ""


@register.filter
def chinese_period(period: str) -> str:
    """``2023年8月``."""
    return days.period_zh(period) if period else ""


@register.filter
def short_day(day: date | None) -> str:
    """9月20日, or nothing."""
    return days.short_day(day) if day else ""


@register.filter
def weekday(day: date | None) -> str:
    """星期三, or nothing."""
    return days.weekday_zh(day) if day else ""


@register.filter
def day_distance(due: date | None, today: date) -> str:
    """还有2天, 今天到期, 迟5天; nothing without a due day."""
    if not due:
        return ""
    left = (due - today).days
    if left == 0:
        return "今天到期"
    return f"还有{left}天" if left > 0 else f"迟{-left}天"


@register.simple_tag
def distance(due: date | None, today: date) -> SafeString:
    """The distance to a due day with shape and tone: late, soon within ten days, else quiet."""
    if not due:
        return SafeString("")
    left = (due - today).days
    tone = "late" if left < 0 else "soon" if left <= 10 else "wait"
    return status(tone, day_distance(due, today))


@register.filter
def money(amount: object) -> str:
    """12,600.00 (元 stands in the head of the table)."""
    return f"{amount:,.2f}"


@register.filter
def control_kind(field: BoundField) -> str:
    """How a field is laid out: ``check``, ``choices``, ``file``, ``hidden`` or ``plain``."""
    names = {one.__name__ for one in type(field.field.widget).__mro__}
    if field.is_hidden:
        return "hidden"
    if names & {"RadioSelect", "CheckboxSelectMultiple", "FactWidget"}:
        return "choices"
    if "CheckboxInput" in names:
        return "check"
    return "file" if "FileInput" in names else "plain"


@register.filter
def unit_of(field: BoundField) -> str:
    """The unit behind a control, from the widget's ``data-unit``: 人, 元, 天."""
    return str(field.field.widget.attrs.get("data-unit", ""))


@register.simple_tag
def control(field: BoundField, live: str = "") -> SafeString:
    """The control itself, tied to hint, error and live note by ``aria-describedby``."""
    if getattr(field.field.widget, "input_type", "") == "date":
        field.field.widget.format = "%Y-%m-%d"  # a native date input knows no other
    ids = [field.aria_describedby or "", live]
    said = " ".join(one for one in ids if one)
    attrs: dict[str, Any] = {"aria-describedby": said} if said else {}
    return field.as_widget(attrs=attrs)


@register.filter
def wrong_fields(form: BaseForm) -> list[BoundField]:
    """The fields a form was refused for, to be named above it: on a telephone they stand far below."""
    return [one for one in form if one.errors and not one.is_hidden]


@register.filter
def shares(widths: Sequence[int]) -> list[str]:
    """Column widths as per cents of the line."""
    total = sum(widths) or 1
    return [f"{100 * one / total:.2f}%" for one in widths]


@register.filter
def block_template(block: Block) -> str:
    """The template that draws a block of a paper."""
    return f"ui/blocks/{block.kind}.html"


@register.inclusion_tag("ui/marks.html")
def quorum(due: int, present: int, needed: int, threshold: str = "过半", cite: str = "") -> dict[str, Any]:
    """Marks, one a person, with a line at the threshold; a bar above 120 people."""
    return {"quorum": marks.drawing(due, present=present, needed=needed, threshold=threshold, cite=cite)}


@register.inclusion_tag("ui/year_strip.html")
def year_strip(year: int, lanes: Sequence[strips.Lane], today: date, caption: str = "") -> dict[str, Any]:
    """The year of one unit: a lane a duty, a column a month."""
    return {"strip": strips.strip(year, lanes=lanes, today=today), "caption": caption}


@register.filter
def qr_size(address: str) -> int:
    """How many modules a code is wide, its quiet zone included."""
    return len(segno.make(address, error="m").matrix) + 8


@register.filter
def qr_path(address: str) -> str:
    """The dark modules of a code as one path, a quiet zone of four around them."""
    rows = segno.make(address, error="m").matrix
    return "".join(
        f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )


@register.filter
def sign_grid(block: SignGrid) -> SafeString:
    """The grid of a sign-in sheet; the drawing escapes its names."""
    return mark_safe(signing.drawing(block.names, block.rows, first=block.first))


@register.simple_tag(takes_context=True)
def help_page(context: dict[str, Any]) -> str:
    """The name of the help of the page shown; empty where there is none."""
    if said := context.get("help_name"):  # one address, two pages
        return str(said)
    match = getattr(context.get("request"), "resolver_match", None)
    return helps.page_for(match.app_name, match.view_name) if match else helps.page_for("", "")
