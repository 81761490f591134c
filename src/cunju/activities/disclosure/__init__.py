"""Disclosure: sheets of affairs and money, reviewed, fixed, sealed, posted, filed and reviewed again (measures 15 and 16)."""
