"""A thing to do that a room's record brought back and another room may take up, as a plain value."""

import uuid
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: the room's own id of it, the day, the words."""

    id: uuid.UUID
    on: date
    text: str
