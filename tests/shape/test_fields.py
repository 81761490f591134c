"""Days, counts and money are read by the fields of ``ui``: Django's own take 1_000, and turn a mistyped day into other words."""

import re

from tests.shape import source

PLAIN = re.compile(r"forms\.(?:Date|Integer|Decimal|Float)Field\(")


def test_no_form_reads_days_and_numbers_with_a_field_of_its_own() -> None:
    wrong = [
        source.name(file)
        for file in source.files()
        if file.suffix == ".py"
        and "tests" not in file.parts
        and PLAIN.search(file.read_text(encoding="utf-8"))
    ]
    assert wrong == []
