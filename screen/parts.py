"""The parts of a page, each of which can fail alone.

A sound record may lack a series that a page names: a publisher withdrew it, or the package is
another one. What is missing is then said in the place where it would stand, and the page goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from charts.spec.model import UnknownChart
from data_sources.checks.references import references
from data_sources.record.record import Record, UnknownFigure
from data_sources.record.register import record_for
from screen import blocks
from screen.frame import Card
from screen.look import markup
from screen.session.view import View, view

P = ParamSpec("P")
R = TypeVar("R")


def part(make: Callable[P, R]) -> Callable[P, R]:
    """A function of a page that shows or says figures; where one is missing it says that.

    What returns text or a list of texts or cards gives the sentence in its place; anything else
    shows it and gives nothing. What goes wrong while all series that the page names are there is a
    fault of the page, and raises.
    """

    @wraps(make)
    def made(*args: P.args, **named: P.kwargs) -> R:
        try:
            return make(*args, **named)
        except (LookupError, ValueError) as error:
            reader = view()
            gone = missing_of(Path(make.__code__.co_filename), reader.record)
            if not gone and not isinstance(error, UnknownFigure | UnknownChart):
                raise
            return cast(R, _in_its_place(reader, gone, make.__annotations__.get("return")))

    return made


def missing_of(page: Path, record: Record) -> list[str]:
    """The series that a page names and of which the record has no figure, in their order."""
    name = f"pages/{page.name}"
    named = dict.fromkeys(item.series for item in references() if item.file == name)
    return [key for key in named if not _known(record, key)]


def _known(record: Record, key: str) -> bool:
    knowing = record_for(record, (key,))
    return key in knowing.series and (key in record.people or bool(knowing.find(key)))


def _in_its_place(reader: View, gone: list[str], returns: object) -> object:
    sentence = missing(reader, gone)
    if returns == "str":
        return sentence
    if returns == "list[str]":
        return [sentence]
    if returns == "list[frame.Card]":
        return [Card(markup.render("no_card", said=sentence))]
    blocks.message(reader, sentence)
    return [] if str(returns).startswith("list") else None


def each(*cards: Callable[[], Card]) -> list[Card]:
    """Cards one by one: where the record has no figure for one, that stands in its place."""
    return [_card(make) for make in cards]


def _card(make: Callable[[], Card]) -> Card:
    try:
        return make()
    except UnknownFigure as error:
        gone = [error.series] if error.series else []
        return Card(markup.render("no_card", said=missing(view(), gone)))


def missing(reader: View, names: Sequence[str]) -> str:
    """What is said where a figure would stand: that there is none, and of what.

    ``names`` are series, collections or figures by their names in the record.
    """
    _ = reader._
    sentence = _("What stands here needs a figure that this version of the record does not have.")
    named = _("Missing: {series}.", series=", ".join(names)) if names else ""
    return f"{sentence} {named}".rstrip()
