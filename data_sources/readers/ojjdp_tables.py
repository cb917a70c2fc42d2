"""The tables of the reports to the justice department, by their printed words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a table: its label (editions may word it differently) and what it counts."""

    label: str
    series: str = ""
    breakdown: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with a column for each of three years.

    ``total`` is the index of the row that is the sum of the others, ``share`` the series of
    the percentages printed under the counts of the first ``percents`` rows. In a ``worded``
    table the cells hold words and ``numbers`` numbers each.
    """

    heading: str
    parts: tuple[Part, ...]
    unit: str = "reports"
    total: int | None = None
    share: str = ""
    percents: int = 0
    worded: bool = False
    numbers: int = 1

    @property
    def counts(self) -> int:
        """Whole numbers in each year's column."""
        return len(self.parts) * self.numbers

    def wordings(self) -> Iterator[tuple[str, ...]]:
        """The possible words of the heading and of each row, in order."""
        yield (self.heading,)
        for part in self.parts:
            yield (part.label, *part.also)


# The record's terms (Luxembourg Guidelines) for categories that older US law words otherwise
_TERMS = {
    "Child Pornography (possession, manufacture, distribution)": (
        "Child Sexual Abuse Material (possession, manufacture, distribution)"
    ),
    "Child Sex Tourism": "Sexual Exploitation of Children in Travel and Tourism",
}


def _category(label: str) -> Part:
    return Part(label, "ncmec.reports_by_category", f"category={_TERMS.get(label, label)}")


def _location(label: str, *also: str) -> Part:
    return Part(label, "ncmec.reports_by_user_location", f"user_location={label}", also)


_AGENCIES = (
    ("Internet Crimes Against Children (ICACs) Units", "ICAC units"),
    ("Local Law Enforcement", "Local law enforcement"),
    ("Federal Law Enforcement", "Federal law enforcement"),
    ("International Law Enforcement", "International law enforcement"),
)

TABLES = (
    PrintedTable(
        "CyberTipline Reports Submitted by Members of the Public and ESPs",
        (
            Part("Total CyberTipline Reports", "ncmec.reports_total"),
            Part("Public CyberTipline Reports", "ncmec.reports_public"),
            Part("ESP CyberTipline Reports", "ncmec.reports_esp"),
        ),
        total=0,
    ),
    PrintedTable(
        "CyberTipline Reports Relating to U.S. and International Users",
        (
            _location("U.S."),
            _location("International"),
            _location("Unknown", "Unknown Location"),
            Part("Total", "ncmec.reports_total"),
        ),
        total=3,
        share="ncmec.reports_by_user_location_share",
        percents=3,
    ),
    PrintedTable(
        "Categorization of CyberTipline Reports",
        tuple(
            _category(label)
            for label in (
                "Child Pornography (possession, manufacture, distribution)",
                "Misleading Words or Digital Images on the Internet",
                "Online Enticement of Children for Sexual Acts",
                "Child Sex Trafficking",
                "Unsolicited Obscene Material Sent to a Child",
                "Misleading Domain Name",
                "Child Sexual Molestation",
                "Child Sex Tourism",
            )
        ),
    ),
    PrintedTable(
        "Files Uploaded with CyberTipline Reports Submitted by ESPs"
        " (Images, Videos, Other Content)",
        (
            *(
                Part(label, "ncmec.files_by_type", f"type={label}")
                for label in ("Images", "Videos", "Other Content")
            ),
            Part("Total", "ncmec.files_total"),
        ),
        unit="files",
        total=3,
    ),
    PrintedTable(
        "CyberTipline Reports Submitted by ESPs Containing Unique and Visually Similar"
        " Images/Videos Based on MD5 and Hash-Matching Technologies",
        (
            Part("Total CyberTipline reports", "ncmec.reports_total"),
            Part(
                "CyberTipline reports disaggregated by reports containing unique images"
                " based on MD5 hash values",
                "ncmec.reports_with_unique_files",
            ),
            Part(
                "CyberTipline reports disaggregated by reports containing visually similar"
                " images/videos determined by PhotoDNA and Videntifier technology",
                "ncmec.reports_with_visually_similar_files",
            ),
        ),
    ),
    PrintedTable(
        "ESPs Registered to Report to the CyberTipline",
        (Part("New ESPs Registered by NCMEC", "ncmec.esps_newly_registered"),),
        unit="companies",
    ),
    PrintedTable(
        "Instances of Law Enforcement Feedback Relating to CyberTipline Reports",
        tuple(Part(label, "ncmec.le_feedback", f"agency={agency}") for label, agency in _AGENCIES),
        unit="instances",
    ),
)

RECIPIENTS = PrintedTable(
    "Law Enforcement Recipients of CyberTipline Reports",
    tuple(
        Part(label, "ncmec.reports_to_law_enforcement", f"recipient={agency}")
        for label, agency in _AGENCIES
    ),
    worded=True,
    numbers=3,
)
