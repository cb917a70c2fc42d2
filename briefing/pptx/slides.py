"""The slides of a deck: one an item, laid out by what the item is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from briefing.items.items import Briefing, Item
from briefing.items.own_words import asked_on_slide
from briefing.pptx import bars as deck_bars
from briefing.pptx import charts as deck_charts
from briefing.pptx import flags as deck_flags
from briefing.pptx.cited import references_on
from briefing.pptx.furniture import furnish
from briefing.pptx.page import Page, settle, without_body
from briefing.pptx.paper import (
    ACCENT,
    GRID,
    INK,
    MUTED,
    Box,
    Words,
    describe_shape,
    fit_title,
    height_of,
    rule,
    text_box,
    write,
)
from briefing.pptx.table import steps_box, steps_table
from charts.paper import png, svg
from charts.spec.model import Chart
from charts.words import describe
from data_sources.record.citations import place
from languages import dates, grammar, translator

SMALLEST = 10.5
"""Points: nothing beside a chart is set smaller."""


def item_slide(deck: Any, briefing: Briefing, item: Item) -> None:
    """The slide of one item, with its notes; a long text of the reader's own takes several."""
    if item.kind == "heading":
        foot(_started(deck, item.title, item.language), briefing)
        return
    if item.kind == "text":
        _own_text(deck, briefing, item)
        return
    slide = _started(deck, item.title, item.language)
    subject = [Words(item.subject, bold=True, colour=MUTED)] if item.subject != item.title else []
    detail = [Words(item.detail, colour=MUTED)]
    text_box(slide, deck.page.subject, [*subject, *detail], item.language, 13, 10, "Subject")
    bodies = {"chart": _chart_body, "figure": _figure_body, "point": _point_body}
    bodies[item.kind](slide, item, deck.page)
    _foot(slide, briefing, item, deck.page)
    slide.notes_slide.notes_text_frame.text = notes(item, deck.page)
    _notes_language(slide, item.language)


def _started(deck: Any, title: str, language: str) -> Any:
    """A slide with its title, fitted into the title's box."""
    slide = deck.slides.add_slide(deck.layouts.finding)
    settle(slide)
    without_body(slide)
    size, kept = fit_title(title, deck.title_room, 26, 16)
    write(slide.shapes.title, kept, size, language, anchor="bottom")
    return slide


def _own_text(deck: Any, briefing: Briefing, item: Item) -> None:
    """A text without a chart, on as many slides as it takes; under it whose it is."""
    words = [Words(text, head=f"{label}:" if label else "") for label, text in item.text]
    if item.source_line:
        words.append(Words(item.source_line, colour=MUTED))
    list_slides(deck, briefing, item.title, words or [Words("")], 16)


def _beside(item: Item) -> list[Words]:
    """What the reader wants on the slide itself: what has changed, the question and its answer."""
    said = [*item.changed, *asked_on_slide(item)]
    return [Words(text, head=f"{label}:") for label, text in said]


def _foot(slide: Any, briefing: Briefing, item: Item, page: Page) -> None:
    source = [Words(item.source_line, colour=MUTED)]
    text_box(slide, page.source, source, item.language, 11, 9, "Source", anchor="bottom")
    foot(slide, briefing)


def foot(slide: Any, briefing: Briefing) -> None:
    """From which version and when, and the slide's number, on every slide."""
    _ = translator(briefing.language)
    version, day = briefing.record.version, _day(briefing)
    words = _("On the Record, version {version}, {day}", version=version, day=day)
    furnish(slide, words, _day(briefing), briefing.language)


def _day(briefing: Briefing) -> str:
    return dates.day(briefing.made_on, briefing.language)


def _chart_body(slide: Any, item: Item, page: Page) -> None:
    chart = item.chart
    assert chart is not None
    if chart.kind == "timeline":
        _timeline(slide, item, chart, page)
    elif chart.kind == "map":
        _map(slide, item, chart, page)
    elif chart.panels:
        picture = svg.draw(chart, 1200, 640, heading=False)
        _picture(slide, picture, page.content, describe.alt(chart))
        _panel(slide, item, page.panel)
    elif chart.kind == "multiples":
        _panels(slide, item, chart, page.content)
        _panel(slide, item, page.panel)
    elif chart.kind == "ranking":
        drawn = deck_bars.bars(slide, chart, _bar_box(chart, page.content))
        describe_shape(drawn.frame, describe.alt(chart))
        _panel(slide, item, page.panel)
    else:
        _over_time(slide, item, chart, page)


def _bar_box(chart: Chart, content: Box) -> Box:
    """Few bars do not fill the height: they would be slabs."""
    high = min(content.height, 34 + 42.0 * len(chart.marks))
    return Box(content.left, content.top, content.width, high)


def _over_time(slide: Any, item: Item, chart: Chart, page: Page) -> None:
    content = page.content
    planned = deck_flags.plan(chart, content)
    top = content.top + planned.height
    box = Box(content.left, top, content.width, content.bottom - top)
    drawn = deck_charts.over_time(slide, chart, box)
    describe_shape(drawn.frame, describe.alt(chart))
    assert drawn.ground is not None
    deck_flags.draw(slide, drawn.ground, planned, content.top, item.language)
    _panel(slide, item, page.panel, planned)


