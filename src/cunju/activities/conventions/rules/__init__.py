"""Rules of conventions, pure: what waits on a text, and whether a meeting could adopt it."""
