"""Consultation: catalogue, key topics, sessions and the fate of each opinion (measures 17 to 20)."""