def _panels(slide: Any, item: Item, chart: Chart, content: Box) -> None:
    """Small charts, three in a row, each under its name."""
    across = 3 if len(chart.groups) > 4 else 2
    down = -(-len(chart.groups) // across)
    gap = 10.0
    wide = (content.width - gap * (across - 1)) / across
    high = (content.height - gap * (down - 1)) / down
    for k, group in enumerate(chart.groups):
        left = content.left + (k % across) * (wide + gap)
        top = content.top + (k // across) * (high + gap)
        name = [Words(group.name, bold=True)]
        text_box(
            slide,
            Box(left, top, wide, 26),
            name,
            item.language,
            11,
            8.5,
            group.name,
            anchor="bottom",
        )
        box = Box(left, top + 27, wide, high - 27)
        drawn = deck_charts.over_time(slide, chart, box, (group,))
        last = group.marks[-1]
        describe_shape(drawn.frame, f"{chart.title}, {group.name}: {last.label}, {last.exact}")


def _map(slide: Any, item: Item, chart: Chart, page: Page) -> None:
    """The map as a picture, and its highest values as native bars beside it."""
    picture = svg.draw(chart, 1200, 640, heading=False)
    _picture(slide, picture, page.content, describe.alt(chart))
    _ = translator(item.language)
    panel = page.panel
    if not page.is_wide:
        _panel(slide, item, panel)
        return
    shown = min(8, len(chart.marks))
    head = Words(_("The {count} highest", count=shown), bold=True)
    text_box(slide, Box(panel.left, panel.top, panel.width, 16), [head], item.language, 12, 9, "8")
    drawn = deck_bars.bars(
        slide, chart, Box(panel.left, panel.top + 18, panel.width, 20 + 20.0 * shown), shown
    )
    describe_shape(drawn.frame, describe.alt(chart))
    used = 18 + 20 + 20.0 * shown + 12
    _panel(slide, item, Box(panel.left, panel.top + used, panel.width, panel.height - used))


def _picture(slide: Any, picture: str, box: Box, alt: str) -> None:
    """A picture as large as the box allows, at the top left of it."""
    data = png.convert(picture, 1.5)
    shape = slide.shapes.add_picture(io.BytesIO(data), Pt(box.left), Pt(box.top))
    ratio = min(Pt(box.width) / shape.width, Pt(box.height) / shape.height)
    shape.width, shape.height = int(shape.width * ratio), int(shape.height * ratio)
    describe_shape(shape, alt)


def _timeline(slide: Any, item: Item, chart: Chart, page: Page) -> None:
    """The latest steps as a table; the caveat stands under it."""
    every, wide = page.room, steps_box(page)
    shown, total, bottom = steps_table(slide, chart, wide)
    _ = translator(item.language)
    rest = []
    if shown < total:
        rest.append(_("The {shown} latest of {all} steps.", shown=shown, all=total))
    words = [Words(" ".join([*rest, item.caveat]))]
    words += [Words(item.note, head=_("Note:"))] if item.note else []
    box = Box(every.left, bottom + 10, every.width, every.bottom + 6 - bottom - 10)
    words += _beside(item)
    text_box(slide, box, words, item.language, 12, 9.5, "Caveat")


def _panel(slide: Any, item: Item, box: Box, planned: deck_flags.Plan | None = None) -> None:
    """Beside the chart: the reader's note, what must not be concluded, what the lines say."""
    _ = translator(item.language)
    words: list[Words] = []
    if item.note:
        words += [Words(_("Note"), bold=True, colour=ACCENT, gap=0.1), Words(item.note)]
    if item.caveat:
        words.append(Words(item.caveat_word, bold=True, colour=ACCENT, gap=0.1))
        words.append(Words(item.caveat))
    words += _beside(item)
    whole = [*words, *_explained(item, planned)]
    numbered = planned is not None and planned.numbered
    if numbered and height_of(whole, SMALLEST, box.width) > box.height:
        whole = [*words, *_explained(item, planned, labels_only=True)]
    text_box(slide, box, whole, item.language, 14, SMALLEST, "Caveat")


def _explained(
    item: Item, planned: deck_flags.Plan | None, labels_only: bool = False
) -> list[Words]:
    """The breaks and notes in full, under the numbers or labels that they have on the chart."""
    _ = translator(item.language)
    gap = 0.15 if labels_only else 0.45
    if planned is None or not planned.items:
        said = [Words(text, head=f"{label}:") for label, text in item.text if text]
    elif planned.numbered:
        said = [
            Words("" if labels_only else flag.text, head=f"{number}  {flag.label}.", gap=gap)
            for number, flag in zip(planned.labels, planned.items, strict=True)
        ]
    else:
        said = [Words(flag.text, head=f"{flag.label}.") for flag in planned.items]
    if not said:
        return []
    if labels_only:
        said.append(Words(_("In full in the notes."), colour=MUTED))
    return [Words(_("On the chart"), bold=True, colour=ACCENT, gap=0.1), *said]


def _figure_body(slide: Any, item: Item, page: Page) -> None:
    """The number as large as a headline, and what it is beside it."""
    figure = item.figure
    assert figure is not None
    language = item.language
    _ = translator(language)
    left, right = _halves(page, 0.46)
    high = left.height * 0.3
    number = figure.format(language)
    text_box(
        slide,
        Box(left.left, left.top, left.width, high),
        [Words(number, bold=True, colour=ACCENT)],
        language,
        60,
        24,
        "Number",
        anchor="bottom",
    )
    unit = figure.series.unit.word(figure.value, language)
    under = [
        Words(unit, bold=True, scale=1.3) if figure.series.unit.kind == "count" else Words(""),
        Words(f"{figure.period_label(language)} · {figure.geography.name(language)}"),
        Words(_("Place in the source: {place}", place=place(figure, item.language)), colour=MUTED),
    ]
    below = Box(left.left, left.top + high + 8, left.width, left.height - high - 8)
    text_box(slide, below, under, language, 16, 11, "Unit")
    words = [Words(item.note, head=_("Note:"))] if item.note else []
    words += [Words(text, head=f"{label}:") for label, text in item.text]
    words.append(Words(item.caveat, head=item.caveat_word + ":"))
    words += _beside(item)
    words += [Words(text, head=_("Caveat") + ":") for text in item.caveats[:1]]
    text_box(slide, right, words, language, 15, 10.5, "Explanation")


def _point_body(slide: Any, item: Item, page: Page) -> None:
    """What is said to whom on the left; what it rests on and its caveat on the right."""
    _ = translator(item.language)
    several = len(item.text) > 1
    words = [
        Words(text, head=f"{label}:" if several and label else "") for label, text in item.text
    ]
    words += [Words(item.note, head=_("Note:"))] if item.note else []
    words += _beside(item)
    left, right = _halves(page, 0.62)
    text_box(slide, left, words, item.language, 20, 11, "Text")
    if page.is_wide:
        middle = (left.right + right.left) / 2
        rule(slide, middle, left.top + 4, middle, left.bottom - 4, GRID, 1)
    panel = [Words(item.caveat_word, bold=True, colour=ACCENT, gap=0.1), Words(item.caveat)]
    if item.figures:
        panel.append(Words(_("Figures"), bold=True, colour=ACCENT, gap=0.1))
    for figure in item.figures:
        panel.append(
            Words(
                f"{figure.label(item.language)} ({figure.source_line(item.language)})",
                head=figure.with_unit(item.language, "exact"),
                colour=INK,
            )
        )
    text_box(slide, right, panel, item.language, 13, 10, "Caveat")


def _halves(page: Page, share: float) -> tuple[Box, Box]:
    """The room in two, beside each other where it is wide and else below each other."""
    room = page.room
    if page.is_wide:
        wide = room.width * share
        after = room.left + wide + 37
        return (
            Box(room.left, room.top, wide, room.height),
            Box(after, room.top, room.right - after, room.height),
        )
    high = room.height * 0.5
    return (
        Box(room.left, room.top, room.width, high),
        Box(room.left, room.top + high + 8, room.width, room.height - high - 8),
    )


def notes(item: Item, page: Page) -> str:
    """What the speaker needs: what to say, the caveat, the sceptic's question and the answer."""
    _ = translator(item.language)
    blocks: list[str] = []
    if item.note or item.remark:
        blocks.append(f"{_('Note')}\n{item.note or item.remark}")
    said = [item.finding or item.title, *(_labelled(label, text) for label, text in item.text)]
    blocks.append(f"{_('To say')}\n" + "\n".join(said))
    if item.caveat:
        blocks.append(f"{item.caveat_word}\n{item.caveat}")
    if item.caveats:
        blocks.append(f"{_('Caveats')}\n" + "\n".join(item.caveats))
    if item.question:
        blocks.append(f"{_('What a sceptic will say')}\n{item.question}")
    if item.answer:
        blocks.append(f"{_('The answer')}\n{item.answer}")
    blocks.append(
        f"{_('Sources')}\n" + "\n".join(f"- {line}" for line in references_on(item, page))
    )
    return "\n\n".join(blocks)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _notes_language(slide: Any, language: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font._element.set("lang", grammar(language).tag)


def list_slides(
    deck: Any, briefing: Briefing, title: str, lines: Sequence[Words], size: float = 11
) -> None:
    """A heading with a list under it, on as many slides as the list takes."""
    _ = translator(briefing.language)
    box = deck.page.list
    rest = list(lines)
    page = 1
    while rest:
        fits = _how_many(rest, size, box)
        heading = title if page == 1 else _("{title} ({page})", title=title, page=page)
        slide = _started(deck, heading, briefing.language)
        text_box(slide, box, rest[:fits], briefing.language, size, size, title)
        foot(slide, briefing)
        rest, page = rest[fits:], page + 1


def _how_many(lines: Sequence[Words], size: float, box: Box) -> int:
    count = 1
    while count < len(lines) and height_of(lines[: count + 1], size, box.width) <= box.height:
        count += 1
    return count
