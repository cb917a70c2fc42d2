"""Pages and data for everybody, without a session: figure pages, data routes, a static site."""
