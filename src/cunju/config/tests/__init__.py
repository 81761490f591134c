"""Tests of the command line, the launcher and what they stand on."""
