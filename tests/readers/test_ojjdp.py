"""The tables of the reports to the justice department."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.readers import UnknownLayout, read
from tests.readers.made import ojjdp_pdf


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], str]:
    rows = read(ojjdp_pdf(tmp_path_factory.mktemp("report") / "r.pdf")).rows
    return {(row.series, row.breakdown, row.period_start[:4]): row.value for row in rows}


@pytest.mark.parametrize(
    ("series", "breakdown", "year", "value"),
    [
        ("ncmec.reports_total", "", "2023", "350"),
        ("ncmec.reports_total", "", "1998", "8"),
        ("ncmec.reports_public", "", "2021", "30"),
        ("ncmec.reports_esp", "", "2022", "200"),
        ("ncmec.reports_by_user_location", "user_location=Unknown", "2022", "24"),
        ("ncmec.reports_by_user_location_share", "user_location=International", "2023", "80"),
        ("ncmec.reports_by_category", "category=Child Sex Trafficking", "2023", "33"),
        (
            "ncmec.reports_by_category",
            "category=Sexual Exploitation of Children in Travel and Tourism",
            "2021",
            "71",
        ),
        ("ncmec.files_by_type", "type=Other Content", "2022", "20"),
        ("ncmec.files_total", "", "2023", "3430"),
        ("ncmec.reports_with_unique_files", "", "2021", "90"),
        ("ncmec.reports_with_visually_similar_files", "", "2023", "280"),
        ("ncmec.files_unique", "match=MD5 exact hash;type=Videos", "2022", "5"),
        ("ncmec.files_unique", "match=perceptual (PhotoDNA/Videntifier)", "2023", "9"),
        ("ncmec.esps_newly_registered", "", "2023", "9"),
        (
            "ncmec.reports_to_law_enforcement",
            "recipient=Federal law enforcement;level=informational",
            "2022",
            "2",
        ),
        ("ncmec.le_feedback", "agency=ICAC units", "2021", "1001"),
    ],
)
def test_every_table_is_read(
    report: dict[tuple[str, str, str], str], series: str, breakdown: str, year: str, value: str
) -> None:
    assert report[series, breakdown, year] == value


def test_nothing_more_is_read(report: dict[tuple[str, str, str], str]) -> None:
    assert len(report) == 149  # as many as the real edition of 2023 holds


@pytest.mark.parametrize(
    ("printed", "instead", "said"),
    [
        ("Public CyberTipline Reports=40", "41", "do not add up to its total"),
        ("Videos=300", "301", "do not add up"),
        ("Child Sex Trafficking", "Child Sex Trafficking and more", "go on in an unknown way"),
        ("Child Sex Trafficking=32", "n/a", "unknown way"),
        ("Instances of Law Enforcement Feedback", "Feedback", "is not in the document"),
        ("Local Law Enforcement=Actionable: 20", "Actionable: 25", "do not add up"),
        ("Local Law Enforcement=Actionable: 20", "Possible: 20", "unknown words"),
        ("Images=6", "8", "does not add up"),
        ("by MD5=PhotoDNA", "SHA1", "heads of “Unique"),
        ("CY2010 (1/1/10-12/31/10) 20", "CY2010 20", "every year from 1998"),
        ("CY2010 (1/1/10-12/31/10) 20", "CY2010 (1/1/11-12/31/11) 20", "a year and its dates"),
        ("CY2023 (1/1/23-12/31/23) 350", "CY2023 (1/1/23-12/31/23) 351", "differ"),
    ],
)
def test_what_is_not_known_is_refused(
    tmp_path: Path, printed: str, instead: str, said: str
) -> None:
    with pytest.raises(UnknownLayout) as refused:
        read(ojjdp_pdf(tmp_path / "r.pdf", {printed: instead}))
    assert said in str(refused.value)
