"""The Data Package on disk: its tables, as text and with line numbers."""
