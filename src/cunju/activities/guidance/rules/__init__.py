"""Rules of this room, pure: what waits on a line, which measure a finding is about, the district's draft in words."""

from cunju.activities.guidance.rules.drafting import Behind, Seen, draft
from cunju.activities.guidance.rules.guessing import guess
from cunju.activities.guidance.rules.waiting import waits
