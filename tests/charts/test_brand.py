"""One look: the theme that Streamlit reads, the style sheets and the style guide say the same."""

from __future__ import annotations

import tomllib
from xml.etree import ElementTree

import pytest

from charts.layout import brand
from charts.layout.colours import PALETTE
from tests.conftest import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
GUIDE = (ROOT / "docs" / "style.md").read_text(encoding="utf-8")
STYLE = (ROOT / "publish" / "server" / "static" / "app.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_streamlit_s_theme_is_ours(theme: str) -> None:
    said = CONFIG[theme]
    assert said["backgroundColor"] == brand.GROUND[theme]
    assert said["secondaryBackgroundColor"] == brand.SOFT[theme]
    assert said["textColor"] == brand.INK[theme]
    assert said["borderColor"] == brand.LINE[theme]
    assert said["linkColor"] == brand.ACCENT[theme]
    assert tuple(CONFIG["chartCategoricalColors"]) == PALETTE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_guide_names_every_colour(theme: str) -> None:
    for token in (brand.ACCENT, brand.GROUND, brand.SOFT, brand.INK, brand.MUTED, brand.LINE):
        assert token[theme] in GUIDE
    assert brand.CAUTION in GUIDE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(theme: str) -> None:
    for ink in (brand.INK, brand.MUTED, brand.ACCENT):
        for ground in (brand.GROUND, brand.SOFT):
            assert contrast(ink[theme], ground[theme]) >= 4.5
    assert contrast(brand.CAUTION, brand.GROUND[theme]) >= 3


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG works it out."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_of_black_on_white_is_known() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_mark_is_a_drawing(theme: str) -> None:
    drawn = ElementTree.fromstring(brand.mark(theme))
    assert drawn.tag.endswith("svg")
    assert brand.ACCENT[theme] in brand.mark(theme)


def test_the_style_sheet_has_no_colour_of_its_own_for_text_and_ground() -> None:
    for token in (brand.GROUND, brand.SOFT, brand.INK, brand.MUTED):
        assert token["light"].lower() not in STYLE.lower().replace("#d55e00", "")
