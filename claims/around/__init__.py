"""What stands around a number: words of ours, its clause, its noun and its period."""
