"""From a name to a whole chart: one builder a kind, and the catalogue that finds it."""
