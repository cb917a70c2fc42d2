"""Charts by their name, for whoever links, embeds or draws exactly that view. No session."""
