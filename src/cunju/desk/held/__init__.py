"""这个问过了吗: what a form of others asks, and where it already stands."""
