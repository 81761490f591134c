"""The town accountant's table (村财镇代管, domain §14.6) into lines: every row a line, a checked total, or a named doubt."""

from cunju.activities.disclosure.rules.importing.asking import Check, Question
from cunju.activities.disclosure.rules.importing.dates import Day, day_in
from cunju.activities.disclosure.rules.importing.pages import (
    SPACED,
    TABBED,
    Page,
    from_plain,
    pasted,
    plain,
    short,
    to_plain,
)
from cunju.activities.disclosure.rules.importing.reading import CannotRead, Entry, Imported, read
from cunju.activities.disclosure.rules.importing.seen import (
    Asked,
    Checked,
    Doubt,
    Paper,
    checked,
    doubts,
    figures,
    paper_of,
)
from cunju.activities.disclosure.rules.importing.words import ROLE_ZH, role_of
