"""A new line of a template is nothing on the page."""

from pathlib import Path

import pytest
from django.template import Context, Template, engines

from cunju.ui.loading import PACKAGE, Loader, join


def joined(source: str, **known: object) -> str:
    template = Template(source)
    join(template.nodelist)
    return template.render(Context(known))


def test_lines_run_on_without_a_space() -> None:
    text = "<p>\n  甲\n  {% if a %}\n    ，<b>乙</b>\n  {% endif %}\n  {{ name }}\n</p>\n"
    assert joined(text, a=True, name="丙") == "<p>甲，<b>乙</b>丙</p>"
    assert joined(text, a=False) == "<p>甲</p>"


def test_a_wide_space_stays_wherever_it_stands() -> None:
    assert joined("甲　\n  　乙\n　\n") == "甲　　乙　"


def test_a_space_within_a_line_stays() -> None:
    assert joined('1 2{{ " " }}\n3 {% if a %} 4{% endif %}\n', a=True) == "1 2 3  4"


def test_attributes_stay_apart_and_a_value_runs_on() -> None:
    text = """<a\n  href="\n    /today/\n    {% if a %}?late=1{% endif %}\n  "{% if a %}\n  class='x'{% endif %}\n>甲</a>\n乙"""
    assert joined(text, a=True) == """<a href="/today/?late=1" class='x' >甲</a>乙"""


@pytest.mark.parametrize("name", ["pre", "textarea", "script", "style"])
def test_where_every_letter_counts_lines_stay(name: str) -> None:
    inside = "a\n  <b>{{ name }}\n \n"
    text = f'<{name} id="x">{inside}</{name}>\n  <p>\n甲</p>'
    assert joined(text, name="b") == f'<{name} id="x">{inside.replace("{{ name }}", "b")}</{name}><p>甲</p>'


def test_what_is_put_into_a_template_is_left_alone() -> None:
    assert joined("<p>\n  {{ text }}\n</p>", text="一\n 二") == "<p>一\n 二</p>"


def test_only_templates_of_this_package_are_joined(tmp_path: Path) -> None:
    (tmp_path / "theirs.html").write_text("<p>\n甲</p>", encoding="utf-8")
    engine = engines["django"].engine
    loader = Loader(engine, [("django.template.loaders.filesystem.Loader", [tmp_path])])
    assert loader.get_template("theirs.html").render(Context()) == "<p>\n甲</p>"
    ours = engine.get_template("ui/field_hint.html")
    assert Path(ours.origin.name).is_relative_to(PACKAGE)
    assert "\n" in Path(ours.origin.name).read_text(encoding="utf-8")
    assert "\n" not in ours.render(Context({"field": {"help_text": "甲", "auto_id": "x"}}))
