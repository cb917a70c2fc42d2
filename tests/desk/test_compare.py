"""What a row that was read is to the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data_sources.desk.candidate import candidate
from data_sources.desk.compare import Tables, changes, counts, left_out
from data_sources.desk.staging import Staged
from data_sources.readers import Denominator, Reading, Row
from tests.desk.small import SOURCE, cut, row, staged

OTHER = "ncmec-ojjdp-ncmec-cy-2023-report-to-the-committees-on-approp"


def kinds(datasets: Path, reading: Staged) -> dict[str, int]:
    return counts(changes(Tables.read(datasets), reading))


@pytest.mark.parametrize(
    ("read", "key", "revises", "kind"),
    [
        (row(), SOURCE, False, "same"),
        (row(value="1374.0"), SOURCE, False, "same"),
        (row(value="1375"), SOURCE, False, "changed"),
        (row(value="1375"), SOURCE, True, "revised"),
        (row(year="2030"), SOURCE, False, "new"),
        (row("Nobody"), SOURCE, False, "new"),
        (row(), OTHER, False, "confirmed"),
        (row(value="1375"), OTHER, False, "revised"),
        (row(value="1375"), "some-older-source", False, "conflict"),
    ],
)
def test_kinds(datasets: Path, read: Row, key: str, revises: bool, kind: str) -> None:
    reading = staged(read, key=key, revises=revises)
    if key == "some-older-source":
        reading.source["published"] = "2020"
    assert kinds(datasets, reading) == {kind: 1}


def test_the_order_of_a_breakdown_does_not_matter(datasets: Path) -> None:
    path = datasets / "observations" / "ncmec_platforms.csv"
    path.write_text(path.read_text().replace("platform=4chan,", "platform=4chan;a=b,"))
    assert kinds(datasets, staged(row(breakdown="a=b;platform=4chan"))) == {"same": 1}


@pytest.mark.parametrize(
    ("known", "precision", "kind"),
    [
        ("1400", "rounded", "finer"),
        ("1000", "rounded", "finer"),
        ("1300", "rounded", "conflict"),
        ("1400", "exact", "conflict"),
        ("1000", "at_least", "finer"),
        ("600", "at_least", "conflict"),
        ("1400", "about", "finer"),
    ],
)
def test_an_exact_value_of_a_rounded_figure(
    datasets: Path, known: str, precision: str, kind: str
) -> None:
    path = datasets / "observations" / "ncmec_platforms.csv"
    old = "platform=4chan,World,2022-01-01,2022-12-31,1374,reports,exact"
    new = old.replace("1374,reports,exact", f"{known},reports,{precision}")
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    reading = staged(row(), key="another")
    reading.source["published"] = "2020"
    assert kinds(datasets, reading) == {kind: 1}


def test_what_the_document_lost_is_gone_and_what_it_never_covered_is_not(datasets: Path) -> None:
    whole = frozenset({("ncmec.reports_by_platform", "2022-01-01", "2022-12-31")})
    found = kinds(datasets, staged(row(), whole=whole))
    assert found == {"gone": 235, "same": 1}
    other = frozenset({("ncmec.reports_by_platform", "2021-01-01", "2021-12-31")})
    assert kinds(datasets, staged(row(), whole=other)) == {"same": 1}


def test_an_earlier_value_that_comes_again_changes_nothing(datasets: Path) -> None:
    path = datasets / "observations" / "ncmec_platforms.csv"
    text = path.read_text()
    line = next(line for line in text.splitlines() if "platform=4chan," in line)
    older = line.replace(",1374,", ",1300,").replace(",current,", ",superseded,")
    path.write_text(text + older + "\n")
    assert kinds(datasets, staged(row(value="1300"), revises=True)) == {"older": 1}


def people(*rows: Denominator) -> Staged:
    base = staged(key="our-world-in-data-internet-users")
    base.source["published"] = "2031"
    return replace(base, reading=Reading("made", "Users", denominators=rows))


def test_denominators(datasets: Path) -> None:
    tables = Tables.read(datasets)
    line = tables.users.lines[-1].cells
    same = Denominator("users", "NLD", line["year"], line["users"])
    revised = replace(same, year=str(int(line["year"]) - 1), value="1")
    new = replace(same, year="2031")
    reading = people(same, revised, new)
    reading.source["source"] = line["source"]
    assert kinds(datasets, reading) == {"new": 1, "revised": 1, "same": 1}


def test_what_has_no_place_in_the_record_is_said(datasets: Path) -> None:
    reading = people(
        Denominator("users", "NLD", "1950", "0"),
        Denominator("users", "ARB", "2020", "5"),
        Denominator("population", "NLD", "2020", "5"),
    )
    said = " / ".join(left_out(Tables.read(datasets), reading))
    assert "1 rows of population: the record keeps no such table" in said
    assert "1 rows of years before the first" in said
    assert "not among the record's geographies: ARB" in said
    assert kinds(datasets, reading) == {}


def test_a_table_may_be_empty(datasets: Path) -> None:
    cut(datasets / "internet_users.csv", lambda _row: False)
    found = kinds(datasets, people(Denominator("users", "NLD", "2020", "5")))
    assert found == {"new": 1}


QUARTERS = (
    ("2020-04-01", "2020-06-30"),
    ("2021-01-01", "2021-03-31"),
    ("2021-10-01", "2021-12-31"),
)


def quarter(number: int, value: str, name: str = "4chan") -> Row:
    start, end = QUARTERS[number]
    return row(name, value, period_start=start, period_end=end)


def with_edition(datasets: Path) -> None:
    """The record was read from an edition to the end of 2021, which restated 2020."""
    path = datasets / "observations" / "ncmec_platforms.csv"
    line = next(line for line in path.read_text().splitlines() if "platform=4chan," in line)
    line = line.removesuffix(",") + ",a note that stands"
    lines = [
        line.replace("2022-01-01,2022-12-31,1374,", f"{start},{end},{value},")
        for (start, end), value in zip(QUARTERS, ("100", "200", "300"), strict=True)
    ]
    text = "".join(
        one + "\n" for one in path.read_text().splitlines() if "2022-01-01,2022-12-31" not in one
    )
    path.write_text(text + "\n".join(lines) + "\n")


def test_an_older_edition_under_the_same_key_replaces_nothing(datasets: Path) -> None:
    with_edition(datasets)
    older = staged(quarter(0, "90"), quarter(1, "200"), quarter(1, "5", "New"), revises=True)
    found = changes(Tables.read(datasets), older)
    assert counts(found) == {"outdated": 2, "same": 1}
    made = candidate(datasets, [older], "2026-11-26", False)
    assert made.files == {} and made.version == ""


def test_a_newer_edition_does(datasets: Path) -> None:
    with_edition(datasets)
    newest = replace(quarter(2, "400"), period_start="2022-01-01", period_end="2022-03-31")
    newer = staged(quarter(0, "90"), newest, revises=True)
    assert kinds(datasets, newer) == {"new": 1, "revised": 1}
    same_reach = staged(quarter(0, "90"), quarter(2, "300"), revises=True)
    assert kinds(datasets, same_reach) == {"revised": 1, "same": 1}


def test_an_older_edition_under_a_new_key_is_outdated_whatever_its_date_says(
    datasets: Path,
) -> None:
    with_edition(datasets)
    for published in ("2030", "2020", ""):
        older = staged(quarter(0, "90"), key="another-key", revises=True)
        older.source["published"] = published
        assert kinds(datasets, older) == {"outdated": 1}


@pytest.mark.parametrize(
    ("known", "own", "kind"),
    [
        ("2025", "2025-11", "undecided"),
        ("2025-11", "2025", "undecided"),
        ("", "2026-01-05", "undecided"),
        ("2025-10", "2025-11", "revised"),
        ("2024", "2025-01", "revised"),
        ("2025-12", "2025-11", "conflict"),
    ],
)
def test_of_two_publications_the_dates_must_tell_which_is_later(
    datasets: Path, known: str, own: str, kind: str
) -> None:
    """“2025” may have come out after November 2025."""
    reading, tables = staged(row(value="1375"), key="another-key"), Tables.read(datasets)
    reading.source["published"] = own
    for source in tables.sources.lines:
        if source.cells["source"] == SOURCE:
            source.cells["published"] = known
    assert counts(changes(tables, reading)) == {kind: 1}


def test_a_document_of_an_earlier_year_under_the_key_of_a_later_one_changes_nothing(
    datasets: Path,
) -> None:
    with_edition(datasets)
    older = staged(quarter(0, "90"))
    assert kinds(datasets, older) == {"outdated": 1}


def test_a_publication_read_again_does_not_replace_what_a_later_one_said(datasets: Path) -> None:
    """Its own value is superseded already: another reading of it changes only history."""
    path = datasets / "observations" / "ncmec_platforms.csv"
    text = path.read_text()
    line = next(line for line in text.splitlines() if "platform=4chan," in line)
    newer = line.replace(",1374,", ",1500,").replace(SOURCE, OTHER)
    old = line.replace(",current,", ",superseded,")
    path.write_text(text.replace(line, old) + newer + "\n")
    reading = staged(row(value="1380"), revises=True)
    reading.source["published"] = "2023"
    tables = Tables.read(datasets)
    for source in tables.sources.lines:
        if source.cells["source"] == OTHER:
            source.cells["published"] = "2024-03"
    assert counts(changes(tables, reading)) == {"outdated": 1}
    reading.source["published"] = "2025"
    assert counts(changes(tables, reading)) == {"revised": 1}


def test_a_range_of_years_that_ends_earlier_does_not_revise_users(datasets: Path) -> None:
    tables = Tables.read(datasets)
    lines = [line.cells for line in tables.users.lines]
    source, years = lines[-1]["source"], sorted(line["year"] for line in lines)
    older = Denominator("users", "NLD", years[-3], "1")
    reading = people(older)
    reading.source["source"] = source
    assert kinds(datasets, reading) == {"outdated": 1}
    last = Denominator("users", "NLD", years[-1], lines[-1]["users"])
    both = people(older, last)
    both.source["source"] = source
    assert kinds(datasets, both) == {"revised": 1, "same": 1}
