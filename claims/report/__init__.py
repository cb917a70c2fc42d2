"""Reporting: verdicts with their reasons, as text, JSON and Word."""
