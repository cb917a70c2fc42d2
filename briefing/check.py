"""What has become of the figures in a file since it was made, in the record and in the file.

The visible text is read again and set beside what was printed: a figure that a reader has edited,
or that can no longer be found, is named with its place, and never counts as unchanged.

A figure whose value, precision or source differs now was revised; one that is no longer current
has been superseded or taken out. A later period of the same series is mentioned too: the file is
right, but no longer the latest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.documents.package import NotOurs, Package, Why
from briefing.documents.passages import Passage
from briefing.documents.pdfs.pages import is_pdf
from briefing.documents.reading import Document, read
from briefing.documents.unread import unread_in
from briefing.edits import LONGEST_SHOWN, UNREAD, Edit, comparable, edits
from briefing.items.metadata import Carried, Stamp, read_stamp, stamp_from
from data_sources.record.figure import Figure
from data_sources.record.period import Period
from data_sources.record.record import Record
from data_sources.record.register import record_for
from languages import dates, known_language, translator
from languages.safe_text import shortened

MOST_ADDED = 12
REVISED, GONE, LATER, SOURCE = "revised", "gone", "later", "source"


@dataclass(frozen=True)
class Finding:
    """One figure of a file about which something has to be said. ``now`` is empty when gone.

    ``now_id`` is the figure of today that is meant; empty when there is none.
    """

    kind: str
    id: str
    label: str
    was: str
    now: str
    source: str = ""
    now_id: str = ""

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
    SOURCE: "Its source is no longer in the record: {label}. In the file {was} ({source}).",
    LATER: "A later figure exists: {label}. In the file {was}, now also {now} ({source}).",
}


@dataclass(frozen=True)
class Report:
    """What a file says of itself, and what has changed since: in the record and in its own text.

    ``document`` is what was read of it; None for files of earlier versions, which do not say where
    their figures stand. ``added`` is text that came after the file was made.
    """

    stamp: Stamp
    findings: tuple[Finding, ...]
    record_version: str
    edits: tuple[Edit, ...] = ()
    added: tuple[Passage, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    document: Document | None = None

    @property
    def text_read(self) -> bool:
        return self.document is not None

    @property
    def kind(self) -> str:
        return self.document.kind if self.document else ""

    @property
    def whole(self) -> bool:
        return self.document is None or self.document.whole

    @property
    def changed(self) -> tuple[Finding, ...]:
        """Figures in the file that are no longer right; later ones are not among them."""
        return tuple(item for item in self.findings if item.kind != LATER)

    @property
    def sound(self) -> bool:
        """Whether nothing has to be mended: no figure changed, no printed text edited."""
        return not self.changed and all(edit.kind == UNREAD for edit in self.edits)

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
        said = f"{count} {self._verdict(language)}".rstrip()
        lines = [head, said, *(item.explain(language) for item in self.findings)]
        lines += self._edited(language) + self._added(language)
        return lines + (unread_in(self.document, language) if self.document else [])

    def _edited(self, language: str) -> list[str]:
        """What is not as it was made; then what of the charts' data could not be read."""
        changed = [edit for edit in self.edits if edit.kind != UNREAD]
        told = [edit.explain(language, self.labels) for edit in changed]
        if told:
            _ = translator(language)
            told.insert(0, _("In the text, not as it was made: {count}.", count=len(changed)))
        unread = [edit for edit in self.edits if edit.kind == UNREAD]
        return told + list(dict.fromkeys(edit.explain(language, self.labels) for edit in unread))

    def _added(self, language: str) -> list[str]:
        """How much came after the file was made, and what of it has a number."""
        if not self.added:
            return []
        _ = translator(language)
        numbered = [passage for passage in self.added if passage.numbers]
        return [
            _("Passages added since it was made: {count}.", count=len(self.added)),
            *(
                _(
                    "Added, {place}: “{text}”.",
                    place=passage.place.words(language),
                    text=shortened(passage.seen, LONGEST_SHOWN),
                )
                for passage in numbered[:MOST_ADDED]
            ),
        ]

    def _verdict(self, language: str) -> str:
        _ = translator(language)
        if not self.stamp.figures:
            return ""  # of none, nothing can be said to be as it was
        if len(self.changed) == 1:
            return _("One of them has changed:")
        if self.changed:
            return _("{count} of them have changed:", count=len(self.changed))
        if not self.text_read:
            return _(
                "The record has not changed them. Whether somebody has edited the file cannot be "
                "told: it does not say where its figures stand."
            )
        if self.edits or not self.whole:
            return _("The record has not changed them.")
        if self.kind == "pdf":
            return _(
                "The record has not changed them. The numbers of titles, findings and notes stand "
                "in the text as often as when it was made; whether each is still in its own "
                "sentence cannot be told, and of tables and pictures nothing is said."
            )
        if self.document and self.document.unread:
            return _(
                "The record has not changed them, and the text is as it was. Of figures that stand "
                "only in a picture nothing is said."
            )
        return _("All of them are as they were.")


