"""Rules of supervision, pure: steps and what waits, the clock of a question, what the register found of the members, the report's words."""

from cunju.activities.supervision.rules.members import WAIT, Found, Member, Stand, composition
from cunju.activities.supervision.rules.reporting import Counts, draft, half_label, half_of, half_span
from cunju.activities.supervision.rules.systems import SYSTEMS, Offered
from cunju.activities.supervision.rules.waiting import ANSWER, ENDED, reply_says, waits
