"""Undo: 撤销, what a form recorded taken back within ten minutes. What it means for rows each room says (``offers.Actions``)."""
