"""The routes of what is looked up and made for one reader, a module a view."""
