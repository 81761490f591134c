"""Pledges of the committee's members and the democratic review (measure 5)."""
