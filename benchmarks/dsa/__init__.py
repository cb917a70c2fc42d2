"""How fast the DSA Transparency Database is counted; see results.md beside this."""
