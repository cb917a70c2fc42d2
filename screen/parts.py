"""The parts of a page, each of which can fail alone.

A sound record may lack a series that a page names: a publisher withdrew it, or the package is
another one. What is missing is then said in the place where it would stand, and the page goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from charts.spec.model import UnknownChart
from data_sources.checks.references import references
from data_sources.record.record import Record, UnknownFigure
from data_sources.record.register import record_for
from screen import blocks
from screen.session.view import View, view

P = ParamSpec("P")
R = TypeVar("R")


def part(make: Callable[P, R]) -> Callable[P, R]:
    """A function of a page that shows or says figures; where one is missing it says that.

    What returns text or a list of texts gives the sentence in its place; anything else shows it
    and gives nothing. What goes wrong while all series that the page names are there is a fault
    of the page, and raises.
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
    _ = reader._
    sentence = _("What stands here needs a figure that this version of the record does not have.")
    if gone:
        sentence += " " + _("Missing: {series}.", series=", ".join(gone))
    if returns == "str":
        return sentence
    if returns == "list[str]":
        return [sentence]
    blocks.message(reader, sentence)
    return [] if str(returns).startswith("list") else None
