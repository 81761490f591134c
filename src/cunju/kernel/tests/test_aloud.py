"""Amounts said as people say them, and read back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cunju.kernel import aloud
from cunju.kernel.numerals import to_int


def heard(words: str) -> int:
    """Fen of what was said, by the places people name; nothing of the module under test."""
    sign = -1 if words.startswith("负") else 1
    found = re.fullmatch(r"(?:(?P<yuan>[^元角分]+)元)?零?(?:(?P<jiao>.)角)?(?:(?P<fen>.)分)?", words.removeprefix("负"))
    assert found, words
    whole = found["yuan"] or "零"
    high, parted, low = whole.rpartition("亿")
    number = (to_int(high) * 10**8 if parted else 0) + (to_int(low.removeprefix("零") or "零") if parted else to_int(whole))
    return sign * (number * 100 + to_int(found["jiao"] or "零") * 10 + to_int(found["fen"] or "零"))


@given(st.integers(min_value=-(10**14), max_value=10**14))
@example(0)
@example(10**10)
@example(10**8 * 100 + 10 * 100)
def test_what_is_said_is_the_amount(fen: int) -> None:
    assert heard(aloud.yuan_said(fen)) == fen


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,234.50元", "一千二百三十四元五角"), ("上月结余98,579.00元，收入2,000元。", "上月结余九万八千五百七十九元，收入两千元。"),
        ("0.05元", "五分"), ("10.05元", "十元零五分"), ("200,000,000.00元", "两亿元"), ("-12.30元", "负十二元三角"),
        ("2023年8月，4,901.00 元，凭证8-02", "2023年8月，四千九百零一元，凭证8-02"), ("应到40人", "应到40人"), ("1.234元", "1.234元"),
    ],
)  # fmt: skip
def test_a_text_is_read_out(text: str, said: str) -> None:
    assert aloud.said(text) == said


@given(st.integers(min_value=0, max_value=10**12), st.text("一二，。村路 ", max_size=6))
def test_an_amount_in_any_text_is_found(fen: int, around: str) -> None:
    written = f"{fen // 100:,}.{fen % 100:02d}元"
    assert aloud.said(f"{around}{written}{around}") == f"{around}{aloud.yuan_said(fen)}{around}"
