"""The briefings that a browser keeps: nothing is lost, and nothing damaged gets in."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.basket.basket import Basket, BasketError, basket_of
from briefing.basket.link import link_in, pack
from briefing.basket.shelf import LARGEST_SHELF, MOST_KEPT, Shelf, at, dumps, loads

A, B, C = (basket_of([f"chart:{name}"], name) for name in "abc")

words = st.text(max_size=80)
baskets = st.builds(
    lambda items, title, note: basket_of([f"chart:{k}" for k in items], title).retitle(
        f"chart:{items[0]}", title, note
    ),
    st.lists(st.integers(0, 99), min_size=1, max_size=8, unique=True),
    words,
    words,
)


@given(st.lists(baskets, min_size=1, max_size=5), st.integers(0, 10**13))
def test_any_shelf_comes_back(held: list[Basket], when: int) -> None:
    shelf = Shelf(at=when)
    for basket in held:
        shelf = shelf.add(basket)
    shelf = shelf.put(shelf.basket.named("other"))
    assert loads(dumps(shelf)) == shelf
    assert at(dumps(shelf)) == when


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(BasketError):
        assert isinstance(loads(text), Shelf)
    assert at(text) >= 0


@pytest.mark.parametrize(
    "text", ["", "1", "x", "1~a~1", "1~1~1~1.<b>", "2~1~1", "1~1~1" + "~1.1" * LARGEST_SHELF]
)
def test_a_damaged_text_says_so(text: str) -> None:
    with pytest.raises(BasketError):
        loads(text)


def test_what_cannot_be_read_is_left_out_and_the_rest_stays() -> None:
    shelf = loads(f"1~5~1~1.1AAAA~2.{pack(B)}~3.9new")
    assert [basket for _number, basket in shelf.kept] == [B]
    assert (shelf.open, shelf.basket) == (2, B)
    assert [correction.reason for correction in shelf.corrections] == ["not_kept", "not_kept"]
    assert loads("1~5~7").basket == Basket()


def test_a_new_briefing_takes_nothing_away() -> None:
    shelf = Shelf().add(A).add(B)
    assert (shelf.basket, [b for _n, b in shelf.others]) == (B, [A])
    assert shelf.add(A).basket == A
    assert len(shelf.add(A).kept) == 2
    assert shelf.switch(1).basket == A
    assert shelf.switch(99) == shelf


def test_an_empty_one_gives_way() -> None:
    shelf = Shelf().add(A).add(Basket())
    assert len(shelf.kept) == 2
    assert [b for _n, b in shelf.switch(1).kept] == [A]


def test_a_full_shelf_throws_nothing_away() -> None:
    shelf = Shelf()
    for number in range(MOST_KEPT):
        shelf = shelf.add(basket_of([f"chart:{number}"]))
    more = shelf.add(A)
    assert len(more.kept) == MOST_KEPT and more.basket == A
    assert more.undo().basket == shelf.basket


def test_undo() -> None:
    shelf = Shelf().add(A).add(B)
    changed = shelf.put(B.remove("chart:b"))
    assert changed.undo().basket == B
    assert changed.undo().undo().basket == changed.basket
    gone = shelf.delete()
    assert (gone.basket, gone.others) == (A, [])
    assert (gone.undo().basket, [b for _n, b in gone.undo().others]) == (B, [A])
    assert Shelf().add(A).delete().undo().basket == A
    assert Shelf().undo() == Shelf()


def test_two_tabs_that_changed_at_once_lose_nothing() -> None:
    here, there = Shelf().add(A).add(B), Shelf().add(A).add(C)
    both = here.with_all(there)
    assert both.basket == B
    assert {basket for _number, basket in both.kept} == {A, B, C}


def test_more_than_a_browser_keeps_says_so() -> None:
    def note(seed: int) -> str:
        return "".join(chr(0x4E00 + 7919 * k * seed % 20_000) for k in range(1400))

    shelf = Shelf()
    for number in range(MOST_KEPT):
        basket = basket_of([f"chart:{number}-{k}" for k in range(5)])
        for k, item in enumerate(basket.items, 1):
            basket = basket.retitle(item, item, note(5 * number + k))
        shelf = shelf.add(basket)
    with pytest.raises(BasketError, match="browser"):
        dumps(shelf)


def test_the_link_out_of_what_a_reader_copied() -> None:
    link = pack(A)
    for text in (
        link,
        f" {link}\n",
        f"https://example.org/briefing?lang=nl&basket={link}",
        f"http://h/x/briefing?basket={link}&lang=en#items",
        f"http://h/nl/present?basket={link}",
    ):
        assert link_in(text) == link


def test_a_damaged_text_is_read_in_one_way() -> None:
    """With two ways to read each of its parts, it would be tried longer than anybody lives."""
    with pytest.raises(BasketError):
        loads("1~1~1" + "~01." * 200 + "!")
    assert at("1~1~1" + "~01." * 200 + "!") == 0


@pytest.mark.parametrize("name", ["0", "7", "1234", "01", "01234"])
def test_every_number_that_was_read_before_is_read(name: str) -> None:
    assert at(f"1~5~1~{name}.{pack(A)}") == 5


@pytest.mark.parametrize("name", ["", "12345", "012345"])
def test_no_other_number_is(name: str) -> None:
    assert at(f"1~5~1~{name}.{pack(A)}") == 0
