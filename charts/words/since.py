"""What a figure was before, and by how much it changed, in one sentence."""

from __future__ import annotations

from data_sources.record.figure import Change
from languages import dates, translator


def since(change: Change, language: str, brief: bool = False) -> str:
    """“That is +28% compared with 2022 (57,012 reports).”; ``brief`` leaves the earlier one out.

    Where a percentage says nothing (from 1 to 1, from 3 to 400), the earlier number alone.
    """
    _, before = translator(language), change.first
    if change.told_by_numbers:
        span = dates.during(before.period, language)
        when = span[0].upper() + span[1:]
        return _("{When} it was {figure}.", When=when, figure=before.with_unit(language))
    text, period = change.format(language, "short"), before.period_label(language)
    if brief:
        return _("That is {change} compared with {period}.", change=text, period=period)
    return _(
        "That is {change} compared with {period} ({figure}).",
        change=text,
        period=period,
        figure=before.with_unit(language),
    )
