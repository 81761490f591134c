"""API: what other systems read under ``/api/v1/``, each with a token of its own; read-only, nothing of a person."""
