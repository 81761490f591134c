"""Activities: one room for each kind of work, alike; they do not know each other and meet only in the ledger."""
