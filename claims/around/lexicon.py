"""The lexicon: which words, in which language, stand for which publisher, place, unit or subject.

It lives in tables beside the figures, which anybody can extend:

* `claims_words.csv`: a word of ours and the phrases people use for it, a row a language. In
  `phrases`, `|` separates phrases, `*` at the end of a word stands for any ending, and a phrase
  with a capital must be written with that capital ("US", never "us").
* `claims_scope.csv`: the words that restrict a number (a stage, a sender, a category, a day, a
  "not"), with what each restricts; `plain` are those that restrict nothing (where they may stand:
  :mod:`claims.link.clause.trusted`), a `subject` is a word of `claims_words.csv` that restricts,
  and `implies` says which words another accounts for.
* `claims_lexicon.csv`: a series and the words of ours that a sentence about it must have (`needs`;
  `/` between words: one of these; `#age`: some age must be named), words that speak for it
  (`also`) or against it (`never`), and words that turn a match into "matches, but" (`but`).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from data_sources.record.record import Record
from languages import translator
from languages.reading import read_in

# The series of the DSA register are made when it is read, and so are not in series.csv.
LEXICONS = ("claims_lexicon.csv", "claims_lexicon_dsa.csv")
_PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*\*?")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*", re.UNICODE)


class Token(NamedTuple):
    """A word of the text: as written, in lower case, and where it stands."""

    text: str
    lower: str
    start: int
    end: int


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of a text; a hyphen separates ("AI-generated" is two words)."""
    return [
        Token(word := m.group(), word.lower(), m.start() + offset, m.end() + offset)
        for m in _TOKEN.finditer(text)
    ]


# A noun at the end of a compound has so many letters: "reports", and not "ad".
_LONG = 5
_MOST_KEPT = 50_000

# Names that have commas in them: "France, Germany, the Netherlands and Poland".
_LISTED = frozenset({"place", "value", "publisher"})


@dataclass(frozen=True)
class Phrase:
    """A phrase people use, and the word of ours it stands for."""

    pieces: tuple[str, ...]
    word: str
    kind: str
    exact: bool  # capitals count
    second: str = ""  # the second word, where it must stand as it is
    is_plain: bool = False  # one word, in whatever case: where that stands, the phrase does

    @classmethod
    def of(cls, written: str, word: str, kind: str) -> Phrase:
        """The phrase as it is written in a table, made ready."""
        pieces, exact = tuple(_PIECE.findall(written)), written != written.lower()
        second = pieces[1] if len(pieces) > 1 and not exact else ""
        second = "" if second.endswith(("*", "'s")) else second
        return cls(pieces, word, kind, exact, second, len(pieces) == 1 and not exact)

    def fits(self, words: list[Token], place: int) -> bool:
        """Whether the phrase stands at this place; its first word is known to be there."""
        if place + len(self.pieces) > len(words):
            return False
        last, listed = words[place].end, self.kind in _LISTED
        for step, piece in enumerate(self.pieces):  # a loop: this runs for every word of a text
            word = words[place + step]
            if not self._piece(piece, word) or (step and not listed and word.start - last > 1):
                return False  # "servers, in 2024" is no "servers in"
            last = word.end
        return True

    def _piece(self, piece: str, token: Token) -> bool:
        written = token.text if self.exact else token.lower
        if piece.endswith("*"):
            return written.startswith(piece[:-1])
        if written == piece or written.removesuffix("'s") == piece:
            return True
        return self.exact and written.upper() == written == piece.upper() and len(piece) > 3


class Mention(NamedTuple):
    """A word of ours, found in the text."""

    word: str
    kind: str
    start: int
    end: int
    first: int  # index of its first token
    spans_words: bool = False


@dataclass(frozen=True)
class Entry:
    """A row of `claims_lexicon.csv`, made ready."""

    series: str
    breakdown: tuple[tuple[str, str], ...]
    needs: tuple[frozenset[str], ...]
    dimensions: frozenset[str]
    also: frozenset[str]
    never: frozenset[str]
    but: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        return self.also.union(*self.needs)


class _Starting(NamedTuple):
    """The phrases that begin with a word, in order: those of any second word, and by the second."""

    any: tuple[Phrase, ...]
    by_second: dict[str, tuple[Phrase, ...]]  # those of any second word among them


