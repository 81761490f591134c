"""Charters and conventions: opinions, drafts, what the town says, the vote, filing, posting, review (measures 2, 12, 14)."""
