"""Assemblies: meetings of villages and communities, their numbers and votes (measures 1 and 3)."""
