"""Telephones before ``@layer``: the sheet they get has every selector of the sheet it is made from, and the same rule wins."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from cunju.ui import plain

SHEETS = sorted({name for finder in finders.get_finders() for name, _ in finder.list([]) if name.endswith(".css")})


def source(name: str) -> str:
    found = finders.find(name)
    assert found
    return Path(str(found)).read_text(encoding="utf-8")


def rules(text: str, *, inside: bool = True) -> list[tuple[str, str]]:
    """Every selector with what it says, wherever it stands."""
    found: list[tuple[str, str]] = []
    for head, body in plain._rules(plain.COMMENT.sub("", text)):
        if body is None:
            continue
        if head.startswith(("@layer", *plain.GROUPS)):
            found += rules(body)
        elif not head.startswith("@"):
            found += [(one, body) for one in plain.selectors(head)]
    return found


def test_there_are_sheets() -> None:
    assert "ui/cunju.css" in SHEETS and len(SHEETS) >= 2


@pytest.mark.parametrize("name", SHEETS)
def test_an_older_engine_is_led_to_it_and_a_newer_one_is_not(name: str) -> None:
    """First in the sheet; ``supports(`` makes the first medium none, ``all`` the second."""
    text = plain.COMMENT.sub("", source(name)).strip()
    assert text.startswith(f'@import url("/plain/{name}") supports(display: layerless), all;')


@pytest.mark.parametrize("name", SHEETS)
def test_every_selector_is_there_and_says_the_same(name: str) -> None:
    made = plain.of(name)
    assert made and "@layer" not in made and ":has(" not in made
    have = {(one.replace(plain.BOOST, ""), body) for one, body in rules(made)}
    lost = [
        one for one, body in rules(source(name))
        if (plain.OLDER.get(one, one), body) not in have and not any(word in one for word in plain.UNKNOWN)
    ]  # fmt: skip
    assert lost == []


def test_what_older_words_replace_is_still_in_the_sheet() -> None:
    have = {one for one, _ in rules(source("ui/cunju.css"))}
    assert set(plain.OLDER) <= have


def test_the_layers_are_these() -> None:
    said = re.search(r"@layer ([a-z, ]+);", source("ui/cunju.css"))
    assert said and tuple(one.strip() for one in said[1].split(",")) == plain.LAYERS


def test_no_lower_layer_outweighs_a_higher_one() -> None:
    """A layer below may not name an id: one step of weight is one id."""
    for head, body in plain._rules(plain.COMMENT.sub("", source("ui/cunju.css"))):
        if body and head.startswith("@layer") and not head.endswith("page"):
            assert [one for one, _ in rules(body) if "#" in re.sub(r"\[[^]]*\]", "", one)] == []


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("@layer reset { a { b: c; } }", "a {b: c;}"),
        ("@layer ui { a, b::before { c: d; } }", "a:not(#_):not(#_):not(#_), b:not(#_):not(#_):not(#_)::before {c: d;}"),
        ("@layer tokens { a:has(b), c { d: e; } }", "c:not(#_) {d: e;}"),
        ("@layer tokens { :is(a, b) c { d: e; } }", ":is(a, b) c:not(#_) {d: e;}"),
        ("@layer tokens { @media print { a { b: '};{'; } } }", "@media print {\na:not(#_) {b: '};{';}\n}"),
        ("@page x { size: A4; }", "@page x {size: A4;}"),
        ("a { b: c; }", "a" + ":not(#_)" * 5 + " {b: c;}"),
        ("@layer page; /* { */", ""),
    ],
)
def test_what_becomes_of_a_rule(given: str, made: str) -> None:
    assert plain.flattened(given) == made


@pytest.mark.django_db
def test_it_is_served_to_anybody_and_nothing_else_is(client) -> None:
    answer = client.get("/plain/ui/cunju.css")
    assert answer["Content-Type"].startswith("text/css") and "max-age" in answer["Cache-Control"] and "sessionid" not in answer.cookies
    for name in ("ui/begun.js", "ui/none.css", "../settings.css", "..%2f..%2fsettings.py"):
        assert client.get(f"/plain/{name}").status_code == 404
    assert settings.STATIC_URL == "/static/"
