"""Org: units, people in office, rolls, accounts, who may act where; it must know no activity and no ledger."""
