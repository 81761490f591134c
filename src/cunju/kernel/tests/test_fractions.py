"""Shares in words: rounded half up to one decimal, and never all or none where it is not so."""

import pytest

from cunju.kernel.fractions import percent, share


@pytest.mark.parametrize(
    ("n", "of", "said"),
    [
        (8, 9, "88.9%"), (26, 40, "65.0%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 2000, "0.1%"), (1, 9999, "0.1%"),
        (9999, 10000, "99.9%"), (1999, 2000, "99.9%"), (0, 9, "0.0%"), (9, 9, "100.0%"), (0, 0, "–"),
    ],
)  # fmt: skip
def test_a_share_is_rounded_and_never_all_or_none_where_it_is_not(n: int, of: int, said: str) -> None:
    assert percent(n, of) == said and share(n, of) == f"{n}/{of}（{said}）"
