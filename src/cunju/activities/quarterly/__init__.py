"""Quarterly: the town's 办理情况表 (annex 2), written from the records; it must know no other activity."""
