"""What may stand in plain letters in a page of another language, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.record.dsa_series import dsa_record
from data_sources.record.model import parse_breakdown
from data_sources.record.record import Record

PATTERNS = (
    r"https?://[^\s)\]”\"<>]+",  # addresses
    r"(?<![\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|nl|com|eu|app)\b(?:/[\w./-]*)?",  # as spoken
)
"""Patterns of what is a word of no language."""

NAMES = (
    "On the Record",  # this product
    *("English", "Nederlands", "Language / Taal"),  # languages in their own words
    # Units of code, and names of kinds of file
    *("CSV", "PNG", "SVG", "PDF", "JSON", "BibTeX", "CSL", "Excel", "Word", "PowerPoint", "HTML"),
    *("CC BY 4.0", "Creative Commons"),
)
"""Proper names that stand in texts of ours, beside those of the record."""
NAMED = ("platform", "company", "store", "law", "observer", "tree", "label")
"""Breakdowns whose parts are names: of companies, laws, and headings of publishers' own."""
NO_NAMES = ("Meta-owned", "Amazon and Twitch")


def names(record: Record) -> Iterator[str]:
    """Proper names and publishers' own titles."""
    yield from NAMES
    for publisher in record.publishers.values():
        yield from (publisher.name, publisher.short)
    for source in record.sources.values():
        yield source.title  # a publication is cited under its own title
    for event in record.events:
        yield event.source_title
    for line in record.help_lines:
        yield from (line.name, line.name.partition(":")[0], line.url, line.phone)
    for observation in (*record.observations, *dsa_record(record).observations):
        yield observation.locator  # a place in a publication, in that publication's words
        for key, value in parse_breakdown(observation.breakdown).items():
            if key in NAMED and value not in NO_NAMES:
                yield value
