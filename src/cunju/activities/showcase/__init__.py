"""Showcase: conventions and cases sent in, what the district selects and shows, named model projects (measures 11, 14, 20, 24, 25)."""
