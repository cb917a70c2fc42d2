"""Whether a number as written and a figure say the same: as finely as it was written."""

from __future__ import annotations

import pytest

from claims.judge.agreement import Outcome, compare, last_digit
from claims.model import Bound, Kind, Quantity, Span
from claims.read.numbers import digit_numbers, small_number, word_numbers
from claims.read.quantities import read_until


def quantity(
    value: float, step: float = 1.0, digits: int = 3, bound: Bound = Bound.NONE, **more: object
) -> Quantity:
    kind = more.pop("kind", Kind.COUNT)
    made = {"span": Span(0, 1), "text": "x", "kind": kind, "value": value, "step": step}
    return Quantity(**made, bound=bound, exact_digits=digits, **more)  # type: ignore[arg-type]


MILLION = 1e6
WRITTEN: list[tuple[str, Quantity, float, bool]] = [
    ("digit for digit", quantity(36_210_368, 1, 8), 36_210_368, True),
    ("one more", quantity(36_210_368, 1, 8), 36_210_369, False),
    ("36.2 million, the lower edge", quantity(36.2 * MILLION, 1e5), 36_150_000, True),
    ("just below it", quantity(36.2 * MILLION, 1e5), 36_149_000, False),
    ("36.2 million, rounded down to", quantity(36.2 * MILLION, 1e5), 36_249_999, True),
    ("36.2 million, another", quantity(36.2 * MILLION, 1e5), 36_310_000, False),
    ("36 million", quantity(36 * MILLION, 1e6, 2), 36_400_000, True),
    ("36 million, another", quantity(36 * MILLION, 1e6, 2), 36_600_000, False),
    ("3 million, too far for a count", quantity(3 * MILLION, 1e6, 1), 3_400_000, False),
    ("3 million, near", quantity(3 * MILLION, 1e6, 1), 3_100_000, True),
    ("44%", quantity(44, 1, 2, kind=Kind.PERCENT), 43.85, True),
    ("43.9%", quantity(43.9, 0.1, 3, kind=Kind.PERCENT), 43.85, True),
    ("43.9%, another", quantity(43.9, 0.1, 3, kind=Kind.PERCENT), 43.7, False),
    ("about 7,300", quantity(7_300, 100, 2, Bound.ABOUT), 7_322, True),
    ("about 7,300, half a hundred at most", quantity(7_300, 100, 2, Bound.ABOUT), 7_349, True),
    ("about 7,300, three in a hundred off", quantity(7_300, 100, 2, Bound.ABOUT), 7_500, False),
    ("about 7,300, four in a hundred off", quantity(7_300, 100, 2, Bound.ABOUT), 7_600, False),
    ("about 94%", quantity(94, 1, 2, Bound.ABOUT, kind=Kind.PERCENT), 91.7, False),
    ("about 95%", quantity(95, 1, 2, Bound.ABOUT, kind=Kind.PERCENT), 94.5, True),
    ("about 95%, more", quantity(95, 1, 2, Bound.ABOUT, kind=Kind.PERCENT), 92.5, False),
    ("more than 36 million", quantity(36 * MILLION, 1e6, 2, Bound.AT_LEAST), 36_900_000, True),
    ("more than 36 million, less", quantity(36 * MILLION, 1e6, 2, Bound.AT_LEAST), 35_9e5, False),
    ("more than 36 million, far more", quantity(36 * MILLION, 1e6, 2, Bound.AT_LEAST), 39e6, False),
    ("nearly 7,500", quantity(7_500, 100, 2, Bound.NEARLY), 7_322, True),
    ("nearly 7,500, more", quantity(7_500, 100, 2, Bound.NEARLY), 7_600, False),
    ("nearly 7,500, far less", quantity(7_500, 100, 2, Bound.NEARLY), 7_000, False),
    ("up to 7,500", quantity(7_500, 100, 2, Bound.AT_MOST), 7_322, True),
    ("up to 7,500, more", quantity(7_500, 100, 2, Bound.AT_MOST), 7_501, False),
    ("up to 7,500, far less", quantity(7_500, 100, 2, Bound.AT_MOST), 6_700, False),
    ("20 to 30", quantity(20, 1, 1, high=30.0), 20, True),
    ("20 to 30, the end", quantity(20, 1, 1, high=30.0), 30, True),
    ("20 to 30, outside", quantity(20, 1, 1, high=30.0), 30.5, False),
    ("20 to 30, below", quantity(20, 1, 1, high=30.0), 19.5, False),
    ("half", quantity(50, 1, 1, fraction=True, kind=Kind.PERCENT), 51.9, True),
    ("half, another", quantity(50, 1, 1, fraction=True, kind=Kind.PERCENT), 52.5, False),
    ("a third", quantity(33.333, 1, 1, fraction=True, kind=Kind.PERCENT), 34.5, True),
    ("a third, another", quantity(33.333, 1, 1, fraction=True, kind=Kind.PERCENT), 36, False),
    (
        "more than half",
        quantity(50, 1, 1, Bound.AT_LEAST, fraction=True, kind=Kind.PERCENT),
        *(57.5, True),
    ),
    (
        "more than half, less",
        quantity(50, 1, 1, Bound.AT_LEAST, fraction=True, kind=Kind.PERCENT),
        *(49.0, False),
    ),
    (
        "nearly half",
        quantity(50, 1, 1, Bound.NEARLY, fraction=True, kind=Kind.PERCENT),
        *(45.0, True),
    ),
    (
        "nearly half, more",
        quantity(50, 1, 1, Bound.NEARLY, fraction=True, kind=Kind.PERCENT),
        *(51.0, False),
    ),
]


