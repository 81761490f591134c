"""Crosschecks (待核对): facts of a unit that cannot both be true, side by side, to explain or to correct."""
