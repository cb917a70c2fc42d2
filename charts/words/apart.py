"""Why a panel stands apart from the first one, and what of a choice cannot be shown: in words."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.compare import together
from data_sources.record.figure import Figure, NotComparable
from languages import dates, numbers, translator

MOST_NAMED = 3


def reason(codes: Sequence[str], own: Figure, language: str) -> str:
    """Why lines like ``own`` have a panel of their own; empty where there is no reason."""
    _ = translator(language)
    words = {
        together.LENGTH: _("its periods are of another length"),
        together.UNIT: _("its unit is {unit}", unit=own.series.unit.word(2, language)),
        together.PUBLISHER: _(
            "{publisher} counted it", publisher=own.series.publisher.known_as(language)
        ),
        together.SHARE: _("it is a share of something else"),
        together.COUNTING: _("nothing says that it is counted in the same way"),
        together.BASE: _("its first period is {period}", period=own.period_label(language)),
    }
    if not codes:
        return ""
    said = numbers.sentence_list([words[code] for code in codes], language)
    return _("Not on one axis with the first: {reasons}.", reasons=said)


def none_for(names: Sequence[str], language: str) -> str:
    """That of some of what was asked for there is no figure: missing, and not zero."""
    _ = translator(language)
    return _("no figure: {names}", names=_few(names, language))


def no_rate_of(names: Sequence[str], language: str) -> str:
    """That of some lines no rate is made, or that the people for it are not known."""
    _ = translator(language)
    return _("no rate is known: {names}", names=_few(names, language))


def no_index(name: str, first: Figure, error: NotComparable, language: str) -> str:
    """From when on a line has no index, and why."""
    _ = translator(language)
    period = dates.noun(first.period, language, first.period_label(language))
    if error.breaks:
        why = numbers.sentence_list([item.label[language] for item in error.breaks], language)
        return _("{name}: no index from {period} on ({why})", name=name, period=period, why=why)
    why = error.explain(language).rstrip(".")
    return _("{name}: no index for {period} ({why})", name=name, period=period, why=why)


def one_period(name: str, language: str) -> str:
    """That a line has no index, for it has one figure."""
    _ = translator(language)
    return _("{name}: no index of one period", name=name)


def _few(names: Sequence[str], language: str) -> str:
    """A few names, and how many more there are."""
    if len(names) <= MOST_NAMED:
        return numbers.sentence_list(list(names), language)
    _ = translator(language)
    shown = ", ".join(names[:MOST_NAMED])
    return _("{names} and {count} more", names=shown, count=len(names) - MOST_NAMED)
