"""The reader's briefing on its page: which is open, whose it is, and what the reader adds to it."""
