"""Talking points: sentences with figures in them, in five voices, in each language.

A point is a Jinja template in two parts: ``templates/figures/<id>.j2`` names what it asks of the
record, once for all languages, and ``templates/<language>/<id>.j2`` holds the sentences in blocks:
a ``headline``, one block for each voice in which it exists, ``caveat``, ``question`` (what a
sceptic will ask) and ``answer``. Two voices ask for something: the facts stand in their block,
the request in one of its own (``advocate_request``), which is shown as a request. Numbers and
legal dates come from the record through the functions of :mod:`briefing.points.quoting`; none is
typed. This module knows no screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.points import rules
from briefing.points.evidence import EventCitation, Evidence, Notebook, StatementCount, figures_in
from briefing.points.quoting import Desk
from briefing.points.templates import signed_blocks
from charts.words.sentence import better_wording
from data_sources.record.citations import sources_of
from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.model import Source, TimelineEvent
from data_sources.record.record import Record
from languages import language_folder, translator

__all__ = [
    "AUDIENCES",
    "FORMER",
    "SUBJECTS",
    "TalkingPoint",
    "UnknownPoint",
    "better_wording",
    "load_points",
]

FIGURES = Path(__file__).with_name("figures")
"""What a point asks of the record, once for all languages: ``<point>.j2``."""


AUDIENCES = {
    "advocate": "To a minister or member of parliament",
    "government": "Minister or ministry speaking",
    "journalist": "Journalist",
    "platform": "To a company",
    "parents": "To parents and educators",
}
"""The voices, never mixed: key to the English name, which is also the message to translate.

An advocate to a minister, and to a company (facts, then a request) · a government that states
facts and their limits · a journalist who quotes · somebody who speaks to parents.
"""

REQUESTS = ("advocate", "platform")
"""The voices that ask for something; what they ask stands in a block of its own."""

FORMER = {"minister": "advocate"}
"""Names of voices in older addresses, and what they said then."""

SUBJECTS = {
    "scale": "How much is reported",
    "trend": "Which way it goes",
    "ai": "AI-generated material",
    "nudify": "Nudify apps",
    "platforms": "What platforms report and do",
    "netherlands": "The Netherlands",
    "eu": "European law",
    "prevalence": "How common it is",
    "rights": "Rights of the child",
    "campaign": "The letter campaign",
    "help": "Help for children and parents",
    "opinion": "Public opinion",
    "encryption": "Encryption",
    "sextortion": "Sexual extortion",
    "self_generated": "So-called self-generated material",
}
"""Subject to its English name, in the order in which they are shown."""

POINTS = {
    "reports-received": "scale",
    "files-not-reports": "scale",
    "report-is-not-a-child": "scale",
    "growth-before-the-break": "trend",
    "counting-changed": "trend",
    "grooming": "trend",
    "iwf-confirmed": "trend",
    "ai-iwf": "ai",
    "ai-videos": "ai",
    "ai-revised": "ai",
    "ai-classmates": "ai",
    "nudify-apps": "nudify",
    "nudify-ban": "nudify",
    "who-reports": "platforms",
    "who-hardly-reports": "platforms",
    "report-quality": "platforms",
    "notices": "platforms",
    "platform-duty": "platforms",
    "nl-hosting": "netherlands",
    "nl-hotline": "netherlands",
    "nl-authority": "netherlands",
    "nl-reports": "netherlands",
    "eu-gap": "eu",
    "eu-regulation": "eu",
    "dsa-keywords": "eu",
    "prevalence-world": "prevalence",
    "prevalence-countries": "prevalence",
    "young-people-nl": "prevalence",
    "rights-of-the-child": "rights",
    "campaign-letter": "campaign",
    "campaign-sentences": "campaign",
    "where-to-turn": "help",
    "telling-someone": "help",
    "public-opinion": "opinion",
    "encryption": "encryption",
    "sexual-extortion": "sextortion",
    "self-generated": "self_generated",
}
"""Every point's id and subject, in the order of the page."""

SHARED_BLOCKS = ("headline", "caveat", "question", "answer")


