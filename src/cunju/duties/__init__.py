"""Duties: what is due, met, late; joins the catalogue and the ledger; it must know no activity."""
