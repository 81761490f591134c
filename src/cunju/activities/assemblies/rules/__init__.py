"""Pure rules of meetings: what is decided, how many must come, how it was held; by the clauses of the day they are given."""

from cunju.activities.assemblies.rules.calling import (
    CALL_DAYS,
    CALLS,
    CHOICES,
    Bases,
    Way,
    about,
    of_choice,
    too_few,
    ways,
)
from cunju.activities.assemblies.rules.items import reports
from cunju.activities.assemblies.rules.judging import (
    Listed,
    Sitting,
    composition,
    fault_of_numbers,
    judge,
)
from cunju.activities.assemblies.rules.lines import Verdict, for_everybody
from cunju.activities.assemblies.rules.matters import (
    BY_CODE,
    CONVENTION,
    MANDATE,
    OTHER,
    PARTY_ITEM,
    Mandate,
    Matter,
    Vote,
    asks_women,
    choices,
    delegable,
    matter_of,
    reports_of,
)
from cunju.activities.assemblies.rules.outcomes import (
    NO_COUNT,
    NO_DECISION,
    NOT_INFERRED,
    SHORT,
    TOO_FEW,
    majors,
    needed_votes,
    outcomes,
    passed,
    said_outcome,
    said_vote,
    why_none,
)
from cunju.activities.assemblies.rules.quorum import (
    ADULTS,
    ASSEMBLY,
    BODIES,
    FORMS,
    GROUP,
    GROUP_REPRESENTATIVES,
    HEARING,
    HOUSEHOLDS,
    JOINT,
    PARTY,
    REPRESENTATIVES,
    Numbers,
    base,
    body_words,
    form_zh,
    forms,
    group_base,
    left_out,
    live_line,
    notice_needed,
    read_aloud,
    threshold,
    too_near,
)
from cunju.activities.assemblies.rules.rehearsal import Route, not_ours, routes, sentence
from cunju.kernel.verdicts import Line
