"""Chinese numerals: a table of what notices write, and round trips over all numbers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cunju.kernel.numerals import LIMIT, NUMBER, full_width, half_width, to_chinese, to_int

WRITTEN = [
    ("0", 0), ("零", 0), ("〇", 0), ("一", 1), ("两", 2), ("二", 2), ("十", 10), ("一十", 10), ("十二", 12),
    ("二十", 20), ("二十八", 28), ("一百零五", 105), ("一百〇五", 105), ("一百一十", 110), ("两百", 200),
    ("三百", 300), ("一千零一十", 1010), ("两千零二十三", 2023), ("二〇二三", 2023), ("二○二三", 2023),
    ("二零二三", 2023), ("一万零一十", 10010), ("十二万", 120_000), ("２", 2), ("２８", 28),
    ("２0２３", 2023), ("007", 7),
]  # fmt: skip
NOT_NUMBERS = [
    "", "几", "一百二", "二千三", "十百", "百", "零十", "一二十", "十十", "一百五零", "万", "十二人",
    "½", "²", "٣", "一-二", "千千万",
]  # fmt: skip

numbers = st.integers(min_value=0, max_value=LIMIT)


@pytest.mark.parametrize(("text", "number"), WRITTEN)
def test_numbers_as_notices_write_them(text, number):
    assert to_int(text) == number


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_number_or_has_two_readings_is_refused(text):
    with pytest.raises(ValueError):
        to_int(text)


@given(numbers)
def test_words_and_numbers_are_one_to_one(number):
    words = to_chinese(number)
    assert to_int(words) == number
    assert re.fullmatch(NUMBER, words)
    assert "零零" not in words and not words.startswith("一十")


@given(numbers)
def test_both_widths_of_digits_are_the_same_number(number):
    assert half_width(full_width(number)) == str(number)
    assert to_int(full_width(number)) == to_int(str(number)) == number


@given(st.integers(min_value=1000, max_value=9999))
def test_years_are_read_digit_by_digit(year):
    assert to_int("".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))) == year


@given(st.text())
def test_half_width_changes_nothing_but_full_width_digits(text):
    kept = [mark for mark in text if mark not in "０１２３４５６７８９"]
    narrow = half_width(text)
    assert len(narrow) == len(text)
    assert [new for new, old in zip(narrow, text, strict=True) if old not in "０１２３４５６７８９"] == kept


@given(st.text(alphabet="零一二三四五六七八九十百千万两〇3３x", max_size=8))
def test_any_text_is_a_number_or_a_value_error(text):
    try:
        number = to_int(text)
    except ValueError:
        return
    assert number >= 0


@pytest.mark.parametrize("number", [-1, LIMIT + 1])
def test_numbers_beyond_the_limit_have_no_words(number):
    with pytest.raises(ValueError):
        to_chinese(number)
