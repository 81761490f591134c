"""A lake on disk: written, read, kept and asked again; a run that stopped goes on; the check of it finds a fault of the compiler."""

from datetime import date

from cunju.duties.tests import small
from cunju.scale import compile, matrix, parquet, verifying
from cunju.scale.results import Results

DAY = date(2023, 9, 1)
FAR = date(2024, 2, 1)


def test_what_is_written_is_read(lake):
    import pyarrow.parquet as pq

    back = {one.position: one for file in lake.lake.files(["500112"], known=FAR) for one in parquet.versions(pq.read_table(file))}
    names = {one.uid: str(one.position) for one in lake.versions}
    for one in lake.versions:
        got = back[one.position]
        assert (got.unit, got.kind, got.occurred_on, got.until, got.recorded_on) == (one.unit, one.kind, one.occurred_on, one.until, one.recorded_on)
        assert (got.attributes, got.findings, got.retracted, got.hollow) == (one.attributes, one.findings, one.retracted, one.hollow)
        assert got.rests_on == tuple(names[each] for each in one.rests_on)
        assert got.supersedes == (names[one.supersedes] if one.supersedes else None)


def verified(lake, duck):
    results = Results(lake.lake, duck, 2023, FAR)
    slices = list(lake.lake.slices())
    for one in slices:
        results.build(one)
    return results, slices, verifying.verify(results, slices, on=DAY, sample=9)


def test_the_check_finds_no_difference_and_a_second_run_computes_nothing(lake, duck):
    results, slices, found = verified(lake, duck)
    assert (found.units, found.differences) == (4, [])
    assert found.sound
    assert found.windows > 20
    assert not results.build(slices[0])


def test_the_check_finds_a_fault(lake, duck, monkeypatch):
    monkeypatch.setattr(compile, "_WINDOWS", compile._WINDOWS.replace("AS first", "+ 400 AS first").replace("WHEN n = k", "WHEN n = k + 1"))
    found = verified(lake, duck)[2]
    assert not found.sound
    assert found.differences[0]["compiled"] != found.differences[0]["folded"]


def test_more_than_five_duties_left_to_the_fold_are_too_many():
    assert verifying.Verified(windows=1000, folded=("a",) * 5, folded_windows=20).sound
    assert not verifying.Verified(windows=1000, folded=("a",) * 6).sound
    assert not verifying.Verified(windows=1000, folded=("a",), folded_windows=21).sound


def test_a_row_of_each_level_counts_the_units_below_it(lake, duck):
    results, slices, _ = verified(lake, duck)
    shown = {level: matrix.matrix(results, slices, on=DAY, level=level) for level in matrix.LEVELS}
    assert [row.code for row in shown["unit"].rows] == [small.ONE, small.TWO, small.TOWN]
    assert [row.code for row in shown["town"].rows] == [small.TOWN, "500112"]
    codes = {level: [row.code for row in shown[level].rows] for level in ("county", "city", "province", "nation")}
    assert codes == {"county": ["500112"], "city": ["5001"], "province": ["50"], "nation": [""]}
    counted = {level: [(cell.n, cell.of, cell.overdue) for cell in shown[level].rows[0].cells] for level in (*codes, "town")}
    assert len({tuple(one) for one in counted.values()}) == 1
    units = [row.cells for row in shown["unit"].rows[:2]]
    due = [[cell for cell in each if cell.of] for each in zip(*units, strict=True)]
    assert counted["town"] == [(sum(c.n == c.of for c in each), len(each), sum(c.overdue > 0 for c in each)) for each in due]
