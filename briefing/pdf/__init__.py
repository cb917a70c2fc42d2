"""The PDF, by typst."""
