"""Baskets: order, files, links, and everything that comes in damaged."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.basket import basket as baskets
from briefing.basket.basket import Basket, BasketError, Entry, basket_of, dumps, loads
from briefing.basket.link import LONGEST_LINK, decode, encode
from briefing.items.items import briefing_of
from data_sources.record.record import Record
from tests.briefing.conftest import ONE, TWENTY

ITEM = ONE[0]


def test_items_keep_the_readers_order() -> None:
    basket = Basket().add("chart:a").add("chart:b").add("chart:c").move("chart:c", -2)
    assert basket.items == ["chart:c", "chart:a", "chart:b"]
    assert basket.move("chart:c", -1).items == basket.items
    assert basket.add("chart:a") == basket
    assert basket.remove("chart:a").items == ["chart:c", "chart:b"]


def test_own_words_survive_file_and_link() -> None:
    basket = basket_of(TWENTY, "Voor dinsdag").retitle(ITEM, "שלום 😀 “eigen” titel", "een\ntwee")
    assert loads(dumps(basket)) == basket
    assert decode(encode(basket)) == basket


def test_links_that_are_out_there_keep_working() -> None:
    link = "1i1bCKw0OBgwTiYoBpOAwQXgRaygjwhfFs7jiEM3FWJMfPHQrKpRiAQ"
    assert decode(link).items == [
        "chart:trend:ncmec.reports_total",
        "chart:ranking:ncmec.reports_by_platform?by=platform&period=2024",
        "figure:ncmec.reports_total||World|2023",
        "chart:map:ncmec.reports_by_country",
        "chart:trend:iwf.reports_confirmed",
        "point:xx",
    ]


def test_a_link_of_twenty_items_is_short() -> None:
    assert len(encode(basket_of(TWENTY))) < 500


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"\xff\xfe\x00", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "other"),
        (b'{"format": "something"}', "other"),
        (b'{"format": "on-the-record-basket"}', "damaged"),
        (b'{"format": "on-the-record-basket", "version": true, "items": []}', "damaged"),
        (b'{"format": "on-the-record-basket", "version": 1, "items": 3}', "damaged"),
        (b'{"format": "on-the-record-basket", "version": 3, "items": []}', "newer"),
        (b" " * 600_000, "large"),
    ],
)
def test_a_file_that_cannot_be_used_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(BasketError) as caught:
        loads(data)
    assert caught.value.reason == reason
    assert caught.value.explain("nl") != caught.value.explain("en")


def written(*items: object) -> str:
    return json.dumps({"format": baskets.FORMAT, "version": 1, "items": list(items)})


def test_small_faults_are_put_right_and_named() -> None:
    row = {"item": ITEM, "title": "a " * 1000, "note": "x" * 5000}
    basket = loads(written(row, "nonsense", 3, None, ITEM, {"item": "chart:b", "title": "\x07b"}))
    assert basket.items == [ITEM, "chart:b"]
    assert len(basket.entries[0].title) <= baskets.LONGEST_TITLE
    assert len(basket.entries[0].note) <= baskets.LONGEST_NOTE
    assert basket.entries[1].title == "b"
    reasons = [correction.reason for correction in basket.corrections]
    assert reasons == ["long_title", "long_note", *["not_an_item"] * 3, "twice", "signs"]
    assert all(c.explain("nl") != c.explain("en") for c in basket.corrections)


def test_signs_that_turn_a_line_round_are_taken_out() -> None:
    basket = Basket((Entry(ITEM),)).retitle(ITEM, "a\u202eb\u2066c\x00d\ud800e\nf\ufffe")
    assert basket.entries[0].title == "abcde f"


def test_too_many_items_are_refused() -> None:
    with pytest.raises(BasketError, match="61 items"):
        basket_of([f"chart:{k}" for k in range(61)])


def test_too_much_for_a_link_says_to_use_a_file() -> None:
    basket = basket_of(TWENTY)
    for k, item in enumerate(TWENTY):
        note = "".join(chr(0x4E00 + (7919 * j * (k + 1)) % 20_000) for j in range(1400))
        basket = basket.retitle(item, "", note)
    with pytest.raises(BasketError, match="file"):
        encode(basket)


@pytest.mark.parametrize(
    "link", ["", "1", "1!!!", "x", "1" + "A" * LONGEST_LINK, "1AAAA", "2abc", "3abc"]
)
def test_a_damaged_link_says_so(link: str) -> None:
    with pytest.raises(BasketError):
        decode(link)


@given(st.text(max_size=60))
def test_no_link_breaks_the_reader(text: str) -> None:
    with suppress(BasketError):
        assert isinstance(decode(text), Basket)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_words_come_back(title: str, note: str) -> None:
    basket = Basket((Entry(ITEM),)).retitle(ITEM, title, note)
    assert decode(encode(basket)) == basket
    assert loads(dumps(basket)) == basket


def test_an_empty_basket_makes_no_briefing(record: Record) -> None:
    with pytest.raises(BasketError, match="empty"):
        briefing_of(record, Basket(), "en")


def test_items_that_are_gone_are_named_and_the_rest_goes_on(record: Record) -> None:
    items = [ITEM, "chart:trend:gone.series", "figure:gone|||2020", "point:gone", "chart:nonsense"]
    briefing = briefing_of(record, basket_of(items), "nl")
    assert [item.id for item in briefing.items] == [ITEM]
    assert [missing.item for missing in briefing.gone] == items[1:]
    with pytest.raises(BasketError, match=r"gone\.series"):
        briefing_of(record, basket_of(items[1:]), "en")
