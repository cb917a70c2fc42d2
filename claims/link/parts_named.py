"""Which places, platforms, ages and other values a sentence names, and how near to a number."""

from __future__ import annotations

from claims.around.context import SentenceContext
from claims.link.figure_index import AGE_KEYS, SeriesShelf, age_range
from claims.read.mentions import Reading
from claims.weights import weights

_WEIGHT = weights("part")


class Facets:
    """Places, platforms, ages and other values a sentence names, and which of them stand near."""

    def __init__(
        self, context: SentenceContext, reading: Reading, segment: tuple[int, int]
    ) -> None:
        start, end = segment
        self._near: dict[str, float] = {}
        self._local: dict[str, set[str]] = {}
        self._all: dict[str, set[str]] = {}
        place = reading.place
        self._last: dict[str, str] = {}
        clause = context.clause_span(reading)
        for mention in context.mentions:
            if mention.kind not in ("place", "value"):
                continue
            key, value = (
                ("geography", mention.word)
                if mention.kind == "place"
                else mention.word.split("=", 1)
            )
            self._all.setdefault(key, set()).add(value)
            if mention.start < place:
                self._last[key] = value
            if start <= mention.start < end:
                self._local.setdefault(key, set()).add(value)
                distance = abs(mention.start - place) + (
                    0 if clause[0] <= mention.start < clause[1] else 60
                )
                name = f"{key}={value}"
                self._near[name] = min(self._near.get(name, 1e9), distance)
        self.ages_here = [a for a in context.ages if start <= a.start < end]
        self.ages_all = context.ages
        self._earlier: dict[str, set[str]] = {}
        if (
            context.before is not None
            and context.before.sentence.paragraph == context.sentence.paragraph
        ):
            for mention in context.before.mentions:
                if mention.kind in ("place", "value"):
                    key, value = (
                        ("geography", mention.word)
                        if mention.kind == "place"
                        else mention.word.split("=", 1)
                    )
                    self._earlier.setdefault(key, set()).add(value)
        self.all = frozenset(
            (v if k == "geography" else f"{k}={v}")
            for group in (self._all, self._earlier)
            for k, vs in group.items()
            for v in vs
        )

        keys = set(self._all) | set(self._earlier)
        self.dimensions = frozenset(
            keys | ({"age"} if self.ages_all or keys & set(AGE_KEYS) else set())
        )

    def names_locally(self, key: str) -> bool:
        return bool(self._local.get(key))

    def place_named(self, code: str) -> bool:
        return code in self._all.get("geography", ()) or code in self._earlier.get("geography", ())

    def value_score(self, key: str, value: str) -> float | None:
        """How near this value is named; None when it is not, or another of its kind is nearer."""
        if key in AGE_KEYS:
            score = self._age_score(value)
            if score is not None:
                return score
        return self._score(key, value)

    def _score(self, key: str, value: str) -> float | None:
        local = self._local.get(key, set())
        if value in local:
            nearest = min((self._near[f"{key}={v}"] for v in local), default=0.0)
            is_nearest = self._near[f"{key}={value}"] <= nearest
            return _WEIGHT["nearest" if is_nearest else "in_the_clause"]
        if local:
            return None
        if value in self._all.get(key, ()):
            nearest = key in ("geography", "platform") and self._last.get(key) == value
            return _WEIGHT["last_named" if nearest else "in_the_sentence"]
        if not self._all.get(key) and value in self._earlier.get(key, ()):
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
        local = self._local.get("geography", set()) - {"World"}
        if code in ("World", "Unknown"):
            if not local:
                named = "World" in self._all.get("geography", ())
                return _WEIGHT["world_named"] if named else 0.0
            return _WEIGHT["place_of_several" if len(shelf.geographies) > 1 else "place_of_one"]
        score = self._score("geography", code)
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
