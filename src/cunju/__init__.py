"""Cunju (村居): a record is made once, where the work happens; everything above it is derived."""

__version__ = "0.1.0"
