"""The part of the list of words that the page about the product shows.

The list itself stands with each language, and is kept to by a test of every text that is shipped.
"""

from __future__ import annotations

from languages.terms import Term, terms


def terms_on_page(language: str) -> tuple[Term, ...]:
    """What to say, what not to say, and why, in the order of the file."""
    return tuple(term for term in terms(language) if term.on_page)
