"""Catalogue: what is asked, as versioned data: notices, law packs, the vocabulary of kinds; it must know no activity."""

from cunju.catalogue.loading import Catalogue, kinds, load, notice
from cunju.catalogue.words import Condition, Duty, Measure, Notice, Pack, Task, WindowWords

__all__ = [
    "Catalogue",
    "Condition",
    "Duty",
    "Measure",
    "Notice",
    "Pack",
    "Task",
    "WindowWords",
    "kinds",
    "load",
    "notice",
]