@dataclass
class Lexicon:
    """Phrases by their first word, and entries by series."""

    entries: list[Entry] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    _exact: dict[str, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    _prefix: dict[str, list[tuple[str, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _cache: dict[str, _Starting] = field(default_factory=dict)
    _ends: dict[str, str] = field(default_factory=dict)  # nouns that a compound may end in
    _tails: dict[str, tuple[str, int] | None] = field(default_factory=dict)
    scope: Lexicon | None = None
    narrowing: frozenset[str] = frozenset()  # subjects that restrict a number
    seats: dict[str, str] = field(default_factory=dict)  # the country of a publisher
    implied: dict[str, frozenset[str]] = field(default_factory=dict)

    def with_implied(self, words: frozenset[str]) -> frozenset[str]:
        """These words and what they account for besides: who is hosted was also confirmed."""
        return words.union(*(self.implied[w] for w in words if w in self.implied))

    def opposite(self, word: str) -> str:
        """The word of ours for what is not this: `not_illegal` of `illegal`; '' without one."""
        key, _, value = word.partition("=")
        other = f"{key}=non-{value}" if value else f"not_{word}"
        return other if other in self.kinds else ""

    def restrictions(self, words: list[Token]) -> list[Mention]:
        """Words that restrict, and plain ones (kind `plain`); of overlapping ones the longest."""
        return _longest(self.scope.mentions(words)) if self.scope is not None else []

    def add(self, word: str, kind: str, phrases: Iterable[str]) -> None:
        """Teach the lexicon that these phrases stand for a word of ours."""
        self.kinds[word] = kind
        for written in phrases:  # each is made ready when a text has its first word
            piece = _PIECE.search(written)
            if piece is None:
                continue
            first = piece.group().lower()
            if kind == "unit" and len(first) >= _LONG and written == first:
                self._ends[first] = word
            if first.endswith("*"):
                self._prefix[first[:3]].append((written, word, kind))
            else:
                self._exact[first].append((written, word, kind))

    def mentions(self, words: list[Token]) -> list[Mention]:
        """Every word of ours in these tokens; of overlapping phrases of one kind the longest."""
        found: list[Mention] = []
        for place, token in enumerate(words):
            phrases, by_second = self._starting(token.lower)
            if by_second and place + 1 < len(words):  # most phrases go on otherwise
                second = words[place + 1].lower.removesuffix("'s")
                phrases = by_second.get(second, phrases)
            for phrase in phrases:
                if phrase.is_plain or phrase.fits(words, place):
                    size = len(phrase.pieces)
                    end = words[place + size - 1].end
                    mention = Mention(phrase.word, phrase.kind, token.start, end, place, size > 1)
                    found.append(mention)
            tail = self._tail(token.lower) if len(token.lower) > 2 * _LONG else None
            if tail is not None:
                word, cut = tail
                found.append(Mention(word, "unit", token.start + cut, token.end, place))
        return _without_covered(found)

    def _tail(self, word: str) -> tuple[str, int] | None:
        """The noun in which a compound of a word of ours ends, and where that begins in it.

        Its head stays what it is: known from a row of its own, or a word that nobody knows.
        """
        if word not in self._tails:
            if len(self._tails) > _MOST_KEPT:
                self._tails.clear()
            self._tails[word] = self._parted(word)
        return self._tails[word]

    def _parted(self, word: str) -> tuple[str, int] | None:
        starting = self._starting(word)
        known = (starting.any, *starting.by_second.values())
        kinds = {phrase.kind for phrases in known for phrase in phrases}
        if not kinds or "unit" in kinds:
            return None  # a head that is no word of ours may narrow it to anything
        for cut in range(_LONG, len(word) - _LONG + 1):
            if word[cut:] in self._ends:
                return self._ends[word[cut:]], cut
        return None

    def _starting(self, first: str) -> _Starting:
        known = self._cache.get(first)
        if known is None:
            owner = self._exact.get(first.removesuffix("'s"), ()) if first.endswith("'s") else ()
            whole = [Phrase.of(*told) for told in (*self._exact.get(first, ()), *owner)]
            ends = [Phrase.of(*told) for told in self._prefix.get(first[:3], ())]
            ends = [p for p in ends if first.startswith(p.pieces[0].lower()[:-1])]
            every = (*whole, *ends)
            known = _Starting(
                tuple(p for p in every if not p.second),
                {
                    second: tuple(p for p in every if p.second in ("", second))
                    for second in {p.second for p in every} - {""}
                },
            )
            if len(self._cache) < _MOST_KEPT:
                self._cache[first] = known
        return known


_ONE_ONLY = ("unit", "place", "publisher", "platform", "state")


def _without_covered(found: list[Mention]) -> list[Mention]:
    """Drop a unit inside a longer unit ("images" in "images and videos"), and doubles."""
    if not found:
        return []
    kept: dict[tuple[str, str, int], Mention] = {}
    for mention in found:
        key = (mention.word, mention.kind, mention.start)  # Telegram publishes, and is a subject
        if key not in kept or kept[key].end < mention.end:
            kept[key] = mention
    result = sorted(kept.values(), key=lambda m: (m.start, -m.end))
    longest: dict[str, tuple[int, int]] = {}
    final = []
    for mention in result:
        kind = "state" if mention.word.startswith("state=") else mention.kind
        start, end = longest.get(kind, (0, -1))
        inside = kind in _ONE_ONLY and start <= mention.start and mention.end <= end
        if inside and mention.end - mention.start < end - start:
            continue
        first, last = longest.get("state", (0, -1))
        if kind == "place" and first < mention.start and mention.end <= last:
            continue  # the Mexico of New Mexico
        if mention.end > end:
            longest[kind] = (mention.start, mention.end)
        final.append(mention)
    return final


def _longest(found: list[Mention]) -> list[Mention]:
    """Without a phrase inside a longer one: the "illegal" of "not illegal"."""
    kept: list[Mention] = []
    end = -1
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.end > end:
            kept.append(mention)
            end = mention.end
        elif kept and (mention.start, mention.end) == (kept[-1].start, kept[-1].end):
            kept.append(mention)
    return kept


def _add_scope(lexicon: Lexicon, folder: Path) -> None:
    scope, narrowing = Lexicon(), set()
    for row in _rows(folder / "claims_scope.csv"):
        if row["restricts"] == "subject":
            narrowing.add(row["word"])
        elif row["restricts"] == "implies":
            lexicon.implied[row["word"]] = frozenset(row["phrases"].split("|"))
        else:
            scope.add(row["word"], row["restricts"], row["phrases"].split("|"))
    lexicon.scope, lexicon.narrowing = scope, frozenset(narrowing)


def load_lexicon(record: Record, directory: Path | None = None) -> Lexicon:
    """The lexicon of a record: its own names and places, and the two tables beside the figures."""
    folder = directory or record.directory
    lexicon = Lexicon()
    for row in _rows(folder / "claims_words.csv"):
        kind = "value" if row["kind"] == "value" else row["kind"]
        lexicon.add(row["word"], kind, row["phrases"].split("|"))
    _add_places(lexicon, record)
    _add_publishers(lexicon, record)
    _add_values(lexicon, record)
    _add_scope(lexicon, folder)
    lexicon.entries = [
        _entry(row)
        for name in LEXICONS
        for row in _rows(folder / name)
        if row["series"] in record.series
    ]
    return lexicon


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _add_places(lexicon: Lexicon, record: Record) -> None:
    for place in record.geographies.values():
        if place.code in ("World", "Unknown", "Europe", "EU27"):
            continue
        for language in read_in():
            name = re.sub(r"\s*\(.*\)", "", place.name(language))
            lexicon.add(place.code, "place", [name])


_TOO_PLAIN = {"X", "Meta", "Press", "Indicator", "Group"}


def _add_publishers(lexicon: Lexicon, record: Record) -> None:
    for publisher in {
        series.publisher.key: series.publisher for series in record.series.values()
    }.values():
        written = dict.fromkeys((publisher.name, *(publisher.known_as(c) for c in read_in())))
        whole = [re.sub(r"\s*\(.*?\)", "", name) for name in written]
        short = re.findall(r"\(([A-Z][A-Za-z-]{2,7})\)", publisher.name)
        names = [n for n in dict.fromkeys((*whole, *short)) if n not in _TOO_PLAIN and len(n) > 2]
        lexicon.add(publisher.key, "publisher", names)
        if publisher.country:
            lexicon.seats[publisher.key] = publisher.country


_NAMED = ("platform", "company", "observer", "service", "store", "operation")
# Names too, but of places: a row of `claims_words.csv` says it where a bare name is another's
# ("Washington", where much is written), or differs in a language.
_PLACES = ("state",)
_SUFFIX = re.compile(
    r",?\s+(?:Inc\.?|LLC|Ltd\.?|Limited|Corp\.?|Corporation|GmbH|B\.?V\.?|S\.?A\.?)$"
)


def _add_values(lexicon: Lexicon, record: Record) -> None:
    """Names of platforms and the like, as the record writes them, and the other kinds' values."""
    texts = record.columns.counts("breakdown")
    pairs = {pair for text in texts for pair in text.split(";") if "=" in pair}
    for pair in sorted(pairs):
        key, value = pair.split("=", 1)
        if pair in lexicon.kinds and key not in _NAMED:
            continue
        name = _SUFFIX.sub("", re.sub(r"\s*\(.*?\)", "", value)).strip()
        if key in _NAMED or key in _PLACES:
            names = [part.strip() for part in name.split(" / ")]
            lexicon.add(
                pair, "value", [n for n in names if len(n) > 1 and not n.islower()] or names
            )
        elif key not in ("age", "ages", "severity") and len(name) > 3:
            lexicon.add(pair, "value", [name.lower()])
        elif _DATED_NAME.search(name):
            lexicon.add(pair, "value", sorted({translator(c)(value).lower() for c in read_in()}))


# A name that ends in a year of its own, after other words: "most severe wording before 2014".
_DATED_NAME = re.compile(r"[^\W\d]{3,}\s+(?:19|20)\d\d$")


def _entry(row: dict[str, str]) -> Entry:
    groups = [frozenset(group.split("/")) for group in row["needs"].split()]
    dimensions = frozenset(word[1:] for group in groups for word in group if word.startswith("#"))
    needs = tuple(group for group in groups if not any(word.startswith("#") for word in group))
    also = [word for word in row["also"].split() if not word.startswith("#")]
    pairs = (pair.partition("=") for pair in row["breakdown"].split(";") if "=" in pair)
    pinned = tuple((key, value) for key, _, value in pairs)
    return Entry(
        row["series"],
        pinned,
        needs,
        dimensions,
        frozenset(also),
        frozenset(row["never"].split()),
        frozenset(row.get("but", "").split()),
    )
