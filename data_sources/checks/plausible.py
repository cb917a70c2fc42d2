"""Whether figures can be true beside each other: rules of plausibility for values and periods.

None of them is certain, so all of them warn (see :mod:`data_sources.checks.doubts`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from math import sqrt

from data_sources.checks.schema import Tables
from data_sources.checks.slots import Seen, Slot, Told, by_slot, current, keyed, observations
from data_sources.package.tables import Fault

TENFOLD = 10
SLIPPED = 7  # so many times both neighbours: a digit that slipped, where they are not quite alike
ALIKE = 3  # two neighbours that differ by no more than so many times show where between them is
SMALL = 100  # a few dozen of anything may well be ten times a few
MONTH = 30.44  # days
DAYS = {"annual": (360, 371), "half-yearly": (178, 186), "quarterly": (88, 94), "monthly": (28, 31)}
FRACTION_BELOW = 5  # percents that are all above this make 0.24 look like 24
SHARED = 3  # so many large values in common are no accident
LARGE = 1000
AGREE = 0.1  # two tables agree where they differ by no more than this part
AGREEING = 5  # so many slots must agree, and twice as many as do not, before one is doubted
NAMES = ("platform", "company", "provider", "service", "observer")
LEGAL_FORM = re.compile(
    r"\b(?:inc|llc|llp|lp|ltd|limited|corp|corporation|company|gmbh|bv|b v|sas|srl|plc|oy|pty|pbc|"
    r"incorporated)\b"
)
Line = tuple[Slot, str]
"""A slot, and the standing of those of its figures that are meant."""
ENDING = re.compile(r"\.(?:com|net|org|io|app|tv|me)$")


def breaks_beside_the_data(tables: Tables, today: date) -> Told:
    """A break without a period on each side of its day, or without a source.

    What was before may have had other breakdowns than what came after. Series that are counted
    from a register's tables have no observations, and are left out.
    """
    spans: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for seen in current(tables):
        spans[seen.row["series"]].add((seen.start, seen.end))
    for row in tables.get("breaks.csv", []):
        day, words = row["date"], f"{row['series']} {row['date']}"
        own = spans.get(row["series"], set())
        before = {span for span in own if span[0] < day}
        after = {span for span in own if span[1] >= day}
        if own and not (before and after and len(before | after) > 1):
            reason = f"{row['series']} has no period on each side of {day}"
            yield Fault("breaks.csv", row.line, "date", reason), words
        if not row["url"]:
            yield Fault("breaks.csv", row.line, "url", f"the break {words} has no source"), words


def explains_no_figure(tables: Tables, today: date) -> Told:
    """An explanation of a period for which its series has no figure: nobody is ever shown it.

    Series that are counted from a register's tables have no observations, and are left out.
    """
    seen = {(*found.slot, found.start) for found in observations(tables)}
    observed = {slot[0] for slot in seen}
    for row in tables.get("explanations.csv", []):
        slot = (row["series"], row["breakdown"], row["geography"], row["period_start"])
        if row["series"] in observed and slot not in seen:
            reason = f"no figure of {' | '.join(slot)}"
            yield Fault("explanations.csv", row.line, "period_start", reason), " | ".join(slot)


def ten_times_its_neighbours(tables: Tables, today: date) -> Told:
    """A value about ten times both of its neighbours, or a tenth of both: a digit slipped?

    The first and the last of a line have one neighbour only, from which true ones differ as much.
    """
    kinds = keyed(tables, "units.csv", "unit")
    for own in _of_one_length(by_slot(tables).values()):
        for before, seen, after in zip(own, own[1:], own[2:], strict=False):
            sides = (before.value, after.value)
            if kinds[seen.row["unit"]]["kind"] != "count" or max(*sides, seen.value) < SMALL:
                continue
            if _slipped(seen.value, max(sides), min(sides)) or _slipped_from_between(seen, sides):
                reason = f"{seen.row['value']} between {before.row['value']} and"
                yield seen.told("value", f"{reason} {after.row['value']}")


def _slipped(value: float, most: float, least: float) -> bool:
    return value >= SLIPPED * most or value * SLIPPED <= least


def _slipped_from_between(seen: Seen, sides: tuple[float, float]) -> bool:
    """Whether a large value is ten times what lies between two that are alike, or a tenth of it.

    In a series that grows, a slipped digit is nearer to the one neighbour than to the other.
    """
    alike = 0 < max(sides) <= ALIKE * min(sides)
    between = sqrt(sides[0] * sides[1]) if alike else 0
    large = max(*sides, seen.value) >= LARGE
    return alike and large and _slipped(seen.value, between, between)


def _of_one_length(lines: Iterable[list[Seen]]) -> Iterator[list[Seen]]:
    """Each line once for each length of period in it: a year's neighbours are years."""
    for line in lines:
        by_months: dict[int, list[Seen]] = defaultdict(list)
        for seen in line:
            by_months[round(seen.days / MONTH)].append(seen)
        yield from by_months.values()


