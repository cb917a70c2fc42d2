"""One writer at a time, and a new record put in the old one's place in one step."""
