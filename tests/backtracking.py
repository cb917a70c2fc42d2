"""Whether a pattern can be tried in exponentially many ways, told from its form and not by a clock.

The pattern becomes an automaton whose states are the places of its signs (Glushkov's). It is
exponential where one text leads from a state back to it in two ways (Weber and Seidl, 1991).
What looks ahead or behind counts as nothing: so more may be suspected than is so, never less,
but for references to groups.
"""

from __future__ import annotations

import re
import re._constants as c  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LONGEST_UNROLLED = 8
"""A repetition of up to so many is written out; more of it are taken for as many as one likes."""
LOOPS = frozenset({c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT})
CATEGORIES = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}
Graph = dict[Any, list[Any]]


@dataclass
class _Piece:
    """A part of a pattern: the places at which it may begin and end, and whether it may be empty.

    All are counted, for there may be more than one way to each.
    """

    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)
    empty: int = 1


class Automaton:
    """The places of a pattern, what each takes, and which may follow which, in how many ways."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = parser.parse(pattern, flags)
        self.ignores_case = bool(tree.state.flags & re.IGNORECASE)
        self.signs = _signs(tree)
        self.takes: list[int] = []
        self.group: list[int] = []
        self.follow: dict[int, Counter[int]] = defaultdict(Counter)
        self._groups = self._inside = 0
        self._sequence(tree)

    def is_exponential(self) -> bool:
        """Whether some text leads from a place back to it in two ways."""
        graph: Graph = {place: list(self.follow[place]) for place in range(len(self.takes))}
        for part in _strong(graph):
            inside = set(part)
            if any(
                self.follow[one][two] > 1 and not self._alone(one, two)
                for one in inside for two in self.follow[one] if two in inside
            ):  # fmt: skip
                return True
            if self._two_ways(inside):
                return True
        return False

    def _alone(self, one: int, two: int) -> bool:
        """Whether both lie in one part that is tried in one way only."""
        return self.group[one] == self.group[two] != 0

    def _two_ways(self, inside: set[int]) -> bool:
        pairs: Graph = {}
        waiting = [(one, one) for one in inside]
        while waiting:
            pair = waiting.pop()
            if pair not in pairs:
                pairs[pair] = list(self._next(*pair, inside))
                waiting += pairs[pair]
        return any(
            any(a == b for a, b in part) and any(a != b for a, b in part) for part in _strong(pairs)
        )

    def _next(self, one: int, two: int, inside: set[int]) -> Iterator[tuple[int, int]]:
        for a in self.follow[one]:
            for b in self.follow[two]:
                together = a in inside and b in inside and self.takes[a] & self.takes[b]
                if together and (a == b or not self._alone(a, b)):
                    yield a, b

    def _sequence(self, tree: Any) -> _Piece:
        whole = _Piece()
        for node in tree:
            whole = self._join(whole, self._node(node))
        return whole

    def _join(self, one: _Piece, two: _Piece) -> _Piece:
        self._lead(one.last, two.first)
        first = one.first + _times(two.first, one.empty)
        last = two.last + _times(one.last, two.empty)
        return _Piece(first, last, one.empty * two.empty)

    def _lead(self, ends: Counter[int], begins: Counter[int]) -> None:
        for end, many in ends.items():
            for begin, times in begins.items():
                self.follow[end][begin] += many * times

    def _node(self, node: tuple[Any, Any]) -> _Piece:
        kind, value = node
        if kind in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            return self._place(node)
        if kind is c.BRANCH:
            ways = [self._sequence(way) for way in value[1]]
            first = sum((way.first for way in ways), Counter[int]())
            last = sum((way.last for way in ways), Counter[int]())
            return _Piece(first, last, sum(way.empty for way in ways))
        if kind is c.SUBPATTERN:
            return self._with_flags(*value[1:])
        if kind is c.ATOMIC_GROUP:
            return self._one_way(value)
        if kind is c.POSSESSIVE_REPEAT:
            return self._one_way([(c.MAX_REPEAT, value)])
        if kind in LOOPS:
            return self._loop(*value)
        return _Piece()

    def _with_flags(self, added: int, taken: int, tree: Any) -> _Piece:
        outside = self.ignores_case
        self.ignores_case = bool((outside or added & re.IGNORECASE) and not taken & re.IGNORECASE)
        piece = self._sequence(tree)
        self.ignores_case = outside
        return piece

    def _one_way(self, tree: Any) -> _Piece:
        outside = self._inside
        if not outside:
            self._groups += 1
            self._inside = self._groups
        piece = self._sequence(tree)
        self._inside = outside
        return piece

    def _loop(self, least: int, most: Any, tree: Any) -> _Piece:
        needed = min(least, LONGEST_UNROLLED)
        whole = _Piece()
        if most is c.MAXREPEAT or most - needed > LONGEST_UNROLLED:
            for _time in range(max(needed, 1)):
                piece = self._sequence(tree)
                whole = self._join(whole, piece)
            self._lead(piece.last, piece.first)
            return whole if needed else self._perhaps(whole)
        for _time in range(needed):
            whole = self._join(whole, self._sequence(tree))
        more = _Piece()
        for _time in range(most - needed):  # one more only where there was one before
            more = self._perhaps(self._join(self._sequence(tree), more))
        return self._join(whole, more)

    def _perhaps(self, piece: _Piece) -> _Piece:
        return _Piece(piece.first, piece.last, max(piece.empty, 1))

    def _place(self, node: tuple[Any, Any]) -> _Piece:
        number = len(self.takes)
        self.takes.append(
            sum(1 << at for at, sign in enumerate(self.signs) if self._fits(node, sign))
        )
        self.group.append(self._inside)
        return _Piece(Counter([number]), Counter([number]), 0)

    def _fits(self, node: tuple[Any, Any], sign: str) -> bool:
        cases = {sign, sign.lower(), sign.upper()} if self.ignores_case else {sign}
        return any(_takes(node, case) for case in cases if len(case) == 1)


def _times(counted: Counter[int], many: int) -> Counter[int]:
    return Counter({place: count * many for place, count in counted.items() if many})


def _takes(node: tuple[Any, Any], sign: str) -> bool:
    kind, value = node
    if kind is c.IN:
        inside = any(_takes(item, sign) for item in value if item[0] is not c.NEGATE)
        return inside != any(item[0] is c.NEGATE for item in value)
    if kind is c.LITERAL:
        return ord(sign) == int(value)
    if kind is c.NOT_LITERAL:
        return ord(sign) != int(value)
    if kind is c.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    if kind is c.CATEGORY:
        return re.match(CATEGORIES[value], sign) is not None
    return True


def _signs(tree: Any) -> str:
    """Signs that between them stand for every one that the pattern tells from others."""
    found = set("a1_ \n\u00e9!~")
    waiting = [tree]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple) and item and item[0] in (c.LITERAL, c.NOT_LITERAL):
            found.add(chr(item[1]))
        elif isinstance(item, tuple) and item and item[0] is c.RANGE:
            found |= {chr(item[1][0]), chr(item[1][1])}
        elif isinstance(item, list | tuple | parser.SubPattern):
            waiting += list(item)
    return "".join(sorted(found))


def _strong(graph: Graph) -> Iterator[list[Any]]:
    """The parts of a graph within which everything leads to everything, by Tarjan's way."""
    number: dict[Any, int] = {}
    low: dict[Any, int] = {}
    held: list[Any] = []
    on: set[Any] = set()
    for root in graph:
        if root in number:
            continue
        way = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        held.append(root)
        on.add(root)
        while way:
            node, others = way[-1]
            for other in others:
                if other not in number:
                    number[other] = low[other] = len(number)
                    held.append(other)
                    on.add(other)
                    way.append((other, iter(graph[other])))
                    break
                if other in on:
                    low[node] = min(low[node], number[other])
            else:
                way.pop()
                if way:
                    low[way[-1][0]] = min(low[way[-1][0]], low[node])
                if low[node] == number[node]:
                    part: list[Any] = []
                    while not part or part[-1] != node:
                        part.append(held.pop())
                        on.discard(part[-1])
                    yield part
