"""The workbook, and rows of figures as files."""
