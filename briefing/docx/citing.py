"""How a Word briefing cites: by the numbers of a list at its end, or in footnotes, as chosen."""

from __future__ import annotations

from typing import Any

from briefing.basket.own import FOOTNOTES
from briefing.docx.footnotes import Footnotes
from briefing.items.items import Briefing, Item, references
from charts.files.word import bookmark, heading, linked, paragraph, references_in
from charts.files.word_paper import Paper
from data_sources.record.citations import COMPILER
from languages import translator


class Citing:
    """The marks in one document, and the list at its end."""

    def __init__(self, paper: Paper, briefing: Briefing) -> None:
        self.paper, self.briefing = paper, briefing
        wanted = briefing.basket.cited == FOOTNOTES
        self.notes = Footnotes(paper) if wanted else None
        noted = (item.id for item in briefing.items if item.source_line and references(item))
        self._numbers = {name: number for number, name in enumerate(noted, 1)}

    def at(self, made: Any, item: Item) -> None:
        """What an item rests on, at the end of its source line."""
        if self.notes is None:
            references_in(made, self.briefing.numbers_of(item), self.paper.strong)
        elif item.id in self._numbers:
            self.notes.add(made, references(item))

    def ahead(self, made: Any, item: Item) -> None:
        """The same where an item is only named: its numbers again."""
        if self.notes is None:
            references_in(made, self.briefing.numbers_of(item), self.paper.strong)
        elif item.id in self._numbers:
            self.notes.again(made, self._numbers[item.id])

    def write_list(self) -> None:
        """Every publication once, by the numbers that the table of figures goes by too."""
        _ = translator(self.briefing.language)
        heading(self.paper, _("References"), 1)
        for number, line in enumerate(self.briefing.references, 1):
            made = paragraph(self.paper, f"[{number}]\t{line}", "Reference")
            linked(made, self.paper.strong)
            bookmark(made, f"ref{number}", number)
        own = _(
            "Compiled by {compiler}, version {version} of the record.",
            compiler=COMPILER,
            version=self.briefing.record.version,
        )
        paragraph(self.paper, own, "Source line")
