"""What has become of the figures in a file since it was made.

A figure whose value, precision or source differs now was revised; one that is no longer current
has been superseded or taken out. A later period of the same series is mentioned too: the file is
right, but no longer the latest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.items.metadata import Carried, Stamp, read_stamp
from data_sources.record.figure import Figure
from data_sources.record.period import Period
from data_sources.record.record import Record
from data_sources.record.register import record_for
from languages import dates, known_language, translator

REVISED, GONE, LATER = "revised", "gone", "later"


@dataclass(frozen=True)
class Finding:
    """One figure of a file about which something has to be said. ``now`` is empty when gone."""

    kind: str
    id: str
    label: str
    was: str
    now: str
    source: str = ""

    def explain(self, language: str) -> str:
        """In a sentence: what the file says, and what the record says."""
        return translator(language)(
            _SENTENCES[self.kind],
            label=self.label,
            was=self.was,
            now=self.now,
            source=self.source,
        )


_SENTENCES = {
    REVISED: "Revised: {label}. In the file {was}, now {now} ({source}).",
    GONE: "Superseded or taken out: {label}. In the file {was}; the record has no current figure.",
    LATER: "A later figure exists: {label}. In the file {was}, now also {now} ({source}).",
}


@dataclass(frozen=True)
class Report:
    """What a file says of itself, and what has changed since."""

    stamp: Stamp
    findings: tuple[Finding, ...]
    record_version: str

    @property
    def changed(self) -> tuple[Finding, ...]:
        """Figures in the file that are no longer right; later ones are not among them."""
        return tuple(item for item in self.findings if item.kind != LATER)

    def lines(self, language: str = "") -> list[str]:
        """The whole report, a line each, in the file's language unless another is asked for."""
        stamp = self.stamp
        language = language or known_language(stamp.language)
        _ = translator(language)
        head = _(
            "Made on {day} from version {old} of the record; this is version {new}.",
            day=dates.day(stamp.made_on, language),
            old=stamp.version,
            new=self.record_version,
        )
        count = _("{count} figures in the file.", count=len(stamp.figures))
        if not stamp.figures:
            verdict = ""  # of none, nothing can be said to be as it was
        elif not self.changed:
            verdict = _("All of them are as they were.")
        else:
            verdict = _("{count} of them have changed:", count=len(self.changed))
        said = f"{count} {verdict}".rstrip()
        return [head, said, *(item.explain(language) for item in self.findings)]


def check(package: bytes, record: Record, language: str = "") -> Report:
    """Compare the figures a file carries with the record. Raises UnreadableFile.

    Labels are in the file's own language unless another is asked for.
    """
    stamp = read_stamp(package)
    chosen = language or known_language(stamp.language)
    return Report(stamp, tuple(_findings(stamp, record, chosen)), record.version)


def _findings(stamp: Stamp, record: Record, language: str) -> Iterable[Finding]:
    changed = [found for item in stamp.figures if (found := _changed(item, record, language))]
    yield from changed
    if stamp.version != record.version:
        yield from _later(stamp, record, language)


def _changed(item: Carried, record: Record, language: str) -> Finding | None:
    series = item.id.partition("|")[0]
    if series in record.people:
        return _people_changed(item, record)
    now = current(record, item.id)
    if now is None:
        label = _old_label(item, record, language)
        return Finding(GONE, item.id, label, item.shown, "")
    if now.fingerprint == item.fingerprint:
        return None
    return Finding(
        REVISED,
        item.id,
        now.label(language),
        item.shown,
        now.with_unit(language, "exact"),
        now.source_line(language),
    )


def current(record: Record, figure_id: str) -> Figure | None:
    """The current figure of that identity, or None."""
    try:
        return record_for(record, (figure_id.partition("|")[0],)).by_id(figure_id)
    except KeyError:
        return None


def _old_label(item: Carried, record: Record, language: str) -> str:
    """The name of a figure that is no longer current, as far as the record still knows it."""
    series = item.id.partition("|")[0]
    if series in record.series:
        for figure in record.find(series, standing=("superseded", "conflicts", "confirms")):
            if figure.id == item.id:
                return figure.label(language)
    return item.id


def _people_changed(item: Carried, record: Record) -> Finding | None:
    """The number of people that a rate was divided by."""
    series, *rest = item.id.split("|")
    place, period = rest[-2:] if len(rest) == 3 else ("", "")
    year = int(period[:4]) if re.match(r"\d{4}", period, re.ASCII) else 0
    people, source = record.people[series].get((place, year), (0, ""))
    printed = item.fingerprint.split("|")
    if len(printed) > 4 and printed[4] == f"{people:.12g}":
        return None
    kind = REVISED if people else GONE
    return Finding(kind, item.id, item.id, item.shown, f"{people:,}" if people else "", source)


def _later(stamp: Stamp, record: Record, language: str) -> Iterable[Finding]:
    """Series of which a whole new period came after the latest that the file has, each once."""
    said: set[str] = set()
    latest: dict[str, tuple[Period, Carried]] = {}
    for item in stamp.figures:
        parts = item.id.split("|")
        if len(parts) != 4 or parts[0] not in record.series:
            continue
        try:
            period = Period.parse(parts[3])
        except ValueError:
            continue
        slot = "|".join(parts[:3])
        if slot not in latest or period.end > latest[slot][0].end:
            latest[slot] = (period, item)
    for slot, (period, item) in latest.items():
        series, breakdown, place = slot.split("|")
        newer = [
            figure
            for figure in record.find(series, place, breakdown)
            if figure.period.kind == period.kind and figure.period.start > period.end
        ]
        if newer and series not in said:
            said.add(series)
            yield _later_finding(item, newer[-1], language)


def _later_finding(item: Carried, figure: Figure, language: str) -> Finding:
    return Finding(
        LATER,
        item.id,
        figure.label(language),
        item.shown,
        figure.with_unit(language, "exact"),
        figure.source_line(language),
    )
