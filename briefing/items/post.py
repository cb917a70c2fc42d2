"""A quote for a post: one sentence of the record with its source and a link, in few signs.

The wording is shortened before the link is, and neither before the source, which always stands.
Nothing is cut off: a shorter wording is another whole sentence, so that no number, and nothing
that belongs to one, can be lost from its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from briefing.points.evidence import figures_in
from briefing.points.points import TalkingPoint
from charts.spec.model import Chart, Mark
from charts.words import findings, titles
from charts.words.sentence import better_wording, remarks
from data_sources.record import citations
from data_sources.record.figure import Change, Figure, NotComparable
from languages import translator

MOST = 280
"""Signs of a post, with its source and its link."""


@dataclass(frozen=True)
class Post:
    """The whole text of a post. ``left_out`` is an address that had no room in it."""

    text: str
    left_out: str = ""


def of_figure(figure: Figure, language: str, links: Sequence[str] = ()) -> Post | None:
    """A post on one figure; None when no wording fits. ``links`` in the order of preference."""
    short = f"{figure.label(language)}: {figure.with_unit(language)}."
    more = [] if figure.observation.standing == "current" else remarks(figure, language)
    wordings = [better_wording(figure, language), " ".join([short, *more])]
    return _fitting(wordings, _sources([figure], language), (*links, ""))


def of_chart(chart: Chart, link: str = "") -> Post | None:
    """A post on what a chart shows, or on what it is about; None when nothing fits."""
    figures = _told(chart)
    sources = _sources(figures, chart.language) if figures else _step_sources(chart)
    titles = [f"{chart.title} ({chart.subtitle}).", f"{chart.title}."]
    found = _fitting(_findings(chart), sources, (link, ""))
    return found or _fitting(titles, _sources(chart.figures, chart.language) or sources, (link, ""))


def of_point(point: TalkingPoint, audience: str, link: str = "", spoken: str = "") -> Post | None:
    """A post on a talking point in one voice, or its headline; None when neither fits.

    ``link`` leads to the point, ``spoken`` to the point in that voice.
    """
    tried = ((audience, spoken), ("headline", link), (audience, ""), ("headline", ""))
    for block, where in tried:
        text = point.headline if block == "headline" else point.texts.get(block, "")
        wording = f"{text} {point.worked_out_line(block)}" if text else ""
        found = _fitting([wording], list(_point_sources(point, block)), (where,))
        if found:
            return (
                found if where else replace(found, left_out=link if block == "headline" else spoken)
            )
    return None


def _fitting(wordings: Iterable[str], sources: Sequence[str], links: Sequence[str]) -> Post | None:
    """The first that fits: a shorter wording before a shorter source, and that before no link."""
    for link, wording, source in product(links, list(wordings), sources):
        text = "\n".join(filter(None, [" ".join(wording.split()), source, link]))
        if wording and source and len(text) <= MOST:
            return Post(text, "" if link else next(iter(links), ""))
    return None


def _sources(figures: Sequence[Figure], language: str) -> list[str]:
    """The sources in ever fewer words; the publisher stands in all of them."""
    if not figures:
        return []
    lines = [citations.sources_line(figures, language, most) for most in (3, 1)]
    return list(dict.fromkeys([*lines, lines[-1].removesuffix(f" {_compiled(language)}")]))


def _step_sources(chart: Chart) -> list[str]:
    """Of a timeline the source of the step that its finding tells, not those of all steps."""
    told = {mark.url for mark in chart.marks if mark.detail and mark.detail in chart.finding}
    events = chart.record.timeline() if chart.kind == "timeline" else []
    names = {event.source_name(chart.language) for event in events if event.source_url in told}
    if len(names) != 1 or not all(names):
        return [chart.source_line]
    line = f"{translator(chart.language)('Source: ')}{names.pop().rstrip('.')}."
    return [f"{line} {_compiled(chart.language)}", line]


def _compiled(language: str) -> str:
    return f"{translator(language)('Compiled by')} {citations.COMPILER}."


def _point_sources(point: TalkingPoint, block: str) -> Iterator[str]:
    """The sources of what one block prints; those of the whole point where it prints none."""
    figures = figures_in(point.evidence_for(block)) or point.figures
    yield from _sources(figures, point.language)
    if figures:
        return
    _ = translator(point.language)
    names = [source.publisher.known_as(point.language) for source in point.sources]
    names = list(dict.fromkeys(names or [e.source_name(point.language) for e in point.events]))
    for most in (2, 1) if names else ():
        head = _("Source: ") if len(names) == 1 else _("Sources: ")
        rest = len(names) - most
        more = _(" and {count} more", count=rest) if rest > 0 else ""
        line = f"{head}{'; '.join(names[:most]).rstrip('.')}{more}."
        yield from (f"{line} {_compiled(point.language)}", line)


def _findings(chart: Chart) -> Iterator[str]:
    """What the chart shows, each with what of it was worked out; the fullest first."""
    if not chart.finding:
        return
    own = _worked_out_line(chart, chart.finding)
    yield f"{chart.title} ({chart.subtitle}): {chart.finding} {own}"
    named = ", ".join([chart.title, *_of_whom(chart)])
    yield f"{named}: {chart.finding} {own}"
    first, more, _rest = chart.finding.partition("; ")
    # The highest may stand by itself; of any other list none may be picked.
    if more and findings.names_highest(chart.finding, chart.language):
        yield f"{named}: {first}. {_worked_out_line(chart, first)}"


def _of_whom(chart: Chart) -> list[str]:
    """Of the subtitle what no wording may lose: the place and the part that the numbers are of.

    The unit and the period stand in the finding.
    """
    _unit, *parts = chart.subtitle.split(" · ")
    there = {titles.period_words(chart.figures, chart.language)} | set(chart.title.split(", "))
    if all(figure.geography.code == "World" for figure in chart.figures):
        there.add(titles.place_words(chart.figures, chart.language))
    return [part for part in parts if part not in there]


def _told(chart: Chart) -> Sequence[Figure]:
    """The figures that the finding rests on: of one line the last two, else all."""
    if chart.kind != "trend" or len(chart.groups) != 1 or chart.panels:
        return chart.figures
    last = chart.groups[0].marks[-2:]
    return list(dict.fromkeys(figure for mark in last for figure in mark.figures))


def _worked_out(chart: Chart, sentence: str) -> list[str]:
    """The numbers in a sentence of a chart's that no publisher printed."""
    said = [mark.text for mark in chart.marks if mark.worked_out]
    change = _last_change(chart)
    if change is not None:
        said += [change.format(chart.language, style).lstrip("+−") for style in ("short", "exact")]
    return [text for text in dict.fromkeys(said) if _stands_in(text, sentence)]


def _stands_in(number: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?![.,]?\d)", text))


def _last_change(chart: Chart) -> Change | None:
    """What lies between the last two figures of a chart with one line, where it may be said."""
    marks: Sequence[Mark] = chart.groups[0].marks if len(chart.groups) == 1 else ()
    if chart.kind == "ranking" or len(marks) < 2:
        return None
    before, last = marks[-2].figure, marks[-1].figure
    if before is None or last is None:
        return None
    try:
        return chart.record.change(before, last)
    except NotComparable:
        return None


def _worked_out_line(chart: Chart, sentence: str) -> str:
    _, found = translator(chart.language), ", ".join(_worked_out(chart, sentence))
    return _("Worked out by On the Record: {numbers}.", numbers=found) if found else ""