ABOUT, AT_LEAST, NEARLY = Bound.ABOUT, Bound.AT_LEAST, Bound.NEARLY
SHARE = {"kind": Kind.PERCENT}
PART = {"kind": Kind.PERCENT, "fraction": True}
EDGES: list[tuple[str, Quantity, float, bool]] = [
    ("about 7 million: half a million at most", quantity(7e6, 1e6, 1, ABOUT), 7.4e6, True),
    ("about 7 million, more", quantity(7e6, 1e6, 1, ABOUT), 7.6e6, False),
    ("about 1 million: a tenth at most", quantity(1e6, 1e6, 1, ABOUT), 1.4e6, False),
    ("about 7,320: half a ten at most", quantity(7_320, 10, 3, ABOUT), 7_324, True),
    ("about 7,320, more", quantity(7_320, 10, 3, ABOUT), 7_330, False),
    ("about 94%: half at most", quantity(94, 1, 2, ABOUT, **SHARE), 93.5, True),
    ("about 94%, nearly one", quantity(94, 1, 2, ABOUT, **SHARE), 93.1, False),
    ("about 94%, more", quantity(94, 1, 2, ABOUT, **SHARE), 92.5, False),
    ("nearly 7 million", quantity(7e6, 1e6, 1, NEARLY), 6.55e6, True),
    ("nearly 7 million, less", quantity(7e6, 1e6, 1, NEARLY), 6.4e6, False),
    ("nearly 7.5 million", quantity(7.5e6, 1e5, 2, NEARLY), 7.2e6, True),
    ("nearly 7.52 million", quantity(7.52e6, 1e4, 3, NEARLY), 7.4e6, True),
    ("nearly 7.52 million, less", quantity(7.52e6, 1e4, 3, NEARLY), 7.3e6, False),
    ("more than 20: a tenth", quantity(20, 1, 1, AT_LEAST), 22, True),
    ("more than 20, more", quantity(20, 1, 1, AT_LEAST), 23, False),
    ("more than 36.2 million, rounded", quantity(36.2e6, 1e5, 3, AT_LEAST), 36.16e6, True),
    ("more than 36.2 million, less", quantity(36.2e6, 1e5, 3, AT_LEAST), 36.1e6, False),
    ("more than 36 million, less by a little", quantity(36e6, 1e6, 2, AT_LEAST), 35.9e6, False),
    ("more than 12%", quantity(12, 1, 2, AT_LEAST, **SHARE), 12.9, True),
    ("more than 12%, more", quantity(12, 1, 2, AT_LEAST, **SHARE), 13.5, False),
    ("more than half, which it is not", quantity(50, 1, 1, AT_LEAST, **PART), 49.3, False),
    ("more than half, by rounding", quantity(50, 1, 1, AT_LEAST, **PART), 49.96, True),
    (
        "more than a third, by the printed digits",
        quantity(100 / 3, 1, 1, AT_LEAST, **PART),
        33,
        True,
    ),
    ("more than a third, of 32%", quantity(100 / 3, 1, 1, AT_LEAST, **PART), 32, False),
    ("more than half, far more", quantity(50, 1, 1, AT_LEAST, **PART), 58.5, False),
    ("more than a quarter", quantity(25, 1, 1, AT_LEAST, **PART), 28.9, True),
    ("more than a quarter, far more", quantity(25, 1, 1, AT_LEAST, **PART), 29.5, False),
    ("nearly a quarter", quantity(25, 1, 1, NEARLY, **PART), 21.1, True),
    ("nearly a quarter, far less", quantity(25, 1, 1, NEARLY, **PART), 20.5, False),
    ("nearly half, by rounding", quantity(50, 1, 1, NEARLY, **PART), 50.04, True),
    ("nearly half, and more than that", quantity(50, 1, 1, NEARLY, **PART), 50.7, False),
    ("nearly two thirds, as printed", quantity(200 / 3, 1, 1, NEARLY, **PART), 67, True),
    ("nearly half, far less", quantity(50, 1, 1, NEARLY, **PART), 41.5, False),
    ("about a quarter", quantity(25, 1, 1, ABOUT, **PART), 26.9, True),
    ("about a quarter, more", quantity(25, 1, 1, ABOUT, **PART), 27.1, False),
    ("about a tenth", quantity(10, 1, 1, ABOUT, **PART), 11.4, True),
    ("about a tenth, more", quantity(10, 1, 1, ABOUT, **PART), 11.6, False),
    ("a tenth", quantity(10, 1, 1, **PART), 10.45, True),
    ("a tenth, more", quantity(10, 1, 1, **PART), 10.55, False),
    ("half, by less", quantity(50, 1, 1, **PART), 48.1, True),
]


