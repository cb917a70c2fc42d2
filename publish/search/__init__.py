"""One search over all that the record and its pages hold: by words, and by number as written."""
