"""Archive: files brought to records, kept once by their digest; it knows no activity and no ledger."""