@pytest.mark.parametrize(("name", "written", "value", "agrees"), [*WRITTEN, *EDGES])
def test_as_finely_as_it_was_written(
    name: str, written: Quantity, value: float, agrees: bool
) -> None:
    assert compare(written, value).agrees is agrees, name


def test_a_bound_that_is_true_but_far_off_is_loose() -> None:
    more_than = quantity(5_000, 1_000, 1, Bound.AT_LEAST)
    assert compare(more_than, 5_400) == Outcome(True)
    assert compare(more_than, 5_800) == Outcome(True, loose=True)
    assert compare(more_than, 6_100) == Outcome(False)
    assert compare(quantity(50, 10, 1, Bound.AT_LEAST, **SHARE), 58) == Outcome(False)


def test_only_the_very_number_is_exact() -> None:
    assert compare(quantity(7_322, 1, 4), 7_322) == Outcome(True, exact=True)
    assert not compare(quantity(7_300, 100, 2), 7_322).exact
    assert compare(quantity(7_300, 100, 2), 7_322).agrees


@pytest.mark.parametrize(
    ("written", "value", "precision", "step", "too_fine"),
    [
        (quantity(12_345, 1, 5), 12_000, "at_least", 1000, True),  # nobody knows so finely
        (quantity(13_500, 100, 3), 12_000, "at_least", 1000, False),  # too far above the bound
        (quantity(6_340, 10, 3), 6_300, "rounded", 100, True),
        (quantity(6_400, 100, 2), 6_300, "rounded", 100, False),  # another number
        (quantity(6_340, 10, 3), 6_300, "exact", 1, False),
        (quantity(6_360, 10, 3), 6_300, "rounded", 100, False),  # would have been 6,400
    ],
)
def test_finer_than_the_record_is_not_confirmed(
    written: Quantity, value: float, precision: str, step: float, too_fine: bool
) -> None:
    found = compare(written, value, precision, step)
    assert not found.agrees
    assert found.too_fine is too_fine


@pytest.mark.parametrize(
    ("value", "precision", "size"),
    [
        (36_200_000, "rounded", 100_000),
        (12_000, "at_least", 1_000),
        (7_322, "about", 1),
        (95.1, "rounded", 0.1),
        (0.25, "about", 0.01),
        (36_200_000, "exact", 0),
        (0, "rounded", 1),
        (2e13, "rounded", 1e12),
        (-1_500, "rounded", 100),
    ],
)
def test_the_last_digit_that_is_known(value: float, precision: str, size: float) -> None:
    assert last_digit(value, precision) == pytest.approx(size)


