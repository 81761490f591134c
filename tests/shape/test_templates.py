"""Pages carry no style and no script of their own, and load nothing from elsewhere; templates are set for reading."""

import re

import pytest

from cunju.devtools.pages.shelf import wanting
from tests.shape import source

WIDTH = 140
BLOCK = re.compile(
    r"<(address|article|aside|blockquote|caption|dd|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|legend"
    r"|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b"
)
FORBIDDEN = {
    "style attribute": re.compile(r"\sstyle\s*="),
    "style element": re.compile(r"<style\b"),
    "script without a file": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)"),
    "event attribute": re.compile(r"\son[a-z]+\s*=(?!=)"),
    "javascript address": re.compile(r"javascript:"),
    "something from elsewhere": re.compile(r"(src|href|action)\s*=\s*[\"']?(https?:)?//"),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape off"),
    "form that cannot be sent": re.compile(r"<form\b(?![^>]*\b(action|method|id)=)"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_are_free_of(what: str) -> None:
    found = [one for one in source.templates() if FORBIDDEN[what].search(one.read_text(encoding="utf-8"))]
    assert [source.name(one) for one in found] == []


def test_every_form_that_changes_something_is_guarded() -> None:
    wrong = []
    for file in source.templates():
        for form in re.findall(
            r"<form\b[^>]*method=\"post\".*?</form>", file.read_text(encoding="utf-8"), re.S
        ):
            if "csrf_token" not in form:
                wrong.append(source.name(file))
    assert wrong == []


def test_scripts_do_not_reach_elsewhere() -> None:
    own = [one for one in source.files() if one.suffix in (".js", ".css") and "static" in one.parts]
    assert [
        source.name(one)
        for one in own
        if re.search(r"https?://(?!www\.w3\.org)", one.read_text(encoding="utf-8"))
    ] == []


def test_every_template_is_set_by_the_formatter() -> None:
    """``bin/cunju lint --fix`` sets them."""
    assert list(wanting()) == []


def test_no_line_of_a_template_is_too_long_and_none_holds_two_blocks() -> None:
    found = []
    for file in source.templates():
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if len(line) > WIDTH or len(BLOCK.findall(line)) > 1:
                found.append(f"{source.name(file)}:{number}")
    assert found == []