def check(
    content: bytes, record: Record, language: str = "", document: Document | None = None
) -> Report:
    """Compare a file of ours with the record, and its text with what was printed.

    Labels are in the file's own language unless another is asked for; ``document`` is its text
    where it was read before. Raises UnreadableFile;
    NotOurs for a whole file that was not made here.
    """
    stamp, document = _opened(content, document)
    document = comparable(stamp, document) if document else None
    chosen = language or known_language(stamp.language)
    changed, added = edits(stamp, document) if document else ((), ())
    named = {key for edit in changed for key in edit.figures}
    return Report(
        stamp,
        tuple(_findings(stamp, record, chosen)),
        record.version,
        changed,
        added,
        {key: _label(key, record, chosen) for key in named},
        document,
    )


def document_report(
    content: bytes, record: Record, language: str, document: Document | None = None
) -> tuple[Report | None, Document]:
    """A document of anybody's: the report on it where it was made here, and its visible text.

    ``document`` is that text where it was read already. Raises UnreadableFile.
    """
    document = document or read(content)
    try:
        return check(content, record, language, document), document
    except NotOurs:
        return None, document


def _opened(content: bytes, document: Document | None) -> tuple[Stamp, Document | None]:
    """The list in a file and its visible text; None where the list does not tell the text."""
    if is_pdf(content):
        document = document or read(content)
        if not document.carried:
            raise NotOurs(
                "this PDF carries no list of figures: it was not made by On the Record",
                Why.NOT_OURS,
            )
        return stamp_from(document.carried), document
    stamp = read_stamp(Package(content))
    return stamp, (document or read(content)) if stamp.passages else None


def _label(figure_id: str, record: Record, language: str) -> str:
    figure = current(record, figure_id)
    return figure.label(language) if figure else figure_id


def _findings(stamp: Stamp, record: Record, language: str) -> Iterable[Finding]:
    changed = [found for item in stamp.figures if (found := _changed(item, record, language))]
    yield from changed
    if stamp.version != record.version:
        yield from _later(stamp, record, language)


def _changed(item: Carried, record: Record, language: str) -> Finding | None:
    series = item.id.partition("|")[0]
    if series in record.people:
        return _people_changed(item, record)
    now = _same(record, item) or current(record, item.id)
    if now is None:
        label = _old_label(item, record, language)
        return Finding(GONE, item.id, label, item.shown, "")
    if now.fingerprint == item.fingerprint:
        return _source_gone(item, now, record, language)
    return _now(REVISED, item, now, language)


def _same(record: Record, item: Carried) -> Figure | None:
    """Of a figure that was cited though another was current: that very one, where it is there."""
    series, standing = item.id.partition("|")[0], item.standing
    if not standing or series not in record.series:
        return None
    others = record.find(series, standing=("superseded", "conflicts", "confirms"))
    return next((one for one in others if one.fingerprint == item.fingerprint), None)


def _source_gone(item: Carried, now: Figure, record: Record, language: str) -> Finding | None:
    """A figure that stands, from a publication that the record no longer holds."""
    if not item.source or item.source in record.sources:
        return None
    return Finding(SOURCE, item.id, now.label(language), item.shown, "", item.source)


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
            yield _now(LATER, item, newer[-1], language)


def _now(kind: str, item: Carried, figure: Figure, language: str) -> Finding:
    """What a figure of the file is set beside: the figure as it stands now, or a later one."""
    return Finding(
        kind,
        item.id,
        figure.label(language),
        item.shown,
        figure.with_unit(language, "exact"),
        figure.source_line(language),
        figure.id,
    )
