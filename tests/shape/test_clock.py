"""Today enters at the edge: nobody reads the machine's clock but those named here."""

import ast

from tests.shape import source

READS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "timezone.now",
    "timezone.localdate",
    "time.time",
}
EDGES = {"src/cunju/org/clock.py"}  # the one clock


def reads(file: str, tree: ast.Module) -> list[str]:
    """Places where the clock is read or handed on as a function."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and "migrations" not in file:
            before = (
                node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            )
            if f"{before}.{node.attr}" in READS:
                found.append(f"{file}:{node.lineno} {before}.{node.attr}")
    return found


def test_only_the_edges_read_the_clock() -> None:
    files = [one for one in source.python(source.PACKAGE, migrations=True) if "tests" not in one.parts]
    found = [
        place
        for one in files
        for place in reads(source.name(one), source.tree(one))
        if source.name(one) not in EDGES
    ]
    assert found == []


def test_the_edges_named_are_there() -> None:
    there = {source.name(one) for one in source.files()}
    assert EDGES - there == set()
