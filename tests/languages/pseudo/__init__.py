"""A language made out of English by a program, and a drive through everything in it."""
