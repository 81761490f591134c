"""Places above the districts, and what lies below them elsewhere: pages of what was published; nothing is folded here."""
