"""Ages, and numbers that are no figures, in both languages: each answer written by hand."""

from __future__ import annotations

import pytest

from claims.read.not_figures import ages, masked
from claims.read.numbers import scale_at_end
from claims.read.periods import periods
from claims.read.quantities import read

Ends = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("children aged 7 to 10", [(7, 10)]),
        ("kinderen van 7 tot en met 10", [(7, 10)]),
        ("7-10-year-olds", [(7, 10)]),
        ("12-jarigen", [(12, 12)]),
        ("children under 13", [(None, 12)]),
        ("kinderen onder de 13", [(None, 12)]),
        ("onder de leeftijd van 12", [(None, 11)]),
        ("under the age of 12", [(None, 11)]),
        ("12 jaar en ouder", [(12, None)]),
        ("12 years and older", [(12, None)]),
        ("before turning eighteen", [(None, 17)]),
        ("vóór hun achttiende", [(None, 17)]),
        ("before their 16th birthday", [(None, 15)]),
        ("tot 8 jaar", [(None, 8)]),
        ("up to 8 years", [(None, 8)]),
        ("up to 8 years in prison", []),
        ("tot 8 jaar gevangenis", []),
        ("twelve or younger", [(None, 12)]),
        ("aged 12 or under", [(None, 12)]),
        ("twaalf of jonger", [(None, 12)]),
        ("16 and over", [(16, None)]),
        ("older than twelve", [(13, None)]),
        ("above the age of 12", [(13, None)]),
        ("ouder dan twaalf", [(13, None)]),
        ("boven de leeftijd van 12 jaar", [(13, None)]),
        ("older than 12 million", []),
        ("ouder dan 12,5%", []),
        ("over 12", []),
        ("under 5 million", []),
        ("under 5 billion", []),
        ("onder 5 miljard", []),
        ("for 12 years", []),
    ],
)
def test_ages_that_a_text_names(text: str, expected: list[Ends]) -> None:
    assert [(age.low, age.high) for age in ages(text)] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("on 24 july", "24"),
        ("op 24e juli", "24"),
        ("article 12", "12"),
        ("artikel 12", "12"),
        ("€ 5 million", "5"),
        ("5 miljoen euro", "5"),
        ("at 10.30 am", "10.30"),
        ("om 10.30 uur", "10.30"),
        ("5 metres", "5"),
        ("5 hectaren", "5"),
        ("won 3-1", "3-1"),
        ("verloor met 3-1", "3-1"),
        ("the act of 1998", "1998"),
    ],
)
def test_a_number_that_is_no_figure(text: str, number: str) -> None:
    (start, end), *_ = masked(text)
    assert number in text[start:end]


@pytest.mark.parametrize("text", ["article 12%", "artikel 12 procent", "a 3-1 split", "12 reports"])
def test_a_number_that_may_be_a_figure(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("the 24th of March 2024", "24th of March 2024", "day"),
        ("op 24ste maart 2024", "24ste maart 2024", "day"),
        ("2020 until 2022", "2020 until 2022", "span"),
        ("2020 t/m 2022", "2020 t/m 2022", "span"),
        ("the first nine months of 2024", "2024", "year"),
        ("het tweede kwartaal van 2024", "tweede kwartaal van 2024", "quarter"),
        ("the last quarter of 2024", "last quarter of 2024", "quarter"),
        ("eerste half jaar van 2024", "eerste half jaar van 2024", "half"),
        ("sinds begin 2019", "sinds begin 2019", "since"),
        ("since the start of 2019", "since the start of 2019", "since"),
    ],
)
def test_a_time_that_a_text_names(text: str, written: str, kind: str) -> None:
    found = periods(text)[-1]
    assert (found.text, found.kind) == (written, kind)


@pytest.mark.parametrize("text", ["about 2000 reports", "ruim 2000 meldingen"])
def test_a_number_of_something_is_no_year(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("4 to 5 million reports", "en", 4e6, 5e6),
        ("4 tot 5 miljoen meldingen", "nl", 4e6, 5e6),
        ("4 t/m 5 miljoen meldingen", "nl", 4e6, 5e6),
        ("4 through 5 million reports", "en", 4e6, 5e6),
        ("between 3 and 4 trillion reports", "en", 3e12, 4e12),
        ("tussen de 3 en 4 biljoen meldingen", "nl", 3e12, 4e12),
    ],
)
def test_two_numbers_are_a_range(text: str, language: str, low: float, high: float) -> None:
    (reading,) = read(text, language, [])
    assert (reading.quantity.value, reading.quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("3 and 4 million reports", "en", [3.0, 4e6]),
        ("from 32 to 36 million", "en", [32e6, 36e6]),
        ("van 32 tot 36 miljoen", "nl", [32e6, 36e6]),
        ("36.2 million, up from 32.1", "en", [36.2e6, 32.1e6]),
        ("36,2 miljoen, tegen 32,1", "nl", [36.2e6, 32.1e6]),
    ],
)
def test_two_numbers_that_are_none(text: str, language: str, values: list[float]) -> None:
    assert [reading.quantity.value for reading in read(text, language, [])] == values


@pytest.mark.parametrize(
    ("written", "scale"),
    [
        ("36 million", 1e6),
        ("36 mln.", 1e6),
        ("4 miljard", 1e9),
        ("5k", 1e3),
        ("2 hundred", None),
        ("36", None),
    ],
)
def test_the_scale_that_a_number_ends_in(written: str, scale: float | None) -> None:
    assert scale_at_end(written) == scale
