"""What stands around a number: its clause, unit and period, and the words that name a series."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from claims.around.left_unsaid import denied, set_against
from claims.around.lexicon import Lexicon, Mention, Token, tokens
from claims.around.values_named import ValuesNamed, is_named
from claims.model import PeriodMention, Span
from claims.read.mentions import Reading
from claims.read.not_figures import Age
from claims.read.text import Sentence, clause_of, clause_starts
from languages.reading import either, read_in, small_pattern
from languages.reading import words as listed


@dataclass(frozen=True)
class UnitFound:
    """The noun a number counts: the word of ours, where, and whether it stands right beside."""

    word: str
    mention: Mention
    beside: bool
    others: frozenset[str] = frozenset()  # further nouns before the number: "videos in reports"


@dataclass
class SentenceContext:
    """One sentence: words, mentions, ages, periods and numbers, with places in the whole text."""

    sentence: Sentence
    words: list[Token]
    mentions: list[Mention]
    ages: list[Age]
    periods: list[PeriodMention]
    readings: list[Reading]
    before: SentenceContext | None = None
    starts: list[int] = field(default_factory=list)
    restricting: list[Mention] = field(default_factory=list)
    against: list[tuple[int, int]] = field(default_factory=list)  # "not children", set against
    narrowing: frozenset[str] = frozenset()  # subjects that restrict a number
    around: frozenset[str] | None = None  # filled by `surroundings` when first asked
    periods_before: list[PeriodMention] | None = None
    of_the_same: list[SentenceContext] | None = None
    units_found: dict[int, UnitFound | None] = field(default_factory=dict)
    # Kept by stretch: the many numbers of a long list ask for the same one again and again.
    _clauses: dict[int, tuple[int, int]] = field(default_factory=dict)
    _neighbours: dict[int, tuple[int, int]] = field(default_factory=dict)
    _words: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    _cited: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    sounds: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)  # by the linker
    cited_around: frozenset[str] | None = None  # filled by `surroundings` when first asked
    of_all: tuple[list[Span], list[Span]] | None = None  # filled by `widened` when first asked
    heads: list[SentenceContext] | None = None  # filled by `headings` when first asked
    told: list[tuple[int, int]] | None = None  # filled by `scope` when first asked
    beside: tuple[list[tuple[int, int]], frozenset[int]] | None = None  # the same
    described: list[tuple[int, int]] | None = None  # the same
    got_there: list[Span] | None = None  # filled by `senders` when first asked
    ways: list[re.Match[str]] | None = None  # filled by `ways` when first asked
    after: SentenceContext | None = field(default=None, repr=False)
    in_a_cell: bool = False  # made of a cell of a table and its headings

    @cached_property
    def places(self) -> list[int]:
        """Where the numbers of this sentence stand."""
        return [r.place for r in self.readings]

    def index(self, reading: Reading) -> int:
        """Which number of the sentence this is."""
        return bisect_left(self.places, reading.place)

    @cached_property
    def units(self) -> list[Mention]:
        """Unit nouns; not the "child" of "child sexual abuse" nor the "day" of "137 a day"."""
        text, base = self.sentence.text, self.sentence.start
        topics = [(m.start, m.end) for m in self.mentions if m.kind == "topic" and m.spans_words]
        compounds = [(m.start, m.end) for m in self.mentions if m.kind == "topic"]
        names = [  # the minors of "protection of minors", the children of an act's name
            (m.start, m.end)
            for m in (*self.mentions, *self.restricting)
            if m.kind in ("subject", "plain") and m.spans_words
            and not _OPENS.search(text[m.start - base : m.end - base])  # "400 victims of …"
        ]  # fmt: skip
        places = [  # the states of the United States
            (m.start, m.end) for m in self.mentions if m.kind == "place" and m.spans_words
        ]  # fmt: skip
        return [
            m for m in self.mentions
            if m.kind == "unit"
            and not (m.word in _OWNERS and text[: m.end - base].endswith(("'s", "s'")))
            and not any(a <= m.start < b for a, b in (*topics, *places))
            and not any(a < m.start < b and not self._follows_a_number(a) for a, b in compounds)
            and not (
                m.word in _OWNERS
                and any(a <= m.start < b for a, b in names)
                and not self._is_counted(m)
            )
            and not (m.word in TIME_UNITS and _RATE.search(text[: m.start - base][-7:]))
        ]  # fmt: skip

    def _is_counted(self, noun: Mention) -> bool:
        """Whether a noun stands straight after a number: "400 victims of" counts victims."""
        place = bisect_left(self.places, noun.start) - 1
        return place >= 0 and 0 <= noun.start - self.readings[place].end <= 1

    def _follows_a_number(self, start: int) -> bool:
        """ "400 new abuse images" in one word counts images; "400 pages with" them does not."""
        place = bisect_left(self.places, start) - 1
        if place < 0:
            return False
        end, base = self.readings[place].end, self.sentence.start
        return _STRAIGHT.fullmatch(self.sentence.text, end - base, start - base) is not None

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(m.word for m in self.mentions)

    @cached_property
    def publishers(self) -> list[Mention]:
        return [m for m in self.mentions if m.kind == "publisher"]

    @cached_property
    def cited(self) -> frozenset[str]:
        """The publishers that the sentence names."""
        return frozenset(m.word for m in self.publishers)

    @cached_property
    def values(self) -> ValuesNamed:
        return ValuesNamed(self.mentions)

    def words_between(self, start: int, end: int) -> frozenset[str]:
        """Words of ours in a stretch of the sentence."""
        if (start, end) not in self._words:
            self._words[start, end] = frozenset(
                m.word for m in self.mentions if start <= m.start < end
            )
        return self._words[start, end]

    def cited_between(self, start: int, end: int) -> frozenset[str]:
        """The publishers that a stretch of the sentence names."""
        if (start, end) not in self._cited:
            self._cited[start, end] = frozenset(
                m.word for m in self.publishers if start <= m.start < end
            )
        return self._cited[start, end]

    @cached_property
    def is_of_the_field(self) -> bool:
        """True when the sentence speaks of what this record holds at all."""
        # "X" alone is too often a letter to say that a sentence is ours.
        return any(
            m.kind in ("topic", "publisher") and m.word not in ("online", "x")
            for m in self.mentions
        )

    def written(self, span: Span) -> str:
        """The text of a stretch, in small letters."""
        return self.sentence.text[span.start - self.sentence.start :][
            : span.end - span.start
        ].lower()

    def clause(self, place: int) -> int:
        return clause_of(self.starts, place - self.sentence.start)

    @cached_property
    def reading_clauses(self) -> list[int]:
        return [self.clause(r.place) for r in self.readings]

    def segment(self, reading: Reading) -> tuple[int, int]:
        """The stretch that belongs to one number: its clause, and clauses beside it without one."""
        mine = self.clause(reading.place)
        clauses = self.reading_clauses  # in rising order, like the numbers
        first, last = bisect_left(clauses, mine), bisect_right(clauses, mine)
        low = self._joined(clauses[first - 1] + 1, mine) if first else 0
        high = self._parted(mine, clauses[last]) if last < len(clauses) else len(self.starts) - 1
        start = self.starts[low] if low < len(self.starts) else 0
        end = self.starts[high + 1] if high + 1 < len(self.starts) else len(self.sentence.text)
        return self.sentence.start + start, self.sentence.start + end

    def _joined(self, low: int, mine: int) -> int:
        """The first clause that a comma or "and" opens; "from firms" belongs to the one before."""
        for place in range(low, mine + 1):
            if _JOINS.match(self.sentence.small, self.starts[place]):
                return place
        return low

    def _parted(self, mine: int, following: int) -> int:
        """The last clause before one that a semicolon or "while" sets against this number's."""
        for place in range(mine + 1, following + 1):
            if place == following or _PARTS.match(self.sentence.small, self.starts[place]):
                return place - 1
        return mine

    def clause_span(self, reading: Reading) -> tuple[int, int]:
        if reading.place not in self._clauses:
            self._clauses[reading.place] = self._clause_span(reading)
        return self._clauses[reading.place]

    def _clause_span(self, reading: Reading) -> tuple[int, int]:
        mine = self.clause(reading.place)
        end = self.starts[mine + 1] if mine + 1 < len(self.starts) else len(self.sentence.text)
        return self.sentence.start + self.starts[mine], self.sentence.start + end

    def neighbours(self, reading: Reading) -> tuple[int, int]:
        """Where the number before ends and the number after starts."""
        if reading.place not in self._neighbours:
            self._neighbours[reading.place] = self._beside(reading)
        return self._neighbours[reading.place]

    def _beside(self, reading: Reading) -> tuple[int, int]:
        index = self.index(reading)
        low = self.readings[index - 1].end if index else self.sentence.start
        high = self.places[index + 1] if index + 1 < len(self.places) else self.sentence.end
        return low, high


