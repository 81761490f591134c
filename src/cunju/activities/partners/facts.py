"""The kinds of fact this room makes: one a step of its table; on the register and off it are one kind, the state of a force."""

from cunju.activities.partners.steps import STEPS
from cunju.records.book import declare

HOME, WAITING, DETAIL, EDIT = "partners:home", "partners:waiting", "partners:detail", "partners:edit"

declare("partners", STEPS, detail=DETAIL, edit=EDIT, waiting=WAITING, proxied=False)
