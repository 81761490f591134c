"""The formatter changes how a template is written, never what is read on the page."""

from itertools import product

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from cunju.devtools.pages.filling import WIDTH
from cunju.devtools.pages.looks import boxes
from cunju.devtools.pages.reading import CannotRead
from cunju.devtools.pages.setting import formatted
from cunju.devtools.pages.shelf import shelf, wanting
from cunju.devtools.pages.spaces import Shelf
from cunju.devtools.pages.tests.browsers import hollow, shown
from cunju.ui.loading import join

BOXES = frozenset({"acts"})
LONG = "村民会议可以授权村民代表会议审议决定的事项" * 4


def put(text: str) -> str:
    return formatted(Shelf({"page": text}, BOXES)["page"])


def rendered(text: str, **known: object) -> str:
    template = Template(text)
    join(template.nodelist)
    return template.render(Context(known))


def same(text: str) -> str:
    """Set the template, and hold both against each other however its {% if %} turn out."""
    new = put(text)
    assert put(new) == new
    for a, b in product((True, False), repeat=2):
        for rows in ((), ("甲",), ("甲", "乙")):
            before, after = (rendered(one, a=a, b=b, rows=rows, name="村") for one in (text, new))
            assert shown(after) == shown(before), new
            assert all(new or not old for old, new in zip(hollow(before), hollow(after), strict=True)), new
    return new


def texts() -> st.SearchStrategy[str]:
    words = st.sampled_from(
        [
            "会议",
            "　",
            "　二",
            "。",
            " ",
            "\n",
            "an ",
            " 3件",
            "{{ name }}",
            "{{ name }} ",
            LONG,
            "<br>",
            "{% csrf_token %}",
        ]
    )

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        body = st.lists(inner, max_size=4).map("".join)
        held = [
            "<p>%s</p>",
            "<div>%s</div>",
            '<p class="acts">%s</p>',
            '<a class="nb" href="/today/">%s</a>',
            "<b>%s</b>",
            "<span>%s</span>",
            "<table><tbody><tr><td>%s</td></tr></tbody></table>",
            "{%% if a %%}%s{%% endif %%}",
            "{%% if b %%}%s{%% else %%}乙{%% endif %%}",
            "{%% for one in rows %%}%s{%% empty %%}没有{%% endfor %%}",
            "{%% with other=name %%}%s{%% endwith %%}",
        ]
        return st.one_of([body.map(lambda text, one=one: one % text) for one in held])

    return st.lists(st.recursive(words, around, max_leaves=12), max_size=4).map("".join)


@settings(max_examples=200)
@given(texts())
def test_what_is_read_stays(text: str) -> None:
    same(text)


def test_blocks_get_lines_of_their_own() -> None:
    assert put("<div><p>一</p><p>二 <b>三</b></p></div>") == (
        "<div>\n  <p>一</p>\n  <p>二 <b>三</b></p>\n</div>\n"
    )


def test_children_of_a_box_get_lines_of_their_own() -> None:
    assert put('<p class="acts"><a href="/a">甲</a><a href="/b">乙</a></p>').splitlines()[1:3] == [
        '  <a href="/a">甲</a>',
        '  <a href="/b">乙</a>',
    ]


def test_text_too_long_for_a_line_is_divided_and_gains_no_space() -> None:
    text = f"<p>{LONG}{{% if a %}}，<b>{LONG}</b>{{% endif %}} <b>{LONG}</b>。</p>"
    new = same(text)
    assert max(map(len, new.splitlines())) <= WIDTH
    assert '{{ " " }}\n' in new


def test_what_fits_again_stands_on_one_line() -> None:
    assert (
        put('<p>\n  甲{% if a %}乙{% endif %}{{ " " }}\n  丙\n</p>')
        == "<p>甲{% if a %}乙{% endif %} 丙</p>\n"
    )


def test_a_cell_that_may_be_empty_stays_empty() -> None:
    same(f"<table><tr><td>{{% if a %}}{LONG}{{% endif %}}{{% if b %}}{LONG}{{% endif %}}</td></tr></table>")


def test_what_counts_every_letter_is_left_alone() -> None:
    kept = "<pre>\n  a\n b</pre><textarea> x\n</textarea>"
    assert kept.partition("<textarea")[0] in put(f"<div>{kept}</div>")
    assert "<textarea> x\n</textarea>" in put(f"<div>{kept}</div>")


def test_a_long_tag_is_divided_between_its_attributes() -> None:
    values = " ".join(f'data-{one}="{{% if a %}}{one * 20} {one * 20}{{% endif %}}"' for one in "abcd")
    assert [one.count('="') for one in put(f"<p {values}>甲</p>").splitlines()] == [1, 1, 1, 1, 0, 0]


def test_an_element_opened_in_two_ways() -> None:
    same('{% if a %}<a class="acts" href="/">{% else %}<a class="acts">{% endif %}<b>甲</b><b>乙</b></a>')


@pytest.mark.parametrize("text", ["{% if a %}", "</p>{% endif %}", "{% for one in rows %}{% endif %}"])
def test_what_does_not_hold_together_is_said(text: str) -> None:
    with pytest.raises(CannotRead):
        put(text)


def test_boxes_are_read_off_the_style_sheets() -> None:
    sheet = ".a, .x { display: flex } .b { display: grid } @media print { .b { display: block } .a { display: none } } .c p, .c { display: flex }"
    assert boxes([sheet, ".x { display: inline }"]) == {"a", "c"}


def test_the_templates_of_this_source_are_read() -> None:
    known = shelf()
    assert {"ui/skeleton.html", "desk/today/today.html"} <= set(known.texts)
    assert known.tags["quorum"] == "ui/marks.html"
    assert "line" in known.boxes


def test_what_is_not_set_is_named_and_mended(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "templates" / "room" / "page.html"
    file.parent.mkdir(parents=True)
    file.write_text("<div><p>一</p><p>二</p></div>", encoding="utf-8")
    assert [one.partition(":")[0] for one in wanting(tmp_path)] == ["templates/room/page.html"]
    assert list(wanting(tmp_path, fix=True)) == []
    assert list(wanting(tmp_path)) == []
    file.write_text("<p>" + LONG * 2 + "</p>\n", encoding="utf-8")
    assert "nowhere to divide" in next(wanting(tmp_path, fix=True))
