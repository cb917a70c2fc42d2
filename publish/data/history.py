"""What changed from version to version, in words: what feeds and pages tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from charts.words.table import LEVELS
from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.model import Observation
from data_sources.record.observations import OBSERVATION_TEXTS
from data_sources.record.period import Period
from data_sources.record.record import Record
from data_sources.versions import compare
from data_sources.versions.compare import Cells, Difference, Moved, OfSeries
from languages import DEFAULT_LANGUAGE, dates, translator
from languages import numbers as numbers_of
from languages.grammar import grammar

MOST_VERSIONS = 12
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What one version changed in one series: a name, what in short, and line by line."""

    version: str
    day: str
    series: str
    name: str
    summary: str
    lines: tuple[str, ...]
    more: int


def numbers(record: Record) -> list[str]:
    """The versions that can be had, oldest first, the present one last."""
    return compare.all_versions(record.directory)


def pairs(record: Record) -> list[tuple[str, str]]:
    """Any two versions, the earlier one first: between them it is told what lies."""
    return list(combinations(numbers(record), 2))


@kept(4)
def version(record: Record, number: str) -> compare.Version:
    """A version's rows. Raises DatasetError."""
    return compare.read(record.directory, number)


@kept(MOST_VERSIONS)
def between(record: Record, before: str, after: str) -> Difference:
    """What lies between two versions. Raises DatasetError."""
    return compare.difference(version(record, before), version(record, after))


def steps(record: Record) -> list[Difference]:
    """From version to version, the newest first. Empty where no earlier version is kept."""
    known = numbers(record)
    near = list(pairwise(known))[-MOST_VERSIONS:]
    return [between(record, *pair) for pair in reversed(near)]


def told(
    record: Record,
    difference: Difference,
    language: str,
    series: Callable[[str], bool] = lambda _key: True,
    fits: Callable[[Moved], bool] | None = None,
    kinds: tuple[str, ...] = compare.KINDS,
) -> Iterator[Told]:
    """One piece a series in which something changed that fits, in the order of their names.

    With ``fits`` only figures count, and not the words and breaks of a series.
    """
    found = (
        _told(record, difference, own, language, fits, kinds)
        for key, own in difference.series.items()
        if series(key)
    )
    yield from sorted((one for one in found if one), key=lambda one: one.name.casefold())


def _told(
    record: Record,
    difference: Difference,
    own: OfSeries,
    language: str,
    fits: Callable[[Moved], bool] | None,
    kinds: tuple[str, ...],
) -> Told | None:
    moved = [one for one in own.moved if one.kind in kinds and (fits is None or fits(one))]
    moved.sort(key=lambda one: (kinds.index(one.kind), _newest_first(one)))
    whole = fits is None and kinds == compare.KINDS
    summary = " · ".join(_summary(own, moved, language, whole))
    if not summary:
        return None
    lines = tuple(line(record, difference, one, language) for one in moved[:MOST_LINES])
    after = difference.after
    name = name_of(record, difference, own.series, language)
    more = len(moved) - len(lines)
    return Told(after.number, after.created, own.series, name, summary, lines, more)


def _newest_first(one: Moved) -> tuple[int, str]:
    return -Period.parse(one.cells["period_end"]).end.toordinal(), one.cells["geography"]


def kind_words(language: str) -> dict[str, str]:
    """The kinds of change, as they are called."""
    _ = translator(language)
    return {
        "new": _("New"),
        "revised": _("Revised by the publisher"),
        "corrected": _("Corrected here"),
        "withdrawn": _("Withdrawn, or no longer the figure to use"),
        "regraded": _("Known otherwise than it was said to be"),
    }


