"""Which places, platforms, ages and other values a sentence names, and how near to a number."""

from __future__ import annotations

from claims.around.context import SentenceContext
from claims.around.values_named import GEOGRAPHY, ValuesNamed
from claims.link.indexed.figures import AGE_KEYS, SeriesShelf, age_range
from claims.read.mentions import Reading
from claims.weights import weights

_WEIGHT = weights("part")

_NOTHING = ValuesNamed(())


class Facets:
    """Places, platforms, ages and other values a sentence names, and which of them stand near."""

    def __init__(
        self, context: SentenceContext, reading: Reading, segment: tuple[int, int]
    ) -> None:
        self._here = context.values
        before = context.before
        same = before is not None and before.sentence.paragraph == context.sentence.paragraph
        self._earlier = before.values if before is not None and same else _NOTHING
        self._segment = segment
        self._near: dict[str, frozenset[str]] = {}
        self._place = reading.place
        self._clause = context.clause_span(reading)
        start, end = segment
        self.ages_here = [a for a in context.ages if start <= a.start < end]
        self.ages_all = context.ages
        self.all = self._here.facets | self._earlier.facets
        keys = self._here.keys | self._earlier.keys
        self.dimensions = frozenset(
            keys | ({"age"} if self.ages_all or keys & set(AGE_KEYS) else set())
        )

    def names_locally(self, key: str) -> bool:
        return bool(self._local(key))

    def place_named(self, code: str) -> bool:
        return code in self._here.of(GEOGRAPHY) or code in self._earlier.of(GEOGRAPHY)

    def _local(self, key: str) -> frozenset[str]:
        """The values of a key in the number's own stretch."""
        return self._here.between(key, *self._segment)

    def _nearest(self, key: str) -> frozenset[str]:
        """The value of a key that stands nearest, or several; one of another clause is far."""
        local = self._local(key)
        if len(local) > 1 and key not in self._near:
            low, high = self._clause
            near: dict[str, int] = {}
            for at, named in self._here.places(key, *self._segment):
                distance = abs(at - self._place) + (0 if low <= at < high else 60)
                near[named] = min(near.get(named, distance), distance)
            nearest = min(near.values())
            self._near[key] = frozenset(v for v, distance in near.items() if distance == nearest)
        return self._near.get(key, local)

    def value_score(self, key: str, value: str) -> float | None:
        """How near this value is named; None when it is not, or another of its kind is nearer."""
        if key in AGE_KEYS:
            score = self._age_score(value)
            if score is not None:
                return score
        return self._score(key, value)

    def _score(self, key: str, value: str) -> float | None:
        local = self._local(key)
        if value in local:
            return _WEIGHT["nearest" if value in self._nearest(key) else "in_the_clause"]
        if local:
            return None
        if value in self._here.of(key):
            nearest = key in (GEOGRAPHY, "platform") and (
                self._here.last_before(key, self._place) == value
            )
            return _WEIGHT["last_named" if nearest else "in_the_sentence"]
        if not self._here.of(key) and value in self._earlier.of(key):
            return _WEIGHT["before"]
        return None

    def _age_score(self, value: str) -> float | None:
        wanted = age_range(value)
        if wanted is None:
            return None
        for ages, score in (
            (self.ages_here, _WEIGHT["age_in_the_clause"]),
            (self.ages_all, _WEIGHT["age_in_the_sentence"]),
        ):
            if any(same_age(age.low, age.high, *wanted) for age in ages):
                return score
            if ages:
                return None
        return None

    def place_score(self, code: str, shelf: SeriesShelf) -> float | None:
        local = self._local(GEOGRAPHY) - {"World"}
        if code in ("World", "Unknown"):
            if not local and not self._local("state"):
                named = "World" in self._here.of(GEOGRAPHY)
                return _WEIGHT["world_named"] if named else 0.0
            return _WEIGHT["place_of_several" if len(shelf.geographies) > 1 else "place_of_one"]
        score = self._score(GEOGRAPHY, code)
        if score is not None:
            return score
        if shelf.national:
            return _WEIGHT["place_of_a_nation"] if local else 0.0
        return None


def same_age(
    low: int | None, high: int | None, wanted_low: int | None, wanted_high: int | None
) -> bool:
    """Whether an age as written and one of the record are the same."""
    if low is None and high is not None:
        return (
            wanted_high is not None
            and (wanted_low or 0) <= 3
            and high in (wanted_high, wanted_high - 1)
        )
    return (low, high) == (wanted_low, wanted_high) or (high is None and low == wanted_low)
