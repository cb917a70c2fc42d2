"""The running app as its readers meet it: the start, a visit, a click, two hundred at once."""
