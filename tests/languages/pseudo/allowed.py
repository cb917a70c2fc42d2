"""What may stand in plain letters in a page of another language, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data_sources.package.tables import read_rows
from data_sources.record.citations import NAMED_PLACES, PLACES
from data_sources.record.model import parse_breakdown
from data_sources.record.record import Record
from data_sources.record.register import register_record
from publish.data import feed, history
from publish.pages import changes_page

PATTERNS = (
    r"\]\(/[^)\s]*\)",  # the address of a link
    r"\?lang=\S+|[:/\w]*/\w+/(?:figures|chart)/\S*|(?<!\S)/[a-z][\w./?=&-]*",  # addresses here
    r"[:/\w]*/(?:figures\?figure|talking-points\?point)=\S+",  # addresses in a post
    r"<iframe [^>]*></iframe>",  # code to be copied
    r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+(?:\|[^|\n]*){0,3}",  # keys of series and figures
    r"https?://[^\s)\]”\"<>]+",  # addresses
    r"(?<![\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|nl|com|eu|app)\b(?:/[\w./-]*)?",  # as spoken
)
"""Patterns of what is a word of no language."""

NAMES = (
    "On the Record",  # this product
    *(
        "English",
        "Nederlands",
        "Language / Taal",
        "EN",
        "NL",
        "QPS",
    ),  # languages in their own words
    # Units of code, and names of kinds of file
    *("CSV", "PNG", "SVG", "PDF", "JSON", "BibTeX", "CSL", "Excel", "Word", "PowerPoint", "HTML"),
    *("XLSX", "ZIP", "DOCX", "PPTX"),
    "Published figures on online child sexual abuse reporting, version",  # as a version is cited
    *("CC BY 4.0", "CC BY 3.0 IGO", "Creative Commons"),
)
"""Proper names that stand in texts of ours, beside those of the record."""
NAMED = (
    "platform",
    "company",
    "store",
    "law",
    "observer",
    "channel",
    "tree",
    "label",
    "state",
    "party",
    "organisation",
)
"""Breakdowns whose parts are names: of companies, laws, states, and publishers' own headings."""
DSA_KEYWORDS = (
    *("child_sexual_abuse_material", "grooming_sexual_enticement_minors"),
    "protection_of_minors",
)
HEADS = tuple(text.partition("{")[0] for text in NAMED_PLACES)
NO_NAMES = ("Meta-owned", "Amazon and Twitch")


def names(record: Record) -> Iterator[str]:
    """Proper names and publishers' own titles."""
    yield from NAMES
    yield from DSA_KEYWORDS  # keywords of the DSA database, as it writes them
    for publisher in record.publishers.values():
        yield from (publisher.name, publisher.short)
    for source in record.sources.values():
        yield source.title  # a publication is cited under its own title
    for event in record.events:
        yield event.source_title
        yield event.notes  # in English; the heading over them says so
        yield event.jurisdiction
    for row in read_rows(record.directory, "changes.csv"):
        # What was changed and why is listed in English; the page says so.
        yield from (row["change"], row["reason"], row["file"], row["breakdown"], row["geography"])
        yield changes_page.part_of(row)
    for number in history.numbers(record)[:-1]:
        # An earlier version has the words that it had, in the languages that it had.
        earlier = history.version(record, number)
        for text in earlier.words.values():
            yield from (text["name"], text["definition"])
        # Before there was a column for notes, they stood in the titles.
        yield from (row["title"] for row in earlier.sources.values())
    for entry in feed.entries(record):
        yield from changes_page.points(entry.text)  # the change log is kept in English, and marked
    for place in record.geographies.values():
        yield from (place.code, place.iso2)  # ISO 3166
    for line in record.help_lines:
        yield from (line.name, line.name.partition(":")[0], line.url, line.phone)
    for observation in (*record.observations, *register_record(record).observations):
        # What the record notes of an observation is in English; the heading over it says so.
        yield observation.notes
        # A place in a publication, in that publication's words, beside those that are ours.
        parts = re.split(r"[;,] ", observation.locator)
        yield from (observation.locator, *(part for part in parts if part not in PLACES))
        for part in parts:  # "row X": ours is the first word, the name is the source's
            names = (part.removeprefix(head) for head in HEADS if part.startswith(head))
            yield from names
        for key, value in parse_breakdown(observation.breakdown).items():
            if key in NAMED and value not in (*NO_NAMES, "not specified"):
                yield value
