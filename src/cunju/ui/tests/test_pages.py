"""Every page and component renders; the rules of the house hold for every file of the look."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

import cunju.ui
from cunju.kernel.blocks import Paper
from cunju.ui import pattern, views

pytestmark = pytest.mark.django_db

ROOT = Path(cunju.ui.__file__).parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CSS = (ROOT / "static/ui/cunju.css").read_text()
MATRIX = (ROOT / "static/ui/matrix.css").read_text()
PAGE = {
    "demonstration": True,
    "today": date(2023, 9, 20),
    "office": "玉峰山村村民委员会",
    "office_town": "王家街道",
    "role_zh": "村文书",
    "business": True,
    "nav_current": "register",
    "matrix_url": "/matrix/500112018/",
    "site_owner": "渝北区民政局",
    "site_version": "0.1.0",
    "site_record_number": "备案号待填写",
    "page_code": "GZ-018202-0920",
}
COMPONENTS = [
    "line",
    "empty",
    "pager",
    "crumb",
    "aside",
    "quorum",
    "year",
    "chain",
    "propose",
    "cards",
    "ticks",
    "confirm",
    "matrix",
    "pick",
    "file",
    "facts",
    "p-table",
    "said",
]


def base(**more: object) -> str:
    return render_to_string("ui/base.html", PAGE | more)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_templates_are_short_and_free_of_inline_style_and_script(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 200
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+=[\"']|javascript:", text, re.I)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    get_template(str(path.relative_to(ROOT / "templates")))


def test_tokens_are_at_most_sixty() -> None:
    block = CSS[CSS.index("@layer tokens {") : CSS.index("@layer base {")]
    assert len(set(re.findall(r"(--[a-z0-9-]+)\s*:", block))) <= 60


def test_themes_change_meaning_only() -> None:
    block = CSS[CSS.index("@layer tokens {") : CSS.index("@layer base {")]
    scale, _, meaning = block.partition("meaning: surfaces")
    assert not set(re.findall(r"(--[a-z0-9-]+)\s*:", scale)) & set(re.findall(r"(--[a-z0-9-]+)\s*:", meaning))


def test_colours_are_written_in_the_scale_only() -> None:
    after = CSS[CSS.index("meaning: surfaces") :]
    assert re.findall(r"#[0-9a-f]{3,8}\b", after + MATRIX) == []


def test_every_token_used_is_defined() -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)", CSS + MATRIX))
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", CSS))
    assert used <= defined
    assert {one for one in defined if f"var({one})" not in CSS + MATRIX} == set()


def test_the_stylesheet_is_small_layered_and_asks_for_nothing_outside() -> None:
    assert len(CSS.encode()) <= 55 * 1024
    assert "@layer reset, tokens, base, ui, page;" in CSS
    assert len((CSS + MATRIX).encode()) <= 70 * 1024
    assert MATRIX.splitlines()[2] == "@layer page {"
    # But for the sheet of older engines (``ui.plain``), of our own and left by every newer one.
    outside = re.sub(r'@import url\("/plain/ui/\w+\.css"\) supports\(display: layerless\), all;', "", CSS + MATRIX)
    assert "url(" not in outside
    assert "@import" not in outside


def test_every_state_has_a_shape() -> None:
    from cunju.ui.states import STATES

    for look in STATES.values():
        assert re.search(rf"\.{look.css}\b[^{{]*\{{ --tone", CSS), look.css


def test_base_carries_notice_unit_rooms_and_foot() -> None:
    page = base()
    assert "演示数据，非真实情况。" in page
    assert "今天按2023年9月20日计。" in page
    assert 'href="#main">跳到正文' in page
    assert '<a href="/register/" aria-current="page">' in page
    assert page.count("aria-current") == 1
    for word in (
        "玉峰山村村民委员会",
        "王家街道",
        "村文书",
        "编号 GZ-018202-0920",
        "渝北区民政局",
        "0.1.0",
        "备案号",
    ):
        assert word in page
    assert "/matrix/500112018/" in page


def test_real_data_has_no_notice() -> None:
    assert "演示" not in base(demonstration=False)


def test_administrators_without_business_see_only_me() -> None:
    page = base(business=False)
    assert 'href="/me/"' in page
    assert not re.search(r'href="/(today|register|matrix)/', page)


def test_display_is_set_on_the_root() -> None:
    page = base(display_theme="dark", display_size="large")
    assert re.search(r'<html lang="zh-CN"\s+data-theme="dark"\s+data-size="large">', page)


def test_htmx_writes_no_style_and_runs_no_text() -> None:
    assert '"includeIndicatorStyles":false' in base()
    assert '"allowEval":false' in base()


def test_the_404_has_one_body() -> None:
    request = RequestFactory()
    bodies = {
        render_to_string("404.html", PAGE, request=request.get(path)) for path in ("/unit/1/", "/nowhere/")
    }
    assert len(bodies) == 1
    assert "没有找到这个页面" in bodies.pop()


@pytest.mark.parametrize("name", ["404.html", "403_csrf.html", "500.html"])
def test_errors_need_no_context(name: str) -> None:
    assert "<h1>" in render_to_string(name)


def test_a_paper_carries_unit_day_code_and_warning() -> None:
    paper = Paper("签到表", "玉峰山村村民委员会", date(2023, 9, 27), "QD-018202-0927", pattern.blocks())
    page = render_to_string("ui/print.html", PAGE | {"paper": paper})
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert all(
        word in head
        for word in ("玉峰山村村民委员会", "2023年9月27日", "QD-018202-0927", "演示数据，非真实情况")
    )
    assert 'class="p-sign"' in page
    assert '<col width="42.86%">' in page
    assert "day=2023-09-27" in page


def test_sheet_boxes_escape_what_they_are_given() -> None:
    request = RequestFactory().get(
        "/sheet.css", {"unit": '玉峰山"; } * { x: url(//e) ', "day": "2023-09-20", "demo": "1"}
    )
    css = views.sheet(request).content.decode()
    assert "玉峰山" in css
    assert "2023年9月20日" in css
    assert "演示数据" in css
    inside = css[css.index('content: "') + 10 : css.rindex('"')]
    assert not set('"{}();:/') & set(inside)


def test_sheet_without_a_day_still_answers() -> None:
    assert views.sheet(RequestFactory().get("/sheet.css", {"day": "x"})).status_code == 200


def test_the_pattern_page_shows_every_component_in_four_themes() -> None:
    page = render_to_string(
        "ui/pattern.html", PAGE | pattern.context(), request=RequestFactory().get("/pattern/")
    )
    for theme in ("light", "dark", "print"):
        assert f'data-theme="{theme}"' in page
    assert 'data-size="large"' in page
    for css in (*COMPONENTS, "field bad"):
        assert re.search(rf'class="[^"]*\b{css}\b', page), css
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    described = {one for found in re.findall(r'aria-describedby="([^"]+)"', page) for one in found.split()}
    assert described <= set(ids)


def test_a_line_without_a_link_is_no_target() -> None:
    line = render_to_string("ui/line.html", {"verb": "审查", "object": "公开内容", "state": "open"})
    assert "<a" not in line
    assert "待办" in line


def test_annex_two_ticks_one_state_and_says_when_it_is_a_demonstration() -> None:
    annex = render_to_string("ui/annex2.html", PAGE | {"form2": pattern.form2()})
    assert "☑正常推进 □推进滞后 □已完成" in annex
    assert "演示数据，非真实情况" in annex
    assert "演示" not in render_to_string("ui/annex2.html", {"form2": pattern.form2()})


def test_a_pager_keeps_the_rest_of_the_query() -> None:
    request = RequestFactory().get("/register/", {"kind": "assembly", "page": "2"})
    nav = render_to_string("ui/pager.html", {"page": pattern.context()["sample_page"]}, request=request)
    assert "kind=assembly&amp;page=3" in nav
    assert "第2页，共6页（120条）" in nav


def test_messages_are_said_with_shape() -> None:
    from django.contrib.messages import constants
    from django.contrib.messages.storage.base import Message

    said = render_to_string("ui/messages.html", {"messages": [Message(constants.ERROR, "没有保存")]})
    assert 'class="say late"' in said
