"""A template of sentences run against a record: its blocks, with the marks of what they print."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, StrictUndefined

from briefing.points.evidence import Notebook
from briefing.points.quoting import Desk, filters


def signed_blocks(text: str, book: Notebook, desk: Desk) -> dict[str, str]:
    """Each block of a template by its name, on one line; what it prints is noted in ``book``.

    Raises what the functions of ``desk`` raise, and UndefinedError for a name without a value.
    """
    template = environment().from_string(text)
    context = template.new_context(desk.functions())
    for _ in template.root_render_func(context):
        pass  # runs the assignments at the top, which the blocks then see
    book.printed.clear()
    signed: dict[str, str] = {}
    for name, block in template.blocks.items():
        book.block = name
        signed[name] = " ".join("".join(block(context)).split())
    return signed


@cache
def environment() -> Environment:
    """Templates that fail on anything undefined. Their output is plain text, not markup."""
    made = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - not markup
    made.filters.update(filters())
    return made
