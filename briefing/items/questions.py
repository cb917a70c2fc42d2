"""The questions and answers of a briefing as a paper of their own, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.basket.basket import Basket, BasketError
from briefing.basket.own import own_kind
from briefing.items.item import Item
from briefing.items.items import Briefing, briefing_of
from languages import translator


def sheet(briefing: Briefing) -> Briefing:
    """The briefing of its questions only: each a heading, under it the answer and its source.

    What the reader wants nowhere, or not on this sheet, is not on it. Raises
    BasketError when there is no question.
    """
    left_out = {entry.item for entry in briefing.basket.entries if not entry.asked}
    found = [row for item, row in _rows(briefing) if item.id not in left_out]
    if not found:
        raise BasketError("no_questions")
    title = translator(briefing.language)("Questions and answers: {title}", title=briefing.title)
    section = translator(briefing.language)("Questions and answers")
    entries = (
        entry if own_kind(entry.item) else replace(entry, note="")
        for entry in briefing.basket.entries
    )
    basket = replace(briefing.basket, entries=tuple(entries))
    return replace(briefing, title=title, items=tuple(found), section=section, basket=basket)


def questions(briefing: Briefing) -> list[tuple[str, str]]:
    """Every question that can stand on the sheet, chosen or not: its item's name, and its words."""
    return [(item.id, row.title) for item, row in _rows(briefing)]


def has_questions(briefing: Briefing) -> bool:
    """Whether there is anything for the sheet."""
    asked = {entry.item for entry in briefing.basket.entries if entry.asked}
    return any(item.id in asked for item, _row in _rows(briefing))


def _rows(briefing: Briefing) -> Iterator[tuple[Item, Item]]:
    """Each item that has a question, and the question as an item of the sheet."""
    for item in _asked(briefing).items:
        row = _question(item)
        if row is not None:
            yield item, row


def _asked(briefing: Briefing) -> Briefing:
    """The same briefing with the questions at their items that would stand in its appendix."""
    basket: Basket = briefing.basket
    if all(entry.answer_at != "appendix" for entry in basket.entries):
        return briefing
    for entry in basket.entries:
        if entry.answer_at == "appendix":
            basket = basket.place(entry.item, entry.note_at)
    return briefing_of(briefing.record, basket, briefing.language, briefing.made_on)


def _question(item: Item) -> Item | None:
    if own_kind(item.id) == "question" and item.text:
        return replace(item, subject="")
    if not item.question:
        return None
    return replace(
        item,
        kind="text",
        title=item.question,
        subject=item.title,
        detail="",
        text=(("", item.answer),) if item.answer else (),
        question="",
        answer="",
        caveats=(),
        note="",
        remark="",
        finding="",
        chart=None,
        figure=None,
        whose="",
    )
