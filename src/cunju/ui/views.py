"""The pattern page, and the margin boxes of printed sheets as a stylesheet of their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.kernel.blocks import SHEETS
from cunju.kernel.days import chinese_day, parse_day
from cunju.kernel.words import DEMONSTRATION
from cunju.ui import help as helps
from cunju.ui import pattern as samples
from cunju.ui import plain


def css_text(text: str) -> str:
    """A CSS string: what is no letter or digit is written as an escape, so nothing leaves the quotes."""
    return '"' + "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text[:80]) + '"'


def sheet(request: HttpRequest) -> HttpResponse:
    """``@page`` boxes with unit, day and code: a strict CSP leaves no other way to write them per page."""
    words = [request.GET.get("unit", "")]
    try:
        words.append(chinese_day(parse_day(request.GET.get("day", ""))))
    except ValueError:
        words.append("")
    if code := request.GET.get("code", ""):
        words.append(f"编号 {code}")
    if request.GET.get("demo"):
        words.append(DEMONSTRATION)
    line = css_text("　".join(one for one in words if one))
    css = f"@layer page {{ @page {{ @bottom-left {{ content: {line}; }} }} }}\n"
    if (size := request.GET.get("on", "")) and size in SHEETS:
        one = SHEETS[size]
        margin = f"margin: {15 * one.margin:g}mm; size: {one.width}mm {one.height}mm;"
        css += f"@layer page {{ @page {{ {margin} }} .doc-body {{ zoom: {one.text:g}; }} }}\n"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=86400"
    return response


def plain_sheet(request: HttpRequest, name: str) -> HttpResponse:
    """A sheet of ours without layers, for older telephones; it asks for no login, as the sheet itself."""
    found = plain.of(name)
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def pattern(request: HttpRequest) -> HttpResponse:
    """Every component in its states: 日常, 深色, 打印, 长辈版."""
    return render(request, "ui/pattern.html", samples.context())


def helping(request: HttpRequest, name: str = "desk") -> HttpResponse:
    """One screen of help, and the way to the others; open to everybody."""
    found = helps.pages().get(name)
    if found is None:
        raise Http404
    others = [one for one in helps.pages().values() if one.name != name]
    frame = "ui/base.html" if request.user.is_authenticated else "ui/skeleton.html"
    return render(request, "ui/help.html", {"help": found, "others": others, "frame": frame})
