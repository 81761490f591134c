"""Seals of the rows that give facts their words: each row bound by an HMAC under a nonce of its own, all seals in one chain."""
