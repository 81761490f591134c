"""Papers: a town's file and its Excel, the list of the spot-check, the sheet of objections."""

from functools import partial

from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.papers.excel import workbook
from cunju.activities.assessment.papers.sheets import file, objections, opened, spot_check
from cunju.records import taking

# What 导出 takes along (kernel.offers).
tables = partial(taking.tables, BOOK)
files = partial(taking.files, BOOK)
