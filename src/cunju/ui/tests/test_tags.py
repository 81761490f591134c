"""Tags and filters: states, days, controls, drawings."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation

from cunju.ui import marks, states, strips
from cunju.ui.templatetags import ui

TODAY = date(2023, 9, 20)
ID = "0b2b8d3c-9a52-4b3e-8f52-0d7a8a3b1f11"
# interfaces §5: the ten states and their words.
WINDOW = [
    ("met", "done", "已完成"),
    ("met_late", "slow", "逾期完成"),
    ("overdue", "late", "逾期"),
    ("due_soon", "soon", "即将到期"),
    ("open", "open", "待办"),
    ("not_due", "wait", "未到期"),
    ("needs_person", "judge", "待研判"),
    ("reference", "wait", "参考"),
    ("none_yet", "na", "没有发生"),
    ("no_room", "none", "暂未开通登记"),
    ("not_assessable", "out", "不纳入评价"),
    ("not_applicable", "na", "不适用"),
]


def drawn(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()


@pytest.mark.parametrize(("state", "css", "word"), WINDOW)
def test_each_window_state_has_shape_and_word(state: str, css: str, word: str) -> None:
    assert drawn("{% status s %}", s=state) == f'<span class="st {css}">{word}</span>'


def test_the_states_are_those_of_the_contract() -> None:
    assert list(states.WINDOW) == [state for state, _, _ in WINDOW]
    assert len({look.css for look in states.WINDOW.values()}) == 10


def test_results_of_a_record() -> None:
    assert 'late">未达法定人数（差1人）' in drawn('{% status "short" "未达法定人数（差1人）" %}')
    assert 'done">人数、程序符合规定' in drawn('{% status "regular" %}')
    assert 'judge">待核实' in drawn('{% status "unverified" %}')


def test_a_word_is_escaped_and_an_unknown_state_shows_itself() -> None:
    assert "&lt;b&gt;" in drawn("{% status s w %}", s="late", w="<b>")
    assert drawn("{% status s %}", s="neu") == '<span class="st na">neu</span>'


def test_matrix_words_sum_up() -> None:
    assert [ui.matrix_word(s) for s in ("met", "overdue", "needs_person")] == ["全部完成", "有逾期", "待研判"]


@pytest.mark.parametrize(
    ("due", "said", "tone"),
    [
        (date(2023, 9, 22), "还有2天", "soon"),
        (date(2023, 9, 30), "还有10天", "soon"),
        (date(2023, 10, 1), "还有11天", "wait"),
        (TODAY, "今天到期", "soon"),
        (date(2023, 9, 15), "迟5天", "late"),
    ],
)
def test_distance(due: date, said: str, tone: str) -> None:
    assert ui.day_distance(due, TODAY) == said
    assert drawn("{% distance due today %}", due=due, today=TODAY) == f'<span class="st {tone}">{said}</span>'


def test_days_and_money() -> None:
    out = drawn("{{ d|chinese_day }} {{ d|short_day }} {{ d|weekday }} {{ n|money }}", d=TODAY, n=18734.6)
    assert out == "2023年9月20日 9月20日 星期三 18,734.60"
    assert (
        drawn("{{ d|chinese_day }}{{ d|short_day }}{{ d|weekday }}{% distance d t %}", d=None, t=TODAY) == ""
    )


@pytest.mark.parametrize(
    ("own", "office", "title"),
    [
        ("工作台", "玉峰山村村民委员会", "工作台 · 玉峰山村村民委员会 · 村居"),
        ("登录 · 村居", "", "登录 · 村居"),
        ("", "", "村居"),
    ],
)
def test_page_title(own: str, office: str, title: str) -> None:
    assert ui.page_title(own, office) == title


class Form(forms.Form):
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), help_text="提前3日")
    sort = forms.ChoiceField(choices=[("a", "甲")], widget=forms.RadioSelect())
    yes = forms.BooleanField()
    paper = forms.FileField()
    secret = forms.CharField(widget=forms.HiddenInput())


def test_kinds_of_controls() -> None:
    form = Form()
    kinds = [ui.control_kind(form[name]) for name in form.fields]
    assert kinds == ["plain", "choices", "check", "file", "hidden"]


def test_a_date_control_keeps_iso_in_chinese_and_is_described() -> None:
    with translation.override("zh-hans"):
        out = ui.control(Form(initial={"day": TODAY})["day"], "live-day")
    assert 'value="2023-09-20"' in out
    assert 'aria-describedby="id_day_helptext live-day"' in out


def test_marks_are_one_a_person_with_the_line_after_the_last_needed() -> None:
    shown = marks.drawing(36, present=23, needed=24, threshold="三分之二", cite="")
    assert [path.count("M") for path in (shown.there, shown.missing, shown.absent)] == [23, 1, 12]
    assert (shown.lacking, shown.enough, shown.line) == (1, False, 24 * marks.STEP - 0.5)


def test_marks_reached() -> None:
    shown = marks.drawing(36, present=24, needed=24, threshold="三分之二", cite="")
    assert (shown.missing, shown.enough, shown.lacking) == ("", True, 0)


def test_many_people_make_a_bar() -> None:
    shown = marks.drawing(2140, present=1200, needed=1071, threshold="过半", cite="")
    assert (shown.there.count("M"), shown.width) == (1, marks.BAR)
    assert shown.line == round(marks.BAR * 1071 / 2140, 1)


@pytest.mark.parametrize("due", [0, 1, 120, 121])
def test_marks_at_the_edges(due: int) -> None:
    shown = marks.drawing(due, present=due + 3, needed=due // 2 + 1, threshold="过半", cite="")
    assert shown.present == due
    assert shown.absent == ""


def test_the_strip_puts_marks_into_months_in_order_and_knows_today() -> None:
    days = ((2023, 6, 30, "overdue"), (2023, 6, 2, "met"), (2024, 6, 1, "met"))
    found = tuple(strips.Mark(date(y, m, d), state) for y, m, d, state in days)
    lane = strips.Lane("协商会议", "每季度2次", found)
    strip = strips.strip(2023, lanes=[lane], today=TODAY)
    cells = {month.number: marks for month, marks in strip.rows[0][1]}
    assert [one.day.day for one in cells[6]] == [2, 30]
    assert sum(len(found) for found in cells.values()) == 2
    assert [month.number for month in strip.months if month.ahead] == [10, 11, 12]
    assert [(month.number, month.tenth) for month in strip.months if month.tenth is not None] == [(9, 7)]


def rendered(text: str, **context: object) -> str:
    return Template(text if "extends" in text else "{% load ui %}" + text).render(Context(context))


def test_a_page_says_its_title_as_its_heading_unless_it_says_otherwise() -> None:
    page = '{% extends "ui/page.html" %}{% block masthead %}{% endblock %}{% block foot %}{% endblock %}{% block title %}会议{{ n }}{% endblock %}'
    assert "<h1>会议&lt;</h1>" in rendered(page, n="<", unit={"name": "玉峰山村"}).replace("\n", "")
    assert "<h1>另一句</h1>" in rendered(page + "{% block heading %}另一句{% endblock %}", n="", unit={"name": ""})


def test_a_form_ends_with_its_button_and_the_way_back() -> None:
    said = rendered('{% submit word "archive:file" code %}', word="登<记", code=ID)
    assert '<button class="btn main">登&lt;记</button>' in said
    assert f'<a href="{reverse("archive:file", args=[ID])}">不了，返回</a>' in said


@pytest.mark.parametrize("paper, sent", [(True, 1), (False, 0)])
def test_a_whole_form_sends_files_where_it_asks_for_one(paper: bool, sent: int) -> None:
    form = Form()
    if not paper:
        del form.fields["paper"]
    said = rendered('{% whole_form form "登记" "archive:file" code look="sec" %}', form=form, code=ID, csrf_token="t")
    assert said.count("multipart") == sent
    assert 'class="sec"' in said and 'name="csrfmiddlewaretoken" value="t"' in said and 'name="secret"' in said


def test_a_fact_stands_where_there_is_something_to_say() -> None:
    assert rendered('{% fact "主持人" who|linebreaksbr %}', who="王\n<b>") == "<dt>主持人</dt><dd>王<br>&lt;b&gt;</dd>"
    assert rendered('{% fact "主持人" who|linebreaksbr %}', who="") == ""


def test_a_line_leads_to_its_page_with_its_day() -> None:
    said = rendered('{% leads "archive:file" code on=day word="前" go="去看" %}<b>{{ x }}</b>{% endleads %}', day=TODAY, code=ID, x="<")
    assert said.startswith(f'<li><a class="line" href="{reverse("archive:file", args=[ID])}"><span class="what"><b>&lt;</b></span>')
    assert "<span>9月20日前</span>" in said and '<span class="go">去看</span>' in said


def test_a_line_may_lead_to_an_address_ask_something_of_it_and_have_no_day() -> None:
    assert 'href="/x/"' in rendered('{% leads "/x/" %}甲{% endleads %}')
    said = rendered('{% leads "archive:file" code after=code class="a" %}甲{% endleads %}', code=ID)
    assert f'?after={ID}&amp;class=a"' in said and "due" not in said
