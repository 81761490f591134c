"""Desk: staff pages that cut across activities: today, matrix, unit, why, fact; it must name no activity."""
