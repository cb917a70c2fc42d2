"""Who may ask, how much, and for how long: what keeps one reader from taking it all."""
