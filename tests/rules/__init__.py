"""The rules of honesty, held against a small made-up record whose answers are written by hand."""
