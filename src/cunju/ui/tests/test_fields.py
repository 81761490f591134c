"""Days, counts and money as typed into a form: read, or said beside the field with what was typed still there."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from cunju.kernel.refusals import Refusal
from cunju.ui.fields import CountField, DayField, MoneyField
from cunju.ui.forms import refused
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
