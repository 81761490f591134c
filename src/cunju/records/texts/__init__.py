"""Texts people adopt, read as plain values: made plain, parted into clauses, and what in them the law does not allow. No Django."""
