"""Every read of this room."""

from cunju.activities.pledges.book import waiting
from cunju.activities.pledges.queries.sheets import (
    Member,
    before,
    by_person,
    find,
    first_of,
    members,
    missing,
    posted,
    sheets,
    within,
    words,
)

__all__ = ["Member", "before", "by_person", "find", "first_of", "members", "missing", "posted", "sheets", "waiting", "within", "words"]
