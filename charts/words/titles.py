"""The words on a chart that are made from its figures: titles, units, places and periods."""

from __future__ import annotations

from collections.abc import Sequence

from charts.spec.model import Chart
from charts.spec.select import BY_PLACE, current
from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.model import format_breakdown
from data_sources.record.record import Record
from languages import numbers, translator

TITLE_NAMES = 3
SAID = {
    "self-generated": "so-called “self-generated”",
    "non-self-generated": "not so-called “self-generated”",
}
"""Publishers' words that are only passed on with a remark."""


def key_word(by: str, language: str, figures: Sequence[Figure] = ()) -> str:
    """The name of a dimension: "platform", "country", "age"."""
    _ = translator(language)
    if by == BY_PLACE:
        countries = all(f.geography.kind == "country" for f in figures)
        return _("country") if countries else _("place")
    return _(by.replace("_", " "))


def value_word(value: str, by: str, record: Record, language: str) -> str:
    """The name of one part: a place in the language, a breakdown's value translated."""
    if by == BY_PLACE:
        return record.geography(value).name(language)
    _ = translator(language)
    if by == "severity" and len(value) == 1:
        return _("Category {letter}", letter=value)
    return _(SAID.get(value, value)) if value else value


def series_names(record: Record, keys: Sequence[str], language: str) -> str:
    """The names of a few series as one phrase; of many, the first and how many more."""
    _ = translator(language)
    names = [record.series[key].name(language) for key in keys]
    if len(names) > TITLE_NAMES:
        more = len(names) - 1
        return _("{first} and {count} other series", first=names[0], count=more)
    return numbers.sentence_list(names, language)


def axis_word(chart: Chart) -> str:
    """What stands at the value axis: the unit, and that the axis is logarithmic where it is."""
    unit = chart.unit_label
    if chart.log:
        unit = translator(chart.language)("{unit} (logarithmic axis)", unit=unit)
    return unit[:1].upper() + unit[1:]


def unit_word(record: Record, key: str, language: str, per: str = "") -> str:
    """What the axis counts: "reports", "percent", "reports per million internet users"."""
    word = record.series[key].unit.word(2, language)
    _ = translator(language)
    if per == "children":
        return _("{unit} per 100,000 children", unit=word)
    if per:
        return _("{unit} per million internet users", unit=word)
    return word


def place_words(figures: Sequence[Figure], language: str, most: int = 3) -> str:
    """Where the figures are about: the world, a few names, or how many places."""
    _ = translator(language)
    codes = list(dict.fromkeys(f.geography.code for f in figures))
    if codes == ["World"]:
        return _("worldwide")
    if len(codes) > most:
        return _("{count} places", count=len(codes))
    names = {f.geography.code: f.geography.name(language) for f in figures}
    return numbers.sentence_list([names[code] for code in codes], language)


def period_words(figures: Sequence[Figure], language: str) -> str:
    """When: one period, or the first and the last."""
    if not figures:
        return ""
    ordered = sorted(figures, key=lambda f: (f.period.start, f.period.end))
    first, last = ordered[0], ordered[-1]
    if first.period == last.period:
        return first.period_label(language)
    one, two = first.period_label(language), last.period_label(language)
    return f"{one}–{two}" if first.period.kind == "year" == last.period.kind else f"{one} – {two}"


def subtitle(
    unit: str, figures: Sequence[Figure], language: str, *more: str, by_place: bool = False
) -> str:
    """Unit, geography, period and what else must be known, in one line."""
    place = "" if by_place else place_words(figures, language)
    parts = [unit[:1].upper() + unit[1:], place, period_words(figures, language), *more]
    return " · ".join(part for part in parts if part)


def title(
    record: Record,
    keys: Sequence[str],
    figures: Sequence[Figure],
    language: str,
    by: str = "",
    place: bool = False,
) -> str:
    """What the chart shows: the series, the part of it, and what it is divided by.

    The part is named when the series has others too. ``place`` names the place as well: for a
    chart of one place that was asked for.
    """
    _ = translator(language)
    parts = [series_names(record, keys, language)]
    parts += part_words(record, keys, figures, by, language, telling=True)
    if place and figures:
        names = {f.geography.name(language) for f in figures}
        parts += [name for name in names if len(names) == 1 and name not in parts[0]]
    text = ", ".join(parts)
    word = key_word(by, language, figures) if by else ""
    if not by or word.casefold() in text.casefold():
        return text
    return f"{text}, {_('by {key}', key=word)}"


def part_words(
    record: Record,
    keys: Sequence[str],
    figures: Sequence[Figure],
    by: str,
    language: str,
    telling: bool,
) -> list[str]:
    """What all figures have in common of their breakdown, in words.

    ``telling`` takes the parts that tell these figures from others of the series; without it, the
    ones that all figures of the series share.
    """
    if not figures:
        return []
    common = set(figures[0].breakdown.items())
    for figure in figures[1:]:
        common &= set(figure.breakdown.items())
    shared = _everywhere(record, tuple(keys))
    kept = {
        key: value
        for key, value in figures[0].breakdown.items()
        if (key, value) in common and key != by and ((key, value) in shared) is not telling
    }
    return [breakdown_words(format_breakdown(kept), language)] if kept else []


@kept(1024)
def _everywhere(record: Record, keys: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The pieces of breakdown that every current figure of some series has."""
    every = [set(f.breakdown.items()) for key in keys for f in current(record, key)]
    return frozenset(set.intersection(*every)) if every else frozenset()


def warning(record: Record, keys: Sequence[str], by: str, language: str) -> str:
    """What must not be concluded from the chart."""
    _ = translator(language)
    said = dict.fromkeys(record.series[k].text(language).does_not_measure for k in keys)
    more = []
    if by == BY_PLACE:
        more.append(_("A high number for a country does not mean that more abuse happens there."))
    if by in ("platform", "company", "provider"):
        more.append(
            _("A company with many reports may look harder; one with few may not be looking.")
        )
    return " ".join([*filter(None, said), *more])
