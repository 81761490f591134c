"""Days, counts and money as typed into a form: read, or said beside the field with what was typed still there."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils.functional import Promise

from cunju.kernel.refusals import Refusal
from cunju.ui import saying
from cunju.ui.fields import CountField, DayField, MoneyField, PeriodField
from cunju.ui.forms import Form, refused
from cunju.ui.widgets import CountInput, DayInput


class Asked(forms.Form):
    """One of each."""

    on = DayField(label="日期", required=False, widget=DayInput())
    count = CountField(label="人数", required=False, widget=CountInput())
    money = MoneyField(label="金额", required=False)


def read(name: str, text: str):
    form = Asked({name: text})
    return (form.cleaned_data[name], "") if form.is_valid() else (None, form.errors[name][0])


@pytest.mark.parametrize(
    "text", ["2023-09-03", "2023.9.3", "2023/9/3", "20230903", "2023年9月3日", "２０２３－９－３"]
)
def test_a_day_in_every_usual_writing(text: str) -> None:
    assert read("on", text) == (date(2023, 9, 3), "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023-09-31", "写的是“2023-09-31”，9月只有30天，没有31日。"),
        ("2023.9.31", "9月只有30天"), ("9月31日", "9月只有30天"), ("２０２３－９－３１", "9月只有30天"),
        ("9月3日", "没有写年份"), ("1987-12-31", "早于1988年"), ("9999-12-31", "晚于2099年"), ("下周", "不是日期"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_never_an_empty_one(text: str, said: str) -> None:
    found, error = read("on", text)
    assert found is None
    assert said in error
    page = str(Asked({"on": text})["on"])
    kind = (
        "date" if text in ("1987-12-31", "9999-12-31") else "text"
    )  # a native control would show what is no day empty
    assert f'type="{kind}" name="on" value="{text}"' in page


def test_a_native_control_stays_where_it_can_show_the_value() -> None:
    assert 'type="date" name="on" value="2023-09-03"' in str(Asked({"on": "2023-09-03"})["on"])
    assert 'type="date" name="on" value="2023-09-03"' in str(Asked(initial={"on": date(2023, 9, 3)})["on"])
    assert 'type="date" name="on"' in str(Asked()["on"])
    assert 'type="number" name="count" value="12"' in str(Asked({"count": "12"})["count"])
    assert 'type="text" name="count" value="1_000"' in str(Asked({"count": "1_000"})["count"])


def test_nothing_typed_is_nothing() -> None:
    for name in ("on", "count", "money"):
        for text in ("", "  ", "\u3000"):
            assert read(name, text) == (None, "")


@pytest.mark.parametrize(("text", "number"), [("5", 5), ("１２", 12), (" 5 ", 5), ("0", 0)])
def test_counts(text: str, number: int) -> None:
    assert read("count", text) == (number, "")


@pytest.mark.parametrize(
    "text", ["1_000", "1,000", "+5", "5.0", "1e3", "−5", "-5", "39人", "三十", "²", "99999999", "NaN"]
)
def test_what_is_no_count_is_said(text: str) -> None:
    found, error = read("count", text)
    assert found is None
    assert f"写的是“{text}”" in error


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1200", "1200"), ("1,200.50", "1200.50"), ("１２００．５", "1200.5"), ("-30", "-30"), ("－30", "-30")],
)
def test_money(text: str, amount: str) -> None:
    assert read("money", text) == (Decimal(amount), "")


@pytest.mark.parametrize("text", ["1_000", "1e3", "12,00", "5元", "NaN", "Infinity", "1万", "1.2.3", "+5"])
def test_what_is_no_money_is_said(text: str) -> None:
    found, error = read("money", text)
    assert found is None
    assert f"写的是“{text}”" in error


def test_a_refusal_of_the_day_stands_beside_the_day() -> None:
    form = Asked({"on": "2023-09-03"})
    refused(form, Refusal("早于本单位设立之日。", "occurred_on"))
    assert form.errors["on"] == ["早于本单位设立之日。"]


class Plain(Form):
    """A box of each kind with no words of its own."""

    name = forms.CharField(label="名称", max_length=3)
    many = CountField(label="几个", min_value=1, max_value=9)
    kind = forms.ChoiceField(label="哪种", choices=[("a", "甲")])
    key = forms.UUIDField()
    sure = forms.BooleanField()
    file = forms.FileField()
    at = forms.TimeField()
    own = forms.CharField(error_messages={"required": "请写一句话。"})


# What a box without words of its own says, by what was typed: house sentences, never the framework's.
WRONG = [
    ("name", "", "还没有填，请填上。"), ("name", "四个字了", "最多写3个字，现在4个字；请写短一些。"), ("many", "", "还没有填，请填上。"),
    ("many", "0", "最少填1，写的是0；请改正。"), ("many", "12", "最多填9，写的是12；请改正。"), ("kind", "", "还没有选，请选一项。"),
    ("kind", "b", "选的这一项现在没有了，请重新选。"), ("key", "x", "这一页放得太久或者不完整，请刷新以后再填。"), ("sure", "", "请先勾选。"),
    ("file", "", "还没有选文件，请选一个。"), ("at", "25点", "没有看出是几点，例如：14:30。"), ("own", "", "请写一句话。"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed", "said"), WRONG)
def test_a_box_says_what_is_wrong_in_the_house_words(name: str, typed: str, said: str) -> None:
    assert Plain({name: typed}).errors[name] == [said]


def test_no_box_of_any_kind_says_the_framework_words() -> None:
    """Every code of every box of Django's has a sentence of ours."""
    kinds = [one for one in vars(forms).values() if isinstance(one, type) and issubclass(one, forms.Field)]
    for kind in kinds:
        try:
            box = kind()
        except TypeError:  # it needs arguments: a kind nobody asks with
            continue
        saying.speak(box)
        assert not [code for code, said in box.error_messages.items() if isinstance(said, Promise) and code != "contradiction"], kind


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2023年第二季度", "2023Q2"), ("2023年2季度", "2023Q2"), ("2023Q2", "2023Q2"), ("2023q2", "2023Q2"), ("2023年3月", "2023-03"),
     ("2023年上半年", "2023H1"), ("2023-03", "2023-03"), ("2023年", "2023"), ("2023", "2023")],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it_and_shown_so(typed: str, kept: str) -> None:
    assert PeriodField().clean(typed) == kept and PeriodField().clean(PeriodField().prepare_value(kept)) == kept


@pytest.mark.parametrize("typed", ["第二季度", "2023年13月", "2023Q5", "上个月"])
def test_what_is_no_period_is_refused_with_the_reason(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="没有看出是哪一期"):
        PeriodField().clean(typed)
