"""Rules for the words beside the figures, on small made-up tables with answers written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from data_sources.__main__ import main
from data_sources.checks.doubts import RULES, Doubt, doubts, open_doubts
from data_sources.checks.schema import Tables
from data_sources.checks.texts import same_in_two_languages, strange_signs
from data_sources.package.tables import DATASETS, Row, descriptor

TODAY = date(2026, 11, 26)
SERIES_TEXT = {"name": "", "definition": "", "caveats": "", "critic": ""}
EVENT = {"event": "", "event_nl": "", "status": "", "status_nl": ""}


def table(*rows: dict[str, str]) -> list[Row]:
    """Rows as they are read from a file: the first stands on line 2."""
    return [Row(line, row) for line, row in enumerate(rows, start=2)]


def series(language: str = "en", **texts: str) -> dict[str, str]:
    return {"series": "fruit.pears", "language": language, **SERIES_TEXT, **texts}


def event(day: str, **texts: str) -> dict[str, str]:
    return {"date": day, **EVENT, **texts}


def observation(year: int, breakdown: str = "") -> dict[str, str]:
    start = f"{year}-01-01"
    own = {"series": "fruit.pears", "breakdown": breakdown, "geography": "World"}
    return {**own, "period_start": start, "standing": "current", "notes": ""}


def found(tables: Mapping[str, Sequence[Row]], rule: str) -> list[Doubt]:
    return [Doubt(rule, *told) for told in RULES[rule](Tables(tables), TODAY)]


def test_a_sentence_in_two_languages_is_a_fault_with_its_place() -> None:
    text = "Pears that the orchard counted."
    rows = table(series("en", definition=text), series("nl", definition=text))
    (fault,) = same_in_two_languages({"series_texts.csv": rows})
    assert str(fault) == "series_texts.csv:3: definition: the same as in “en”, line 2"


@pytest.mark.parametrize("text", ["Flash Pear Survey 2023", "Pears", ""])
def test_a_name_may_be_the_same_in_two_languages(text: str) -> None:
    rows = table(series("en", name=text), series("nl", name=text))
    assert not list(same_in_two_languages({"series_texts.csv": rows}))


def test_two_columns_of_one_row_are_compared_too() -> None:
    same = "Pears are counted twice from here on"
    rows = table({"label_en": "Twice", "label_nl": "Dubbel", "why_en": same, "why_nl": same})
    (fault,) = same_in_two_languages({"breaks.csv": rows})
    assert str(fault) == "breaks.csv:2: why_nl: the same as why_en"


def test_a_caveat_that_forbids_comparing_wants_a_break() -> None:
    tables = {
        "series_texts.csv": table(series(caveats="Rounded. The years are not comparable.")),
        "breaks.csv": [],
        "observations/fruit.csv": table(observation(2020), observation(2021)),
    }
    (doubt,) = found(tables, "break")
    assert doubt.words == "The years are not comparable."
    assert str(doubt).startswith("series_texts.csv:2: caveats: the series has no break")
    assert str(doubt).endswith("[break]")
    tables["breaks.csv"] = table({"series": "fruit.pears"} | dict.fromkeys(LABELS, ""))
    assert not found(tables, "break")


def test_a_figures_note_that_forbids_comparing_wants_one_too() -> None:
    note = {"notes": "Wider now; not comparable with 2020."}
    tables = {
        "series_texts.csv": table(series()),
        "breaks.csv": [],
        "observations/fruit.csv": table(observation(2020), observation(2021) | note),
    }
    (doubt,) = found(tables, "break")
    assert doubt.words == "not comparable with 2020."
    assert str(doubt).startswith("observations/fruit.csv:3: notes: fruit.pears has no break")
    alone = {**tables, "observations/fruit.csv": table(observation(2021) | note)}
    assert not found(alone, "break")
    older = observation(2021) | note | {"standing": "superseded"}
    assert not found({**tables, "observations/fruit.csv": table(observation(2020), older)}, "break")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("De jaren zijn niet vergelijkbaar.", 1),
        ("De jaren zijn niet met elkaar te vergelijken.", 1),
        ("Trek geen lijn tussen de jaren.", 1),
        ("De jaren zijn vergelijkbaar.", 0),
    ],
)
def test_a_caveat_of_another_language_wants_a_break_too(text: str, count: int) -> None:
    tables = {
        "series_texts.csv": table(series(caveats=text) | {"language": "nl"}),
        "breaks.csv": [],
        "observations/fruit.csv": table(observation(2020), observation(2021)),
    }
    assert len(found(tables, "break")) == count


LABELS = ("label_en", "label_nl", "why_en", "why_nl")


def test_one_period_of_each_slot_leaves_nothing_to_compare() -> None:
    tables = {
        "series_texts.csv": table(series(caveats="Not comparable with apples.")),
        "breaks.csv": [],
        "observations/fruit.csv": table(observation(2020, "kind=a"), observation(2021, "kind=b")),
    }
    assert not found(tables, "break")


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The largest orchard of all.", "largest"),
        ("en", "It is the only count there is.", "the only"),
        ("en", "The first country to count pears.", "The first country"),
        ("en", "Counted in the first half of 2024.", None),
        ("en", "Only some orchards were read.", None),
        ("nl", "De grootste boomgaard.", "grootste"),
        ("nl", "Het is de enige telling.", "de enige"),
        ("nl", "Het grootste deel is rijp.", None),
        ("nl", "De Eerste Kamer stemt in.", None),
    ],
)
def test_a_superlative_needs_an_answer(language: str, text: str, word: str | None) -> None:
    doubt = found({"series_texts.csv": table(series(language, critic=text))}, "superlative")
    assert [f"“{word}” needs" in str(one) for one in doubt] == ([True] if word else [])


def test_an_answer_in_the_data_settles_it_where_its_words_stand() -> None:
    texts = table(series(critic="Rounded. The largest orchard of all."))
    answer = {
        "rule": "superlative",
        "file": "series_texts.csv",
        "column": "critic",
        "words": "The largest orchard",
        "checked": "computed from the record",
    }
    settled = Tables({"series_texts.csv": texts, "checked.csv": table(answer)})
    assert not list(open_doubts(settled, TODAY))
    other = {**answer, "words": "The largest pear"}
    tables = Tables({"series_texts.csv": texts, "checked.csv": table(other)})
    left = list(open_doubts(tables, TODAY))
    assert [doubt.rule for doubt in left] == ["superlative", "checked"]
    assert "checked.csv:2: words: answers nothing" in str(left[1])


@pytest.mark.parametrize(
    ("day", "texts", "count"),
    [
        ("2026-11-01", {"event": "Pears will be counted."}, 1),
        ("2026-10", {"event_nl": "De peren zullen worden geteld."}, 1),
        ("2026-11", {"event_nl": "De peren zullen worden geteld."}, 0),
        ("2025", {"status": "will be counted"}, 1),
        ("2026-12-02", {"event": "Pears will be counted."}, 0),
        ("2026-11-01", {"event": "Pears are counted from 2 December 2026 on."}, 0),
        ("2026-11-01", {"event": "Pears will be counted from 2 December 2026 on."}, 0),
        ("2026-11-01", {"event_nl": "De lijst gaat naar de boer."}, 0),
        ("2026-11-01", {"event_nl": "De boer gaat de peren tellen."}, 1),
    ],
)
def test_no_future_of_a_day_that_has_passed(day: str, texts: dict[str, str], count: int) -> None:
    assert len(found({"timeline.csv": table(event(day, **texts))}, "future")) == count


def test_a_day_named_in_a_text_is_the_day_of_its_sentence() -> None:
    text = "Counted by hand. From 1 May 2026 a machine will count."
    (doubt,) = found({"series_texts.csv": table(series(caveats=text))}, "future")
    assert doubt.words == "From 1 May 2026 a machine will count."
    assert "“will” of 2026-05-01, a day that has passed" in str(doubt)


def test_the_record_has_no_doubt_without_an_answer() -> None:
    """By the day of the package: a day that passes later is told by ``validate``, not here."""
    made = date.fromisoformat(str(descriptor(DATASETS)["created"])[:10])
    assert not [str(doubt) for doubt in doubts(DATASETS, made)]


def test_a_doubt_does_not_stop_a_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(DATASETS)]) == 0
    assert "no faults" in capsys.readouterr().out


def test_a_package_that_cannot_be_read_raises_no_doubts(tmp_path: Path) -> None:
    assert doubts(tmp_path, TODAY) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pears of the ministry and water and water and water.", ""),
        ("Pears counted counted by hand.", "counted counted"),
        ("Pears (whole, halved, peeled) (whole, halved, peeled).", "(whole, halved, peeled) " * 2),
        ("Pears of the old orchard of the old orchard.", "of the old orchard of the old orchard"),
        ("Pears that that orchard picked, one by one by hand.", ""),
    ],
)
def test_words_said_twice_in_a_row_are_doubted(text: str, words: str) -> None:
    tables = {"series_texts.csv": table(series(definition=text))}
    assert [doubt.words for doubt in found(tables, "twice")] == ([words.strip()] if words else [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Pears <b>counted</b>.", "“<b” begins a tag: a text has none"),
        ("Pears.</p>", "“</p” begins a tag: a text has none"),
        ("Pears \u202ecounted.", "has the sign U+202E, which nobody sees"),
        ("Pears\u200b counted.", "has the sign U+200B, which nobody sees"),
        ("Pears\x07.", "has the sign U+0007, which nobody sees"),
        ("Fewer than 5 < 7 pears, > 3.", ""),
        ("Pears “en gros”: 5 000 – a “count”.", ""),
    ],
)
def test_no_text_has_a_tag_or_a_sign_that_nobody_sees(text: str, reason: str) -> None:
    cell = observation(2020) | dict.fromkeys(("locator", "indicator", "notes"), "")
    tables = Tables(
        {
            "series_texts.csv": table(series(), series(definition=text)),
            "observations/fruit.csv": table(cell, cell | {"notes": text}),
        }
    )
    places = ("series_texts.csv:3: definition", "observations/fruit.csv:3: notes")
    said = [f"{place}: {reason}" for place in places] if reason else []
    assert list(map(str, strange_signs(tables))) == said
