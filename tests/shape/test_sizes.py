"""Nothing grows too long to be read at a glance."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.shape import source

FUNCTION, FILE, TEMPLATE, NINE_OF_TEN = 50, 300, 200, 32


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Each function with its length in lines, decorators aside."""
    for node in ast.walk(source.tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source.name(file)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def lines(file: Path) -> int:
    """Lines of a text file."""
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_function_is_longer_than_fifty_lines() -> None:
    assert [one for file in source.python() for one in functions(file) if one[1] > FUNCTION] == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert [(source.name(one), lines(one)) for one in source.python() if lines(one) > FILE] == []


def test_no_template_is_longer_than_two_hundred_lines() -> None:
    assert [(source.name(one), lines(one)) for one in source.templates() if lines(one) > TEMPLATE] == []


def test_nine_functions_of_ten_are_short() -> None:
    lengths = sorted(length for file in source.python(source.PACKAGE) for _, length in functions(file))
    assert lengths[len(lengths) * 9 // 10] <= NINE_OF_TEN