def fractions_among_percents(tables: Tables, today: date) -> Told:
    """0.24 where every other figure of the series, or of its line, is far above one: 24 percent?"""
    kinds = keyed(tables, "units.csv", "unit")
    together: dict[str | Slot, list[Seen]] = defaultdict(list)
    for seen in current(tables):
        if kinds[seen.row["unit"]]["kind"] == "percent":
            together[seen.row["series"]].append(seen)
            together[seen.slot].append(seen)
    told: set[tuple[str, int]] = set()
    for own in together.values():
        for seen in own:
            others = [abs(other.value) for other in own if other is not seen]
            small = 0 < abs(seen.value) < 1 and len(others) > 1 and min(others) > FRACTION_BELOW
            if small and (seen.file, seen.row.line) not in told:
                told.add((seen.file, seen.row.line))
                yield seen.told("value", f"the other figures are {min(others):g} or more")


def shifted_by_years(tables: Tables, today: date) -> Told:
    """Two lines of one unit with the same large values, each some years from the other's."""
    places: dict[tuple[str, str], set[tuple[Line, int]]] = defaultdict(set)
    first: dict[Line, Seen] = {}
    for seen in observations(tables):
        if seen.value >= LARGE and seen.days > DAYS["half-yearly"][1]:
            line = seen.slot, seen.row["standing"]
            first.setdefault(line, seen)
            places[seen.row["unit"], seen.row["value"]].add((line, int(seen.start[:4])))
    shifts: dict[tuple[Line, Line], Counter[int]] = defaultdict(Counter)
    for found in places.values():
        for (one, year), (other, later) in combinations(sorted(found), 2):
            if one != other:
                shifts[one, other][later - year] += 1
    for (line, other), by in shifts.items():
        years, many = by.most_common(1)[0]
        if years and many >= SHARED and not by[0]:
            reason = f"{many} values as in {' | '.join(line[0])}, {years} years away"
            yield first[other].told("period_start", reason)


def odd_frequency(tables: Tables, today: date) -> Told:
    """Periods of another length than the series' frequency says, or several where it says once."""
    periods: dict[str, list[Seen]] = defaultdict(list)
    for seen in current(tables):
        periods[seen.row["series"]].append(seen)
    most: Counter[str] = Counter()
    for (series, *_), own in by_slot(tables).items():
        most[series] = max(most[series], len({(seen.start, seen.end) for seen in own}))
    for row in tables.get("series.csv", []):
        own, frequency = periods[row["series"]], row["frequency"]
        least, longest = DAYS.get(frequency, (0, 0))
        fitting = sum(least <= seen.days <= longest for seen in own)
        reason = ""
        if frequency in DAYS and own and 2 * fitting < len(own):
            reason = f"{frequency}, but {len(own) - fitting} of {len(own)} periods are not"
        elif frequency == "once" and most[row["series"]] > 1:
            reason = f"once, but one slot has {most[row['series']]} periods"
        if reason:
            words = f"{row['series']}: {frequency}"
            yield Fault("series.csv", row.line, "frequency", f"{row['series']}: {reason}"), words


def tables_that_disagree(tables: Tables, today: date) -> Told:
    """Two series of one publisher and unit that agree in most slots, and in some do not."""
    publishers = {row["series"]: row["publisher"] for row in tables.get("series.csv", [])}
    places: dict[tuple[str, ...], dict[str, Seen]] = defaultdict(dict)
    for seen in current(tables):
        series, breakdown, geography = seen.slot
        key = (publishers[series], seen.row["unit"], breakdown, geography, seen.start, seen.end)
        places[key][series] = seen
    pairs: dict[tuple[str, str], list[tuple[Seen, Seen]]] = defaultdict(list)
    for found in places.values():
        for first, second in combinations(sorted(found), 2):
            pairs[first, second].append((found[first], found[second]))
    kinds = {row["unit"]: row["kind"] for row in tables.get("units.csv", [])}
    for pair in pairs.values():
        kind = kinds[pair[0][0].row["unit"]]
        apart = [(one, other) for one, other in pair if not _agree(one.value, other.value, kind)]
        agreeing = len(pair) - len(apart)
        if agreeing >= AGREEING and agreeing >= 2 * len(apart):
            for one, other in apart:
                reason = f"{other.row['series']} has {other.row['value']}; they agree in {agreeing}"
                yield one.told("value", f"{reason} other slots")


def companies_under_two_names(tables: Tables, today: date) -> Told:
    """Names that differ only in a legal form, an ending, a sign or a capital letter."""
    names: dict[str, dict[str, Seen]] = defaultdict(dict)
    for seen in observations(tables):
        for name in _named(seen.row["breakdown"]):
            names[_plain(name)].setdefault(name, seen)
    for spelled in names.values():
        for name in list(spelled)[1:]:
            reason = f"“{name}” and “{next(iter(spelled))}” look like one company"
            yield spelled[name].told("breakdown", reason)


def _agree(one: float, other: float, kind: str) -> bool:
    """Whether two values differ by little; a few of something counted are little too."""
    apart = abs(one - other)
    return apart <= AGREE * max(abs(one), abs(other)) or (kind == "count" and apart < TENFOLD)


def _named(breakdown: str) -> Iterator[str]:
    for piece in breakdown.split(";"):
        key, _, name = piece.partition("=")
        if key in NAMES:
            yield name


def _plain(name: str) -> str:
    spaced = re.sub(r"[.,'’()\s]+", " ", ENDING.sub("", name.casefold().strip()))
    without = re.sub(r"\W", "", LEGAL_FORM.sub("", spaced))
    return without or name
