"""Notices of unlike kinds, made up, and what each says (``expected.yaml``)."""
