"""Figures in words and in files: talking points, documents, decks, workbooks, presenter mode."""
