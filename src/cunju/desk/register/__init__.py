"""台账: records, each one line with its chain."""
