"""What a talking point's template can ask of the record, and what it gets.

A template never holds a number. It asks for a figure by its name and prints the answer, which
carries its source: whatever is printed goes into a :class:`~briefing.evidence.Notebook`, so that
the point knows what it rests on, sentence by sentence. What does not exist, or may not be said,
is an error while rendering: an unknown figure, a change across a break, a rise that is a fall.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.points.evidence import (
    START,
    BreakCitation,
    EventCitation,
    Evidence,
    HelpCitation,
    Notebook,
    StatementCount,
)
from data_sources.record.figure import Change, Figure
from data_sources.record.model import Source
from data_sources.record.period import Period
from data_sources.record.record import Record, UnknownFigure
from languages import dates, grammar, numbers, translator


class CannotBeSaid(ValueError):
    """A sentence that the record does not bear out, or no longer."""


@dataclass(frozen=True)
class Quoted:
    """Something printable with the evidence for it. Printing it writes the evidence down."""

    book: Notebook
    evidence: tuple[Evidence, ...]
    value: float
    forms: dict[str, Callable[[], str]]

    def say(self, form: str) -> str:
        """One of the forms (``short``, ``exact``, ``unit``, ``period``…). Raises CannotBeSaid."""
        if form not in self.forms:
            raise CannotBeSaid(f"no “{form}” of {self.evidence}: there is {', '.join(self.forms)}")
        self.book.note(*self.evidence)
        return self.book.mark(form, self.forms[form](), self.evidence)

    def worded(self, words: str) -> str:
        """Words that a template may use because a function bore them out: a rank, a tense."""
        self.say("rank")
        return self.book.mark("rank", words, self.evidence)

    def __str__(self) -> str:
        return self.say("short")


FILTERS = (
    *("short", "exact", "unit", "exact_unit", "period", "publisher", "place", "ages", "size"),
    *("says", "why", "site", "phone", "since"),
)


def filters() -> dict[str, Callable[..., str]]:
    """``{{ figure|unit }}`` and the like: each prints one form. ``start`` opens a sentence.

    ``{{ leader|worded('the largest') }}`` prints words that :meth:`Desk.highest` bore out.
    """
    forms: dict[str, Callable[..., str]] = {
        form: (lambda quoted, form=form: quoted.say(form)) for form in FILTERS
    }
    return forms | {
        "start": lambda text: START + text,
        "worded": lambda quoted, words: quoted.worded(words),
    }


class Desk:
    """The functions of a template, over one record, in one language, with one notebook."""

    def __init__(self, record: Record, book: Notebook, today: date | None = None) -> None:
        self.record, self.book, self.language = record, book, book.language
        self.today = today or date.today()

    def functions(self) -> dict[str, Any]:
        names = (
            *("fig", "latest", "superseded", "change", "rise", "fall", "total", "share"),
            *("gap", "event", "tense", "highest", "helpline", "statements", "require"),
        )
        return {name: getattr(self, name) for name in names}

    # figures

    def fig(
        self, series: str, period: str, geography: str = "World", breakdown: str = ""
    ) -> Quoted:
        """The current figure of a slot. Raises UnknownFigure."""
        return self._figure(self.record.figure(series, period, geography, breakdown))

    def latest(
        self, series: str, geography: str = "World", breakdown: str = "", kind: str | None = None
    ) -> Quoted:
        """The current figure whose period ends last. Raises UnknownFigure."""
        return self._figure(self.record.latest(series, geography, breakdown, kind))

    def superseded(
        self, series: str, period: str, geography: str = "World", breakdown: str = ""
    ) -> Quoted:
        """The highest figure once published for a slot and since withdrawn or revised."""
        found = self.record.find(series, geography, breakdown, period, ("superseded",))
        if not found:
            raise UnknownFigure(f"no superseded figure of “{series}” for {period}")
        return self._figure(max(found, key=lambda figure: figure.value))

    def _figure(self, figure: Figure) -> Quoted:
        language = self.language
        forms = {
            "short": lambda: figure.format(language),
            "exact": lambda: figure.format(language, "exact"),
            "unit": lambda: figure.with_unit(language),
            "exact_unit": lambda: figure.with_unit(language, "exact"),
            "period": lambda: dates.period(figure.period, language),
            "publisher": lambda: figure.series.publisher.known_as(language),
            "place": lambda: figure.geography.name(language),
        }
        if figure.series.unit.kind == "percent":
            forms["size"] = lambda: figure.format(language).replace("-", "").replace("−", "")
        ages = figure.breakdown.get("age") or figure.breakdown.get("ages")
        if ages:
            forms["ages"] = lambda: age_words(ages, language)
        self.book.ask(figure)
        return Quoted(self.book, (figure,), figure.value, forms)

    # what lies between figures

    def change(self, first: Quoted, second: Quoted) -> Quoted:
        """The change from one figure to another. Raises NotComparable across a break."""
        change = self.record.change(_only_figure(first), _only_figure(second))
        return self._change(change)

    def rise(self, first: Quoted, second: Quoted) -> Quoted:
        """How much more the second is, without a sign. Raises CannotBeSaid when it is not."""
        return self._directed(first, second, "up")

    def fall(self, first: Quoted, second: Quoted) -> Quoted:
        """How much less the second is, without a sign. Raises CannotBeSaid when it is not."""
        return self._directed(first, second, "down")

    def _directed(self, first: Quoted, second: Quoted, direction: str) -> Quoted:
        change = self.record.change(_only_figure(first), _only_figure(second))
        if change.told_by_numbers:
            raise CannotBeSaid(f"the two numbers say it, not a percentage: {change!r}")
        if change.direction != direction:
            raise CannotBeSaid(f"{change.second!r} is not “{direction}” from {change.first!r}")
        return self._change(change, signed=False)

    def _change(self, change: Change, signed: bool = True) -> Quoted:
        """``short`` is in whole percents from ten percent on, ``exact`` with a decimal."""

        def said(style: str) -> str:
            text = change.format(self.language, style)
            return text if signed else text.lstrip("+−")

        forms = {"short": lambda: said("short"), "exact": lambda: said("exact")}
        return Quoted(self.book, (change.first, change.second), change.difference, forms)

    def total(self, *parts: Quoted) -> Quoted:
        """The sum of figures of one unit and period. Raises CannotBeSaid when they differ."""
        figures = [_only_figure(part) for part in parts]
        if len({(figure.unit, figure.period) for figure in figures}) != 1:
            raise CannotBeSaid(f"figures of different units or periods do not add up: {figures}")
        if any(figure.observation.inexact for figure in figures):
            raise CannotBeSaid(f"inexact figures do not add up: {figures}")
        value = sum(figure.value for figure in figures)
        unit = figures[0].series.unit.word(value, self.language)
        forms = {
            "short": lambda: numbers.short(value, self.language),
            "exact": lambda: numbers.exact(value, self.language),
            "unit": lambda: f"{numbers.short(value, self.language)} {unit}",
            "period": lambda: dates.period(figures[0].period, self.language),
        }
        return Quoted(self.book, tuple(figures), value, forms)

    def share(self, part: Quoted, whole: Quoted) -> Quoted:
        """One count as a share of another of the same unit and period, in percent."""
        first, second = part.evidence[0], whole.evidence[0]
        same = [getattr(item, "unit", None) for item in (first, second)]
        periods = [getattr(item, "period", None) for item in (first, second)]
        if same[0] != same[1] or periods[0] != periods[1] or part.value > whole.value:
            raise CannotBeSaid(f"{first!r} is not a part of {second!r}")
        value = part.value / whole.value * 100
        decimals = 0 if value >= 10 else 1
        forms = {"short": lambda: numbers.percent(value, self.language, decimals)}
        return Quoted(self.book, (*part.evidence, *whole.evidence), value, forms)

    def gap(self, first: Quoted, second: Quoted) -> Quoted:
        """The first break between two figures. Raises CannotBeSaid when they are comparable."""
        one, other = _only_figure(first), _only_figure(second)
        between = self.record.breaks_between(one, other)
        if not between:
            raise CannotBeSaid(f"no break lies between {one!r} and {other!r}")
        item = between[0]
        forms = {
            "short": lambda: dates.day(item.date, self.language),
            "why": lambda: item.why[self.language],
        }
        cited = BreakCitation(item)
        self.book.ask(cited)
        return Quoted(self.book, (cited, one, other), 0, forms)

    def highest(self, figure: Quoted, by: str = "place") -> Quoted:
        """A superlative borne out: this figure is above all others of its series and period.

        ``by`` is what the others differ in: ``place``, or a key of the breakdown. Raises
        CannotBeSaid when another is as high or higher, or when there is none to compare with.
        """
        own = _only_figure(figure)
        rivals = [other for other in self._beside(own, by) if other.id != own.id]
        if not rivals or max(rival.value for rival in rivals) >= own.value:
            raise CannotBeSaid(f"{own!r} is not above all others by {by}")
        if own.observation.lower_bound is False and any(
            rival.observation.lower_bound for rival in rivals
        ):
            raise CannotBeSaid(f"another figure beside {own!r} is only known as “at least”")
        return Quoted(self.book, (own,), own.value, {"rank": lambda: ""})

    def _beside(self, figure: Figure, by: str) -> list[Figure]:
        """The current figures of the series and period that differ in one thing only."""
        found = self.record.find(figure.series.key, None, None, figure.period)
        if by == "place":
            return [
                other
                for other in found
                if other.breakdown == figure.breakdown
                and other.geography.kind == figure.geography.kind
            ]
        rest = {key: value for key, value in figure.breakdown.items() if key != by}
        return [
            other
            for other in found
            if other.geography.code == figure.geography.code
            and by in other.breakdown
            and {key: value for key, value in other.breakdown.items() if key != by} == rest
        ]

    # law, help, statements

    def event(self, day: str, jurisdiction: str, words: str = "") -> Quoted:
        """A step of the timeline, printed as its date. ``words`` tells two of a day apart."""
        found = [
            event
            for event in self.record.timeline()
            if (event.date, event.jurisdiction) == (day, jurisdiction)
            and words.casefold() in f"{event.instrument}: {event.event}".casefold()
        ]
        if len(found) != 1:
            raise UnknownFigure(f"{len(found)} events on {day} in {jurisdiction} with “{words}”")
        event, cited = found[0], EventCitation(found[0])
        self.book.ask(cited)
        forms = {
            "short": lambda: dates.partial(event.date, self.language),
            "since": lambda: since(event.date, self.language, self.today),
            "says": lambda: event.words(self.language)[1].rstrip("."),
        }
        return Quoted(self.book, (cited,), 0, forms)

    def tense(self, event: Quoted, past: str, future: str) -> str:
        """The words for a step whose day is over, or the ones for a day that is still to come."""
        cited = event.evidence[0]
        if not isinstance(cited, EventCitation):
            raise CannotBeSaid(f"only a step of the timeline has a tense, not {cited!r}")
        words = past if is_past(cited.event.date, self.today) else future
        return self.book.mark("tense", words, event.evidence)

    def helpline(self, name: str) -> Quoted:
        """Where to report or get help, by the start of its name. Raises UnknownFigure."""
        found = [line for line in self.record.help_lines if line.name.startswith(name)]
        if len(found) != 1:
            raise UnknownFigure(f"{len(found)} help lines called “{name}”")
        line, cited = found[0], HelpCitation(found[0])
        self.book.ask(cited)
        forms = {
            "short": lambda: line.name.partition(":")[0],
            "site": lambda: line.url.partition("//")[2].removeprefix("www.").rstrip("/"),
        }
        if line.phone:
            forms["phone"] = lambda: line.phone
        return Quoted(self.book, (cited,), 0, forms)

    def statements(self, period: str, keyword: str = "") -> Quoted:
        """DSA statements of reasons in a period: all, with ``any`` keyword, or with one."""
        span = Period.parse(period)
        value = _statements(self.record, span, keyword)
        count = StatementCount(value, span, keyword, _register(self.record, keyword))
        self.book.ask(count)
        forms = {
            "short": lambda: numbers.short(value, self.language),
            "exact": lambda: numbers.exact(value, self.language),
            "period": lambda: dates.period(span, self.language),
        }
        return Quoted(self.book, (count,), value, forms)

    def require(self, holds: bool, what: str = "") -> str:
        """Nothing when true; else CannotBeSaid, so that a sentence cannot outlive its truth."""
        if not holds:
            raise CannotBeSaid(what or "a condition of this sentence no longer holds")
        return ""


def is_past(day: str, today: date) -> bool:
    """Whether a date of the timeline (``2026``, ``2026-07`` or ``2026-07-28``) has begun."""
    return today.isoformat()[: len(day)] >= day


def since(day: str, language: str, today: date) -> str:
    """ "since 3 April 2026", or "from 2 December 2026 on" while that day is still to come."""
    _ = translator(language)
    said = dates.partial(day, language)
    return _("since {day}", day=said) if is_past(day, today) else _("from {day} on", day=said)


def _named(keyword: str) -> bool:
    """Whether one of the register's keywords is asked for, and not all statements."""
    return keyword not in ("", "any")


