"""The page of a unit: what is open, the year, every requirement."""
