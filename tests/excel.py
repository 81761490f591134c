"""Filled Excel lists as a person would send them."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from cunju.kernel.blanks import CHOICES, NOTES


def filled(sheet: str, rows: Sequence[Mapping[str, Any]], *, heads: Sequence[str] = ()) -> SimpleUploadedFile:
    """A sheet of rows by heading; days as date cells."""
    labels = list(heads) or list(dict.fromkeys(label for one in rows for label in one))
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page, days = book.add_worksheet(sheet), book.add_format({"num_format": "yyyy-mm-dd"})
    page.write_row(0, 0, labels)
    for y, row in enumerate(rows, start=1):
        for x, label in enumerate(labels):
            cell = row.get(label)
            if isinstance(cell, date):
                page.write_datetime(y, x, datetime.combine(cell, time()), days)
            elif cell is not None:
                page.write(y, x, cell)
    book.close()
    return SimpleUploadedFile("补录.xlsx", target.getvalue())


def heads(raw: bytes) -> list[str]:
    """The heads of every sheet of a workbook that is there to be filled in, each once; notes and choices are none."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    rows = [book.get_sheet_by_name(one).to_python()[:1] for one in book.sheet_names if one not in (CHOICES, NOTES)]
    return list(dict.fromkeys(str(cell) for row in rows for cell in (row[0] if row else ()) if cell != ""))
