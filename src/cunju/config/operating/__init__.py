"""Operating: what keeps an installation safe: backups, their check, and the way back (interfaces §11)."""
