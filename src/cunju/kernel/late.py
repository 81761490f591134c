"""Patterns made ready by the first text they are asked about: two hundred of them are a fifth of a second of every command's start."""

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until it is asked anything."""

    def __init__(self, text: str, flags: int) -> None:
        self._told = (text, flags)

    def __getattr__(self, name: str) -> Any:
        """What the pattern itself has, kept here so that the next asking finds it at once."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._told), name)
        self.__dict__[name] = found
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but nothing is made ready yet; a text that is no pattern fails at its first use."""
    return cast("re.Pattern[str]", _Late(text, flags))
