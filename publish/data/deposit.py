"""What an archive is told of a version: ``CITATION.cff`` and ``.zenodo.json``.

They go into the file of each version, so that an upload is all that a DOI needs.
"""

from __future__ import annotations

from languages import LANGUAGES, called
from publish.data.data_files import as_json

TITLE = "On the Record: published figures on online child sexual abuse reporting"
DESCRIPTION = (
    "Figures as published by hotlines, clearing houses, platforms, governments and researchers,"
    " each with its source, the place in it, its definition, breaks and caveats, in"
    f" {' and '.join(map(called, LANGUAGES))}. A report is not a child, not a victim, not"
    " an image and not a crime. Cite the publisher of a figure first, and this compilation"
    " with its version second."
)
KEYWORDS = ("child sexual abuse material", "online child protection", "reporting statistics")


def files(number: str, day: str) -> dict[str, bytes]:
    """Both files for a version and its day."""
    return {"CITATION.cff": citation_file(number, day), ".zenodo.json": zenodo(number, day)}


def citation_file(number: str, day: str) -> bytes:
    """The Citation File Format, 1.2."""
    lines = [
        "cff-version: 1.2.0",
        "message: Cite the publisher of a figure first, and this compilation with its version"
        " second.",
        f'title: "{TITLE}"',
        f'abstract: "{DESCRIPTION}"',
        "type: dataset",
        f'version: "{number}"',
        f"date-released: {day}",
        "license: CC-BY-4.0",
        "keywords:",
        *(f"  - {word}" for word in KEYWORDS),
        "authors:",
        "  - name: On the Record",
    ]
    return ("\n".join(lines) + "\n").encode()


def zenodo(number: str, day: str) -> bytes:
    """The metadata of a deposit on Zenodo."""
    return as_json(
        {
            "title": TITLE,
            "description": DESCRIPTION,
            "upload_type": "dataset",
            "version": number,
            "publication_date": day,
            "access_right": "open",
            "license": "cc-by-4.0",
            "language": "eng",
            "creators": [{"name": "On the Record"}],
            "keywords": list(KEYWORDS),
        }
    )
