"""The templates' own formatter: one element a line, 140 characters at most, and not a space more on the page."""
