"""Who speaks, who sends and who gets, and what a figure is only quoted from."""
