"""The lines that are not crossed (DESIGN §6), held by tests."""