class UnknownPoint(KeyError):
    """No talking point has that id; the text names those there are."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class TalkingPoint:
    """One point in one language. ``texts`` maps each of its voices to the facts that it states,
    ``requests`` the ones that ask to what they ask.

    ``evidence`` is all that it rests on (figures, steps in law, breaks, help lines);
    ``printed`` the same by block, for what is copied; ``worked_out`` the numbers of a block that
    no publisher printed.
    """

    id: str
    subject: str
    language: str
    headline: str
    texts: Mapping[str, str]
    requests: Mapping[str, str]
    caveat: str
    question: str
    answer: str
    evidence: tuple[Evidence, ...]
    printed: Mapping[str, tuple[Evidence, ...]]
    worked_out: Mapping[str, tuple[str, ...]]

    @property
    def item_id(self) -> str:
        """Its name in a basket."""
        return f"point:{self.id}"

    @property
    def audiences(self) -> tuple[str, ...]:
        return tuple(self.texts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure it rests on, in order of use."""
        return figures_in(self.evidence)

    @property
    def events(self) -> tuple[TimelineEvent, ...]:
        """Every step in law or policy that it names."""
        return tuple(item.event for item in self.evidence if isinstance(item, EventCitation))

    @property
    def sources(self) -> list[Source]:
        """The publications of its figures and counts, each once."""
        counts = [item.source for item in self.evidence if isinstance(item, StatementCount)]
        return list(dict.fromkeys([*sources_of(self.figures), *counts]))

    def text(self, audience: str) -> str:
        """The facts in one voice. Raises KeyError when the point does not exist in it."""
        return self.texts[audience]

    def request(self, audience: str) -> str:
        """What that voice asks for; empty when it asks nothing."""
        return self.requests.get(audience, "")

    def evidence_for(self, *blocks: str) -> tuple[Evidence, ...]:
        """What the named blocks print, each once: ``evidence_for("headline", "advocate")``."""
        found = (item for block in blocks for item in self.printed.get(block, ()))
        return tuple(dict.fromkeys(found))

    def citations(self, audience: str | None = None) -> list[str]:
        """Full references for one audience's text with headline and caveat, or for everything."""
        asked = f"{audience}_request"
        blocks = ("headline", audience, asked, "caveat") if audience else tuple(self.printed)
        evidence = self.evidence_for(*blocks) or self.evidence
        return list(dict.fromkeys(item.cite(self.language) for item in evidence))

    def as_text(self, audience: str | None = None) -> str:
        """What the copy button gives: text, caveat and citations, as plain text.

        With no audience: the texts of all of them, and the sceptic's question with its answer.
        """
        _ = translator(self.language)
        if audience:
            said = [self.text(audience), *self._request_line(audience)]
        else:
            said = []
            for name, text in self.texts.items():
                said += [f"{_(AUDIENCES[name])}: {text}", *self._request_line(name)]
            said.append(f"{_('A sceptic may ask')}: {self.question}\n{self.answer}")
        said.append(f"{_('Caveat')}: {self.caveat}")
        blocks = ("headline", audience, f"{audience}_request", "caveat") if audience else ()
        said += [line for line in [self.worked_out_line(*blocks)] if line]
        references = "\n".join(f"- {line}" for line in self.citations(audience))
        return "\n\n".join([self.headline, *said, f"{_('Sources')}:\n{references}"]) + "\n"

    def worked_out_line(self, *blocks: str) -> str:
        """Which numbers of some blocks, or of all, no publisher printed; empty when none."""
        every = (
            text for name in blocks or self.worked_out for text in self.worked_out.get(name, ())
        )
        found = ", ".join(dict.fromkeys(every))
        _ = translator(self.language)
        return _("Worked out by On the Record: {numbers}.", numbers=found) if found else ""

    def _request_line(self, audience: str) -> list[str]:
        asked = self.request(audience)
        return [f"{translator(self.language)('Request')}: {asked}"] if asked else []


def load_points(
    record: Record, language: str, audience: str | None = None, subject: str | None = None
) -> list[TalkingPoint]:
    """All points in order, or those for one audience or on one subject.

    Raises CannotBeSaid, NotComparable or UnknownFigure when the record no longer bears one out.
    """
    points = [point(record, name, language) for name in POINTS]
    return [
        item
        for item in points
        if audience in (None, *item.audiences) and subject in (None, item.subject)
    ]


def point(record: Record, point_id: str, language: str, today: date | None = None) -> TalkingPoint:
    """One point, rendered as of a day. Raises UnknownPoint, or what :func:`load_points` raises."""
    if point_id not in POINTS:
        raise UnknownPoint(f"“{point_id}” is not a talking point: {', '.join(POINTS)}")
    return _point(record, point_id, language, today or date.today())


@kept(512)
def _point(record: Record, point_id: str, language: str, today: date) -> TalkingPoint:
    return render(record, template_text(point_id, language), point_id, language, today)


def template_text(point_id: str, language: str) -> str:
    """The figures of a point, which all languages share, and its sentences in one language."""
    parts = (
        folder / f"{point_id}.j2" for folder in (FIGURES, language_folder(language) / "points")
    )
    return "".join(part.read_text(encoding="utf-8") for part in parts)


def render(
    record: Record, text: str, point_id: str, language: str, today: date | None = None
) -> TalkingPoint:
    """A point from a template's text, for the files here and for a text of one's own.

    Raises what :func:`load_points` raises (CannotBeSaid also for what breaks a rule of
    :mod:`briefing.points.rules`), UndefinedError for a name without a value, and ValueError for
    a block that is missing, empty or unknown.
    """
    book = Notebook(language)
    blocks = signed_blocks(text, book, Desk(record, book, today))
    _check_blocks(point_id, blocks)
    for name, signed in blocks.items():
        rules.check(record, book, name, signed)
    worked_out = {name: book.worked_out_in(signed) for name, signed in blocks.items()}
    blocks = {name: book.filled(signed) for name, signed in blocks.items()}
    return TalkingPoint(
        point_id,
        POINTS.get(point_id, ""),
        language,
        blocks["headline"],
        {name: blocks[name] for name in AUDIENCES if name in blocks},
        {name: blocks[f"{name}_request"] for name in REQUESTS if name in blocks},
        blocks["caveat"],
        blocks["question"],
        blocks["answer"],
        tuple(book.asked),
        {name: tuple(evidence) for name, evidence in book.printed.items()},
        worked_out,
    )


def _check_blocks(point_id: str, blocks: Mapping[str, str]) -> None:
    asked = [f"{name}_request" for name in REQUESTS if name in blocks]
    missing = [name for name in (*SHARED_BLOCKS, *asked) if not blocks.get(name)]
    strange = [name for name in blocks if name not in (*SHARED_BLOCKS, *AUDIENCES, *asked)]
    empty = [name for name, text in blocks.items() if not text]
    if missing or strange or empty:
        raise ValueError(f"{point_id}: missing {missing}, unknown {strange}, empty {empty}")
