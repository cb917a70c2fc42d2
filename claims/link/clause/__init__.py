"""What the verb of a clause says of what is counted in it."""
