"""The life of a record, once: written, corrected, voided, confirmed, in chains of steps; a room brings its tables and its words."""
