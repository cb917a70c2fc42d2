"""The lexicon beside the figures: it fits the record, and anybody may extend it."""

import csv

from claims.around.lexicon import LEXICONS, load_lexicon
from claims.checking import Checker
from data_sources.record.load import the_record
from data_sources.record.register import with_registers

RECORD = the_record()


def rows(name):
    with (RECORD.directory / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_about_a_series_and_uses_known_words():
    words = {row["word"] for row in rows("claims_words.csv")}
    series = with_registers(RECORD).series
    for row in (row for name in LEXICONS for row in rows(name)):
        assert row["series"] in series
        used = " ".join(row[column] for column in ("needs", "also", "never", "but"))
        unknown = {w for part in used.split() for w in part.split("/") if w[0] != "#"} - words
        assert not unknown, (row["series"], unknown)


def test_both_languages_know_every_subject():
    known = {}
    for row in rows("claims_words.csv"):
        known.setdefault((row["word"], row["kind"]), set()).add(row["language"])
    alone = [
        w for (w, kind), languages in known.items() if kind == "subject" and len(languages) < 2
    ]
    assert alone == []


def test_a_phrase_added_to_the_table_is_understood(tmp_path):
    text = "The Great Tipbox received 36,210,368 reports in 2022."
    before = Checker(RECORD).check(text)
    assert not [c for c in before if c.verdict.value == "differs"]
    for name in ("claims_words.csv", "claims_scope.csv", *LEXICONS):
        (tmp_path / name).write_text((RECORD.directory / name).read_text(encoding="utf-8"))
    with (tmp_path / "claims_words.csv").open("a") as file:
        file.write("ncmec,publisher,en,great tipbox\n")
    checker = Checker(RECORD, load_lexicon(RECORD, tmp_path))
    (claim,) = checker.check(text)
    assert claim.verdict.value == "differs"
    assert claim.series == "ncmec.reports_total"


def test_every_series_can_be_reached_by_its_own_name():
    """Not every wording, but the name itself: a series nobody can cite is a hole."""
    checker, missed = Checker(RECORD), []
    for key, series in RECORD.series.items():
        figures = [f for f in RECORD.find(key) if f.value >= 100 or series.unit.kind == "percent"]
        if not figures or series.unit.key in ("usd", "eur", "gbp"):
            continue
        figure = figures[-1]
        parts = ", ".join(figure.breakdown.values())
        place = "" if figure.geography.code == "World" else f" in {figure.geography.name('en')}"
        text = (
            f"According to {series.publisher.name}, {series.name('en')} ({parts}){place} in "
            f"{figure.period_label('en')}: {figure.with_unit('en', 'exact')}."
        )
        if key not in {claim.series for claim in checker.check(text)}:
            missed.append(key)
    assert len(missed) <= len(RECORD.series) * 0.06, missed
