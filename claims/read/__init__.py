"""Reading: what numbers and times a text holds, and what is no figure."""
