"""The Record: every observation with its series, source, breaks and words."""
