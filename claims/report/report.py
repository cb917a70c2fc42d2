"""A report of a check: as JSON for programs, as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claims.model import Claim, Claims, limits_of
from claims.report.wording import limit_words, stands_on, summary, verdict_words, why
from data_sources.record.figure import Change, Figure
from data_sources.record.load import the_record
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, translator


def as_data(
    claims: Sequence[Claim], language: str = DEFAULT_LANGUAGE, record: Record | None = None
) -> dict[str, Any]:
    """The report as plain data, ready for JSON. Places count characters of the text as given."""
    asked = record or (claims.record if isinstance(claims, Claims) else None) or the_record()
    return {
        "record_version": asked.version,
        "language": language,
        "limits": [
            {"code": limit.code, **dict(limit.values), "text": limit_words(limit, language)}
            for limit in limits_of(claims)
        ],
        "claims": [_claim(claim, language) for claim in claims],
    }


def as_json(
    claims: Sequence[Claim], language: str = DEFAULT_LANGUAGE, record: Record | None = None
) -> str:
    """The report as JSON text."""
    return json.dumps(as_data(claims, language, record), ensure_ascii=False, indent=2) + "\n"


def _claim(claim: Claim, language: str) -> dict[str, Any]:
    quantity = claim.quantity
    return {
        "text": quantity.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence": claim.sentence,
        "value": quantity.value,
        "high": quantity.high,
        "kind": quantity.kind.value,
        "bound": quantity.bound.value,
        "verdict": claim.verdict.value,
        "reasons": [reason.code for reason in claim.reasons],
        "why": why(claim, language),
        "words": [
            {"text": w.text, "role": w.role, "start": w.span.start, "end": w.span.end}
            for w in claim.words
        ],
        "figure": _figure(claim.figure, language),
        "change": _change(claim.change, language),
        "total": _figure(claim.total, language),
        "near": [_figure(figure, language) for figure in claim.near],
    }


def _change(change: Change | None, language: str) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "from": _figure(change.first, language),
        "difference": change.difference,
        "percent": change.percent,
        "formatted": change.format(language),
        "breaks": [item.label[language] for item in change.breaks],
    }


def _figure(figure: Figure | None, language: str) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "id": figure.id,
        "series": figure.series.key,
        "label": figure.label(language),
        "period": figure.period.code,
        "value": figure.value,
        "formatted": figure.with_unit(language, "exact"),
        "source": figure.source_line(language),
        "cite": figure.cite(language),
        "caveats": figure.caveats(language),
    }


def as_text(claims: Sequence[Claim], language: str = DEFAULT_LANGUAGE) -> str:
    """The report for a reader: each number, the verdict, why, the source and the caveats."""
    _ = translator(language)
    limits = [f"! {limit_words(limit, language)}" for limit in limits_of(claims)]
    if not claims:
        nothing = _("No number in this text concerns the record.")
        return "\n\n".join([*limits, nothing]) + "\n"
    blocks = [*limits, summary(claims, language)]
    blocks += [_block(place, claim, language) for place, claim in enumerate(claims, 1)]
    return "\n\n".join(blocks) + "\n"


def _block(place: int, claim: Claim, language: str) -> str:
    _ = translator(language)
    lines = [f"{place}. “{claim.quantity.text}” — {verdict_words(claim, language).upper()}"]
    lines.append(f"   {claim.sentence}")
    lines.append(f"   {why(claim, language)}")
    if claim.words:
        lines.append(
            "   "
            + _("Words that decided it: {words}", words=", ".join(w.text for w in claim.words))
        )
    if claim.figure is not None:
        sources = dict.fromkeys(figure.source_line(language) for figure in stands_on(claim))
        lines.append("   " + _("Source: {source}", source="; ".join(sources)))
        lines += [f"   ! {caveat}" for caveat in claim.figure.caveats(language)]
    return "\n".join(lines)
