"""Migrations, named by hand."""
