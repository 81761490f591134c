"""Points and courtyards (measure 13): rules a meeting adopted on the convention, months of entries, postings, objections, redemptions."""
