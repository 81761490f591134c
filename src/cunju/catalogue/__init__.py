"""Catalogue: what is asked, as versioned data: notices, law packs, the vocabulary of kinds; it must know no activity."""

from cunju.catalogue.asking import NOTHING, Law, Place, asked, law
from cunju.catalogue.clauses import Clause, Question
from cunju.catalogue.loading import Catalogue, choices, kinds, load, notice
from cunju.catalogue.packs import Pack
from cunju.catalogue.words import Condition, Duty, Measure, Notice, Task, WindowWords

__all__ = [
    "NOTHING",
    "Catalogue",
    "Clause",
    "Condition",
    "Duty",
    "Law",
    "Measure",
    "Notice",
    "Pack",
    "Place",
    "Question",
    "Task",
    "WindowWords",
    "asked",
    "choices",
    "kinds",
    "law",
    "load",
    "notice",
]
