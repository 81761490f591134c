"""统计: the matrix, and 为什么 of one cell below its row."""
