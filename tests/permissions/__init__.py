"""Who may open which page: a row a page, checked for every person."""
