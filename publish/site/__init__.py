"""Everything that is published, by address."""
