"""The mark that stands in a table's cell which only continues the one above it."""

ABOVE = "\ue000"
