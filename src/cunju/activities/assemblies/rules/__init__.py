"""Pure rules of meetings: what is decided, how many must come, how it was held; by the clauses of the day they are given."""

from cunju.activities.assemblies.rules.judging import (
    Listed,
    Sitting,
    composition,
    fault_of_numbers,
    judge,
)
from cunju.activities.assemblies.rules.lines import Verdict
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
)
from cunju.activities.assemblies.rules.rehearsal import Route, not_ours, routes, sentence
from cunju.kernel.verdicts import Line

__all__ = [
    "ADULTS", "ASSEMBLY", "BODIES", "BY_CODE", "CONVENTION", "FORMS", "GROUP", "GROUP_REPRESENTATIVES", "HOUSEHOLDS", "JOINT",
    "MANDATE", "NOT_INFERRED", "NO_COUNT", "NO_DECISION", "OTHER", "PARTY", "PARTY_ITEM", "REPRESENTATIVES", "SHORT", "TOO_FEW",
    "Line", "Listed", "Mandate", "Matter", "Numbers", "Route", "Sitting", "Verdict", "Vote", "asks_women", "base", "body_words",
    "choices", "composition", "delegable", "fault_of_numbers", "form_zh", "forms", "group_base", "judge", "left_out", "live_line",
    "majors", "matter_of", "needed_votes", "not_ours", "notice_needed", "outcomes", "passed", "read_aloud", "routes",
    "said_outcome", "said_vote", "sentence", "threshold", "why_none",
]  # fmt: skip
