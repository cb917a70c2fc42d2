"""The pages of the app, in the order of the menu: the one list of them.

The app makes its navigation from it, the server tells from it which addresses lead to the app.
A new page is one file in ``pages/`` and one entry here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One page: its file, its English title, its icon, and the English heading it stands under."""

    name: str
    title: str
    icon: str
    section: str

    @property
    def address(self) -> str:
        """Its name in the address; the first page also stands at the root."""
        return self.name.replace("_", "-")


ENTRIES = (
    Entry("overview", "Overview", "home", "The figures"),
    Entry("cybertipline", "CyberTipline", "call_received", "The figures"),
    Entry("platforms", "Platforms", "apartment", "The figures"),
    Entry("countries", "Countries", "public", "The figures"),
    Entry("hotlines", "Hotlines and hosting", "dns", "The figures"),
    Entry("ai_material", "AI material", "smart_toy", "The figures"),
    Entry("netherlands", "The Netherlands", "location_on", "The figures"),
    Entry("eu_law", "EU law", "gavel", "The figures"),
    Entry("dsa", "DSA statements", "fact_check", "The figures"),
    Entry("prevalence", "Prevalence", "groups", "The figures"),
    Entry("explore", "Explore", "query_stats", "The figures"),
    Entry("talking_points", "Talking points", "forum", "To use them"),
    Entry("briefing", "My briefing", "description", "To use them"),
    Entry("claims", "Check a claim", "rule", "To use them"),
    Entry("figures", "All figures", "table_view", "To look up"),
    Entry("sources", "Sources", "library_books", "To look up"),
    Entry("about", "About", "info", "To look up"),
)
FRONT = ENTRIES[0].address
"""The first page is at ``/``; who types its name is led there."""


FORMER = {
    "netherlands-eu": {"": "netherlands", "law": "eu_law", "eu": "eu_law", "opinion": "eu_law"},
}
"""Addresses that links still hold: by the part they ask for, the page that has it now."""
ADDRESSES = frozenset(entry.address for entry in ENTRIES) | frozenset(FORMER)
