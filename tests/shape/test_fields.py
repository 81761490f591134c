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


TELEPHONE = re.compile(r"phone = forms\.CharField\(|forms\.CharField\(\s*label=\"[^\"]*(?:电话|手机)")


def test_no_form_asks_for_a_telephone_with_a_field_that_takes_any_letters() -> None:
    ours = [file for file in source.files() if file.suffix == ".py" and "tests" not in file.parts]
    asked = [(source.name(file), file.read_text(encoding="utf-8")) for file in ours]
    assert [name for name, text in asked if TELEPHONE.search(text)] == []
    assert sum("PhoneField(label=" in text for _, text in asked) == 5
