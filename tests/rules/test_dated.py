"""The date of a text, the seasons of a year, and the time between two things, as they are read."""

from __future__ import annotations

from datetime import date

import pytest

from claims.model import Bound, Kind, PeriodMention, Span
from claims.read.intervals import with_intervals
from claims.read.mentions import Closed, Reading
from claims.read.periods import periods
from claims.read.quantities import read
from claims.read.text_date import UNSURE, by_the_date, dates_the_text, in_the_year

YEAR_BEFORE = [(date(2022, 1, 1), date(2022, 12, 31))]
LAST = "Last year there were more."


def told(text: str) -> list[tuple[date | None, date | None]]:
    """The days of what only the text's own date tells: of words without a number."""
    return [(m.start, m.end) for m in periods(text) if not any(c.isdigit() for c in m.text)]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        (f"The Hague, 12 March 2023. {LAST}", True),
        (f"The Hague, 12 March 2023 - {LAST}", True),
        (f"The Hague, 12 March 2023 – {LAST}", True),
        (f"The Hague, 12 March 2023: {LAST}", True),
        (f"(12 March 2023) {LAST}", True),
        (f"\n\n  12 March 2023\n\n{LAST}", True),
        (f"{LAST}\n\n12 March 2023", True),
        (f"{LAST}\n\n12 March 2023.", True),
        (f"Press release of 12 March 2023\n{LAST}", True),
        (f"Letter to the House of 12 March 2023. {LAST}", True),
        (f"Date: 2023-05-14\n{LAST}", True),
        (f"{LAST}\nPublished on 14-05-2023", True),
        (f"{LAST}\nDatum 14.05.2023", True),
        (f"The Hague (12 March 2023) {LAST}", False),
        (f"Letter to the Senate and the House of 12 March 2023. {LAST}", False),
        # in the middle of a text a date with words behind it dates something else
        (f"{LAST} It began.\nThe Hague, 12 March 2023. It grew.", False),
        (f"On 12 March 2023. {LAST}", False),
        (f"On the 12 March 2023. {LAST}", False),
        (f"Since 12 March 2023. {LAST}", False),
        (f"The Hague, 12 March 2023 it was said. {LAST}", False),
        (f"There were 4 of them in The Hague, 12 March 2023. {LAST}", False),
        (f"{'A very long head with words ' * 9}12 March 2023. {LAST}", False),
        (f"{LAST}\nRound number 2023-05-14", False),
        # its line begins before it, whatever lines come after
        (f"{LAST}\nSince 12 March 2023\nIt grew.\n", False),
        # the head of a text is two hundred signs, and what is empty before it does not count
        (f"{'x' * 198} 12 March 2023. {LAST}", True),
        (f"{'x' * 199} 12 March 2023. {LAST}", False),
        (f"{' ' * 100}The Hague, 12 March 2023. {LAST}", True),
        (LAST, False),
    ],
)
def test_which_date_is_that_of_the_text(text: str, dated: bool) -> None:
    assert told(text) == (YEAR_BEFORE if dated else [(None, None)])


@pytest.mark.parametrize(("length", "dated"), [(20_000, True), (20_001, False)])
def test_a_date_with_its_name_before_it_is_looked_for_in_the_first_20_000_signs(
    length: int, dated: bool
) -> None:
    label = "\nDate: 2023-05-14"
    text = f"{'x' * (length - len(label))}{label}\n{LAST}"
    (found,) = by_the_date(text, [mention("Last year", at=length + 1)])
    assert (found.year == 2022) is dated


def test_last_year_is_counted_from_the_date_before_it_else_from_the_first() -> None:
    """Two texts under one another, each with its own date at its head."""
    text = f"{LAST}\n12 March 2023\n{LAST}\n14 May 2020\n{LAST}"
    years = [start.year for start, _end in told(text) if start]
    assert years == [2022, 2022, 2019]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("This year it rose.", (date(2023, 1, 1), date(2023, 12, 31))),
        ("Last year it rose.", (date(2022, 1, 1), date(2022, 12, 31))),
        ("This spring it rose.", (date(2023, 3, 1), date(2023, 5, 31))),
        ("Dit najaar steeg het.", (date(2023, 9, 1), date(2023, 11, 30))),
        ("Deze zomer steeg het.", (date(2023, 6, 1), date(2023, 8, 31))),
        # of this year or of the one before: no date settles it
        ("Last spring it rose.", (None, None)),
    ],
)
def test_what_the_date_tells(text: str, days: tuple[date | None, date | None]) -> None:
    assert told(f"The Hague, 12 March 2023. {text}") == [days]


