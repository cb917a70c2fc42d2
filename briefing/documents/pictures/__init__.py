"""A reader's own picture: read by a process apart, and what goes out of it holds pixels alone."""
