"""Linking: which series and slots of the record a number may be about."""
