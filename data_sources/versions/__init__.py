"""Earlier versions of the record, kept with it, and what lies between two of them."""
