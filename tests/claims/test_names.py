"""Sentences made from the names of all series, with the right number and with a wrong one.

They sound stiff, and hold every corner of the record: nothing right in them may be called
different, and nothing wrong may pass.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from claims import check
from claims.model import Claim, Kind
from data_sources.record.figure import Figure
from data_sources.record.load import the_record
from languages import LANGUAGES
from languages.numbers import exact

RECORD = the_record()
FORMS = {
    "en": "According to {publisher}, {name}{parts}{place} in {period}: {value}.",
    "nl": "Volgens {publisher} was {name}{parts}{place} in {period}: {value}.",
}


def some_figures() -> Iterator[Figure]:
    chance = random.Random(11)
    for key, series in RECORD.series.items():
        percent = series.unit.kind == "percent"
        figures = [f for f in RECORD.find(key) if percent or f.value >= 20]
        yield from chance.sample(figures, min(2, len(figures)))


def said(figure: Figure, language: str) -> str:
    parts = ", ".join(figure.breakdown.values())
    place = figure.geography
    return FORMS[language].format(
        publisher=figure.series.publisher.name,
        name=figure.series.name(language),
        parts=f" ({parts})" if parts else "",
        place="" if place.code == "World" else f" in {place.name(language)}",
        period=figure.period_label(language),
        value=figure.with_unit(language, "exact"),
    )


def differing(text: str, language: str) -> list[Claim]:
    return [c for c in check(text, language, RECORD) if c.verdict.value == "differs"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_number_is_not_called_different(language: str) -> None:
    texts = [said(figure, language) for figure in some_figures()]
    wrong = [text for text in texts if differing(text, language)]
    assert len(wrong) <= len(texts) / 200, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_number_does_not_pass(language: str) -> None:
    chance, passed = random.Random(13), []
    for figure in some_figures():
        value = float(figure.value) * chance.choice([0.6, 0.8, 1.25, 1.4, 1.7])
        wrong = exact(round(value) if figure.value >= 100 else round(value, 1), language)
        right = figure.format(language, "exact")
        text = said(figure, language)
        if right not in text or (figure.series.unit.kind == "percent" and value > 100):
            continue
        for claim in check(text.replace(right, wrong), language, RECORD):
            same = claim.quantity.kind is not Kind.RATIO and wrong in claim.quantity.text
            if same and claim.verdict.agrees:
                passed.append((text, wrong, claim.figure.id if claim.figure else ""))
    assert not passed
