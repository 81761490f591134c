"""Kernel: dates, codes, fractions, words, papers. Pure Python; it must know neither Django nor any room."""
