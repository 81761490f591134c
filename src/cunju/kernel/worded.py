"""What a room calls its records, as an office reads it: a room may keep words from the offices above its unit."""

import uuid
from collections.abc import Sequence

from cunju.kernel import offers
from cunju.kernel.personal import masked


def words(package: str, roots: Sequence[uuid.UUID], *, office: str) -> dict[uuid.UUID, str]:
    """What a package calls its records, by their root facts, as far as the office of a code reads it."""
    offered = offers.asked(package, offers.Queries.words)
    found = dict(offered(read(package, roots, office=office))) if offered and roots else {}
    return {root: masked(said) for root, said in found.items()}  # what was typed before anybody asked


def read(package: str, roots: Sequence[uuid.UUID], *, office: str) -> list[uuid.UUID]:
    """Of a package's records those whose words the office of a code reads."""
    unread = offers.asked(package, offers.Queries.unread)
    closed = set(unread(office, roots)) if unread and roots else set()
    return [one for one in roots if one not in closed]
