"""DuckDB says of every window what the fold says: random duties, random facts, every status, entered days too."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scale import beside, random_ledgers

quick = settings(max_examples=50, deadline=None, database=None)


@quick
@given(st.integers(0, 2**32))
def test_duckdb_says_what_the_fold_says(duck, seed):
    catalogue, found, places, asked = random_ledgers.drawn(Random(seed))
    mine = sorted(beside.compiled(duck, catalogue, found, places, asked), key=beside._key)
    assert mine == beside.folded(catalogue, found, places, asked)
