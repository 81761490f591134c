"""Migrations of the room of supervision."""
