"""Which of several windows alike is meant: the words of the record that opened it, from the room that holds it."""

import uuid
from collections.abc import Iterable, Mapping

from django.conf import settings

from cunju.duties.reading import duties_by_id
from cunju.duties.status import Window
from cunju.kernel import offers

LONGEST = 60


def words(windows: Iterable[Window]) -> Mapping[str, str]:
    """By the root fact that opened a window what that record says, in short; a question a room, however many windows."""
    by_room: dict[str, list[uuid.UUID]] = {}
    for one in windows:
        if one.opening:
            kind = duties_by_id()[one.duty].window.after or ""
            by_room.setdefault(kind.partition(".")[0], []).append(uuid.UUID(one.opening))
    found: dict[str, str] = {}
    for room in settings.ROOMS:
        roots = by_room.get(room.rpartition(".")[2])
        if roots and (offered := offers.asked(room, offers.Queries.words)):
            found |= {str(uid): _short(text) for uid, text in offered(roots).items()}
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
