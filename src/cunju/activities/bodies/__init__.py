"""Bodies: who is in office and on the roll; elections, by-elections, resignations, selections."""
