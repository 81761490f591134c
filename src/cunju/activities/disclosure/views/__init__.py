"""Pages of this room: access, form, one action, redirect or render."""

from cunju.activities.disclosure.views.doubts import doubt, doubts
from cunju.activities.disclosure.views.filling import fill
from cunju.activities.disclosure.views.issues import fix, home, issue, mask, personal, publish, send, synced
from cunju.activities.disclosure.views.reviewing import answer, review
from cunju.activities.disclosure.views.sheets import (
    again,
    day,
    down,
    opinion,
    paper,
    platform,
    record,
    void,
)
from cunju.activities.disclosure.views.taking import finance
from cunju.activities.disclosure.views.town import queue
from cunju.activities.disclosure.views.writing import money_lines, nothing, scan, text

__all__ = [
    "again", "answer", "day", "doubt", "doubts", "down", "fill", "finance", "fix", "home", "issue", "mask",
    "money_lines", "nothing", "opinion", "paper", "personal", "platform", "publish", "queue", "record", "review", "scan",
    "send", "synced", "text", "void",
]  # fmt: skip
