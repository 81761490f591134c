"""填报负担: values and minutes a unit has written, measure by measure, by kind of unit and year; of no person, no single unit."""
