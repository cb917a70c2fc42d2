"""Judging: what the record says of a number that was linked to it."""
