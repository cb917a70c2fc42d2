"""Documents: the visible text of a file that somebody hands in, read within limits."""
