"""The items of a briefing, looked up, and what every kind of file needs of them."""
