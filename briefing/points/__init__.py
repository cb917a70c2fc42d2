"""Talking points: sentences whose numbers are never typed by hand."""
