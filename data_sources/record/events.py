"""Steps in law and policy: whose they are, and which lie behind and which ahead of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from data_sources.record.model import TimelineEvent
from data_sources.record.record import Record


def jurisdictions(record: Record) -> list[str]:
    """The codes of all jurisdictions, those with most steps first."""
    counts = Counter(event.jurisdiction for event in record.timeline())
    return [code for code, _ in counts.most_common()]


def steps(record: Record, places: Collection[str] = ()) -> list[TimelineEvent]:
    """The steps of some jurisdictions, oldest first; of all when none is named."""
    return [e for e in record.timeline() if not places or e.jurisdiction in places]


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
