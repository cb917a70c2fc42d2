"""The report of a check as a Word file."""

from __future__ import annotations

import io
from collections.abc import Sequence

from charts.files.word import heading, paragraph
from charts.files.word_paper import Paper, new_document
from claims.model import Claim, limits_of
from claims.report.marking import MOST_SHOWN, SIGNS, shortened
from claims.report.wording import better, limit_words, stands_on, verdict_words, why
from data_sources.record.record import Record
from languages import dates, translator
from languages.safe_text import clean

MOST_CLAIMS = 300


def as_docx(text: str, claims: Sequence[Claim], language: str, record: Record) -> bytes:
    """Title, the text, and for each claim verdict, reason, better wording, source and caveats."""
    _ = translator(language)
    paper = new_document(language)
    paper.file.core_properties.title = _("Check of the claims in a text")
    paragraph(paper, _("Check of the claims in a text"), "Title")
    version = _(
        "On the Record, version {version} of the record, {day}.",
        version=record.version,
        day=dates.day(record.created, language),
    )
    paragraph(paper, version)
    heading(paper, _("Text to check"), 1)
    for line in clean(text[:MOST_SHOWN]).splitlines():
        if line.strip():
            paragraph(paper, line)
    for limit in limits_of(claims):
        paragraph(paper, limit_words(limit, language), head=_("Not read"))
    if len(claims) > MOST_CLAIMS:
        first = _("This file shows the first {most} of {count} claims.",
                  most=MOST_CLAIMS, count=len(claims))  # fmt: skip
        paragraph(paper, first, head=_("Not read"))
    for number, claim in enumerate(claims[:MOST_CLAIMS], start=1):
        _claim(paper, number, claim, language)
    buffer = io.BytesIO()
    paper.file.save(buffer)
    return buffer.getvalue()


def _claim(paper: Paper, number: int, claim: Claim, language: str) -> None:
    _ = translator(language)
    verdict = f"{SIGNS[claim.verdict]} {verdict_words(claim, language)}"
    heading(paper, clean(f"{number}. {claim.quantity.text}: {verdict}"), 2)
    paragraph(paper, clean(shortened(claim.sentence)))
    paragraph(paper, why(claim, language), head=_("Why"))
    if claim.figure is None:
        return
    paragraph(paper, better(claim, language), head=_("Better wording"))
    for figure in stands_on(claim):
        paragraph(paper, figure.cite(language), head=_("Source"))
    for caveat in claim.figure.caveats(language):
        paragraph(paper, caveat, head=_("Say with it"))
