"""Everything that is published, by address. The server answers from it; the static site is it.

Nothing is made before it is asked for, and nothing is made twice.
"""

from __future__ import annotations

from functools import cached_property

from data_sources.record.record import Record
from languages import LANGUAGES
from publish.address import addresses
from publish.address.page import Maker, Page


class Site:
    """The published form of one record."""

    def __init__(self, record: Record, base: str = "", served: bool = True) -> None:
        """``base`` is the path under which the server stands, where it has one.

        ``served=False`` is for a folder of files: there, pages stand in for what a server does,
        and nothing is offered that is made for each reader who asks: fact sheets as PDF, the app.
        """
        self.record = record
        self.base = base
        self.served = served
        self._made: dict[str, Page] = {}

    @cached_property
    def papers(self) -> dict[str, Maker]:
        """What is made anew for each reader who asks."""
        from publish.site import makers  # brings what pages are made of: not at the start

        return dict(makers.papers(self.record)) if self.served else {}

    @cached_property
    def makers(self) -> dict[str, Maker]:
        """What makes each page, by address."""
        from publish.site import makers

        found = dict(makers.pages(self.record, self.base, served=self.served))
        return found if self.served else found | dict(makers.without_server(self.record))

    def is_open(self) -> bool:
        """Whether it is known what stands where: else to ask takes a moment."""
        return {"papers", "makers"} <= self.__dict__.keys()

    def open(self) -> Site:
        """Find out what stands where. Raises whatever a damaged file makes it raise."""
        assert self.papers is not None and self.makers
        return self

    def addresses(self) -> list[str]:
        """Every address, in order."""
        return sorted(self.makers)

    def ready(self, address: str) -> Page | None:
        """The page at an address if it was made before."""
        return self._made.get(address)

    @cached_property
    def folders(self) -> dict[str, dict[str, str]]:
        """What a person or a program would type: in each folder, names and their addresses."""
        found: dict[str, dict[str, str]] = {}
        for address in self.makers:
            if not address.startswith("pictures/") and "/embed/" not in address:
                folder, _slash, name = address.rstrip("/").rpartition("/")
                found.setdefault(f"{folder}/" if folder else "", {})[name] = address
        return found

    def get(self, address: str) -> Page | None:
        """The page at an address without its leading slash; None when there is none."""
        made = self._made.get(address)
        if made is None:
            maker = self.makers.get(address)
            if maker is None:
                return None
            made = self._made.setdefault(address, maker())
        return made

    def prove(self) -> None:
        """Make once whatever is read from the record's files, so that it fails now or never.

        Raises whatever a damaged file makes it raise.
        """
        from claims.around.lexicon import load_lexicon  # only where a new version comes

        from_files = (addresses.FEED, "data/datapackage", "data/tables/", "data/openapi")
        listing = (addresses.index, addresses.changes)
        indexes = {of(code) for code in LANGUAGES for of in listing}
        for address in self.addresses():
            if address in indexes or address.startswith(from_files):
                self.get(address)
        load_lexicon(self.record)
        for name in ("dsa_monthly", "dsa_totals"):
            getattr(self.record, name)

    def series(self) -> list[str]:
        """The series that have a page: those with a current figure."""
        return self.record.with_current()
