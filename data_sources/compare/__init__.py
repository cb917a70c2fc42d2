"""What may stand beside each other: on one axis, in one whole, in one ranking of countries."""
