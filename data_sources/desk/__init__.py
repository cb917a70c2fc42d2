"""The desk: from a publisher's document to a reviewed change of the record."""
