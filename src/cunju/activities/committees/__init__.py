"""Sub-committees: walks and what was reported, activities, small projects, emergencies, the vote on their members (measures 6, 7, 8)."""
