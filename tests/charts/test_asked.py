"""A chart of one's own is written as a name and as an address, and both are read back whole."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from charts.spec.asked import (
    FORMS,
    MODES,
    MOST_PARTS,
    MOST_PLACES,
    MOST_SERIES,
    PERIODS,
    SCALES,
    WHOLE,
    Asked,
    of_address,
    read,
)
from charts.spec.identity import parse
from charts.spec.model import UnknownChart

KEYS = st.from_regex(r"[a-z][a-z_]{0,12}\.[a-z][a-z_0-9]{0,20}", fullmatch=True)
VALUES = st.text(
    st.characters(codec="utf-8", exclude_characters="|;=", exclude_categories=["C", "Z"]),
    min_size=1,
)
PARTS = st.one_of(
    st.just(WHOLE),
    st.builds(lambda key, value: f"{key}={value}", st.sampled_from(["age", "sex"]), VALUES),
)
PLACES = ("World", "NLD", "DEU", "BEL", "FRA", "EU27", "USA")
WORDS = (*("series", "places", "parts", "periods", "since", "until", "mode", "scale", "form"),)
YEARS = st.one_of(st.just(""), st.integers(1900, 2100).map(str))


def few(values: st.SearchStrategy[str], most: int, fewest: int = 0) -> st.SearchStrategy[tuple]:
    return st.lists(values, min_size=fewest, max_size=most, unique=True).map(tuple)


@st.composite
def choices(draw: st.DrawFn) -> Asked:
    years = sorted([draw(YEARS), draw(YEARS)])
    form = draw(st.sampled_from(FORMS))
    one = form == "map"
    return Asked(
        draw(few(KEYS, 1 if one else MOST_SERIES, 1)),
        draw(few(st.sampled_from(PLACES), MOST_PLACES)),
        draw(few(PARTS, 1 if one else MOST_PARTS)),
        draw(st.sampled_from(PERIODS)),
        *years,
        draw(st.sampled_from(MODES[:-1] if one else MODES)),
        "" if one else draw(st.sampled_from(SCALES)),
        form,
    )


@settings(deadline=None)
@given(asked=choices())
def test_a_name_is_read_back(asked: Asked) -> None:
    assert read(parse(str(asked.chart_id))) == asked
    assert str(parse(str(asked.chart_id))) == str(asked.chart_id)


@settings(deadline=None)
@given(asked=choices())
def test_an_address_is_read_back(asked: Asked) -> None:
    words = dict(parse_qsl(urlencode(asked.address)))
    assert of_address(words) == asked
    assert of_address(words).chart_id == asked.chart_id


@settings(deadline=None)
@given(
    words=st.dictionaries(
        st.sampled_from(WORDS),
        st.text(max_size=30),
    )
)
def test_any_address_is_read_or_explained(words: dict[str, str]) -> None:
    try:
        asked = of_address(words)
    except UnknownChart:
        return
    assert of_address(asked.address) == asked
