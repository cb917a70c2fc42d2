"""A chart of a reader's own: up to four series, places, parts, years, as counted or worked out.

What may not stand on one axis stands in panels under one another, each with the reason. Which may
is decided by :mod:`data_sources.compare.together`; breaks, notes, rates and indices are those of
every other chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from charts.builders.build import compose, rate_remark
from charts.builders.explore_lines import Course, lines_of
from charts.builders.ranking import ranking
from charts.builders.world_map import world_map
from charts.spec.asked import Asked, read
from charts.spec.identity import ChartId
from charts.spec.marks import break_lines, notes_of
from charts.spec.model import Chart, Group, Line, Note, UnknownChart
from charts.spec.select import BY_PLACE, pool
from charts.words import apart as words
from charts.words import findings
from data_sources.compare import together
from data_sources.record.record import Record
from languages import translator

MOST_LINES = 12
"""As many are drawn, however many places and parts were chosen: the rest is counted."""
MOST_PLACES = 15
MOST_REASONS = 3
MOST_PANELS = 4
MOST_TOLD = 2
"""Of so many panels the finding tells; all of them tell it in words and in the table."""
FEWEST_COUNTRIES = 3


def explore(record: Record, chart_id: ChartId, language: str) -> Chart:
    """The chart that was asked for. Raises UnknownChart, which says what there is instead."""
    asked = read(chart_id)
    if asked.form == "map":
        return _as_asked(world_map(record, _simple("map", asked), language), asked)
    if _all_places(record, asked):
        bars = _simple("ranking", asked).also(by=BY_PLACE, top=MOST_PLACES)
        return _as_asked(ranking(record, bars, language), asked)
    return _of_lines(record, asked, language)


def _simple(kind: str, asked: Asked) -> ChartId:
    """The name of a chart of one series, without what only charts of one's own have."""
    params = {
        "geography": ",".join(asked.places),
        "breakdown": "".join(part for part in asked.parts if "=" in part),
        "periods": asked.periods,
        "since": asked.since,
        "until": asked.until,
        "per": asked.per,
    }
    return ChartId(kind, asked.series, {name: text for name, text in params.items() if text})


def _all_places(record: Record, asked: Asked) -> bool:
    """Whether bars of one year were asked for, of a series that has places and no whole world."""
    if asked.form != "bars" or not asked.since or asked.since != asked.until:
        return False
    if len(asked.series) > 1 or len(asked.parts) > 1 or asked.places or asked.mode == "index":
        return False
    figures = pool(record, asked.series[0], _simple("ranking", asked).also(breakdown="", per=""))
    places = {f.geography.code for f in figures if f.geography.kind == "country"}
    whole = any(f.geography.code == "World" for f in figures)
    return not whole and len(places) >= FEWEST_COUNTRIES


def _as_asked(chart: Chart, asked: Asked) -> Chart:
    """A chart under the name that was asked for."""
    return replace(chart, id=str(asked.chart_id), explored=True, tabular=asked.form == "table")


def _of_lines(record: Record, asked: Asked, language: str) -> Chart:
    found, missing = lines_of(record, asked, language)
    drawn = [line for line in found if line.marks]
    if not drawn:
        raise UnknownChart(_nothing(asked, found, language))
    said = [words.none_for(missing, language)] if missing else []
    if asked.per:
        without = [line.name for line in found if not line.marks]
        said += [words.no_rate_of(without, language)] if without else []
    said += [line.refused for line in found if line.refused]
    _ = translator(language)
    more = []
    if len(drawn) > MOST_LINES:
        more = [_("the first {shown} of {all}", shown=MOST_LINES, all=len(drawn))]
        drawn = drawn[:MOST_LINES]
    axes = _axes(drawn, asked)
    if len(axes) > MOST_PANELS:
        more += [_("the first {shown} of {all} charts", shown=MOST_PANELS, all=len(axes))]
    panels = [
        _panel(record, asked, language, _named(lines, axes), _reason(axes, place, asked))
        for place, lines in enumerate(axes[:MOST_PANELS])
    ]
    if len(panels) == 1:
        whole = replace(
            panels[0],
            subtitle=" · ".join([panels[0].subtitle, *more]),
            remarks=(*panels[0].remarks, *said),
        )
    else:
        whole = _stack(record, asked, language, panels, more, said)
    return _as_asked(whole, asked)


def _nothing(asked: Asked, found: Sequence[Course], language: str) -> str:
    _ = translator(language)
    if asked.mode != "index":
        return _("For none of these figures is a rate known. Choose another way of counting.")
    said = "; ".join(line.refused for line in found[:MOST_REASONS] if line.refused)
    return _("No index can be made of this choice: {reasons}.", reasons=said)


def _axes(lines: Sequence[Course], asked: Asked) -> list[list[Course]]:
    """The lines in the order asked for, those that may stand on one axis together."""
    made: list[list[Course]] = []
    for line in lines:
        fitting = [group for group in made if not any(_apart(o, line, asked) for o in group)]
        if fitting:
            fitting[0].append(line)
        else:
            made.append([line])
    return made


