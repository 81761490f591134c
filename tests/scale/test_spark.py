"""Spark says of every window what the fold says; needs Java and some minutes: `bin/cunju full --only spark`."""

import os
from random import Random

import pytest

from cunju.scale.engines import Spark
from tests.scale import beside, random_ledgers

if not os.environ.get("CUNJU_SPARK"):
    pytest.skip("Spark is asked by bin/cunju full", allow_module_level=True)


@pytest.fixture(scope="module")
def spark():
    made = Spark(master="local[2]")
    yield made
    made.close()


@pytest.mark.parametrize("seed", [1, 5, 11])
def test_spark_says_what_the_fold_says(spark, seed):
    catalogue, found, places, asked = random_ledgers.drawn(Random(seed))
    mine = sorted(beside.compiled(spark, catalogue, found, places, asked), key=beside._key)
    assert mine == beside.folded(catalogue, found, places, asked)
