"""读通知: a notice's measures beside its words, each accepted, changed or left out by the district, into the draft of a pack."""
