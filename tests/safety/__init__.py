"""A real server under what happens: killed while it writes, crowded with people, hostile files."""
