"""What stands around a number found by its value: its time, and all that names it."""
