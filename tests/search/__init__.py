"""One search: words and numbers made alike, what comes first, and where it is asked."""