def _summary(own: OfSeries, moved: list[Moved], language: str, whole: bool) -> Iterator[str]:
    _ = translator(language)
    for kind, words in kind_words(language).items():
        count = sum(one.kind == kind for one in moved)
        if count:
            yield f"{words}: {count}"
    if whole and own.breaks_added:
        days = ", ".join(_day(day, language) for day in own.breaks_added)
        yield _("A break was added: {day}", day=days)
    if whole and own.breaks_gone:
        days = ", ".join(_day(day, language) for day in own.breaks_gone)
        yield _("A break was taken out: {day}", day=days)
    if whole and own.reworded:
        yield _("Name or definition reworded")


def line(record: Record, difference: Difference, one: Moved, language: str) -> str:
    """One figure: of what, and the number it has or had."""
    _ = translator(language)
    where = _where(record, one.cells, language)
    new = number(record, one.new, language) if one.new else ""
    old = number(record, one.old, language) if one.old else ""
    if one.kind == "new":
        return f"{where}: {new}"
    if one.kind == "withdrawn":
        return _("{what}: {number}, no longer the figure given for it", what=where, number=old)
    if one.kind == "regraded" and one.new and one.old:
        now, was = (_(LEVELS[compare.level_of(cells)]) for cells in (one.new, one.old))
        said = {"what": where, "number": new, "now": now, "before": was}
        return _("{what}: {number}, {now} (was: {before})", **said)
    if new == old and one.new and one.old:  # only how exactly it is known
        new, old = (f"{text} ({_(c['precision'])})" for text, c in ((new, one.new), (old, one.old)))
    return _("{what}: {number} (was {before})", what=where, number=new, before=old)


def name_of(record: Record, difference: Difference, key: str, language: str) -> str:
    """What a series is called now, or was called when it was still there."""
    if key in record.series:
        return record.series[key].name(language)
    for side in (difference.after, difference.before):
        words = side.words.get((key, language)) or side.words.get((key, DEFAULT_LANGUAGE))
        if words:
            return words["name"]
    return key


def figure_of(record: Record, cells: Cells) -> Figure | None:
    """A row of some version as a figure; None where its series, unit, source or place is gone."""
    series = record.series.get(cells["series"])
    source = record.sources.get(cells["source"])
    place = record.geographies.get(cells["geography"])
    if series is None or source is None or place is None or series.unit.key != cells["unit"]:
        return None
    try:
        texts = {name: cells[name] for name in OBSERVATION_TEXTS}
        observation = Observation(period=_period(cells), value=float(cells["value"]), **texts)
    except (KeyError, ValueError):
        return None
    return Figure(observation, series, source, place, record)


def number(record: Record, cells: Cells, language: str) -> str:
    """A row's number with its unit, also where it is no figure any more."""
    figure = figure_of(record, cells)
    return (
        _of_unit(record, cells, language) if figure is None else figure.with_unit(language, "exact")
    )


def _of_unit(record: Record, cells: Cells, language: str) -> str:
    """The number of a row whose series is gone; as it stood in the file where its unit is too."""
    unit, words = record.units.get(cells["unit"]), grammar(language).numbers
    try:
        value = float(cells["value"])
    except ValueError:
        return cells["value"]
    number = numbers_of.exact(value, language)
    if unit is None:
        text = f"{number} {cells['unit']}"
    elif unit.kind == "percent":
        text = numbers_of.percent_text(number, language)
    elif unit.key == "one_in":
        text = words["one_in"].format(n=number)
    else:
        text = f"{number} {unit.word(value, language)}"
    return words.get(cells["precision"], "{n}").format(n=text)


def _where(record: Record, cells: Cells, language: str) -> str:
    place = record.geographies.get(cells["geography"])
    parts = [breakdown_words(cells["breakdown"], language)] if cells["breakdown"] else []
    parts.append(place.name(language) if place else cells["geography"])
    return ", ".join([*parts, dates.period(_period(cells), language)])


def _period(cells: Cells) -> Period:
    return Period.parse(f"{cells['period_start']}/{cells['period_end']}")


def _day(text: str, language: str) -> str:
    return dates.partial(text, language)
