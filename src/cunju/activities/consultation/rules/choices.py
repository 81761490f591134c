"""The words a consultation is described with: classes, sources, organisers, outcomes, fates, steps."""

from cunju.catalogue import choices

# The six classes of the city's directory of March 2025; for earlier years a default, shown as 默认，待确认.
CATEGORIES = {
    "planning": "规划建设管理",
    "economy": "经济社会发展",
    "governance": "村（社区）治理",
    "safety": "公共安全",
    "service": "公共服务",
    "other": "其他",
}
CATEGORIES_NOTE = "六类是本平台的分法，默认，待确认"

SOURCES = choices("consultation.session_held", "source")
# Measure 17 names these three and no other.
ORGANISERS = choices("consultation.session_held", "organiser")
AGREED, DISPUTED, WITHDRAWN, UNDECIDED = "agreed", "disputed", "withdrawn", "undecided"
# What a session came to where it was one at all: a topic withdrawn is no consultation.
RESULTS = (AGREED, DISPUTED)
OUTCOMES = choices("consultation.session_held", "outcome")
ADOPTED, PARTLY, NOT_ADOPTED = "adopted", "partly", "not_adopted"
FATES = {ADOPTED: "采纳", PARTLY: "部分采纳", NOT_ADOPTED: "未采纳"}
CHANNELS = choices("consultation.fed_back", "channel")
SATISFIED = choices("consultation.evaluated", "satisfied")
BODIES = choices("consultation.referred", "body")
REFERRED, CARRIED_OUT, FED_BACK, EVALUATED, COORDINATED = (
    "referred", "carried_out", "fed_back", "evaluated", "coordinated",
)  # fmt: skip
# What is said of a result carried out, or not.
DONE = {done: choices("consultation.carried_out", "done")[str(done)] for done in (True, False)}
# Milestones of a named project; the last one ends it.
PILOT = choices("consultation.pilot_step", "step")
