"""Native charts of a deck: over time, bars, what is written on them."""
