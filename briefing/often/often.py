"""Often-made claims, each in every language; their numbers are never typed by hand.

A claim is a Jinja template in two parts, as a talking point is: ``figures/<name>.j2`` names what
it asks of the record, and ``languages/<language>/claims/<name>.j2`` holds four blocks: ``claim``
(as it goes round), ``speakers`` (kinds of speakers, no names), ``record`` (what the record says)
and ``instead`` (what may be said). What the record no longer bears out is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.points import rules
from briefing.points.evidence import Evidence, Notebook, figures_in
from briefing.points.quoting import CannotBeSaid, Desk
from briefing.points.templates import signed_blocks
from data_sources.record.citations import sources_of
from data_sources.record.figure import Figure, NotComparable
from data_sources.record.kept import kept
from data_sources.record.model import Source
from data_sources.record.record import Record, UnknownFigure
from languages import language_folder, translator

FIGURES = Path(__file__).with_name("figures")
BLOCKS = ("claim", "speakers", "record", "instead")
OURS = ("record", "instead")
"""The blocks that we say ourselves: they keep the rules of talking points."""
NOT_BORNE_OUT = (CannotBeSaid, NotComparable, UnknownFigure)
"""What rendering raises when a record does not hold what a text says."""

NAMES = (
    "reports-of-one-year",
    "ai-half-year-exceeds-year",
    "reports-are-children",
    "files-are-distinct-images",
    "more-reports-more-abuse",
    "fewer-reports-less-abuse",
    "fell-because-of-encryption",
    "most-reports-are-useless",
    "one-company-hosts-the-abuse",
    "few-reports-safe-platform",
    "platforms-must-detect",
    "europeans-want-detection",
    "netherlands-hosts-most",
    "dutch-cases",
    "two-in-three-children",
    "children-worldwide",
    "ai-reports-are-ai-images",
    "ai-videos-percentage",
    "nudify-apps-from-four",
)
"""Every claim, in the order of the list; the name stands in its address."""


@dataclass(frozen=True)
class OftenMade:
    """One claim in one language. ``evidence`` is all that what we say of it rests on."""

    name: str
    language: str
    claim: str
    speakers: str
    record: str
    instead: str
    evidence: tuple[Evidence, ...]

    @property
    def title(self) -> str:
        """The claim as others make it, in quotes: nowhere may it look like a sentence of ours."""
        said = self.claim.rstrip(".")
        return translator(self.language)("Often said: “{claim}”", claim=said)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it rests on, in order of use."""
        return figures_in(self.evidence)

    @property
    def sources(self) -> list[Source]:
        return list(dict.fromkeys(sources_of(self.figures)))

    @property
    def citations(self) -> list[str]:
        """Full references for everything that is printed, each once."""
        return list(dict.fromkeys(item.cite(self.language) for item in self.evidence))


def all_often_made(record: Record, language: str, names: Iterable[str] = NAMES) -> list[OftenMade]:
    """The claims of those names, in their order; without those that a record does not bear out."""
    found = []
    for name in names:
        with suppress(*NOT_BORNE_OUT):
            found.append(often_made(record, name, language))
    return found


def often_made(record: Record, name: str, language: str, today: date | None = None) -> OftenMade:
    """One claim, rendered as of a day.

    Raises KeyError for a name that is none, and one of NOT_BORNE_OUT when the record no longer
    bears its text out.
    """
    if name not in NAMES:
        raise KeyError(name)
    return _often_made(record, name, language, today or date.today())


@kept(128)
def _often_made(record: Record, name: str, language: str, today: date) -> OftenMade:
    return render(record, template_text(name, language), name, language, today)


def template_text(name: str, language: str) -> str:
    """The figures of a claim, which all languages share, and its sentences in one language."""
    folders = (FIGURES, language_folder(language) / "claims")
    return "".join((folder / f"{name}.j2").read_text(encoding="utf-8") for folder in folders)


def render(
    record: Record, text: str, name: str, language: str, today: date | None = None
) -> OftenMade:
    """A claim from a template's text. Raises ValueError for blocks that are not the four."""
    book = Notebook(language)
    signed = signed_blocks(text, book, Desk(record, book, today))
    if set(signed) != set(BLOCKS) or not all(signed.values()):
        raise ValueError(f"{name}: the blocks are {', '.join(BLOCKS)}, each with a text")
    for block in OURS:
        rules.check(record, book, block, signed[block])
    said = {block: book.filled(signed[block]) for block in BLOCKS}
    printed = [item for block in OURS for item in book.printed.get(block, ())]
    evidence = tuple(dict.fromkeys(printed))
    return OftenMade(
        name, language, said["claim"], said["speakers"], said["record"], said["instead"], evidence
    )
