"""Ledger: append-only facts, the one memory of what happened; it must know no activity and no catalogue."""
