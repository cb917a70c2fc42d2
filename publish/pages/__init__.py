"""Figure pages and what is told where none is."""
