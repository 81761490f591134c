"""Caches hold one answer where that is asked, else what they were made for."""

import pytest

from cunju.kernel import kept


@pytest.mark.parametrize(("said", "most"), [("1", 1), ("", 2048), ("0", 2048)])
def test_most(monkeypatch: pytest.MonkeyPatch, said: str, most: int) -> None:
    monkeypatch.setenv("CUNJU_CACHES", said)
    assert kept.most(2048) == most
