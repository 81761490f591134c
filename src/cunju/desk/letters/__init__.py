"""What residents sent in: on today, accepted into the record of its room or declined, written down for who comes in person; which kinds are open."""
