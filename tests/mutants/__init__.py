"""Mutants: one-line changes of rules and of the catalogue, each of which some test must notice; run by hand, not by pytest."""
