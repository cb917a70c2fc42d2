"""One thing to say in a briefing, with everything that has to stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.basket.own import SILENT
from briefing.documents.pictures.picture import Picture
from charts.spec.model import Chart
from data_sources.record import citations
from data_sources.record.figure import Figure
from data_sources.record.model import Series, Source
from languages import translator


@dataclass(frozen=True)
class Item:
    """One thing to say, with everything that has to stand beside it.

    ``title`` is the finding (or the reader's own title), ``subject`` what it is about,
    ``detail`` unit, place and period. ``text`` holds paragraphs, each a label (may be empty) and
    its sentences. ``references`` are full references that are no :class:`Source`,
    ``publications`` sources of what is no figure: a sum over a register's months. ``kind`` is
    chart, figure or point; text, heading, break or picture where it is the reader's own.

    ``note`` is for everybody, ``remark`` the one that only the speaker sees (in a document it
    stands where the note does). ``whose`` says that the title is the reader's own, and is empty
    where it is the record's. ``changed`` says what an earlier file had instead: a label, and
    what is otherwise. ``picture`` is one of the reader's own, ``alt`` the text in its place: empty
    where the picture says nothing. ``lacks`` says why a picture is not shown.
    """

    id: str
    kind: str
    language: str
    title: str
    subject: str
    detail: str
    text: tuple[tuple[str, str], ...]
    caveat: str
    question: str
    answer: str
    figures: tuple[Figure, ...]
    source_line: str
    caveats: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    publications: tuple[Source, ...] = ()
    chart: Chart | None = None
    figure: Figure | None = None
    note: str = ""
    finding: str = ""
    remark: str = ""
    answer_on_slide: bool = False
    changed: tuple[tuple[str, str], ...] = ()
    whose: str = ""
    picture: Picture | None = None
    alt: str = ""
    lacks: str = ""

    @property
    def sources(self) -> list[Source]:
        """The publications it rests on, each once."""
        return [*citations.sources_of(self.figures), *self.publications]

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing itself: a heading, a break."""
        return self.kind in SILENT

    @property
    def caveat_word(self) -> str:
        """What stands before the caveat: a chart says what it does not show."""
        _ = translator(self.language)
        return _("Caveat") if self.kind == "point" else _("What this does not show")

    @property
    def held(self) -> tuple[bool, ...]:
        """For each paragraph of ``text`` whether no page parts it from the next: a question."""
        asked = translator(self.language)("What a sceptic will say")
        return tuple(label == asked for label, _text in self.text)

    @property
    def series(self) -> list[Series]:
        """The series it is made of, each once."""
        return list({figure.series.key: figure.series for figure in self.figures}.values())
