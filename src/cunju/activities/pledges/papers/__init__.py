"""Papers of this room: the sheet for board and filing; notice, plan, ballots, tally, result and outline of a review; the season."""

from cunju.activities.pledges.papers.pledging import chapters, files, opened, sheet, tables
from cunju.activities.pledges.papers.reviews import OF, season
