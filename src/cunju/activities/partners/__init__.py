"""五社联动: the register of five forces, projects in which all can be seen, donors' money posted (measure 24)."""