_JOINS = small_pattern(rf"[,;:]\s|\s(?:{either('clauses.joins')})\s")
_PARTS = small_pattern(rf";\s|,?\s(?:{either('clauses.parts')})\s")
_STRAIGHT = re.compile(
    rf"\s?(?:(?!(?:{either('clauses.links')}|{either('clauses.of')})\b)[^\W\d][\w'-]*\s){{0,2}}",
    re.IGNORECASE,
)


_OPENS = re.compile(rf"\s(?:{either('clauses.of')})$", re.IGNORECASE)

# The day of "137 a day" and "per dag" is no unit that is counted.
_RATE = re.compile(rf"\b(?:{either('around.rate')})\s$")


_OWNERS = frozenset(["children", "people", "victims"])  # "children's images" counts images
TIME_UNITS = frozenset(["days", "hours", "seconds", "years"])  # "137 a day" counts no days


def build(
    text: str, sentence: Sentence, lexicon: Lexicon, ages: list[Age], periods: list[PeriodMention],
    readings: list[Reading], before: SentenceContext | None, in_a_cell: bool = False,
    language: str | None = None,
) -> SentenceContext:  # fmt: skip
    """The context of one sentence, in a language that is known, or in any."""
    words = tokens(sentence.text, sentence.start)
    named = _without_false_friends(lexicon.mentions(words), words, language)
    dated = [(m.span.start, m.span.end) for m in periods]
    parts = _dated_parts(named, periods)
    if parts:
        periods = [
            p for p in periods
            if not any(m.start <= p.span.start and p.span.end <= m.end for m in parts)
        ]  # fmt: skip
        named = [m for m in named if m in parts or not any(_within(m, part) for part in parts)]
    found = [
        m
        for m in named
        if m.kind != "unit" or not any(a <= m.start and m.end <= b for a, b in dated)
    ]
    told = {
        m.word for m in found
        if m.kind == "publisher" and (_is_quoted(m, words) or _is_explained(m, words))
    }  # fmt: skip
    cited = {m.word for m in found if m.kind == "publisher"}
    if len(cited) == 1 and any(m.kind == "place" and _is_definite(m, words) for m in found):
        told |= {m.word for m in found if m.kind == "publisher" and _is_source(m, sentence)}
    seats = frozenset(lexicon.seats[p] for p in told | _last_cited(before) if p in lexicon.seats)
    mentions = _without_excluded(_without_seats(found, words, seats), words, sentence)
    against = set_against(sentence, mentions)
    mentions = [m for m in mentions if not any(a <= m.start < b for a, b in against)]
    unsaid = denied(sentence, readings, mentions, lexicon)
    heads = readings or may_stand_over(sentence.text) or sentence.text.rstrip().endswith("?")
    heads = heads or bool(cited) or points_back(sentence.small)
    restricting = [
        m
        for m in _without_false_friends(
            lexicon.restrictions(words) if heads else [], words, language
        )
        if not any(a.start <= m.start < a.end for a in unsaid)
        and not any(a <= m.start < b for a, b in against)
    ]
    built = SentenceContext(
        sentence, words, sorted([*mentions, *unsaid], key=lambda m: (m.start, -m.end)), ages,
        periods, readings, before,
        _starts(sentence, [(a.start, a.end) for a in ages] + dated), restricting,
        against, lexicon.narrowing, in_a_cell=in_a_cell,
    )  # fmt: skip
    if before is not None and before.after is None:
        before.after = built
    return built


