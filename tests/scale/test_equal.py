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


@settings(quick, max_examples=25)
@given(st.integers(0, 2**32))
def test_what_is_left_to_the_fold_stands_beside_it(duck, seed):
    """Any duty may be left to the fold, and nothing changes."""
    random = Random(seed)
    catalogue, found, places, asked = random_ledgers.drawn(random)
    folding = [one.id for one in catalogue.duties if random.random() < 0.4]
    mine = sorted(beside.compiled(duck, catalogue, found, places, asked, folding), key=beside._key)
    assert mine == beside.folded(catalogue, found, places, asked)
