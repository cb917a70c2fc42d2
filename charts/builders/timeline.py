"""The timeline of law and policy: a lane for each jurisdiction, a mark for each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.spec.identity import ChartId
from charts.spec.model import Chart, Group, Mark, UnknownChart
from data_sources.record.citations import COMPILER
from data_sources.record.model import TimelineEvent
from data_sources.record.record import Record
from languages import dates, numbers, translator

LAW = "law"
NAMES = {"EU": "European Union", "UN": "United Nations", "CoE": "Council of Europe"}


def timeline(record: Record, chart_id: ChartId, language: str) -> Chart:
    """Steps in law and policy, oldest first, of the jurisdictions asked for (default: all)."""
    if chart_id.series != (LAW,):
        raise UnknownChart(f"there is one timeline, timeline:{LAW}")
    wanted = [name for name in chart_id.get("jurisdiction").split(",") if name]
    there = list(dict.fromkeys(event.jurisdiction for event in record.timeline()))
    unknown = [name for name in wanted if name not in there]
    if unknown:
        raise UnknownChart(f"no step of “{unknown[0]}”; there are {', '.join(there)}")
    events = [
        event
        for event in record.timeline()
        if (not wanted or event.jurisdiction in wanted) and event.date >= chart_id.get("since")
    ]
    events = events[-chart_id.number("top", 500) :]
    if not events:
        raise UnknownChart(f"{chart_id}: no step of law or policy falls into that")
    lanes = sorted(
        dict.fromkeys(e.jurisdiction for e in events),
        key=lambda name: -sum(e.jurisdiction == name for e in events),
    )
    groups = tuple(
        Group(
            jurisdiction(record, lane, language),
            tuple(_mark(e, language) for e in events if e.jurisdiction == lane),
        )
        for lane in lanes
    )
    return _chart(record, chart_id, language, groups, events)


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
    events: list[TimelineEvent],
) -> Chart:
    _ = translator(language)
    first, last = (dates.partial(e.date, language) for e in (events[0], events[-1]))
    names = numbers.sentence_list([group.name for group in groups], language)
    return Chart(
        id=str(chart_id),
        kind="timeline",
        language=language,
        title=_("Steps in law and policy"),
        finding=_latest(record, events, language),
        subtitle=f"{names} · {first} – {last}",
        unit_label="",
        groups=groups,
        record=record,
        series=chart_id.series,
        warning=_("The latest step known to this record, not necessarily the latest there is."),
        source_line=sources_of_steps([event.source_title for event in events], language),
        style="lanes",
        label_heading=_("Instrument"),
    )


def sources_of_steps(titles: Sequence[str], language: str) -> str:
    """One line for the sources of steps: the first two, and how many more there are."""
    _ = translator(language)
    sources = list(dict.fromkeys(title for title in titles if title))
    more = _(" and {count} more", count=len(sources) - 2) if len(sources) > 2 else ""
    head = _("Source: ") if len(sources) == 1 else _("Sources: ")
    return f"{head}{'; '.join(sources[:2])}{more}. {_('Compiled by')} {COMPILER}."


def _latest(record: Record, events: list[TimelineEvent], language: str) -> str:
    """The last step that lay behind when the record was made; empty when all lay ahead."""
    behind = [event for event in events if when(event) <= record.created]
    if not behind:
        return ""
    day, (_instrument, what, _status) = behind[-1].date, behind[-1].words(language)
    return translator(language)(
        "Latest step, {day}: {what}", day=dates.partial(day, language), what=what
    )
