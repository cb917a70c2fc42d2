"""Charts of what some parts come to together: shown on a page, and found by their numbers."""

from __future__ import annotations

from charts.spec.identity import chart_id

META = ("Facebook", "Instagram", "WhatsApp")
META_TOGETHER = chart_id(
    "shares",
    "ncmec.reports_by_platform",
    "ncmec.reports_esp",
    by="platform",
    only="|".join(META),
)
"""What Meta's services sent of all that companies reported, year by year."""
