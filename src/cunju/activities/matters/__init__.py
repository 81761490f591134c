"""Residents' matters: sorted into big, small and private, handed on and returned, closed, and solved only by those concerned (measures 23, 7)."""
