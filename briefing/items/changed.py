"""What an earlier file said of an item's figures, beside what the record says now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.basket.basket import Since
from briefing.items.item import Item
from data_sources.record.record import Record, UnknownFigure
from languages import dates, translator

MOST = 6
"""Figures of one item of which it is said; a map of the world may have had two hundred."""


def changed_since(item: Item, since: Since) -> tuple[tuple[str, str], ...]:
    """One pair at most: a label with the day of the file, and what is otherwise since."""
    lines = list(_lines(item, since)) if since.day else []
    if not lines:
        return ()
    _ = translator(item.language)
    if len(lines) > MOST:
        lines[MOST:] = [_("{count} more.", count=len(lines) - MOST)]
    day = dates.day(date.fromisoformat(since.day), item.language)
    return ((_("Changed since the file of {day}", day=day), " ".join(lines)),)


def _lines(item: Item, since: Since) -> Iterator[str]:
    _ = translator(item.language)
    figures = {figure.id: figure for figure in item.figures}
    known = {figure.series.key: figure for figure in item.figures}
    for identity, was in since.printed:
        figure = figures.get(identity)
        key = identity.partition("|")[0]
        if figure is not None:
            now, label = figure.with_unit(item.language, "exact"), figure.label(item.language)
            if not was:
                yield _("New: {label}: {now}.", label=label, now=now)
            elif was != now:
                yield _("{label}: then {was}, now {now}.", label=label, was=was, now=now)
        elif was and key in known and _is_gone(identity, known[key].record):
            name = known[key].series.name(item.language)
            yield _("{label}: then {was}, no longer in the record.", label=name, was=was)


def _is_gone(identity: str, record: Record) -> bool:
    """Whether the record has a figure no more; what an item does not show may still be there."""
    try:
        record.by_id(identity)
    except UnknownFigure:
        return True
    return False
