"""Decisions: one major matter of a village or community through the six steps of 四议两公开."""
