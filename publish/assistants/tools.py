"""What an assistant may ask of the record. Nothing is stored; each answer stands on its own.

A question that cannot be answered is answered with why. The functions know no protocol.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from briefing.points.points import AUDIENCES, SUBJECTS, TalkingPoint, load_points
from claims.checking import check
from claims.model import Claim
from claims.read.text import language_of
from claims.report.wording import limit_words, verdict_name, why
from data_sources.record import citations
from data_sources.record.figure import Figure, NotComparable
from data_sources.record.model import Series
from data_sources.record.record import Record, UnknownFigure
from languages import DEFAULT_LANGUAGE, LANGUAGES, translator
from languages.safe_text import clean
from publish.assistants.refused import Refused
from publish.assistants.said import FigureSaid, FigureWhole, figure_said, figure_whole
from publish.search.hits import remarks
from publish.search.index import Answer, index

MOST_FOUND, MOST_JUDGED, MOST_POINTS, SHORT = 20, 20, 3, 3
MOST_LOOKED_AT = 120
"""Results of the search, among which are pages, laws and sources that are no figures."""


@dataclass(frozen=True)
class Found:
    """Current figures that fit, the best first.

    ``not_found`` are words that stand nowhere in the record, ``whole`` says whether each result
    holds all the other words, as they were written or as ``note`` says that they were read. What
    holds a part only may not be an answer to the question. ``more`` is how many others were found
    and are left out here.
    """

    figures: list[FigureSaid]
    more: int
    whole: bool
    not_found: list[str]
    note: str


@dataclass(frozen=True)
class Compared:
    """The change between two figures with what it is the change of, or why none may be stated."""

    comparable: bool
    said: str
    caveats: list[str]
    first: FigureSaid
    second: FigureSaid


@dataclass(frozen=True)
class Judged:
    """A number in a sentence, and what the record says of it."""

    number: str
    sentence: str
    verdict: str
    why: str
    figure: FigureSaid | None


@dataclass(frozen=True)
class Checked:
    """Each number of the text that concerns this record; ``note`` says what was not judged, and
    ``more`` how many judged numbers are left out."""

    judged: list[Judged]
    more: int
    note: str
    limits: list[str]


@dataclass(frozen=True)
class PointSaid:
    """A talking point: to be quoted as it stands, with its caveat and sources."""

    id: str
    subject: str
    headline: str
    text: str
    request: str
    caveat: str
    worked_out: str
    sources: list[str]


def search_figures(record: Record, words: str, place: str, limit: int, language: str) -> Found:
    """The current figures that fit the words: what counts is the one search of the product.

    Of a series that fits, its newest figure stands for it.
    """
    told = language_of(words, language)
    if place and place not in record.geographies:
        raise Refused(
            translator(language or told or DEFAULT_LANGUAGE)(
                "“{place}” is no place of this record: use a code like NLD, or World.",
                place=clean(place)[:40],
            )
        )
    asked = (told, language or told) if told else LANGUAGES
    known, shown, answer = _search(record, words, place, asked)
    whole = answer.whole and bool(shown)
    if not shown:
        _same, shown, _less = _search(record, _telling(words), place, asked)
    language = language or known
    figures = [figure_said(one, language) for one in shown[:limit]]
    more = len(shown) - len(figures)
    note = _note(answer, bool(shown), whole, language)
    return Found(figures, more, whole, list(answer.passed_over), note)


def _note(answer: Answer, found: bool, whole: bool, language: str) -> str:
    """What must be known of what was found: that it may be no answer comes first."""
    _ = translator(language)
    if not found:
        return _("The record has no figure for these words. Say so; give none from memory.")
    said = remarks(replace(answer, whole=True), language)
    if not whole:
        said.append(_("Nothing holds all of it; these hold a part."))
    always = _(
        "Figures of different series may not be added. Look at the definition of a figure before"
        " you use it."
    )
    return " ".join([*said, always])


def _search(
    record: Record, words: str, place: str, languages: tuple[str, ...]
) -> tuple[str, list[Figure], Answer]:
    """What the words find, and in which language: the first in which they find all, or any."""
    found = []
    for language in dict.fromkeys(languages):
        answer = index(record, language).search(words, MOST_LOOKED_AT)
        found.append((language, _figures(record, answer, place), answer))
    return max(found, key=lambda one: _well(one[1], one[2]))


def _well(shown: list[Figure], answer: Answer) -> tuple[bool, bool, int]:
    """How well an answer answers: figures at all, all words, and those as they were written."""
    return bool(shown), bool(shown) and answer.whole, -len(answer.passed_over + answer.read_as)


def _telling(words: str) -> str:
    """A whole sentence without its short words, which no figure holds: "did", "get", "was"."""
    kept = (word for word in words.split() if len(word) > SHORT or not word.islower())
    return " ".join(kept)


def _figures(record: Record, answer: Answer, place: str) -> list[Figure]:
    """The figures among what was found, each once."""
    meant = (_meant(record, thing.subject, place) for thing in answer.things)
    fitting = (one for one in meant if one and place in ("", one.geography.code))
    return list({one.fingerprint: one for one in fitting}.values())


def _meant(record: Record, subject: object, place: str) -> Figure | None:
    """The figure that a result of the search is or stands for."""
    series = subject.series if isinstance(subject, Figure) else subject
    if not isinstance(series, Series) or series.key in record.register_series:
        return None  # one of a register has no identity to ask for
    if isinstance(subject, Figure):
        return subject if subject.observation.standing == "current" else None
    own = record.find(series.key, place or None, "") or record.find(series.key, place or None)
    return max(own, key=lambda one: (one.period.end, one.period.start), default=None)


def figure(record: Record, figure_id: str, language: str) -> FigureWhole:
    return figure_whole(record, _figure(record, figure_id, language), language)


def compare(record: Record, first: str, second: str, language: str) -> Compared:
    """The change from the first to the second, or why the two may not be compared."""
    one, other = _figure(record, first, language), _figure(record, second, language)
    pair = (figure_said(one, language), figure_said(other, language))
    try:
        change = record.change(one, other)
    except NotComparable as error:
        return Compared(False, error.explain(language), [], *pair)
    said = [
        f"{item.label[language]}: {item.text[language]}"
        for item in record.explanations_between(one, other)
    ]
    whole = translator(language)(
        "{change}: {second}; before that {first}.",
        change=change.format(language),
        second=pair[1].text,
        first=pair[0].text,
    )
    return Compared(True, whole, said, *pair)


def check_claim(record: Record, text: str, language: str) -> Checked:
    """Whether the numbers in a text are right, whose they are, what the text leaves out."""
    found = check(text, None, record)
    language = language or language_of(text)
    _ = translator(language)
    note = _(
        "Only numbers that concern this record are judged. What is not judged is neither right"
        " nor wrong."
    )
    limits = [limit_words(limit, language) for limit in found.limits]
    judged = [_judged(one, language) for one in found[:MOST_JUDGED]]
    return Checked(judged, len(found) - len(judged), note, limits)


def _judged(claim: Claim, language: str) -> Judged:
    shown = claim.figure and figure_said(claim.figure, language)
    verdict = verdict_name(claim.verdict, language)
    return Judged(
        claim.quantity.text, claim.sentence[:400], verdict, why(claim, language), shown or None
    )


def talking_points(record: Record, subject: str, audience: str, language: str) -> list[PointSaid]:
    """Up to three points on a subject, in one voice, with caveat and sources."""
    _ = translator(language)
    if subject not in SUBJECTS:
        raise Refused(_("There is no such subject; there are: {known}.", known=", ".join(SUBJECTS)))
    if audience not in AUDIENCES:
        known = ", ".join(AUDIENCES)
        raise Refused(_("There is no such audience; there are: {known}.", known=known))
    found = load_points(record, language, audience, subject)[:MOST_POINTS]
    if not found:
        raise Refused(
            _("There is no talking point on this for this audience: ask for another audience.")
        )
    return [_point(point, audience) for point in found]


def _point(point: TalkingPoint, audience: str) -> PointSaid:
    return PointSaid(
        id=point.id,
        subject=point.subject,
        headline=point.headline,
        text=point.text(audience),
        request=point.request(audience),
        caveat=point.caveat,
        worked_out=point.worked_out_line("headline", audience, f"{audience}_request", "caveat"),
        sources=point.citations(audience),
    )


def cite(record: Record, figure_id: str, style: str, language: str) -> str:
    """The reference of one figure: as a sentence, or its publication as BibTeX or CSL-JSON."""
    found = _figure(record, figure_id, language)
    if style == "bibtex":
        return citations.bibtex(found.source, language)
    if style == "csl":
        return json.dumps(citations.csl(found.source, language), ensure_ascii=False)
    return found.cite(language)


def _figure(record: Record, figure_id: str, language: str) -> Figure:
    try:
        return record.by_id(figure_id)
    except UnknownFigure:
        raise Refused(
            translator(language)(
                "There is no current figure “{id}”: take an id from search_figures.",
                id=clean(figure_id)[:80],
            )
        ) from None
