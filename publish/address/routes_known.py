"""Which first words of an address belong to this project's own routes, and not to a page."""

from __future__ import annotations

from languages import LANGUAGES

OURS = frozenset(
    {
        *LANGUAGES,
        "data",
        "embed",
        "feed.atom",
        "llms.txt",
        "mcp",
        "robots.txt",
        "sitemap.xml",
        "healthz",
        "media",
        "pictures",
        "component",
    }
)


def is_ours(path: str) -> bool:
    """Whether an address is served by this project or by Streamlit's machinery, not as a page."""
    return path.strip("/").partition("/")[0] in OURS
