"""工作台: what an office owes, by when; what lies ahead; which units have not done it."""
