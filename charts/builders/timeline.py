"""The timeline of law and policy: a lane for each jurisdiction, a mark for each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.spec.identity import ChartId
from charts.spec.model import ROWS, Chart, Group, Mark, UnknownChart
from data_sources.record import events
from data_sources.record.citations import COMPILER
from data_sources.record.model import TimelineEvent
from data_sources.record.record import Record
from languages import dates, numbers, translator

LAW = "law"
EVERY = "all"
"""What ``steps`` asks for, where not only the main ones are meant."""
NAMES = {"EU": "European Union", "UN": "United Nations", "CoE": "Council of Europe"}


def timeline(record: Record, chart_id: ChartId, language: str) -> Chart:
    """Steps in law and policy, oldest first, of the jurisdictions asked for (default: all).

    The main steps (:func:`events.main`), which are drawn with their words; with ``steps=all``, and
    where none is a main step, every one.
    """
    if chart_id.series != (LAW,):
        raise UnknownChart(f"there is one timeline, timeline:{LAW}")
    if chart_id.get("steps") not in ("", EVERY):
        raise UnknownChart(
            f"“steps={chart_id.get('steps')[:40]}” is not known: write steps={EVERY}"
        )
    wanted = [name for name in chart_id.get("jurisdiction").split(",") if name]
    there = list(dict.fromkeys(event.jurisdiction for event in record.timeline()))
    unknown = [name for name in wanted if name not in there]
    if unknown:
        raise UnknownChart(f"no step of “{unknown[0]}”; there are {', '.join(there)}")
    every = events.steps(record, wanted)
    main = [] if chart_id.get("steps") else events.main(every)
    since, most = chart_id.get("since"), chart_id.number("top", 500)
    shown = [event for event in main or every if event.date >= since][-most:]
    if not shown:
        raise UnknownChart(f"{chart_id}: no step of law or policy falls into that")
    lanes = sorted(
        dict.fromkeys(e.jurisdiction for e in shown),
        key=lambda name: -sum(e.jurisdiction == name for e in shown),
    )
    groups = tuple(
        Group(
            jurisdiction(record, lane, language),
            tuple(_mark(e, language) for e in shown if e.jurisdiction == lane),
        )
        for lane in lanes
    )
    return _chart(record, chart_id, language, groups, shown, len(every) if main else 0)


def jurisdiction(record: Record, code: str, language: str) -> str:
    """The name of a jurisdiction: a country of the record, or an organisation."""
    if code in record.geographies:
        return record.geographies[code].name(language)
    return translator(language)(NAMES.get(code, code))


def _mark(event: TimelineEvent, language: str) -> Mark:
    instrument, what, status = event.words(language)
    return Mark(
        label=instrument,
        position=when(event),
        value=0,
        text=dates.partial(event.date, language),
        exact=status,
        detail=what,
        url=event.source_url,
    )


def when(event: TimelineEvent) -> date:
    """A day to draw an event at: the middle of the year or month where no day is known."""
    rest = {4: "-07-01", 7: "-15"}.get(len(event.date), "")
    return date.fromisoformat(event.date + rest)


def _chart(
    record: Record,
    chart_id: ChartId,
    language: str,
    groups: tuple[Group, ...],
    shown: list[TimelineEvent],
    known: int,
) -> Chart:
    """``known`` is how many steps are known where only the main ones are shown, else 0."""
    _ = translator(language)
    warning = _("The latest step known to this record, not necessarily the latest there is.")
    if known:
        warning += " " + _(
            "Main steps: what was decided, applies or ended; of what is not law yet, where it "
            "began and where it stands."
        )
        scope = _("{count} of {all} known steps", count=len(shown), all=known)
    else:
        first, last = (dates.partial(e.date, language) for e in (shown[0], shown[-1]))
        scope = f"{first} – {last}"
    sources = sources_of_steps([event.source_name(language) for event in shown], language)
    known_on = _("As known on {day}.", day=dates.day(record.created, language))
    names = numbers.sentence_list([group.name for group in groups], language)
    return Chart(
        id=str(chart_id),
        kind="timeline",
        language=language,
        title=_("Main steps in law and policy") if known else _("Steps in law and policy"),
        finding=counted(shown, record.created, language)
        if known
        else _latest(record, shown, language),
        subtitle=f"{names} · {scope}",
        unit_label="",
        groups=groups,
        record=record,
        series=chart_id.series,
        warning=warning,
        source_line=f"{sources} {known_on}",
        style=ROWS if known else "lanes",
        label_heading=_("Instrument"),
    )


def counted(shown: Sequence[TimelineEvent], day: date, language: str) -> str:
    """How many main steps since when, the last and the next.

    ``day`` is that on which the steps were known; what lies behind and ahead is seen from it, and
    where something lies ahead the day is said, so that days of its year are said without one: a
    picture outlives what was still to come.
    """
    _ = translator(language)
    count, since = len(shown), shown[0].date[:4]
    if count == 1:
        instrument, _what, status = shown[0].words(language)
        return f"{dates.partial(shown[0].date, language)}: {instrument}, {status}."
    said = _("{count} main steps in law since {year}", count=count, year=since)
    behind = [event for event in shown if when(event) <= day]
    coming = [event for event in shown if when(event) > day]
    known = f" {day.year}" if coming else ""

    def short(event: TimelineEvent) -> str:
        return dates.partial(event.date, language).removesuffix(known)

    ends = [_("last: {day}", day=short(event)) for event in behind[-1:]]
    ends += [_("next: {day}", day=short(event)) for event in coming[:1]]
    if coming:
        ends.insert(0, _("as of {day}", day=dates.day(day, language)))
    return f"{said}; {', '.join(ends)}."


def sources_of_steps(titles: Sequence[str], language: str) -> str:
    """One line for the sources of steps: the first two, and how many more there are."""
    _ = translator(language)
    sources = list(dict.fromkeys(title for title in titles if title))
    more = _(" and {count} more", count=len(sources) - 2) if len(sources) > 2 else ""
    head = _("Source: ") if len(sources) == 1 else _("Sources: ")
    return f"{head}{'; '.join(sources[:2])}{more}. {_('Compiled by')} {COMPILER}."


def _latest(record: Record, shown: list[TimelineEvent], language: str) -> str:
    """The last step that lay behind when the record was made; empty when all lay ahead."""
    behind = [event for event in shown if when(event) <= record.created]
    if not behind:
        return ""
    day, (_instrument, what, _status) = behind[-1].date, behind[-1].words(language)
    return translator(language)(
        "Latest step, {day}: {what}", day=dates.partial(day, language), what=what
    )
