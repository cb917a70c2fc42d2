"""The parts of Word and PowerPoint files, and what lies around their text."""
