"""The pages of the app, in the order of the menu: the one list of them.

The app makes its navigation from it, the server tells from it which addresses lead to the app.
A new page is one file in ``pages/`` and one entry here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One page: its file, its English title, its icon, and the English heading it stands under.

    ``charts`` says that it shows an interactive chart as it opens.
    """

    name: str
    title: str
    icon: str
    section: str
    charts: bool = False

    @property
    def address(self) -> str:
        """Its name in the address; the first page also stands at the root."""
        return self.name.replace("_", "-")


ENTRIES = (
    Entry("overview", "Overview", "home", "The figures"),
    Entry("cybertipline", "CyberTipline", "call_received", "The figures", charts=True),
    Entry("platforms", "Platforms", "apartment", "The figures", charts=True),
    Entry("countries", "Countries", "public", "The figures", charts=True),
    Entry("hotlines", "Hotlines and hosting", "dns", "The figures", charts=True),
    Entry("ai_material", "AI material", "smart_toy", "The figures", charts=True),
    Entry("netherlands_eu", "Netherlands and EU", "gavel", "The figures", charts=True),
    Entry("dsa", "DSA statements", "fact_check", "The figures", charts=True),
    Entry("prevalence", "Prevalence", "groups", "The figures"),
    Entry("talking_points", "Talking points", "forum", "To use them"),
    Entry("briefing", "My briefing", "description", "To use them"),
    Entry("claims", "Check a claim", "rule", "To use them"),
    Entry("figures", "All figures", "table_view", "To look up"),
    Entry("sources", "Sources", "library_books", "To look up"),
    Entry("about", "About", "info", "To look up"),
)
FRONT = ENTRIES[0].address
"""The first page is at ``/``; who types its name is led there."""

ADDRESSES = frozenset(entry.address for entry in ENTRIES)
WITH_CHARTS = frozenset(entry.address for entry in ENTRIES if entry.charts)
