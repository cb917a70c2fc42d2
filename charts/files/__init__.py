"""The files a chart can be taken away in."""
