"""The lines of a PDF's page in the order in which they are read: column after column.

Imported by the process that reads a PDF, which knows none of our other rooms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

GAP = 10.0
"""Two columns are at least so many points apart."""
LEAST_LINES = 6
LEAST_WORDS = 3.5
"""So many words a line has in a column of prose; a table's cells have fewer."""
LEAST_GOING_ON = 0.5
"""So many of them begin with a small letter, in mid-sentence; a table's cells do not."""
PARAGRAPH = 0.75
"""A gap of so many times the height of a line begins a paragraph."""
SAME_LINE = 3.0
MOST_COLUMNS = 3

Box = tuple[float, float, float, float]


def text_of(page: Any) -> str:
    """The text of a page: a line a line, an empty one between paragraphs and columns."""
    words = page.extract_words()
    rows = _rows(words)
    boxes = _boxes(rows, page.bbox, MOST_COLUMNS)
    if len(boxes) == 1:
        return _text(page)
    return "\n\n".join(filter(None, (_text(page.crop(box)) for box in boxes)))


def _text(page: Any) -> str:
    pieces: list[str] = []
    bottom = height = 0.0
    for line in page.extract_text_lines(return_chars=False):
        gap = line["top"] - bottom
        if pieces:
            pieces.append("\n\n" if gap > PARAGRAPH * max(height, 1.0) else "\n")
        pieces.append(line["text"])
        bottom, height = line["bottom"], line["bottom"] - line["top"]
    return "".join(pieces)


def _rows(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The words that stand on one height, from the top; each row from left to right."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        if rows and word["top"] - rows[-1][0]["top"] <= SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: float(word["x0"])) for row in rows]


def _boxes(rows: list[list[dict[str, Any]]], box: Box, most: int) -> list[Box]:
    """The parts of a page, in their order: above the columns, each column, and below them."""
    gutter = _gutter(rows, box) if most > 1 else None
    if gutter is None:
        return [box]
    left, top, right, bottom = box
    boxes: list[Box] = []
    for begin, end, parted in _bands(rows, gutter):
        upper = top if begin == 0 else _top(rows[begin])
        lower = bottom if end == len(rows) else _top(rows[end])
        if lower - upper < 1:
            continue
        if not parted:
            boxes.append((left, upper, right, lower))
            continue
        inside = rows[begin:end]
        one = [[w for w in row if w["x1"] <= gutter] for row in inside]
        two = [[w for w in row if w["x0"] >= gutter] for row in inside]
        boxes += _boxes(list(filter(None, one)), (left, upper, gutter, lower), most - 1)
        boxes += _boxes(list(filter(None, two)), (gutter, upper, right, lower), most - 1)
    return boxes


def _top(row: list[dict[str, Any]]) -> float:
    return min(float(word["top"]) for word in row) - 0.5


def _gutter(rows: list[list[dict[str, Any]]], box: Box) -> float | None:
    """Where a page is parted into columns of prose; None where it is not."""
    left, _top, right, _bottom = box
    best, most = None, 0
    for step in range(20, 81):
        at = left + (right - left) * step / 100
        lines = sum(end - begin for begin, end, parted in _bands(rows, at) if parted)
        if lines > most:
            best, most = at, lines
    return best


def _bands(rows: list[list[dict[str, Any]]], at: float) -> Iterator[tuple[int, int, bool]]:
    """Runs of rows that nothing crosses there, and those between: begin, end, whether parted."""
    begin = 0
    while begin < len(rows):
        end, crossed = begin, _is_crossed(rows[begin], at)
        while end < len(rows) and _is_crossed(rows[end], at) == crossed:
            end += 1
        yield begin, end, not crossed and _is_prose(rows[begin:end], at)
        begin = end


def _is_crossed(row: list[dict[str, Any]], at: float) -> bool:
    return any(word["x0"] < at + GAP / 2 and word["x1"] > at - GAP / 2 for word in row)


def _is_prose(rows: list[list[dict[str, Any]]], at: float) -> bool:
    """Whether lines of prose stand on both sides, and several of them beside each other."""
    sides = (
        [side for row in rows if (side := [word for word in row if word["x1"] <= at])],
        [side for row in rows if (side := [word for word in row if word["x0"] >= at])],
    )
    if any(len(side) < LEAST_LINES for side in sides):
        return False
    if not all(_goes_on(side) for side in sides):
        return False
    first, last = max(_top(side[0]) for side in sides), min(_top(side[-1]) for side in sides)
    return all(
        sum(first - SAME_LINE <= _top(row) <= last + SAME_LINE for row in side) >= LEAST_LINES
        for side in sides
    )


def _goes_on(lines: list[list[dict[str, Any]]]) -> bool:
    """Whether these lines are sentences that go on from one to the next."""
    in_the_middle = sum(str(line[0]["text"])[:1].islower() for line in lines)
    words = sum(map(len, lines))
    return words >= LEAST_WORDS * len(lines) and in_the_middle >= LEAST_GOING_ON * len(lines)