def _register(record: Record, keyword: str) -> Source:
    """The register that statements are counted from, as its series say. Raises UnknownFigure."""
    table = "dsa_statements_monthly" if _named(keyword) else "dsa_statements_totals_monthly"
    counted = next((c for c in record.counted.values() if c.table == table), None)
    if counted is None:
        raise UnknownFigure(f"no series of this record is counted from {table}")
    return record.sources[counted.source]


def _statements(record: Record, span: Period, keyword: str) -> int:
    """The sum over a period whose months are all there. Raises UnknownFigure."""
    named = _named(keyword)
    frame = record.dsa_monthly if named else record.dsa_totals
    first, last = span.start.isoformat()[:7], span.end.isoformat()[:7]
    rows = frame[(frame["month"] >= first) & (frame["month"] <= last)]
    if rows["month"].nunique() != span.months:
        raise UnknownFigure(f"not every month of {span} is in the statements of reasons")
    if named:
        rows = rows[rows["label"] == keyword]
    column = "statements_with_any_keyword" if keyword == "any" else "statements"
    return int(rows[column].sum())


def _only_figure(quoted: Quoted) -> Figure:
    first = quoted.evidence[0]
    if len(quoted.evidence) != 1 or not isinstance(first, Figure):
        raise CannotBeSaid(f"a single figure is needed here, not {quoted.evidence}")
    return first


def age_words(ages: str, language: str) -> str:
    """``12-17`` as "12 to 17", ``16+`` as "16 and over", ``under 10`` as it is."""
    words = grammar(language).ages
    if ages.startswith("under "):
        return words["under"].format(last=ages.removeprefix("under "))
    if ages.endswith("+"):
        return words["over"].format(first=ages[:-1])
    first, _, last = ages.partition("-")
    return words["span"].format(first=first, last=last) if last else first
