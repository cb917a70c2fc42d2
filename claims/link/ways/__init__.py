"""What a sentence says of the way that something went to a number, and of which number."""
