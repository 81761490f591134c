"""A check that cannot fail is none: each of five faults put into the compiler is found by the comparison with the fold."""

from random import Random

import pytest

from cunju.scale import asking, chains, compile
from tests.scale import beside, random_ledgers

# Where, what stands there, and what is put in its place.
FAULTS = {
    "what a record rests on is not looked at": (chains, "_PIECES", "x.root = e.base AND x.cause <> v.root", "1 = 0"),
    "a correction counts from the day it was entered": (chains, "_SPANS", "ORDER BY f.p) - 1", "ORDER BY f.p) - 2"),
    "the first fact meets, not the k-th": (compile, "_WINDOWS", "WHEN n = k", "WHEN n = 1"),
    "what differs is not counted by its value": (compile, "_WINDOWS", "GROUP BY u, w, o, k, v", "GROUP BY u, w, o, k, v, occ"),
    "an exemption counts before it was granted": (asking, "_FREE", "g.granted <= {on}", "1 = 1"),
    "a state goes on after the next record": (asking, "_RUNS", "COALESCE(following - 1, day)", "day"),
    "the due day itself is late": (asking, "_STATED", "> waits THEN", ">= waits THEN"),
}
SEEDS = range(60)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_the_compiler_is_found(duck, monkeypatch, fault):
    module, name, right, wrong = FAULTS[fault]
    text = getattr(module, name)
    assert right in text
    monkeypatch.setattr(module, name, text.replace(right, wrong))
    assert any(_differs(duck, seed) for seed in SEEDS)


def _differs(duck, seed):
    catalogue, found, places, asked = random_ledgers.drawn(Random(seed))
    mine = sorted(beside.compiled(duck, catalogue, found, places, asked), key=beside._key)
    return mine != beside.folded(catalogue, found, places, asked)
