"""Native charts of decks and documents: over time, bars, what is written on them."""
