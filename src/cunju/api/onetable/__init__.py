"""一表通: its ledgers filled from what Cunju holds, and what was typed there taken in, by a mapping file a template."""
