"""为什么: down to clause and record; 研判 by a person."""
