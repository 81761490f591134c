"""Made-up finance tables on paper, photographed and scanned: how many figures are read right, which are doubted, and none wrong in silence.

``CUNJU_TABLES=42`` reads that many instead of the few of every run; the figures of a long run stand in docs/figures. Seeds are frozen.
"""

import collections
import difflib
import json
import os
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cunju.activities.disclosure.rules import importing
from cunju.tables import reading
from tests.reading import sheets_drawn, sheets_set

TABLES = int(os.environ.get("CUNJU_TABLES", "4"))
SEEDS = {"painted": 7_000, "office": 9_000}
ASKED = importing.Asked("2023-08", {})
LEAST_RIGHT = 0.95


def value(text):
    plain = re.sub(r"[,\s]", "", text)
    return str(float(plain)) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else plain


def counted(sheet, paper) -> collections.Counter:
    """Of each figure printed: read right; else doubted, or known by a sum that does not close, or wrong in silence."""
    places = importing.figures(paper, {})
    doubted, state = importing.doubts(paper, ASKED), importing.checked(paper, ASKED)
    want, got = [value(text) for _, _, text in sheet.figures], [value(paper.text(one)) for one in places]
    found: collections.Counter = collections.Counter()
    for how, first, last, begin, end in difflib.SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if how == "equal":
            found["right"] += last - first
            found["right, looked at"] += sum(one in doubted for one in places[begin:end])
            continue
        marked = sum(one in doubted for one in places[begin:end])
        wrong = max(last - first, end - begin)
        found["wrong, marked"] += marked
        found["wrong, sums say so" if state.faults or not state.sums else "wrong in silence"] += wrong - marked
    return found


@pytest.mark.parametrize("way", ["painted", "office"])
def test_figures_are_read_right_or_doubted(way, tmp_path):
    sheets = [sheets_drawn.made(SEEDS[way] + at) for at in range((TABLES + 1) // 2)]
    pages = sheets_set.printed(sheets, tmp_path) if way == "office" else [sheets_set.painted(one, SEEDS[way] + at) for at, one in enumerate(sheets)]
    found: collections.Counter = collections.Counter()
    for at, (sheet, page) in enumerate(zip(sheets, pages, strict=True)):
        taken = sheets_set.scanned if way == "office" and at % 2 else sheets_set.photographed
        [said] = reading.printed([SimpleUploadedFile("财务表.jpg", taken(page, SEEDS[way] + at))])
        mine = counted(sheet, importing.paper_of([said]))
        print(json.dumps({"way": way, "page": at, "layout": sheet.layout, "ruled": sheet.ruled} | mine))
        found.update(mine)
    figures = sum(len(one.figures) for one in sheets)
    print(json.dumps({"way": way, "pages": len(sheets), "figures": figures} | found))
    assert found["right"] >= LEAST_RIGHT * figures, found
    assert not found["wrong in silence"], found
