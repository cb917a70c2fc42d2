"""Whether a directory holds a record that can be stood behind."""
