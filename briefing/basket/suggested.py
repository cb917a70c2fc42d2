"""A briefing to begin with: the six things that are asked first."""

from __future__ import annotations

SUGGESTED = (
    "chart:trend:ncmec.reports_total",
    "point:report-is-not-a-child",
    "chart:ranking:ncmec.reports_by_platform?by=platform",
    "chart:ranking:iwf.urls_by_hosting_country?by=geography",
    "point:nl-hosting",
    "point:eu-regulation",
)
"""Names of items: how much, what that does not mean, who reports, where it is, here, the law."""