def _apart(one: Course, two: Course, asked: Asked) -> tuple[str, ...]:
    rule = together.apart_as_index if asked.mode == "index" else together.apart
    return rule(one.first, two.first)


def _reason(groups: Sequence[Sequence[Course]], place: int, asked: Asked) -> tuple[str, ...]:
    """Why a panel is not one with the first: by the first pair of lines that may not be."""
    pairs = ((one, two) for two in groups[place] for one in groups[0]) if place else ()
    return next((codes for one, two in pairs if (codes := _apart(one, two, asked))), ())


def _named(lines: Sequence[Course], axes: Sequence[object]) -> list[Course]:
    """The lines of a panel: of one series, by what tells them apart; the title has the rest."""
    if len(axes) == 1 or len({line.series for line in lines}) > 1:
        return list(lines)
    return [replace(line, name=line.place or line.name) for line in lines]


def _panel(
    record: Record,
    asked: Asked,
    language: str,
    lines: Sequence[Course],
    codes: Sequence[str],
) -> Chart:
    """One axis with its lines; of one period each, bars."""
    single = all(len(line.marks) == 1 for line in lines)
    series = tuple(dict.fromkeys(line.series for line in lines))
    groups = [Group(line.name, line.marks) for line in lines]
    if single:
        marks = [replace(line.marks[0], label=line.name, position=line.name) for line in lines]
        groups = [Group("", tuple(sorted(marks, key=lambda mark: -mark.value)))]
    _ = translator(language)
    breaks = () if single else break_lines(record, groups, language)
    shown = sum(len(group.marks) for group in groups)
    of_all = [figure for line in lines for figure in line.figures]
    made = compose(
        record,
        replace(asked, series=series).chart_id,
        language,
        groups,
        unit=_unit(lines, asked, language),
        finding=_finding(groups, breaks, asked, single, language),
        breaks=breaks,
        notes=notes_of(record, groups, language),
        style="bars" if single else "columns" if asked.form == "bars" else "lines",
        label_heading=_("What") if single else _("Period"),
        per=asked.per,
        remarks=rate_remark(of_all, shown, asked.chart_id, language),
        apart=words.reason(codes, lines[0].first, language),
    )
    percent = made.percent and asked.mode != "index"
    return replace(made, kind="ranking" if single else "trend", explored=True, percent=percent)


def _unit(lines: Sequence[Course], asked: Asked, language: str) -> str:
    """What the axis of an index says; of any other, nothing that the series does not say."""
    if asked.mode != "index":
        return ""
    _ = translator(language)
    return _("index, {period} = 100", period=lines[0].first.period_label(language))


def _finding(
    groups: Sequence[Group], breaks: Sequence[Line], asked: Asked, single: bool, language: str
) -> str:
    if single:
        marks = groups[0].marks
        same = len({mark.figures[0].period for mark in marks}) == 1
        period = findings.named(marks[0], language) if same else ""
        return findings.of_ranking(marks, language, period)
    if asked.mode == "index":
        return findings.of_index(groups, language)
    return findings.of_trend(groups, breaks, language)


def _lined_up(panels: Sequence[Chart]) -> tuple[Chart, ...]:
    """Panels whose years stand under one another."""
    days = [m.position for p in panels for m in p.marks if isinstance(m.position, date)]
    if not days:
        return tuple(panels)
    span = min(days), max(days)
    return tuple(replace(p, span=span) if p.has_time_axis else p for p in panels)


def _stack(
    record: Record,
    asked: Asked,
    language: str,
    panels: Sequence[Chart],
    more: Sequence[str],
    said: Sequence[str],
) -> Chart:
    """Panels under one another as one chart: its words are of all of them."""
    _ = translator(language)
    groups = [group for panel in panels for group in panel.groups]
    whole = compose(
        record,
        asked.chart_id,
        language,
        groups,
        unit=_("{count} charts under one another", count=len(panels)),
        subtitle_more=more,
        finding=" ".join(_told(panel) for panel in panels[:MOST_TOLD]),
        breaks=tuple(dict.fromkeys(line for panel in panels for line in panel.breaks)),
        notes=_shifted(panels),
        style=panels[0].style,
        label_heading=panels[0].label_heading,
        per=asked.per,
        remarks=list(dict.fromkeys([*_remarks(panels, language), *said])),
    )
    return replace(whole, kind="stack", panels=_lined_up(panels), percent=False)


def _told(panel: Chart) -> str:
    """What a panel shows, with what it is of: two may count in one unit."""
    own = panel.finding
    return own if own.startswith(panel.title) else f"{panel.title} – {own}"


def _remarks(panels: Sequence[Chart], language: str) -> list[str]:
    return [remark for panel in panels for remark in panel.remarks]


def _shifted(panels: Sequence[Chart]) -> tuple[Note, ...]:
    """The notes of the panels, at the places that their groups have among all groups."""
    starts = [0, *accumulate(len(panel.groups) for panel in panels)]
    return tuple(
        replace(note, group=note.group + start)
        for panel, start in zip(panels, starts, strict=False)
        for note in panel.notes
    )
