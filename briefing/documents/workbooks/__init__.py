"""Workbooks of anybody's: their rows as they are shown."""
