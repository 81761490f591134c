"""Rules of conventions, pure: a text as clauses, two versions side by side, what in it is doubtful, what is missing."""
