"""What was not read is said; a change that was worked out is in the claim."""

from __future__ import annotations

import io

import pytest
from docx import Document

from claims import check, checking
from claims.checking import MOST_IN_A_SENTENCE
from claims.model import Claim, Verdict, limits_of
from claims.read import tables
from claims.read.quantities import MOST_NUMBERS
from claims.report.docx import as_docx
from claims.report.report import as_data, as_text
from claims.report.wording import LIMITS, why
from data_sources.record.record import Record
from languages import LANGUAGES, catalogue

SENTENCE = "In 2023 NCMEC received 36.2 million reports. "
LIST = "NCMEC reports: " + ", ".join(str(n) for n in range(100, 101 + MOST_IN_A_SENTENCE)) + ". "


def test_an_ordinary_text_meets_no_limit() -> None:
    claims = check(SENTENCE)
    assert len(claims) == 1
    assert limits_of(claims) == ()
    assert limits_of(list(claims)) == ()


def test_a_list_of_numbers_is_said_to_be_passed_over() -> None:
    (limit,) = check(LIST + SENTENCE).limits
    assert limit.code == "long_sentences"
    assert dict(limit.values) == {"most": MOST_IN_A_SENTENCE, "count": 1}


def test_reading_stops_after_so_many_numbers_and_says_where() -> None:
    text = "7 apples. " * (MOST_NUMBERS + 5)
    (limit,) = check(text).limits
    assert (limit.code, dict(limit.values)["place"]) == ("numbers", 10 * MOST_NUMBERS)


def test_a_longer_text_is_said_to_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_CHARACTERS", len(SENTENCE))
    claims = check(SENTENCE + SENTENCE)
    (limit,) = claims.limits
    assert len(claims) == 1
    assert dict(limit.values) == {"most": len(SENTENCE), "total": 2 * len(SENTENCE)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_says_it(language: str, record: Record) -> None:
    claims = check(LIST + SENTENCE, record=record)
    (said,) = as_data(claims, language)["limits"]
    assert said["text"] in as_text(claims, language)
    document = Document(io.BytesIO(as_docx(LIST, claims, language, record)))
    assert any(said["text"] in paragraph.text for paragraph in document.paragraphs)


def test_the_limits_have_dutch_words() -> None:
    assert [text for text in LIMITS.values() if text not in catalogue("nl")] == []


def claim_at(text: str, number: str) -> Claim:
    place = text.index(number)
    return next(c for c in check(text) if c.span.start <= place < c.span.end)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20.5 million reports in 2024, a fall of 43% since 2023.", "43%"),
        ("NCMEC had 20.5 million reports in 2024, a fall of 43% since 2023.", "43%"),
        ("In 2023 kreeg NCMEC 36,2 miljoen meldingen, een jaar later 43% minder.", "43%"),
    ],
)
def test_a_change_across_the_bundling_is_right_but(text: str, number: str) -> None:
    claim = claim_at(text, number)
    assert claim.verdict is Verdict.MATCHES_BUT
    assert [reason.code for reason in claim.reasons] == ["break_between"]
    assert claim.change is not None
    assert (claim.change.first.period.code, claim.change.second.period.code) == ("2023", "2024")
    assert [item.date.year for item in claim.change.breaks] == [2024]


def test_a_change_is_in_the_data() -> None:
    claim = claim_at("NCMEC's reports rose by 13% between 2022 and 2023.", "13%")
    (data,) = as_data([claim])["claims"]
    assert data["change"]["from"]["period"] == "2022"
    assert data["change"]["percent"] == pytest.approx(12.9, abs=0.1)


def test_a_share_holds_its_whole() -> None:
    claim = claim_at("India made up one in four CyberTipline reports in 2023.", "one in four")
    assert claim.total is not None
    assert claim.total.series.key == "ncmec.reports_total"


def test_the_register_of_the_dsa_is_covered(record: Record) -> None:
    text = "In December 2025 the DSA transparency database counted 50,606 statements with the "
    (claim,) = check(text + "keyword child sexual abuse material.", record=record)
    assert (claim.verdict, claim.series) == (Verdict.MATCHES, "dsa.keyword_csam")
    assert "50,606" in why(claim, "en")


@pytest.mark.parametrize("letter", ["\u0130", "\u0131", "\u017f", "\u212a"])
def test_letters_that_only_look_plain_are_read_as_plain(letter: str) -> None:
    """A pattern in whatever case takes them for i, s and k; in lower case they are none."""
    plain = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}[letter]
    words = "in the first half of 2024, april 2024, the second kwartaal of 2024, every six seconds"
    said = f"NCMEC received 36.2 million reports {words}."
    assert [c.verdict for c in check(said.replace(plain, letter))] == [
        c.verdict for c in check(said)
    ]


def test_a_change_that_no_one_figure_gives_is_no_fault() -> None:
    assert isinstance(list(check("2020-2024 hash fivefold NCMEC IWF")), list)


def test_lines_of_cells_without_numbers_are_each_looked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines, looked = 400, []
    cell = tables.Cell
    monkeypatch.setattr(tables, "Cell", lambda *given: looked.append(1) or cell(*given))
    assert tables.tables("a|b\n" * lines + "\n" + "|--|\n" * lines) == []
    assert len(looked) <= 2 * lines
    (found,) = tables.tables("Words: x\n\n" + "a|b\n" * 3 + "\n--|--\nc\t1\nd\t2\n")
    assert len(found.rows) == 2
