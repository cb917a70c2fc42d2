"""A file of ours brought up to date: what has changed since, item by item, and its new version.

The new version has the same items in the same order, under the same titles and notes, as far as
the file carries them; files of earlier versions of this program carry the names of items only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.basket.basket import MOST_SINCE, Basket, BasketError, Since, basket_of
from briefing.basket.link import unpack
from briefing.check import LATER, SOURCE, Finding, Report
from briefing.items.item import Item
from briefing.items.items import UnknownItem, resolve
from data_sources.record.record import Record
from languages import translator


@dataclass(frozen=True)
class Row:
    """One item of the file: its title, and what has to be said of its figures; maybe nothing."""

    title: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Renewed:
    """The new version of a file, and its items one by one.

    ``carried`` is False where the file does not tell its titles and notes.
    """

    basket: Basket
    rows: tuple[Row, ...]
    carried: bool

    def lines(self, language: str) -> list[str]:
        """Item by item, a numbered line each, under a heading."""
        heading = translator(language)("What has changed since, item by item:")
        said = enumerate(self.said(language), 1)
        return [heading, *(f"{number}. {text}" for number, text in said)]

    def said(self, language: str) -> list[str]:
        """What has changed of each item, in order."""
        none = translator(language)("No figure of it has changed.")
        return [f"{row.title}: {' '.join(row.said) or none}" for row in self.rows]


def renewed(report: Report, record: Record, language: str) -> Renewed | None:
    """What became of a file's items, and its new version; None where it names no item."""
    basket, carried = _basket(report)
    if basket is None or not basket.entries:
        return None
    shown = [_found(record, basket, item, language) for item in basket.items]
    rows = tuple(_rows(basket, shown, report.findings, language))
    since = Since(report.stamp.made_on.isoformat(), tuple(_printed(report.findings)))
    return Renewed(replace(basket, since=since), rows, carried)


def _basket(report: Report) -> tuple[Basket | None, bool]:
    """The basket that a file carries; else one of the items that it names."""
    stamp = report.stamp
    try:
        if stamp.basket:
            return unpack(stamp.basket), True
    except BasketError:
        pass
    try:
        return basket_of(stamp.items), False
    except BasketError:
        return None, False


def _found(record: Record, basket: Basket, item: str, language: str) -> Item | None:
    entry = next(entry for entry in basket.entries if entry.item == item)
    try:
        return resolve(record, entry, language, basket.audience)
    except UnknownItem:
        return None


def _rows(
    basket: Basket, shown: list[Item | None], findings: tuple[Finding, ...], language: str
) -> Iterator[Row]:
    _ = translator(language)
    placed: set[Finding] = set()
    for entry, item in zip(basket.entries, shown, strict=True):
        if item is None:
            gone = (_("Not in the record any more."),)
            yield Row(entry.title or entry.item, gone)
        elif not item.id.startswith("own:"):
            own = [finding for finding in findings if _concerns(finding, item)]
            placed.update(own)
            yield Row(item.title, tuple(finding.explain(language) for finding in own))
    rest = [finding for finding in findings if finding not in placed]
    if rest:
        yield Row(_("Elsewhere in the file"), tuple(each.explain(language) for each in rest))


def _concerns(finding: Finding, item: Item) -> bool:
    """Whether a finding is about a figure that the item shows, or about one that it showed."""
    ids = {figure.id for figure in item.figures}
    if finding.id in ids or finding.now_id in ids:
        return True
    series = {series.key for series in item.series}
    return not finding.now_id and finding.id.partition("|")[0] in series


def _printed(findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    """What the file printed for each figure that is otherwise now; nothing for a new one."""
    for finding in findings[:MOST_SINCE]:
        if finding.kind == LATER:
            yield finding.now_id, ""
        elif finding.kind != SOURCE:
            yield finding.id, finding.was
