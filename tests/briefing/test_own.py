"""What a reader adds: voice, head, own texts, places, and that all of it is marked as theirs."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from briefing.basket.basket import Basket, BasketError, Entry, basket_of, dumps, loads
from briefing.basket.link import decode, encode, pack, unpack
from briefing.basket.own import HEAD, KINDS, PLACES
from briefing.files import KINDS as FILES
from briefing.items.items import Briefing, briefing_of
from briefing.items.questions import has_questions, questions, sheet
from briefing.points.points import AUDIENCES
from briefing.presenter.presenter import document
from data_sources.record.record import Record
from tests.briefing.conftest import DAY

POINT, CHART = "point:report-is-not-a-child", "chart:trend:ncmec.reports_total"
SHOWN, NAMED = "own:picture:4", "0f" * 32
NOTE, OWN = "Mind the pause here", "A title of mine"

whole = st.builds(
    lambda entries, title, audience, head: (
        replace(
            Basket(tuple({entry.item: entry for entry in entries}.values())),
            audience=audience,
        )
        .named(title, "nl")
        .headed(head[0], head[1], "nl")
    ),
    st.lists(
        st.builds(
            lambda item, note_at, answer_at, asked: Entry(
                item, "t", "n", note_at, answer_at, asked, NAMED if item == SHOWN else ""
            ),
            st.sampled_from([POINT, CHART, "own:text:1", "own:break:2", "own:question:3", SHOWN]),
            st.sampled_from(PLACES),
            st.sampled_from(PLACES),
            st.booleans(),
        ),
        max_size=5,
    ),
    st.text(max_size=30),
    st.sampled_from(["", *AUDIENCES]),
    st.tuples(st.sampled_from(list(HEAD)), st.text(max_size=30)),
)


@given(whole)
def test_all_of_it_survives_file_and_link(basket: Basket) -> None:
    kept = basket if basket.has_own_words else replace(basket, language="")
    assert loads(dumps(basket)) == kept
    assert decode(encode(basket)) == kept


def test_a_plain_basket_is_written_as_before() -> None:
    plain = basket_of([CHART], "Tuesday")
    assert json.loads(dumps(plain))["version"] == 1 and pack(plain)[0] == "1"
    for changed in (
        plain.add_own("text"),
        plain.said_to("journalist"),
        plain.headed("to", "x"),
        plain.place(CHART, "nowhere"),
    ):
        assert json.loads(dumps(changed))["version"] == 2 and pack(changed)[0] == "2"


@pytest.mark.parametrize(
    "said",
    [
        {"audience": 3, "head": 4, "language": [], "since": "x"},
        {"audience": "nobody", "head": {"x": "y", "to": 3}, "language": "xx"},
        {"since": {"day": "yesterday"}},
        {"since": {"day": "2026-01-01", "printed": [1]}},
    ],
)
def test_what_is_not_known_is_left_out(said: dict[str, object]) -> None:
    row = {"item": CHART, "note_at": "everywhere", "answer_at": 5}
    rows = ["own:text:0", "own:nothing:1", "own:text:12345", row]
    text = json.dumps(
        {"format": "on-the-record-basket", "version": 2, "title": "", "items": rows, **said}
    )
    basket = loads(text)
    assert basket.entries == (Entry(CHART),)
    assert (basket.audience, basket.head, basket.language) == ("", (), "")
    assert basket.since.printed == ()
    assert all(c.explain("nl") != c.explain("en") for c in basket.corrections)


def made(record: Record, basket: Basket, language: str = "en") -> Briefing:
    return briefing_of(record, basket, language, DAY)


def deck_text(briefing: Briefing) -> tuple[str, str]:
    """All text on the slides of the deck, and all in their notes."""
    deck = Presentation(io.BytesIO(FILES["pptx"].make(briefing)))
    shown = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame]
    notes = [
        slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    ]
    return "\n".join(shown), "\n".join(notes)


def word_text(briefing: Briefing, kind: str = "docx") -> str:
    paragraphs = Document(io.BytesIO(FILES[kind].make(briefing))).paragraphs
    return "\n".join(paragraph.text for paragraph in paragraphs)


def test_one_voice_for_the_whole_briefing(record: Record) -> None:
    basket = basket_of([POINT, "point:nl-hosting"])
    every = made(record, basket)
    assert {label for item in every.items for label, _text in item.text} >= {"Journalist"}
    for audience in AUDIENCES:
        one = made(record, basket.said_to(audience))
        labels = {label for item in one.items for label, _text in item.text}
        assert labels <= {"", "Request"}
        said = {text for item in every.items for _label, text in item.text}
        assert {text for item in one.items for _label, text in item.text} < said


def test_each_note_and_answer_goes_where_it_is_wanted(record: Record) -> None:
    plain = basket_of([POINT]).retitle(POINT, "", NOTE)
    question = made(record, plain).items[0].question
    wanted = {  # note on slide and in notes, question on slide and in notes
        ("slide", "notes"): (True, True, False, True),
        ("notes", "slide"): (False, True, True, True),
        ("appendix", "appendix"): (True, False, True, False),
        ("nowhere", "nowhere"): (False, False, False, False),
    }
    for places, expected in wanted.items():
        briefing = made(record, plain.place(POINT, *places))
        shown, notes = deck_text(briefing)
        assert (NOTE in shown, NOTE in notes, question in shown, question in notes) == expected
        inside = places != ("nowhere", "nowhere")
        assert (NOTE in word_text(briefing), question in word_text(briefing)) == (inside, inside)
        assert (NOTE in document(briefing)) == inside


def test_the_cover_does_not_tell_where_the_answers_are(record: Record) -> None:
    shown, _notes = deck_text(made(record, basket_of([POINT])))
    assert "in the notes" not in shown.split("Sources")[0].split("\n\n")[0]
    assert "sceptic will say and the answer" not in shown


@pytest.mark.parametrize("language", ["en", "nl"])
def test_own_items_stand_in_every_file(record: Record, language: str) -> None:
    basket = Basket()
    for kind in KINDS:
        basket = basket.add_own(kind)
    for item in basket.items:
        basket = basket.retitle(item, f"Title of {item}", f"First of {item}\nSecond of {item}")
    basket = basket.add(CHART).headed("to", "The minister").headed("embargo", "6 am")
    briefing = made(record, basket, language)
    for text in (word_text(briefing), deck_text(briefing)[0], document(briefing)):
        assert "The minister" in text and "6 am" in text
        for item in basket.items[:-1]:
            kind = item.split(":")[1]
            assert (f"Title of {item}" in text) == (kind != "break")
            assert (f"Second of {item}" in text) == (kind not in ("break", "heading"))
    for file in FILES.values():
        assert file.make(briefing)


def test_a_readers_own_words_are_marked(record: Record) -> None:
    basket = basket_of([CHART], OWN).retitle(CHART, OWN)
    item = made(record, basket).items[0]
    assert item.source_line.startswith("Title by the maker of this briefing. Sources: ")
    assert ("", "Title by the maker of this briefing.") in made(record, basket).head
    assert made(record, basket_of([CHART])).head == ()
    own = made(record, Basket().add_own("text")).items[0]
    assert own.source_line == "Written by the maker of this briefing."
    assert own.figures == ()


def test_the_questions_on_a_sheet_of_their_own(record: Record) -> None:
    basket = basket_of([POINT, CHART, "point:nl-hosting"]).add_own("question")
    basket = basket.retitle("own:question:1", "Is it so?", "It is.")
    basket = basket.place("point:nl-hosting", "slide", "nowhere").place(CHART, "slide", "appendix")
    briefing = made(record, basket)
    assert has_questions(briefing)
    plain = made(record, basket_of([POINT, CHART]))
    found = sheet(briefing)
    assert [item.title for item in found.items] == [
        plain.items[0].question,
        plain.items[1].question,
        "Is it so?",
    ]
    text = word_text(briefing, "questions")
    assert plain.items[0].answer in text and plain.items[1].answer in text
    assert text.index("Is it so?") < text.index("It is.")
    assert FILES["questions-pdf"].make(briefing).startswith(b"%PDF")
    none = made(record, basket_of([POINT]).place(POINT, "slide", "nowhere"))
    assert not has_questions(none)
    with pytest.raises(BasketError, match="no question"):
        sheet(none)


def test_questions_are_chosen_one_by_one(record: Record) -> None:
    both = basket_of([POINT, CHART])
    one = both.ask(POINT, False)
    briefing = made(record, one)
    assert [name for name, _words in questions(briefing)] == [POINT, CHART]
    assert [item.id for item in sheet(briefing).items] == [CHART]
    assert briefing.items[0].question, "elsewhere it stays"
    none = made(record, one.ask(CHART, False))
    assert len(questions(none)) == 2 and not has_questions(none)
    with pytest.raises(BasketError, match="no question"):
        sheet(none)
    for kept in (loads(dumps(one)), decode(encode(one))):
        assert kept == one and not kept.corrections
        assert [entry.asked for entry in kept.entries] == [False, True]
    assert one.ask(POINT, True) == both and encode(both)[0] == "1" and encode(one)[0] == "2"


def test_a_question_put_into_the_appendix_can_be_left_off_the_sheet(record: Record) -> None:
    basket = basket_of([POINT, CHART]).place(POINT, "slide", "appendix").ask(POINT, False)
    briefing = made(record, basket)
    assert [item.id for item in sheet(briefing).items] == [CHART]
    assert briefing.items[-1].title == "Appendix: notes, questions and answers"


def test_long_links_are_bounded_when_unpacked() -> None:
    with pytest.raises(BasketError):
        unpack("2" + "A" * 100)


@pytest.mark.parametrize("kinds", [("decision",), ("break", "text"), ("heading", "text")])
def test_every_file_can_be_made_of_the_readers_own_words_alone(
    record: Record, kinds: tuple[str, ...]
) -> None:
    basket = Basket().named("🎉")
    for kind in kinds:
        basket = basket.add_own(kind)
    briefing = briefing_of(record, basket, "nl", DAY)
    for file in FILES.values():
        if file.name not in ("questions", "questions-pdf"):
            assert file.make(briefing)
