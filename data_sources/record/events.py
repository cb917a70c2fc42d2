"""Steps in law and policy: whose they are, and which lie behind and which ahead of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from data_sources.record.model import TimelineEvent
from data_sources.record.record import Record

DONE = ("decided", "applies", "ended")
BEGUN = ("proposed", "position", "agreed")
"""Stages of a step: of what is law or was refused, and of what is on its way."""


def jurisdictions(record: Record) -> list[str]:
    """The codes of all jurisdictions, those with most steps first."""
    counts = Counter(event.jurisdiction for event in record.timeline())
    return [code for code, _ in counts.most_common()]


def steps(record: Record, places: Collection[str] = ()) -> list[TimelineEvent]:
    """The steps of some jurisdictions, oldest first; of all when none is named."""
    return [e for e in record.timeline() if not places or e.jurisdiction in places]


def main(found: Sequence[TimelineEvent]) -> list[TimelineEvent]:
    """The steps that matter of those given, in their order.

    Of each law or file in each jurisdiction what was decided, applies or ended. Where nothing of
    it has come that far: where it began and where it stands, the first and the last of what was
    proposed, positions and agreements. Nothing of a file that is only talked about.
    """
    files: dict[tuple[str, str], list[TimelineEvent]] = {}
    for event in found:
        files.setdefault((event.jurisdiction, event.instrument), []).append(event)
    kept: set[TimelineEvent] = set()
    for steps_of in files.values():
        done = [event for event in steps_of if event.stage in DONE]
        begun = [event for event in steps_of if event.stage in BEGUN]
        kept.update(done or begun[:1] + begun[-1:])
    return [event for event in found if event in kept]


def ahead(event: TimelineEvent, today: date) -> bool:
    """Whether a step lies after a day. One known to the year or month counts from its start."""
    return _first_day(event) > today


def latest(record: Record, today: date, places: Collection[str] = ()) -> TimelineEvent | None:
    """The last step on or before a day."""
    behind = [event for event in steps(record, places) if not ahead(event, today)]
    return behind[-1] if behind else None


def upcoming(record: Record, today: date, places: Collection[str] = ()) -> list[TimelineEvent]:
    """The steps after a day, the next one first."""
    return [event for event in steps(record, places) if ahead(event, today)]


def _first_day(event: TimelineEvent) -> date:
    return date.fromisoformat(event.date + {4: "-01-01", 7: "-01"}.get(len(event.date), ""))
