"""Whoever changes what is kept by hand is seen: every row of a fact has its seal, every byte is tried."""
