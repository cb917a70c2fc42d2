"""What goes into a briefing: items, order, titles; as a file and as an address."""
