"""按月看: attendance and money of a unit by month; how each measure was settled through the year below a town or the district."""
