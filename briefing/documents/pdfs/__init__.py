"""PDF files of anybody's: read by a process of its own, column after column."""
