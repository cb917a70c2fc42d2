"""Which first words of an address belong to this project's own routes, and not to a page."""

from __future__ import annotations

from languages import LANGUAGES

OURS = frozenset(
    {
        *LANGUAGES,
        "data",
        "embed",
        "feed.atom",
        "robots.txt",
        "healthz",
        "media",
        "pictures",
        "component",
    }
)

WITH_CHARTS = frozenset(
    {
        "cybertipline",
        "platforms",
        "countries",
        "hotlines",
        "ai-material",
        "netherlands-eu",
        "dsa",
    }
)
"""The app's pages that show an interactive chart as they open."""

PAGES = WITH_CHARTS | {
    "overview",
    "prevalence",
    "talking-points",
    "briefing",
    "claims",
    "figures",
    "sources",
    "about",
}
"""The addresses of the app's pages. The first also stands at the root."""


def is_ours(path: str) -> bool:
    """Whether an address is served by this project or by Streamlit's machinery, not as a page."""
    return path.strip("/").partition("/")[0] in OURS
