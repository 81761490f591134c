"""The shape of the source, held by tests."""
