"""记一件事: the tiles of a role, and every page on which it records something."""