@pytest.mark.parametrize(
    ("text", "language", "value", "step", "digits"),
    [
        ("7,322 reports", "en", 7_322, 1, 4),
        ("7.322 meldingen", "nl", 7_322, 1, 4),
        ("36,210,368", "en", 36_210_368, 1, 8),
        ("36.210.368", "nl", 36_210_368, 1, 8),
        ("36 210 368", "en", 36_210_368, 1, 8),
        ("36.2 million", "en", 36.2e6, 1e5, 3),
        ("36,2 miljoen", "nl", 36.2e6, 1e5, 3),
        ("95.1", "en", 95.1, 0.1, 3),
        ("95,1", "nl", 95.1, 0.1, 3),
        ("3 billion", "en", 3e9, 1e9, 1),
        ("400,000", "en", 400_000, 100_000, 1),
        ("12k", "en", 12_000, 1_000, 2),
        ("1,234,567.8", "en", 1_234_567.8, 0.1, 8),
        ("60", "en", 60, 1, 1),
    ],
)
def test_numbers_in_digits(
    text: str, language: str, value: float, step: float, digits: int
) -> None:
    (number,) = digit_numbers(text, language)
    assert number.value == pytest.approx(value, rel=1e-9)
    assert number.step == pytest.approx(step)
    assert number.digits == digits
    assert text.startswith(text[number.start : number.end]) and number.start == 0


@pytest.mark.parametrize("text", ["COVID-19", "GPT-4", "a1", "4chan", "_7"])
def test_digits_in_a_word_are_no_number(text: str) -> None:
    assert digit_numbers(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("thirty-six million", "en", 36e6),
        ("zesendertig miljoen", "nl", 36e6),
        ("half a million", "en", 5e5),
        ("een half miljoen", "nl", 5e5),
        ("anderhalf miljoen", "nl", 1.5e6),
        ("one and a half million", "en", 1.5e6),
        ("tweeënhalf miljard", "nl", 2.5e9),
        ("a million", "en", 1e6),
        ("twelve", "en", 12),
        ("three hundred and five", "en", 305),
        ("driehonderdvijf", "nl", 305),
    ],
)
def test_numbers_in_words(text: str, language: str, value: float) -> None:
    assert [number.value for number in word_numbers(text, language)] == [value]


def test_no_number_at_all() -> None:
    assert word_numbers("millions of reports", "en") == []
    assert small_number("drie") == small_number("three") == small_number("3") == 3
    assert small_number("een") == small_number("a") == 1
    assert small_number("reports") is None


