"""Charts: described once from the record, drawn on screen, on paper and in words."""
