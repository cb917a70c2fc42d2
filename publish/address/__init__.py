"""Which addresses there are, and what a thing at an address is."""
