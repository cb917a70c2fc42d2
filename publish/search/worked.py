"""Shares that charts and pages work out: found by their number, as it stands there.

No publisher printed them. Each leads to the chart or page that shows it and what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from charts.builders.catalogue import chart as named_chart
from charts.builders.catalogue import charts_for
from charts.spec.model import Chart, UnknownChart
from charts.spec.shown import all_together
from claims.judge.agreement import compare
from claims.model import Kind, Quantity
from data_sources.record import measures
from data_sources.record.measures import Part
from data_sources.record.model import WorkedOut
from data_sources.record.record import Record
from languages import dates, translator
from publish.address import addresses
from publish.address.app_pages import ADDRESSES

TOPS = ((1, "Largest sender"), (5, "Five largest"))
OF_THE_LARGEST = "concentration"
"""The part of a page that shows them."""


@dataclass(frozen=True)
class Worked:
    """A share in percent that was worked out: of what, in words, and where it is shown.

    ``page`` is an address without a session, ``app`` one of the app's; one of them is empty.
    """

    name: str
    part: str
    when: str
    value: float
    text: str
    how: str
    end: int
    page: str = ""
    app: str = ""


def worked(record: Record, language: str) -> list[Worked]:
    """All of them, in one language."""
    return [*_charts(record, language), *_senders(record, language), *_parts(record, language)]


def _charts(record: Record, language: str) -> Iterator[Worked]:
    divided = dict.fromkeys(key for rule in record.totals for key in rule.part_series)
    names = [name for key in divided if record.find(key) for name in charts_for(record, key)]
    for name in dict.fromkeys([*all_together(record), *names]):
        if not name.startswith("shares:"):
            continue
        try:
            made = named_chart(record, name, language)
        except UnknownChart:
            continue  # another record may not hold it
        yield from _marks(made, language)


def _marks(chart: Chart, language: str) -> Iterator[Worked]:
    page = f"{addresses.chart(language)}?id={quote(chart.id, safe='')}"
    for group in chart.groups:
        for mark in group.marks:
            if mark.derived and mark.figures:
                end = mark.figures[0].period.end.year
                said = (chart.title, group.name, mark.label, mark.value, mark.text, mark.derived)
                yield Worked(*said, end, page)


def _senders(record: Record, language: str) -> Iterator[Worked]:
    _ = translator(language)
    for item in _asked(record, "largest"):
        for year in measures.years(record, item.part):
            if not record.find(item.whole, "World", breakdown="", period=year):
                continue
            found = measures.senders(record, item.part, item.whole, year)
            for count, name in TOPS:
                yield _of_part(found.top(count), _(name), language, look=OF_THE_LARGEST)


def _parts(record: Record, language: str) -> Iterator[Worked]:
    for item in _asked(record, "share"):
        for year in measures.years(record, item.part):
            own = record.find(item.part, "World", breakdown=item.breakdown, period=year)
            of = record.find(item.whole, "World", breakdown="", period=year)
            if len(own) == len(of) == 1:
                yield _of_part(Part((own[0],), of[0]), own[0].series.name(language), language)


def _asked(record: Record, kind: str) -> Iterator[WorkedOut]:
    """What the record asks to be worked out, where a page of its subject shows it."""
    for item in record.worked_out:
        if item.kind == kind and record.series[item.part].topic in ADDRESSES:
            yield item


def _of_part(part: Part, name: str, language: str, **shown: str) -> Worked:
    _, page = translator(language), part.parts[0].series.topic
    how = _(
        "{part} of {whole}",
        part=" + ".join(figure.format(language, "exact") for figure in part.parts),
        whole=part.whole.with_unit(language, "exact"),
    )
    period, of = part.whole.period, part.whole.series.name(language)
    return Worked(
        name=_("{part}, as a share of: {whole}", part=name, whole=of),
        part="",
        when=dates.short(period, language),
        value=part.value,
        text=part.format(language),
        how=how,
        end=period.end.year,
        app=f"{page}?{urlencode({**shown, 'lang': language})}",
    )


class WorkedValues:
    """Worked shares by number, each with its place in the index."""

    def __init__(self, found: Iterable[tuple[int, Worked]]) -> None:
        self._found = list(found)

    def matching(self, quantity: Quantity) -> dict[int, float]:
        """The places of those that agree, and how well; a whole number alone is no share."""
        if quantity.kind is not Kind.PERCENT and quantity.step >= 1:
            return {}
        outcomes = ((at, compare(quantity, one.value)) for at, one in self._found)
        return {at: 1.0 if outcome.exact else 0.9 for at, outcome in outcomes if outcome.agrees}
