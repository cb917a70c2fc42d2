"""A deck in an organisation's template: its layouts, colours and furniture; or why not."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.basket.basket import basket_of
from briefing.basket.own import HEAD
from briefing.documents.package import UnreadableFile
from briefing.house.contrast import contrast
from briefing.house.template import Lack, Unsuitable, let_in
from briefing.items.items import briefing_of
from briefing.pptx import file as pptx_file
from briefing.pptx.deck import empty_deck
from charts.layout.text import wrap
from data_sources.record.record import Record
from tests.briefing import templates
from tests.briefing.conftest import DAY, ONE, TWENTY, MakeBriefing
from tests.briefing.schema_order import misplaced, missing_parts

KINDS = (templates.standard, templates.dark, templates.narrow)


@pytest.fixture(scope="module", params=KINDS, ids=lambda made: made.__name__)
def template(request: pytest.FixtureRequest) -> bytes:
    return bytes(request.param())


def deck_in(content: bytes, make_briefing: MakeBriefing) -> tuple[bytes, Any]:
    made = pptx_file.make(make_briefing(TWENTY, "nl"), let_in(content))
    return made, Presentation(io.BytesIO(made))


def test_a_deck_in_a_template_is_whole_and_the_templates(
    template: bytes, make_briefing: MakeBriefing
) -> None:
    made, deck = deck_in(template, make_briefing)
    before = Presentation(io.BytesIO(let_in(template).content))
    assert (deck.slide_width, deck.slide_height) == (before.slide_width, before.slide_height)
    assert not missing_parts(made)
    assert not misplaced(made)
    assert len(deck.slides) > len(TWENTY) + 1
    assert "SAMPLE" not in deck.slides[0].shapes.title.text_frame.text
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) > len(TWENTY) / 2
    for slide in deck.slides:
        assert slide.slide_layout.name in {layout.name for layout in before.slide_layouts}
        spaces = [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
        for element in (slide._element, *spaces):
            assert not list(element.iter(qn("a:srgbClr")))
            assert {node.get("typeface") for node in element.iter(qn("a:latin"))} <= {"+mn-lt"}


def test_everything_is_on_the_slide_apart_and_filled(
    template: bytes, make_briefing: MakeBriefing
) -> None:
    _made, deck = deck_in(template, make_briefing)
    for number, slide in enumerate(list(deck.slides)[1:], 2):
        texts = {}
        for shape in slide.shapes:
            assert shape.left + shape.width <= deck.slide_width + 1, shape.name
            assert shape.top + shape.height <= deck.slide_height + 1, shape.name
            if shape.is_placeholder:
                texts[int(shape.placeholder_format.type)] = shape.text_frame.text
        assert "On the Record" in texts[15]
        assert str(number) == slide._element.findtext(f".//{qn('a:fld')}/{qn('a:t')}")
        assert texts[16]
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].runs[0].font.size.pt
        assert len(wrap(title.text_frame.text, size, title.width / Pt(1) - 14.4, True)) <= 2


def test_text_is_read_on_the_ground_of_the_theme() -> None:
    for made in KINDS:
        theme = empty_deck("en", let_in(made())).theme
        ground = theme.colours["bg1"]
        strong = theme.roles()["0072B2"].name
        assert contrast(theme.colours["tx1"], ground) >= 4.5
        assert contrast(theme.colours[strong], ground) >= 4.5
    assert empty_deck("en", let_in(templates.dark())).theme.is_dark
    assert "accent5" not in empty_deck("en", let_in(templates.standard())).theme.accents()


@pytest.mark.parametrize(
    ("made", "lack"),
    [
        (templates.covered, Lack.CONTRAST),
        (templates.on_a_picture, Lack.PICTURE),
        (templates.without_titles, Lack.TITLE),
        (templates.grey_on_grey, Lack.CONTRAST),
        (lambda: templates.related("http://example.org/x.png", "image"), Lack.ELSEWHERE),
        (lambda: templates.related("file://example/t.dotm", "attachedTemplate"), Lack.ELSEWHERE),
        (lambda: templates.related("javascript:alert(1)", "hyperlink"), Lack.LINK),
        (
            lambda: templates.repacked(templates.dark(), **{"ppt/embeddings/o.bin": b"x"}),
            Lack.RUNS,
        ),
        (lambda: templates.repacked(templates.dark(), **{"../x.xml": b"<a/>"}), Lack.OUTSIDE),
    ],
)
def test_what_is_unsuitable_is_refused_with_what_it_lacks(
    made: Callable[[], bytes], lack: Lack
) -> None:
    with pytest.raises(Unsuitable) as refused:
        empty_deck("en", let_in(made()))
    assert refused.value.lack == lack
    assert refused.value.explain("nl") != refused.value.explain("en")


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 1000,
        templates.repacked(templates.dark(), **{"ppt/vbaProject.bin": b"x"}),
        templates.repacked(
            templates.dark(), **{"ppt/big.xml": b"<a>" + b" " * 90_000_000 + b"</a>"}
        ),
        templates.repacked(
            templates.dark(),
            lambda name, data: (
                b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                + data[data.index(b"?>") + 2 :]
                if name == "ppt/presentation.xml"
                else data
            ),
        ),
    ],
    ids=["no zip", "old or encrypted", "macros", "expands", "entities"],
)
def test_what_harms_is_not_let_in(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        let_in(content)


def test_a_template_that_libreoffice_made(make_briefing: MakeBriefing, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    (tmp_path / "plain.pptx").write_bytes(templates.dark())
    where = tmp_path.joinpath("profile").as_uri()
    for kind, source in (("odp", "plain.pptx"), ("pptx", "plain.odp")):
        subprocess.run(
            [
                *(office, f"-env:UserInstallation={where}", "--headless", "--convert-to", kind),
                *("--outdir", str(tmp_path), str(tmp_path / source)),
            ],
            check=False,
            capture_output=True,
            timeout=180,
        )
    made, deck = deck_in((tmp_path / "plain.pptx").read_bytes(), make_briefing)
    assert not missing_parts(made)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top is not None
            assert shape.top + shape.height <= deck.slide_height + 1, shape.name


def test_a_cover_with_little_room_still_says_whose_the_title_is(record: Record) -> None:
    head = tuple((name, "x" * 60) for name in HEAD)
    basket = replace(basket_of(ONE, "A title of mine"), head=head)
    briefing = briefing_of(record, basket, "en", DAY)
    deck = Presentation(io.BytesIO(pptx_file.make(briefing, let_in(templates.short_cover()))))
    words = "\n".join(shape.text_frame.text for shape in deck.slides[0].placeholders)
    assert "Title by the maker of this briefing." in words
    assert briefing.embargo in words


SMALL = "chart:multiples:ncmec.reports_by_category?by=category"
MAP = "chart:map:ncmec.reports_by_country?per=million"
LEAST_PLOT = 30.0
"""Points: in a lower plot nothing is seen."""


def plot_height(frame: Any) -> float:
    """The height of a chart's plot, without its axis, in points."""
    layout = frame.chart._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}")
    share = layout.find(f"{qn('c:manualLayout')}/{qn('c:h')}").get("val")
    return float(share) * frame.height / Pt(1)


@pytest.mark.parametrize(
    "made", [templates.dark, templates.narrow, templates.libre_office], ids=lambda one: one.__name__
)
def test_small_charts_can_be_seen_and_a_caveat_is_whole(
    made: Callable[[], bytes], make_briefing: MakeBriefing
) -> None:
    briefing = make_briefing((SMALL, MAP))
    deck = Presentation(io.BytesIO(pptx_file.make(briefing, let_in(made()))))
    (small, world) = briefing.items
    assert small.chart is not None
    heights = []
    for slide in deck.slides:
        frames = [shape for shape in slide.shapes if shape.has_chart]
        text = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        ours = slide.shapes.title.text_frame.text[:20]
        if frames and small.title.startswith(ours):
            heights += [plot_height(frame) for frame in frames]
            assert small.caveat in text
        if world.title.startswith(ours):
            assert world.caveat in text
    assert len(heights) == len(small.chart.groups)
    assert min(heights) >= LEAST_PLOT
