"""The report of a check as a Word file."""

from __future__ import annotations

import io
from collections.abc import Sequence

from charts.files.word import new_document, paragraph
from charts.words.sentence import better_wording
from claims.model import Claim, limits_of
from claims.report.marking import MOST_SHOWN, SIGNS, shortened
from claims.report.wording import limit_words, verdict_name, why
from data_sources.record.record import Record
from languages import dates, translator
from languages.safe_text import clean

MOST_CLAIMS = 300


def as_docx(text: str, claims: Sequence[Claim], language: str, record: Record) -> bytes:
    """Title, the text, and for each claim verdict, reason, better wording, source and caveats."""
    _ = translator(language)
    document = new_document(language)
    document.core_properties.title = _("Check of the claims in a text")
    document.add_heading(_("Check of the claims in a text"), 0)
    version = _(
        "On the Record, version {version} of the record, {day}.",
        version=record.version,
        day=dates.day(record.created, language),
    )
    paragraph(document, version)
    document.add_heading(_("Text to check"), 1)
    for line in clean(text[:MOST_SHOWN]).splitlines():
        if line.strip():
            paragraph(document, line)
    for limit in limits_of(claims):
        paragraph(document, limit_words(limit, language), head=_("Not read"))
    if len(claims) > MOST_CLAIMS:
        first = _("This file shows the first {most} of {count} claims.",
                  most=MOST_CLAIMS, count=len(claims))  # fmt: skip
        paragraph(document, first, head=_("Not read"))
    for number, claim in enumerate(claims[:MOST_CLAIMS], start=1):
        _claim(document, number, claim, language)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _claim(document: object, number: int, claim: Claim, language: str) -> None:
    _ = translator(language)
    verdict = f"{SIGNS[claim.verdict]} {verdict_name(claim.verdict, language)}"
    document.add_heading(clean(f"{number}. {claim.quantity.text}: {verdict}"), 2)  # type: ignore[attr-defined]
    paragraph(document, clean(shortened(claim.sentence)))
    paragraph(document, why(claim, language), head=_("Why"))
    if claim.figure is None:
        return
    paragraph(document, better_wording(claim.figure, language), head=_("Better wording"))
    paragraph(document, claim.figure.cite(language), head=_("Source"))
    for caveat in claim.figure.caveats(language):
        paragraph(document, caveat, head=_("Say with it"))
