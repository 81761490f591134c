"""Supervision: the supervisory committee's own workbook, its four procedures and the clocks of questions (measures 21, 22)."""
