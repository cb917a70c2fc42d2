"""Claims that are made often: what goes round, what the record says, what may be said instead."""
