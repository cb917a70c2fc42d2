"""Signs that the shipped font has not: drawn by a font of the machine, or told, never silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.files import KINDS, signs_lost
from briefing.items.items import Briefing
from briefing.pdf import file as pdf_file
from briefing.pdf import one_page, signs
from tests.briefing.conftest import ONE, MakeBriefing
from tests.briefing.test_pdf import words_of


@pytest.fixture
def none_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts hold no sign that ours has not: what typst says there."""
    monkeypatch.setattr(signs, "undrawn", lambda foreign: foreign)


@pytest.mark.usefixtures("none_else")
@pytest.mark.parametrize("make", [pdf_file.make, one_page.make])
def test_the_paper_names_the_signs_it_cannot_show(
    make_briefing: MakeBriefing, make: Callable[[Briefing], bytes]
) -> None:
    _pages, text = words_of(make(make_briefing(ONE, "nl", "Nota 中文")))
    assert "Nota□□" in text
    assert "U+4E2DCJKUNIFIEDIDEOGRAPH,U+6587CJKUNIFIEDIDEOGRAPH" in text


@pytest.mark.usefixtures("none_else")
def test_the_reader_is_told_beside_the_file(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(ONE, "nl", "Nota 中")
    assert "中 (U+4E2D)" in signs_lost(KINDS["pdf"], briefing)
    assert signs_lost(KINDS["pptx"], briefing) == ""
    assert signs_lost(KINDS["pdf"], make_briefing(ONE, "nl", "Nota é")) == ""


@pytest.mark.parametrize("make", [pdf_file.make, one_page.make])
def test_one_sign_without_a_font_takes_no_other_with_it(
    make_briefing: MakeBriefing, make: Callable[[Briefing], bytes]
) -> None:
    drawn = "".join(sign for sign in "مبשل" if not signs.undrawn(sign))
    _pages, text = words_of(make(make_briefing(ONE, "en", f"Note {drawn} \ue0c7")))
    assert all(sign in text for sign in drawn)
    assert not set(signs.undrawn("\ue0c7")) or "U+E0C7" in text


def test_a_sign_is_lost_where_typst_says_so() -> None:
    said = 'the text `"中"` could not be displayed … the text `"文字"` could not be displayed'
    assert signs.named_in(said) == "中文字"
    assert signs.named_in("file not found") == ""


def test_signs_that_only_join_are_not_told() -> None:
    assert signs.told("\u200d\ufe0f", "en") == ""


def test_letters_become_boxes_and_pictures_go_and_charts_stay() -> None:
    data = {"title": "a 中 🎉 b", "only": "🎉", "svg": "中", "rows": [["文", 1]]}
    made = {"title": "a □ b", "only": "□", "svg": "中", "rows": [["□", 1]]}
    assert signs.without(data, "中文🎉") == made


def test_of_many_signs_the_first_are_named() -> None:
    many = "".join(chr(0x4E00 + n) for n in range(signs.MOST_NAMED + 3))
    assert signs.told(many, "nl").endswith("en nog 3.")
