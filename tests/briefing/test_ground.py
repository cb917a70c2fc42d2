"""Text of a template is used where it can be read; elsewhere the template is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from briefing.house.fills import tone
from briefing.house.template import Lack, Unsuitable, let_in
from briefing.native.box import Box
from briefing.pptx.deck import empty_deck
from briefing.pptx.file import make
from briefing.pptx.paper import fit_title
from tests.briefing import grounds
from tests.briefing.conftest import ONE, MakeBriefing
from tests.briefing.test_house import deck_in

GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"><a:lumMod val="{low}"/>'
    '</a:schemeClr></a:gs><a:gs pos="100000"><a:schemeClr val="bg1"/></a:gs></a:gsLst></a:gradFill>'
)


@pytest.mark.parametrize(
    ("made", "lack"),
    [
        (partial(grounds.deck_on, grounds.BLACK, grounds.EVERY), Lack.CONTRAST),
        (partial(grounds.deck_on, grounds.BLACK, grounds.COVER), Lack.CONTRAST),
        (partial(grounds.deck_on, GRADIENT.format(low=10_000)), Lack.CONTRAST),
        (partial(grounds.deck_on, GRADIENT.format(low=90_000)), None),
        (
            partial(grounds.deck_on, '<a:solidFill><a:prstClr val="black"/></a:solidFill>', None),
            Lack.CONTRAST,
        ),
        (
            partial(
                grounds.deck_on,
                '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="50000"/></a:srgbClr>'
                "</a:solidFill>",
            ),
            Lack.PICTURE,
        ),
        (partial(grounds.deck_on_picture, 255, 240), None),
        (partial(grounds.deck_on_picture, 255, 0), Lack.CONTRAST),
        (partial(grounds.deck_on_theme, "bg1"), None),
        (partial(grounds.deck_on_theme, "tx1"), Lack.CONTRAST),
        (grounds.deck_with_white_titles, Lack.CONTRAST),
        (grounds.deck_with_group, Lack.CONTRAST),
        (grounds.deck_with_inverted_layouts, None),
        (grounds.deck_with_dark_cover, None),
    ],
)
def test_text_on_a_ground_is_measured(made: Callable[[], bytes], lack: Lack | None) -> None:
    template = let_in(made())
    if lack is None:
        assert empty_deck("en", template).layouts
        return
    with pytest.raises(Unsuitable) as refused:
        empty_deck("en", template)
    assert refused.value.lack == lack


def test_a_layout_that_can_be_read_is_taken_in_place_of_one_that_cannot(
    make_briefing: MakeBriefing,
) -> None:
    """All layouts but the cover and that with a title and content are black, with black text."""
    content = grounds.deck_on(grounds.BLACK, slice(2, 99))
    _made, deck = deck_in(content, make_briefing)
    assert {slide.slide_layout.name for slide in deck.slides} == {
        "Title Slide",
        "Title and Content",
    }


def test_what_stands_on_a_dark_cover_is_in_its_layouts_colour(make_briefing: MakeBriefing) -> None:
    deck = deck_in(grounds.deck_with_dark_cover(), make_briefing)[1]
    cover, *others = deck.slides
    said = [run for shape in cover.placeholders for run in shape._element.iter(qn("a:rPr"))]
    assert said and not any(run.findall(qn("a:solidFill")) for run in said)
    drawn = list(others[0]._element.iter(qn("a:schemeClr")))
    assert "tx1" in {node.get("val") for node in drawn}


def test_slides_take_their_colours_as_their_layout_does(make_briefing: MakeBriefing) -> None:
    template = let_in(grounds.deck_with_inverted_layouts())
    assert empty_deck("en", template).theme.is_dark
    assert make(make_briefing(ONE), template)
    deck = deck_in(grounds.deck_with_inverted_layouts(), make_briefing)[1]
    for slide in deck.slides:
        order: Any = slide._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
        assert (order.get("bg1"), order.get("tx1")) == ("dk1", "lt1")


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<a:srgbClr {} val="336699"/>', "336699"),
        ('<a:schemeClr {} val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>',
         "808080"),
        ('<a:schemeClr {} val="bg1"><a:shade val="50000"/></a:schemeClr>', "808080"),
        ('<a:schemeClr {} val="tx1"><a:tint val="75000"/></a:schemeClr>', "404040"),
        ('<a:prstClr {} val="white"/>', "FFFFFF"),
        ('<a:sysClr {} val="windowText" lastClr="010203"/>', "010203"),
        ('<a:srgbClr {} val="336699"><a:alpha val="10000"/></a:srgbClr>', ""),
        ('<a:schemeClr {} val="none"/>', ""),
        ('<a:hslClr {} hue="0" sat="0" lum="0"/>', ""),
    ],
)  # fmt: skip
def test_the_colour_that_a_drawing_names(inside: str, seen: str) -> None:
    node = parse_xml(inside.format(grounds.SPACES))
    assert tone(node, {"tx1": "000000", "bg1": "FFFFFF"}) == seen


def test_a_title_that_lists_is_cut_behind_one_of_its_things() -> None:
    shown = "Highest in 2024: the first kind, 19 reports; the second kind, 5 reports; "
    said = f"{shown}the third kind of them all, 3 reports"
    size, kept = fit_title(said, Box(0, 0, 400, 60), 26, 16)
    assert 16 < size < 26, "as large as what is left allows"
    assert [words.text for words in kept] == [f"{shown}…"]
    assert fit_title(said, Box(0, 0, 700, 60), 26, 16)[1][0].text == said