def _without_false_friends(
    mentions: list[Mention], words: list[Token], language: str | None
) -> list[Mention]:
    """Without words that name something in another language alone: Dutch "men" is "one"."""
    read = language in read_in()  # the screen's language may be one that no text is read in
    friends = frozenset(listed("around.names_nothing", language)) if read else frozenset()
    if not friends:
        return mentions
    return [
        m for m in mentions
        if m.spans_words or m.kind == "plain" or words[m.first].lower not in friends
    ]  # fmt: skip


def _dated_parts(named: list[Mention], periods: list[PeriodMention]) -> list[Mention]:
    """Names of parts that end in a year: "most severe wording before 2014" tells no time.

    A part that is only a time ("April 2026") and a service's name do tell one.
    """
    return [
        m for m in named
        if m.kind == "value" and not is_named(m)
        and any(m.start < p.span.start and p.span.end <= m.end for p in periods)
    ]  # fmt: skip


_LONGEST_HEADING = 160


def may_stand_over(text: str) -> bool:
    """Whether a line may be a heading: short, and no sentence, or one that ends in a colon."""
    text = text.strip()
    whole = text[-1:] in ')"”' and text[-2:-1] in ".!?"  # "(No.)"
    return 0 < len(text) < _LONGEST_HEADING and text[-1] not in ".!?;," and not whole


_POINTS_BACK = small_pattern(rf"\W*(?:{either('denials.opens')})")


def points_back(small: str) -> bool:
    """Whether a sentence, in small letters, opens with what the one before it is about."""
    return _POINTS_BACK.match(small) is not None