@pytest.mark.parametrize(
    ("text", "language", "kind", "value", "bound"),
    [
        ("Reports rose by 12%.", "en", Kind.CHANGE, 12, Bound.NONE),
        ("Reports fell by 12%.", "en", Kind.CHANGE, -12, Bound.NONE),
        ("De meldingen daalden met 12%.", "nl", Kind.CHANGE, -12, Bound.NONE),
        ("De meldingen stegen met ruim 12%.", "nl", Kind.CHANGE, 12, Bound.AT_LEAST),
        ("12% more reports came in.", "en", Kind.CHANGE, 12, Bound.NONE),
        ("12% fewer reports came in.", "en", Kind.CHANGE, -12, Bound.NONE),
        ("Reports doubled.", "en", Kind.RATIO, 2, Bound.NONE),
        ("De meldingen verdubbelden.", "nl", Kind.RATIO, 2, Bound.NONE),
        ("More than 5,000 reports came in.", "en", Kind.COUNT, 5_000, Bound.AT_LEAST),
        ("Nearly 5,000 reports came in.", "en", Kind.COUNT, 5_000, Bound.NEARLY),
        ("Bijna 5.000 meldingen kwamen binnen.", "nl", Kind.COUNT, 5_000, Bound.NEARLY),
        ("About 5,000 reports came in.", "en", Kind.COUNT, 5_000, Bound.ABOUT),
        ("Up to 5,000 reports came in.", "en", Kind.COUNT, 5_000, Bound.AT_MOST),
        ("Half of the reports were removed.", "en", Kind.PERCENT, 50, Bound.NONE),
        ("Two thirds of the reports were removed.", "en", Kind.PERCENT, 200 / 3, Bound.NONE),
        ("Twee op de drie meldingen zijn verwijderd.", "nl", Kind.PERCENT, 200 / 3, Bound.NONE),
        ("1 in 8 children met it.", "en", Kind.PERCENT, 12.5, Bound.NONE),
        ("Drie kwart van de meldingen is verwijderd.", "nl", Kind.PERCENT, 75, Bound.NONE),
        ("Meer dan de helft van de meldingen.", "nl", Kind.PERCENT, 50, Bound.AT_LEAST),
        ("Six times as many reports came in.", "en", Kind.RATIO, 6, Bound.NONE),
    ],
)
def test_kind_direction_and_bound_of_what_was_written(
    text: str, language: str, kind: Kind, value: float, bound: Bound
) -> None:
    readings, _ = read_until(text, language, [], [])
    found = [reading.quantity for reading in readings if hasattr(reading, "quantity")]
    assert [(q.kind, q.bound) for q in found] == [(kind, bound)]
    assert found[0].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "language", "value", "other", "bare", "scaled"),
    [
        ("7,322", "en", 7_322, 7.322, False, False),  # seven thousand here, seven there
        ("7.322", "en", 7.322, 7_322, False, False),
        ("7.322", "nl", 7_322, 7.322, False, False),
        ("7322", "en", 7_322, None, True, False),
        ("2023", "nl", 2_023, None, True, False),  # it may be a year
        ("1.5", "en", 1.5, None, False, False),
        ("1,5", "nl", 1.5, None, False, False),
        ("0.125", "en", 0.125, None, False, False),
        ("1.234,5", "nl", 1_234.5, None, False, False),
        ("1.234.567", "nl", 1_234_567, None, False, False),
        ("1'234'567", "en", 1_234_567, None, False, False),
        ("12\u00a0345", "nl", 12_345, None, False, False),
        ("7 million", "en", 7e6, None, False, True),
        ("7 miljard", "nl", 7e9, None, False, True),
        ("3 mln", "nl", 3e6, None, False, True),
        ("5bn", "en", 5e9, None, False, True),
        ("3m", "en", 3e6, None, False, True),
        ("2 trillion", "en", 2e12, None, False, True),
        ("2 biljoen", "nl", 2e12, None, False, True),
        ("4 hundred", "en", 400, None, False, True),
        ("4 duizend", "nl", 4_000, None, False, True),
    ],
)
def test_how_a_number_was_written(
    text: str, language: str, value: float, other: float | None, bare: bool, scaled: bool
) -> None:
    (number,) = digit_numbers(text, language)
    assert number.value == pytest.approx(value, rel=1e-9)
    assert (number.bare, number.scaled, number.words) == (bare, scaled, False)
    assert number.other == (None if other is None else pytest.approx(other))


def test_where_a_number_stands() -> None:
    text = "In 2023: 7,322 reports (12%), no. 5"
    found = [(text[n.start : n.end], n.start) for n in digit_numbers(text, "en")]
    assert found == [("2023", 3), ("7,322", 9), ("12", 24), ("5", 34)]


@pytest.mark.parametrize("text", ["1" * 25, "7th", "5_", "#7", "x/2023", "user@7", "a=5", "&3"])
def test_what_is_no_number_in_digits(text: str) -> None:
    assert digit_numbers(text, "en") == []


def test_the_longest_that_is_read() -> None:
    assert [n.digits for n in digit_numbers("1" * 24, "en")] != []


