"""Fact sheets: all that the record knows of one thing, on one page."""