def _starts(sentence: Sentence, whole: list[tuple[int, int]]) -> list[int]:
    """Where clauses begin; the "and" of "16 and 17" and of "2022 and 2023" begins none."""
    starts = clause_starts(sentence.text)
    base = sentence.start
    return [s for s in starts if not s or not any(a <= s + base < b for a, b in whole)]


# Between a country and a publisher these say that the country is not the publisher's seat.
_LINKS = frozenset(listed("around.no_seat"))

_ARTICLES = frozenset(listed("around.articles"))

# Straight before a country these say that something happened there, or concerns it.
_PLACING = frozenset(listed("around.placing"))


# "The British hotline", where a British one is named.
_HOUSES = frozenset(listed("around.houses"))


def _without_seats(
    mentions: list[Mention], words: list[Token], seats: frozenset[str]
) -> list[Mention]:
    """Drop the country in "the American NCMEC", "UK-based IWF" or "US tipline": their seat.

    `seats` are the countries of those who are quoted here or named in the sentence before.
    """
    publishers = [m for m in mentions if m.kind == "publisher"]
    firsts = {m.first for m in publishers}
    return [
        m
        for m in mentions
        if m.kind != "place"
        or not (
            _is_seat(m, firsts, words)
            or any(_within(m, other) for other in publishers)
            or (m.word in seats and _is_of_a_house(m, words))
        )
    ]


def _last_cited(before: SentenceContext | None) -> frozenset[str]:
    """Whom the last sentence of the paragraph that names anybody names."""
    same = before.sentence.paragraph if before is not None else 0
    while before is not None and before.sentence.paragraph == same:
        if before.publishers:
            return before.cited
        before = before.before
    return frozenset()


def _within(place: Mention, name: Mention) -> bool:
    """Whether one mention stands inside another."""
    return name.start <= place.start and place.end <= name.end


_SAYS = frozenset(listed("clauses.said_after"))


def _is_quoted(publisher: Mention, words: list[Token]) -> bool:
    """Whether the sentence ends in who says it: "the British hotline …, says the X"."""
    lead = [w.lower for w in words[max(0, publisher.first - 2) : publisher.first]]
    return bool(lead) and (lead[-1] in _SAYS or (lead[-1] in _ARTICLES and lead[0] in _SAYS))


def _is_explained(publisher: Mention, words: list[Token]) -> bool:
    """Whether what a name is stands straight after it: "X, the British hotline"."""
    after = next((w for w in words[publisher.first + 1 :] if w.start >= publisher.end), None)
    return after is not None and after.lower in _ARTICLES and after.start == publisher.end + 2


def _is_of_a_house(place: Mention, words: list[Token]) -> bool:
    after = words[place.first + 1 : place.first + 3]
    return any(w.lower in _HOUSES and w.start == place.end + 1 for w in after)


_SOURCE = re.compile(rf"\b(?:{either('media.according')})\s[^,;:.]*$", re.IGNORECASE)


def _is_source(publisher: Mention, sentence: Sentence) -> bool:
    """ "The US clearing house took in 400, according to figures of X"."""
    leading = sentence.text[: publisher.start - sentence.start]
    return _SOURCE.search(leading[-_NEAR:]) is not None


_NEAR = 80  # signs between "according to" and the one whose figures they are
_DEFINITE = frozenset(listed("around.definite"))


def _is_definite(place: Mention, words: list[Token]) -> bool:
    return place.first > 0 and words[place.first - 1].lower in _DEFINITE


def _is_seat(place: Mention, firsts: set[int], words: list[Token]) -> bool:
    if place.first and words[place.first - 1].lower in _PLACING:
        return False  # "over Duitsland kreeg NCMEC": the country is what the number is about
    for first in range(place.first + 1, min(place.first + 4, len(words))):
        if words[first].start < place.end:
            continue
        if words[first].start > words[first - 1].end + 1:
            return False  # a comma between: "For Germany, NCMEC listed"
        if first in firsts:
            return True
        if words[first].lower in _LINKS or words[first].lower in _ARTICLES:
            return False  # "the Dutch support the Commission": they are not its seat
    return False


_EXCLUDING = frozenset(listed("around.excluding"))

# "496,105 reports (YouTube not counted)".
_EXCLUDED = re.compile(rf"\s(?:{either('around.excluded')})\b", re.IGNORECASE)


def _without_excluded(
    mentions: list[Mention], words: list[Token], sentence: Sentence
) -> list[Mention]:
    """Drop YouTube in "Google without YouTube" and in "YouTube not counted"."""
    return [
        m for m in mentions
        if (m.first == 0 or words[m.first - 1].lower not in _EXCLUDING)
        and not (m.kind != "unit" and _EXCLUDED.match(sentence.text, m.end - sentence.start))
    ]  # fmt: skip


def span_of(mention: Mention) -> Span:
    return Span(mention.start, mention.end)
