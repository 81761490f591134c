"""Ui: templates, tokens, components; it must know no models and no room."""
