"""Papers of this room: annex 2 of a town, all towns in one Excel, a one-page summary for the bureau."""

from cunju.activities.quarterly.papers.district import excel, opened, summary
from cunju.activities.quarterly.papers.town import annex2, code, paper, sheet, word
