"""Pure rules of meetings: what is decided, how many must come, how it was held; each with its clause."""

from cunju.activities.assemblies.rules.judging import (
    Line,
    Listed,
    Sitting,
    Verdict,
    composition,
    fault_of_numbers,
    judge,
)
from cunju.activities.assemblies.rules.matters import (
    BY_CODE,
    CONVENTION,
    DELEGABLE,
    MANDATE,
    OTHER,
    PARTY_ITEM,
    Mandate,
    Matter,
    Vote,
    asks_women,
    choices,
    matter_of,
)
from cunju.activities.assemblies.rules.outcomes import (
    NO_COUNT,
    NO_DECISION,
    SHORT,
    TOO_FEW,
    majors,
    needed_votes,
    outcomes,
    passed,
    said_vote,
    why_none,
)
from cunju.activities.assemblies.rules.quorum import (
    ADULTS,
    ASSEMBLY,
    BODIES,
    FORM_ZH,
    FORMS,
    GROUP,
    GROUP_REPRESENTATIVES,
    HOUSEHOLDS,
    JOINT,
    PARTY,
    REPRESENTATIVES,
    Numbers,
    Threshold,
    base,
    body_words,
    group_base,
    live_line,
    notice_needed,
    read_aloud,
    threshold,
)

__all__ = [
    "ADULTS", "ASSEMBLY", "BODIES", "BY_CODE", "CONVENTION", "DELEGABLE", "FORMS", "FORM_ZH", "GROUP",
    "GROUP_REPRESENTATIVES", "HOUSEHOLDS", "JOINT", "MANDATE", "NO_COUNT", "NO_DECISION", "OTHER", "PARTY", "PARTY_ITEM", "REPRESENTATIVES", "SHORT",
    "TOO_FEW", "Line", "Listed",
    "Mandate", "Matter", "Numbers", "Sitting", "Threshold", "Verdict", "Vote", "asks_women", "base", "body_words", "choices",
    "composition", "fault_of_numbers", "group_base", "judge", "live_line", "majors", "matter_of", "needed_votes",
    "notice_needed", "outcomes", "passed", "read_aloud", "said_vote", "threshold", "why_none",
]  # fmt: skip
