"""What no template may do: made-up templates that break each rule, and ones that keep it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.points.points import render
from briefing.points.quoting import CannotBeSaid, is_past, since
from data_sources.record.record import Record

BEFORE = "fig('ncmec.reports_total', '2023')"
AFTER = "fig('ncmec.reports_total', '2024')"
SHORT_DROP = "fig('ncmec.eu_drop_2021', '2020-12-21/2021-02-11', 'EU27')"
LONG_DROP = "fig('ncmec.eu_drop_2021', '2020-12-21/2021-04-30', 'EU27')"
THREE_YEARS = "fig('iwf.sextortion_sex_share', '2023-01-01/2025-12-31', breakdown='sex=boys')"
HALF_YEAR = "fig('iwf.sextortion_sex_share', '2025-H1', breakdown='sex=boys')"
BAN = "event('2026-12-02', 'EU', 'AI Act')"
DAY_BEFORE, THE_DAY = date(2026, 12, 1), date(2026, 12, 2)


def said(
    record: Record,
    text: str,
    block: str = "journalist",
    language: str = "en",
    today: date = DAY_BEFORE,
) -> str:
    """What a template of one text says, in the block that is asked for."""
    blocks = {"headline": "H", "journalist": "J", "caveat": "C", "question": "Q", "answer": "A"}
    blocks[block] = text
    if block in ("advocate", "platform"):
        blocks[f"{block}_request"] = "R"
    source = "".join(f"{{% block {k} %}}{v}{{% endblock %}}" for k, v in blocks.items())
    made = render(record, source, "trial", language, today)
    shared = {"headline": made.headline, "caveat": made.caveat, "answer": made.answer}
    return {**shared, "question": made.question, **made.texts}[block]


def pair(text: str) -> str:
    """A text with the two years on either side of a break in the place of X and Y."""
    return text.replace("X", BEFORE).replace("Y", AFTER)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("This is the largest hotline.", "en"),
        ("The only count there is.", "en"),
        ("It was the first to do so.", "en"),
        ("The longest stretch of all.", "en"),
        ("It is the strictest count.", "en"),
        ("Dit is het grootste meldpunt.", "nl"),
        ("Het is de enige telling.", "nl"),
        ("Het was het eerste land.", "nl"),
        ("De strengste telling.", "nl"),
        ("Het langste stuk.", "nl"),
    ],
)
def test_a_typed_superlative_is_refused(record: Record, text: str, language: str) -> None:
    with pytest.raises(CannotBeSaid, match="superlative"):
        said(record, text, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It fell by February.", "en"),
        ("It came back in the late spring.", "en"),
        ("Het daalde tot in februari.", "nl"),
        ("Tot het voorjaar was het minder.", "nl"),
    ],
)
def test_a_part_of_a_year_is_not_typed(record: Record, text: str, language: str) -> None:
    with pytest.raises(CannotBeSaid, match="print the period of the figure"):
        said(record, text, language=language)


@pytest.mark.parametrize("text", ["It may come back.", "The march of events."])
def test_a_month_is_one_with_its_capital_only(record: Record, text: str) -> None:
    assert said(record, text) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("This point asks for the first.", "en"),
        ("Nobody can tell, which is why they should publish them.", "en"),
        ("That makes European rules more necessary.", "en"),
        ("Dit punt vraagt om het eerste.", "nl"),
        ("Daarom zouden zij die moeten publiceren.", "nl"),
    ],
)
def test_what_all_voices_share_asks_for_nothing(record: Record, text: str, language: str) -> None:
    with pytest.raises(CannotBeSaid, match="one speaker"):
        said(record, text, block="answer", language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Every survey found it.", "en"), ("Elk onderzoek vond het.", "nl")],
)
def test_all_of_a_kind_is_a_superlative_too(record: Record, text: str, language: str) -> None:
    with pytest.raises(CannotBeSaid, match="superlative"):
        said(record, text, language=language)


def test_a_superlative_is_printed_when_it_is_borne_out(record: Record) -> None:
    first = "fig('iwf.share_by_hosting_country', '2025', 'BGR')"
    other = "fig('iwf.share_by_hosting_country', '2025', 'NLD')"
    text = "Bulgaria has {{ highest(X)|worded('the largest') }} share."
    assert said(record, text.replace("X", first)) == "Bulgaria has the largest share."
    with pytest.raises(CannotBeSaid, match="not above all others"):
        said(record, text.replace("X", other))


def test_a_rank_needs_something_to_rank_among(record: Record) -> None:
    with pytest.raises(CannotBeSaid, match="not above all others"):
        said(record, "{{ highest(X)|worded('the most') }}".replace("X", BEFORE))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The first half was quiet.", "en"),
        ("Your child is not the only one.", "en"),
        ("“The worst kind” is a quotation.", "en"),
        ("De eerste helft was rustig.", "nl"),
        ("Uw kind is niet de enige.", "nl"),
    ],
)
def test_an_order_in_time_or_a_quotation_is_no_superlative(
    record: Record, text: str, language: str
) -> None:
    assert said(record, text, language=language) == text


@pytest.mark.parametrize("one", [SHORT_DROP, LONG_DROP, HALF_YEAR])
def test_the_extreme_of_several_is_refused(record: Record, one: str) -> None:
    with pytest.raises(CannotBeSaid, match="extreme of several"):
        said(record, "It was {{ X|size }}.".replace("X", one))


def test_several_together_or_one_between_may_be_said(record: Record) -> None:
    both = "Fell by {{ X|size }} and by {{ Y|size }}."
    both = both.replace("X", SHORT_DROP).replace("Y", LONG_DROP)
    assert said(record, both) == "Fell by 46% and by 58%."
    assert said(record, "It was {{ X|short }}.".replace("X", THREE_YEARS)) == "It was 92%."


def test_naming_a_period_is_not_picking_its_value(record: Record) -> None:
    assert said(record, "Asked in {{ X|period }}.".replace("X", HALF_YEAR)).startswith("Asked in ")


def test_one_sentence_does_not_cross_a_break(record: Record) -> None:
    with pytest.raises(CannotBeSaid, match="across a break"):
        said(record, pair("From {{ X|short }} to {{ Y|short }}."))
    assert said(record, pair("First {{ X }}. Then {{ Y }}."))


def test_a_sentence_that_names_the_break_may_hold_both(record: Record) -> None:
    text = "{{ X }} and {{ Y }}, counted otherwise from {{ gap(X, Y) }} on."
    assert said(record, pair(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The fall is due to encryption.", "en"),
        ("Reports fell because companies stopped.", "en"),
        ("De daling komt door versleuteling.", "nl"),
        ("Dat is te wijten aan bedrijven.", "nl"),
    ],
)
def test_a_cause_of_our_own_is_refused(record: Record, text: str, language: str) -> None:
    with pytest.raises(CannotBeSaid, match="cause"):
        said(record, text, language=language)
    who = {"en": "According to NCMEC: ", "nl": "Volgens NCMEC: "}[language]
    assert said(record, who + text, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will end this.", "en"),
        ("Please do more.", "en"),
        ("Companies should report.", "en"),
        ("Ik zal dit stoppen.", "nl"),
        ("Wij willen een plicht.", "nl"),
        ("Dat hoort te veranderen.", "nl"),
    ],
)
def test_a_government_promises_and_asks_nothing(record: Record, text: str, language: str) -> None:
    with pytest.raises(CannotBeSaid, match="government"):
        said(record, text, "government", language)
    assert said(record, text, "advocate", language) == text


@pytest.mark.parametrize("block", ["headline", "caveat", "question", "answer"])
def test_what_all_voices_share_has_no_speaker(record: Record, block: str) -> None:
    with pytest.raises(CannotBeSaid, match="all voices share"):
        said(record, "It is what we ask.", block)
    with pytest.raises(CannotBeSaid, match="all voices share"):
        said(record, "Dat is wat wij vragen.", block, "nl")


@pytest.mark.parametrize(
    ("voice", "asked", "fault"),
    [("advocate", "", "missing"), ("journalist", "R", "unknown"), ("government", "R", "unknown")],
)
def test_only_who_asks_has_a_request_and_always_has_one(
    record: Record, voice: str, asked: str, fault: str
) -> None:
    blocks = {"headline": "H", voice: "V", "caveat": "C", "question": "Q", "answer": "A"}
    if asked:
        blocks[f"{voice}_request"] = asked
    source = "".join(f"{{% block {k} %}}{v}{{% endblock %}}" for k, v in blocks.items())
    with pytest.raises(ValueError, match=rf"{fault} \['{voice}_request'"):
        render(record, source, "trial", "en")


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Forbidden from 2 December 2026 on.", "Forbidden since 2 December 2026."),
        ("nl", "Forbidden vanaf 2 december 2026.", "Forbidden sinds 2 december 2026."),
    ],
)
def test_a_step_is_told_by_what_day_it_is(
    record: Record, language: str, before: str, after: str
) -> None:
    text = "Forbidden {{ X|since }}.".replace("X", BAN)
    assert said(record, text, language=language, today=DAY_BEFORE) == before
    assert said(record, text, language=language, today=THE_DAY) == after


def test_words_for_a_day_that_has_passed(record: Record) -> None:
    text = "It {{ tense(X, 'applies', 'will apply') }}.".replace("X", BAN)
    assert said(record, text, today=DAY_BEFORE) == "It will apply."
    assert said(record, text, today=THE_DAY) == "It applies."


@pytest.mark.parametrize("words", ["From", "since", "as of", "from", "will apply from"])
def test_a_plain_date_after_a_word_of_time_is_refused(record: Record, words: str) -> None:
    with pytest.raises(CannotBeSaid, match="since or tense"):
        said(record, f"{words} {{{{ {BAN} }}}} it is forbidden.")


@pytest.mark.parametrize(
    ("day", "today", "past"),
    [
        ("2026", date(2026, 1, 1), True),
        ("2027", date(2026, 12, 31), False),
        ("2026-12", date(2026, 12, 1), True),
        ("2026-12", date(2026, 11, 30), False),
        ("2026-12-02", date(2026, 12, 2), True),
        ("2026-12-02", date(2026, 12, 1), False),
    ],
)
def test_when_a_step_of_the_timeline_is_past(day: str, today: date, past: bool) -> None:
    assert is_past(day, today) is past
    assert since(day, "en", today).startswith("since" if past else "from")