@pytest.mark.parametrize(
    ("text", "language", "written", "step", "digits", "scaled"),
    [
        ("some thirty-six million reports", "en", "thirty-six million", 1e6, 2, True),
        ("wel zesendertig miljoen meldingen", "nl", "zesendertig miljoen", 1e6, 2, True),
        ("half a million reports", "en", "half a million", 1e5, 1, True),
        ("a million reports", "en", "a million", 1e6, 1, True),
        ("een miljoen meldingen", "nl", "een miljoen", 1e6, 1, True),
        ("some twelve reports", "en", "twelve", 1, 2, False),
        ("three hundred and five reports", "en", "three hundred and five", 1, 3, False),
        ("five hundred reports", "en", "five hundred", 100, 1, False),
        ("one thousand reports", "en", "one thousand", 1000, 1, True),
        ("a hundred thousand reports", "en", "a hundred thousand", 1e5, 1, True),
    ],
)
def test_how_a_number_in_words_was_written(
    text: str, language: str, written: str, step: float, digits: int, scaled: bool
) -> None:
    (number,) = word_numbers(text, language)
    assert text[number.start : number.end] == written
    assert (number.step, number.digits, number.scaled) == (step, digits, scaled)
    assert number.words and not number.bare and number.other is None


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("one of the reports", "en", []),  # a pronoun, and no number
        ("een van de meldingen", "nl", []),
        ("two reports and three files", "en", [2, 3]),
        ("hundreds of reports", "en", []),
        ("duizend meldingen", "nl", [1000]),
        ("tweehonderd meldingen", "nl", [200]),
    ],
)
def test_words_that_are_and_are_not_numbers(text: str, language: str, values: list[int]) -> None:
    found = [number.value for number in word_numbers(text, language)]
    assert found == values


ENGLISH = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
DUTCH = [
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TIENEN = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def test_every_small_number_is_read() -> None:
    for value in range(2, 20):
        assert [n.value for n in word_numbers(ENGLISH[value - 1], "en")] == [value]
        assert [n.value for n in word_numbers(DUTCH[value - 1], "nl")] == [value]
    for place, (english, dutch) in enumerate(zip(TENS, TIENEN, strict=True), 2):
        assert [n.value for n in word_numbers(english, "en")] == [10 * place]
        assert [n.value for n in word_numbers(dutch, "nl")] == [10 * place]
        one_more = (f"{english}-three", f"drieën{dutch}")
        assert [n.value for n in word_numbers(one_more[0], "en")] == [10 * place + 3]
        assert [n.value for n in word_numbers(one_more[1], "nl")] == [10 * place + 3]


@pytest.mark.parametrize(
    ("scale", "value"),
    [
        *(("hundred", 100), ("honderd", 100), ("thousand", 1_000), ("duizend", 1_000)),
        *(("million", 1_000_000), ("miljoen", 1_000_000), ("mln", 1_000_000)),
        *(("mio", 1_000_000), ("billion", 10**9), ("miljard", 10**9), ("mld", 10**9)),
        *(("trillion", 10**12), ("biljoen", 10**12)),
    ],
)
def test_every_scale(scale: str, value: int) -> None:
    (number,) = digit_numbers(f"3 {scale} of them", "en")
    assert (number.value, number.step, number.scaled) == (3 * value, value, True)


@pytest.mark.parametrize(("letter", "value"), [("k", 1_000), ("m", 10**6), ("mn", 10**6)])
def test_every_letter(letter: str, value: int) -> None:
    (number,) = digit_numbers(f"3{letter} of them", "en")
    assert (number.value, number.scaled) == (3 * value, True)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("anderhalf", 1.5),
        *((f"{small}ënhalf", n + 0.5) for small, n in (("twee", 2), ("drie", 3))),
        *((f"{small}enhalf", n + 0.5) for small, n in (("vier", 4), ("vijf", 5), ("zes", 6))),
    ],
)
def test_dutch_halves(word: str, value: float) -> None:
    (number,) = word_numbers(f"{word} miljoen meldingen", "nl")
    assert (number.value, number.step) == (value * 1e6, 1e5)


def test_a_half_and_a_number_are_not_read_twice() -> None:
    text = "anderhalf miljoen meldingen en zes bestanden"
    assert [n.value for n in word_numbers(text, "nl")] == [1.5e6, 6]
    text = "half a million reports and two thousand files"
    assert [n.value for n in word_numbers(text, "en")] == [5e5, 2_000]


def test_a_rounded_value_bears_out_no_finer_bound() -> None:
    fewer = quantity(291_273, 1, 6, Bound.BELOW)
    assert compare(fewer, 291_270, precision="rounded", value_step=10.0).too_fine
    assert not compare(fewer, 291_270, precision="rounded", value_step=10.0).agrees
    assert compare(fewer, 291_270).agrees
    roundly = quantity(300_000, 100_000, 1, Bound.BELOW)
    assert compare(roundly, 291_270, precision="rounded", value_step=10.0).agrees