def mention(text: str, kind: str = "told", shift: int = -1, at: int = 0) -> PeriodMention:
    return PeriodMention(Span(at, at + len(text)), text, None, None, kind, shift)


def test_what_is_told_is_a_year_or_a_season_and_shifts_no_more() -> None:
    text = "12 March 2023. " + "Last year"
    day = PeriodMention(Span(0, 13), "12 March 2023", date(2023, 3, 12), date(2023, 3, 12), "day")
    found = by_the_date(text, [day, mention("Last year", at=15)])
    assert (found[1].kind, found[1].shift, found[1].year) == ("year", 0, 2022)
    assert found[0] is day
    unsure = mention("last spring", shift=UNSURE, at=15)
    assert by_the_date(text, [day, unsure]) == [day, unsure]
    other = mention("2021", kind="year", at=15)
    assert by_the_date(text, [day, other]) == [day, other]


@pytest.mark.parametrize(
    ("name", "first", "last", "kind"),
    [
        ("spring", date(2024, 3, 1), date(2024, 5, 31), "season"),
        ("SUMMER", date(2024, 6, 1), date(2024, 8, 31), "season"),
        ("herfst", date(2024, 9, 1), date(2024, 11, 30), "season"),
        ("last year", date(2024, 1, 1), date(2024, 12, 31), "year"),
    ],
)
def test_a_season_in_a_year(name: str, first: date, last: date, kind: str) -> None:
    found = in_the_year(mention(name), 2024)
    assert (found.start, found.end, found.kind) == (first, last, kind)


@pytest.mark.parametrize(
    ("head", "tail", "stands"),
    [
        ("", "", True),
        ("", "\n", True),
        ("", ",\nmore", True),
        ("", ") more", True),
        ("", " | more", True),
        ("", " - more", True),
        ("", "-more", False),
        ("", ", more", False),
        ("", " more", False),
        ("The Hague, ", ".", True),
        ("one two three four five six seven ", ".", True),
        ("one two three four five six seven eight ", ".", False),
        ("from ", ".", False),
        ("until the ", ".", False),
        ("x" * 199 + " ", ".", True),
        ("x" * 200 + " ", ".", False),
    ],
)
def test_what_stands_for_itself_in_its_line(head: str, tail: str, stands: bool) -> None:
    assert dates_the_text(head, tail) is stands


def intervals(text: str) -> list[tuple[float, float]]:
    """Each number with the seconds of its time, in the order of the text; 0: no time."""
    return [(reading.quantity.value, reading.interval) for reading in read(text, "en", [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One every 1.5 seconds.", [(1.5, 1)]),
        ("A report every 12 minutes.", [(12, 60)]),
        ("Once every 3 hours.", [(3, 3600)]),
        ("One report every two hours.", [(2, 3600)]),
        ("Elke twee minuten een melding.", [(2, 60)]),
        ("Every minute a report comes in.", [(1, 60)]),
        ("EVERY MINUTE A REPORT COMES IN.", [(1, 60)]),
        ("A REPORT COMES IN EVERY MINUTE.", [(1, 60)]),
        ("A report every about ten seconds.", [(10, 1)]),
        ("A report comes in each second.", [(1, 1)]),
        ("Reports come every minute.", []),
        ("300 reports every minute.", [(300, 0)]),
        ("A report every zero seconds.", []),
        ("A report every blue minute.", []),
        ("One two three four five six seven eight nine words, every minute.", None),
    ],
)
def test_the_time_between_two(text: str, found: list[tuple[float, float]] | None) -> None:
    told_of = intervals(text)
    if found is None:
        assert not [seconds for _value, seconds in told_of if seconds]
    else:
        assert told_of == found


def test_a_time_in_words_is_a_count_read_where_it_stands() -> None:
    text = "Then a report every two minutes came, 300 in all."
    first, second = read(text, "en", [])
    start = text.index("every")
    assert isinstance(first, Reading)
    assert (first.place, first.end) == (start, start + len("every two minutes"))
    quantity = first.quantity
    assert (quantity.text, quantity.kind) == ("every two minutes", Kind.COUNT)
    assert quantity.span == Span(first.place, first.end)
    assert (quantity.step, quantity.exact_digits, quantity.bound) == (1, 1, Bound.NONE)
    assert second.quantity.value == 300 and second.interval == 0


def test_words_that_were_read_already_are_not_read_again() -> None:
    text = "A report every two minutes."
    taken = Closed([(text.index("every"), len(text))])
    assert with_intervals(text, [], taken) == []
    (found,) = with_intervals(text, [], Closed([(0, text.index("every"))]))
    assert (found.quantity.value, found.interval) == (2, 60)
