"""A question that is not answered, with a sentence for whoever asked."""

from __future__ import annotations


class Refused(ValueError):
    """A question that has no answer here, or not now; the text says what to do instead."""
