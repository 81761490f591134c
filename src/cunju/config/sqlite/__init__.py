"""SQLite as Django knows it, with turns: who writes waits in a queue, not in a race."""
