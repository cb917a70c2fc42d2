"""What a sentence can rest on: figures, steps in law, breaks, help lines, counts of statements.

Each can cite itself. A :class:`Notebook` holds what the blocks of one talking point printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from data_sources.record import citations
from data_sources.record.figure import Figure
from data_sources.record.model import Break, HelpLine, Source, TimelineEvent
from data_sources.record.period import Period
from languages import dates, translator


class Evidence(Protocol):
    """Anything that a sentence can rest on."""

    def cite(self, language: str) -> str: ...


@dataclass(frozen=True)
class EventCitation:
    """A step in law or policy as the ground of a sentence."""

    event: TimelineEvent

    def cite(self, language: str) -> str:
        """Date, instrument, what happened, and where that can be read."""
        instrument, what, status = self.event.words(language)
        day = dates.partial(self.event.date, language)
        title = self.event.source_name(language)
        text = f"{instrument}, {day}: {what.rstrip('.')} ({status}). “{title}”."
        return f"{text} {self.event.source_url}".strip()


@dataclass(frozen=True)
class HelpCitation:
    """A help line or hotline that a sentence sends people to."""

    line: HelpLine

    def __hash__(self) -> int:
        return hash((self.line.geography, self.line.name))

    def cite(self, language: str) -> str:
        return f"{self.line.name}: {self.line.what[language].rstrip('.')}. {self.line.url}"


@dataclass(frozen=True)
class BreakCitation:
    """A change in the way of counting that a sentence warns of."""

    item: Break

    def __hash__(self) -> int:
        return hash((self.item.series, self.item.date))

    def cite(self, language: str) -> str:
        day = dates.day(self.item.date, language)
        return f"{day}: {self.item.why[language]} {self.item.url}".strip()


@dataclass(frozen=True)
class StatementCount:
    """Statements of reasons under the Digital Services Act, summed over whole months."""

    value: int
    period: Period
    keyword: str
    source: Source
    unit: str = "statements"

    def cite(self, language: str) -> str:
        """The database, and which of its months were added up."""
        return f"{citations.reference(self.source, language)} {self.place(language)}"

    def place(self, language: str) -> str:
        """Which of the database's months were added up, as a sentence."""
        _ = translator(language)
        part = {"": _("all statements"), "any": _("statements with any keyword")}.get(
            self.keyword, _("keyword {keyword}", keyword=self.keyword)
        )
        return _(
            "Place: daily statistics, summed over {period} ({part}).",
            period=dates.period(self.period, language),
            part=part,
        )


@dataclass(frozen=True)
class Mark:
    """One thing printed: in which form, as what text, on what it rests."""

    form: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass
class Notebook:
    """Writes down, block by block, what was printed. ``asked`` holds all that was looked up."""

    language: str
    block: str = ""
    asked: dict[Evidence, None] = field(default_factory=dict)
    printed: dict[str, dict[Evidence, None]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)

    def ask(self, *evidence: Evidence) -> None:
        self.asked.update(dict.fromkeys(evidence))

    def note(self, *evidence: Evidence) -> None:
        self.printed.setdefault(self.block, {}).update(dict.fromkeys(evidence))

    def mark(self, form: str, text: str, evidence: tuple[Evidence, ...]) -> str:
        """A sign that stands for a printed text until :meth:`filled`: what is typed stays apart."""
        self.marks.append(Mark(form, text, evidence))
        return f"\x02{len(self.marks) - 1}\x03"

    def marks_in(self, text: str) -> list[Mark]:
        """What a text with signs prints, in its order."""
        return [self.marks[int(number)] for number in _SIGN.findall(text)]

    def worked_out_in(self, text: str) -> tuple[str, ...]:
        """The numbers in a text with signs that rest on more than one published one."""
        return tuple(
            mark.text
            for mark in self.marks_in(text)
            if len(mark.evidence) > 1
            and mark.form != "period"
            and not any(isinstance(item, BreakCitation) for item in mark.evidence)
        )

    def filled(self, text: str) -> str:
        """The text with the printed texts in the place of their signs."""
        whole = _SIGN.sub(lambda found: self.marks[int(found[1])].text, text)
        return _START.sub(lambda found: found[1].upper(), whole)


START = "\x04"
"""Stands before a printed text that opens a sentence."""
_SIGN = re.compile("\x02(\\d+)\x03")
_START = re.compile(START + "(.?)")


def typed(text: str) -> str:
    """What the template itself says: a text with signs, without what they stand for."""
    return _SIGN.sub("", text).replace(START, "")


def figures_in(evidence: Iterable[Evidence]) -> tuple[Figure, ...]:
    """The figures among what a text rests on, each once, in their order."""
    return tuple(dict.fromkeys(item for item in evidence if isinstance(item, Figure)))
