"""What an assistant is answered: small, and never a number without what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.record.figure import Figure
from data_sources.record.record import Record
from languages import dates, translator
from publish.address import addresses

MOST_CAVEATS, MOST_OTHERS = 900, 5
"""Characters of caveats and other values in an answer; the rest stands on the figure's page."""


@dataclass(frozen=True)
class FigureSaid:
    """A figure with its unit, period, place, source and what must not be concluded from it.

    ``text`` is what may be repeated; ``known`` says how well it is known; ``standing`` is
    ``current`` for the figure to use.
    """

    id: str
    text: str
    value: float
    unit: str
    period: str
    place: str
    counted_by: str
    source: str
    source_url: str
    known: str
    standing: str
    must_not_conclude: str
    page: str


@dataclass(frozen=True)
class FigureWhole:
    """One figure with its definition, caveats, breaks, what else was published, and citation.

    ``not_shown`` says how much of it stands on the figure's page only; empty where all is here.
    """

    figure: FigureSaid
    definition: str
    caveats: list[str]
    breaks: list[str]
    also_published: list[FigureSaid]
    citation: str
    record_version: str
    not_shown: str


def figure_said(figure: Figure, language: str) -> FigureSaid:
    series = figure.series
    return FigureSaid(
        id=figure.id,
        text=f"{figure.label(language)}: {figure.with_unit(language, 'exact')}",
        value=figure.value,
        unit=series.unit.word(2, language),
        period=figure.period_label(language),
        place=figure.geography.name(language),
        counted_by=series.publisher.name,
        source=figure.source_line(language),
        source_url=figure.source.url,
        known=_known(figure, language),
        standing=figure.observation.standing,
        must_not_conclude=series.text(language).does_not_measure,
        page=f"/{addresses.figure(language, series.key)}",
    )


def figure_whole(record: Record, figure: Figure, language: str) -> FigureWhole:
    said = figure.caveats(language)
    said += [
        f"{item.label[language]}: {item.text[language]}" for item in record.explanations_of(figure)
    ]
    breaks = [
        f"{dates.day(item.date, language)}: {item.why[language]}"
        for item in record.breaks(figure.series.key)
    ]
    others = record.others(figure)
    caveats, told = _shortened(said), _shortened(breaks)
    left = (len(said) - len(caveats), len(breaks) - len(told), max(0, len(others) - MOST_OTHERS))
    return FigureWhole(
        figure=figure_said(figure, language),
        definition=figure.series.text(language).definition,
        caveats=caveats,
        breaks=told,
        also_published=[figure_said(other, language) for other in others[:MOST_OTHERS]],
        citation=figure.cite(language),
        record_version=record.version,
        not_shown=_left_out(*left, language) if any(left) else "",
    )


def _left_out(caveats: int, breaks: int, values: int, language: str) -> str:
    return translator(language)(
        "Not all is here: caveats left out: {caveats}, breaks: {breaks}, other values: {values}."
        " Read the figure's page before you repeat the figure.",
        caveats=caveats,
        breaks=breaks,
        values=values,
    )


def _known(figure: Figure, language: str) -> str:
    _ = translator(language)
    words = {
        "publisher": _("Read at the publisher's own publication"),
        "confirmed": _("Read elsewhere and confirmed by a second page."),
        "reported": _("Reported by others only; not read at the publisher's own publication."),
    }
    return words[figure.level]


def _shortened(texts: list[str]) -> list[str]:
    """As many as fit, the first in any case; no text is cut in the middle."""
    found: list[str] = []
    room = MOST_CAVEATS
    for text in texts:
        if not found or len(text) <= room:
            found.append(text)
            room -= len(text)
    return found
