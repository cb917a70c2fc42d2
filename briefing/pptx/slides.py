"""The slides of a deck: one an item, laid out by what the item is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from briefing.items.items import Briefing, Item
from briefing.items.own_words import note_word
from briefing.native.bars import bars
from briefing.native.box import GRID, INK, MUTED, Box
from briefing.native.charts import over_time
from briefing.native.flags import breaks_of, drawn, plan
from briefing.native.form import Form, form_of
from briefing.pptx import own_texts
from briefing.pptx.cited import references_on, steps_source
from briefing.pptx.drawing import draw, on
from briefing.pptx.furniture import furnish
from briefing.pptx.page import Page, settle, without_body
from briefing.pptx.panel import SMALLEST, beside, needed, panel, under
from briefing.pptx.paper import (
    ACCENT,
    Words,
    decorative,
    describe_shape,
    fit_title,
    height_of,
    parted,
    rule,
    text_box,
    write,
)
from briefing.pptx.table import steps_box, steps_on_slides, steps_table
from charts.paper import png, svg
from charts.spec.model import Chart, Group
from charts.words import describe
from data_sources.record.citations import place
from languages import dates, grammar, translator

EMBARGO_SIZES = (11.0, 7.0)


def item_slides(deck: Any, briefing: Briefing) -> None:
    """The slides of all items, in their order."""
    for items in own_texts.in_slides(briefing.items, deck.page):
        if items[0].kind == "text":
            words, title = own_texts.words(items), own_texts.titled(items)
            list_slides(deck, briefing, title, words, own_texts.SIZES)
        else:
            item_slide(deck, briefing, items[0])


def item_slide(deck: Any, briefing: Briefing, item: Item) -> None:
    """The slides of one item, with its notes: one, or as many as its words or steps take."""
    if item.kind == "heading":
        foot(_started(deck, item.title, item.language), deck, briefing)
        return
    if item.chart is not None and form_of(item.chart) == Form.STEPS:
        _timeline(deck, briefing, item, item.chart)
        return
    if item.chart is not None and form_of(item.chart) == Form.PANELS:
        _small_charts(deck, briefing, item, item.chart)
        return
    slide = _begun(deck, item, item.title)
    bodies = {
        "chart": _chart_body,
        "figure": _figure_body,
        "point": _point_body,
        "picture": _own_picture,
    }
    rest = bodies[item.kind](slide, item, deck.page)
    _ended(slide, deck, briefing, item, item.source_line)
    if rest:
        _continued(deck, briefing, item, rest)


def _begun(deck: Any, item: Item, title: str) -> Any:
    """A slide with its title and what it is about."""
    slide = _started(deck, title, item.language)
    subject = [Words(item.subject, bold=True, colour=MUTED)] if item.subject != item.title else []
    detail = [Words(item.detail, colour=MUTED)]
    text_box(slide, deck.page.subject, [*subject, *detail], item.language, 13, 9, "Subject")
    return slide


def _ended(slide: Any, deck: Any, briefing: Briefing, item: Item, source: str) -> None:
    """The source of what is shown, the foot, and the notes."""
    said = [Words(source, colour=MUTED)]
    text_box(slide, deck.page.source, said, item.language, 11, 9, "Source", anchor="bottom")
    foot(slide, deck, briefing)
    slide.notes_slide.notes_text_frame.text = notes(item, deck.page)
    _notes_language(slide, item.language)


def _continued(
    deck: Any, briefing: Briefing, item: Item, words: Sequence[Words], page: int = 2
) -> None:
    """What did not fit beside a chart, on slides of its own, with the same source."""
    _ = translator(item.language)
    room = deck.page.room
    size = min((CONTINUED, SMALLEST), key=lambda size: len(parted(words, size, room)))
    for part in parted(words, size, room):
        slide = _begun(deck, item, _("{title} ({page})", title=item.title, page=page))
        text_box(slide, room, part, item.language, size, SMALLEST, "Explanation")
        _ended(slide, deck, briefing, item, item.source_line)
        page += 1


CONTINUED = 12.0
"""Points: the size of explanations on a slide of their own."""


def _started(deck: Any, title: str, language: str) -> Any:
    """A slide with its title, fitted into the title's box."""
    slide = deck.slides.add_slide(deck.layouts.finding)
    settle(slide)
    without_body(slide)
    size, kept = fit_title(title, deck.title_room, 26, 14)
    write(slide.shapes.title, kept, size, language, anchor="bottom")
    return slide


def foot(slide: Any, deck: Any, briefing: Briefing) -> None:
    """From which version and when, the slide's number and an embargo, on every slide."""
    _ = translator(briefing.language)
    version, day = briefing.record.version, _day(briefing)
    words = _("On the Record, version {version}, {day}", version=version, day=day)
    furnish(slide, words, _day(briefing), briefing.language)
    if briefing.embargo:
        said = [Words(briefing.embargo, bold=True)]
        text_box(slide, deck.page.strip, said, briefing.language, *EMBARGO_SIZES, "Embargo")


def _day(briefing: Briefing) -> str:
    return dates.day(briefing.made_on, briefing.language)


def _chart_body(slide: Any, item: Item, page: Page) -> list[Words]:
    """The chart and what is said of it; returns what goes to the next slide."""
    chart = item.chart
    assert chart is not None
    form = form_of(chart)
    if form == Form.MAP:
        return _map(slide, item, chart, page)
    if form == Form.PICTURE:
        _picture(slide, _drawing(chart, page), page.content, describe.alt(chart))
    elif form == Form.BARS:
        made = bars(on(slide), chart, _bar_box(chart, page.content))
        describe_shape(made.frame, describe.alt(chart))
    else:
        return _over_time(slide, item, chart, page)
    return panel(slide, item, page.panel)


def _bar_box(chart: Chart, content: Box) -> Box:
    """Few bars do not fill the height: they would be slabs."""
    high = min(content.height, 34 + 42.0 * len(chart.marks))
    return Box(content.left, content.top, content.width, high)


def _over_time(slide: Any, item: Item, chart: Chart, page: Page) -> list[Words]:
    content = page.content
    planned = plan(chart, content)
    top = content.top + planned.height
    box = Box(content.left, top, content.width, content.bottom - top)
    made = over_time(on(slide), chart, box)
    describe_shape(made.frame, describe.alt(chart))
    assert made.ground is not None
    draw(slide, drawn(made.ground, planned, content.top), item.language)
    return panel(slide, item, page.panel, planned)


def _drawing(chart: Chart, page: Page) -> str:
    """Our own picture of a chart, for the slide's ground."""
    theme = "dark" if page.is_dark else "light"
    return svg.draw(chart, 1200, 640, theme=theme, heading=False, sourced=False)


def _small_charts(deck: Any, briefing: Briefing, item: Item, chart: Chart) -> None:
    """Small charts, on as many slides as it takes to see something in each.

    In a narrow room they take its height: under them stands what must, and what explains them
    comes after.
    """
    _ = translator(item.language)
    page, across = deck.page, _across(chart)
    below = 0.0 if page.is_wide else min(needed(item, page.room), page.room.height / 2) + 12
    box = page.content
    if below:
        box = Box(page.room.left, page.room.top, page.room.width, page.room.height - below)
    rows = -(-len(chart.groups) // across)
    rows = min(rows, max(1, int((box.height + BETWEEN) / (LEAST_ROW + BETWEEN))))
    rest: list[Words] = []
    for number, first in enumerate(range(0, len(chart.groups), across * rows), 1):
        title = _("{title} ({page})", title=item.title, page=number) if number > 1 else item.title
        slide = _begun(deck, item, title)
        _panels(slide, item, chart, box, chart.groups[first : first + across * rows], rows)
        if below:
            said = Box(box.left, box.bottom + 8, box.width, below - 8)
            rest = under(slide, item, said)
        else:
            rest = panel(slide, item, page.panel)
        _ended(slide, deck, briefing, item, item.source_line)
    if rest:
        _continued(deck, briefing, item, rest, number + 1)


NAME_SIZES, NAME_ROOM = (11.0, 8.5), 26.0
"""Points of the names of small charts, and of the room above each, which a longer name widens."""
LEAST_ROW, BETWEEN = 120.0, 10.0
"""Points of a row of small charts with their names; between two rows, and between two charts."""


def _across(chart: Chart) -> int:
    return 3 if len(chart.groups) > 4 else 2


def _panels(
    slide: Any, item: Item, chart: Chart, content: Box, groups: Sequence[Group], down: int
) -> None:
    """Small charts of these groups, three in a row, each under its name."""
    across, gap = _across(chart), BETWEEN
    wide = (content.width - gap * (across - 1)) / across
    high = (content.height - gap * (down - 1)) / down
    named = [[Words(group.name, bold=True)] for group in groups]
    above = max(NAME_ROOM, *(height_of(name, NAME_SIZES[1], wide) for name in named))
    for k, group in enumerate(groups):
        left = content.left + (k % across) * (wide + gap)
        top = content.top + (k // across) * (high + gap)
        room = Box(left, top, wide, above)
        text_box(slide, room, named[k], item.language, *NAME_SIZES, group.name, anchor="bottom")
        box = Box(left, top + above + 1, wide, high - above - 1)
        made = over_time(on(slide), chart, box, (group,))
        if made.ground is not None:
            draw(slide, breaks_of(made.ground, chart, group), item.language)
        last = group.marks[-1]
        describe_shape(made.frame, f"{chart.title}, {group.name}: {last.label}, {last.exact}")


def _map(slide: Any, item: Item, chart: Chart, page: Page) -> list[Words]:
    """The map as a picture, and its highest values as native bars beside it."""
    _picture(slide, _drawing(chart, page), page.content, describe.alt(chart))
    _ = translator(item.language)
    box = page.panel
    if not page.is_wide:
        return panel(slide, item, box)
    left = box.height - needed(item, box) - AROUND_BARS
    shown = min(8, len(chart.marks), int(left / A_BAR))
    if shown < FEWEST:
        return panel(slide, item, box)
    head = Words(_("The {count} highest", count=shown), bold=True)
    text_box(slide, Box(box.left, box.top, box.width, 16), [head], item.language, 12, 9, "8")
    made = bars(on(slide), chart, Box(box.left, box.top + 18, box.width, 20 + A_BAR * shown), shown)
    describe_shape(made.frame, describe.alt(chart))
    used = AROUND_BARS + A_BAR * shown
    return panel(slide, item, Box(box.left, box.top + used, box.width, box.height - used))


A_BAR, AROUND_BARS, FEWEST = 20.0, 50.0, 3
"""Points of a bar beside a map, and of what is around the bars; fewer than these are not drawn."""


def _picture(slide: Any, picture: str, box: Box, alt: str) -> None:
    """A picture as large as the box allows, at the top left of it."""
    data = png.convert(picture, 1.5)
    shape = slide.shapes.add_picture(io.BytesIO(data), Pt(box.left), Pt(box.top))
    ratio = min(Pt(box.width) / shape.width, Pt(box.height) / shape.height)
    shape.width, shape.height = int(shape.width * ratio), int(shape.height * ratio)
    describe_shape(shape, alt)


def _own_picture(slide: Any, item: Item, page: Page) -> list[Words]:
    """A picture of the reader's own, whole, in the middle of the room."""
    picture, room = item.picture, page.room
    assert picture is not None
    wide, high = picture.fitted(room.width, room.height)
    left = room.left + (room.width - wide) / 2
    box = Box(left, room.top, wide, high)
    shape = slide.shapes.add_picture(io.BytesIO(picture.content), *box.emu())
    describe_shape(shape, item.alt)
    if not item.alt:
        decorative(shape)
    return []


def _timeline(deck: Any, briefing: Briefing, item: Item, chart: Chart) -> None:
    """The steps as tables on as many slides as they take; the caveat stands under each."""
    _ = translator(item.language)
    page = deck.page
    every, box = page.room, steps_box(page)
    grid, slides = steps_on_slides(chart, box)
    total, shown = len(chart.marks), sum(len(places) for places in slides)
    for number, places in enumerate(slides, 1):
        title = _("{title} ({page})", title=item.title, page=number) if number > 1 else item.title
        slide = _begun(deck, item, title)
        bottom = steps_table(slide, chart, box, grid, places)
        told = [_("The {shown} latest of {all} steps.", shown=shown, all=total)]
        if shown == total:
            after = total - places[-1] - 1
            told = [_("{count} more on the next slide.", count=after)] if after else []
        words = [Words(" ".join([*told, item.caveat]))]
        words += [Words(item.note, head=f"{note_word(item.language)}:")] if item.note else []
        words += beside(item)
        under = Box(every.left, bottom + 8, every.width, every.bottom + 6 - bottom - 8)
        text_box(slide, under, words, item.language, 12, 9.5, "Caveat")
        _ended(slide, deck, briefing, item, steps_source(item, chart, places))


def _figure_body(slide: Any, item: Item, page: Page) -> list[Words]:
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
    words = [Words(item.note, head=f"{note_word(item.language)}:")] if item.note else []
    words += [Words(text, head=f"{label}:") for label, text in item.text]
    words.append(Words(item.caveat, head=item.caveat_word + ":"))
    words += beside(item)
    words += [Words(text, head=_("Caveat") + ":") for text in item.caveats[:1]]
    text_box(slide, right, words, language, 15, 10.5, "Explanation")
    return []


def _point_body(slide: Any, item: Item, page: Page) -> list[Words]:
    """What is said to whom on the left; what it rests on and its caveat on the right."""
    _ = translator(item.language)
    several = len(item.text) > 1
    words = [
        Words(text, head=f"{label}:" if several and label else "") for label, text in item.text
    ]
    words += [Words(item.note, head=f"{note_word(item.language)}:")] if item.note else []
    words += beside(item)
    left, right = _halves(page, 0.62)
    if page.is_wide:
        middle = (left.right + right.left) / 2
        rule(slide, middle, left.top + 4, middle, left.bottom - 4, GRID, 1)
    said = [Words(item.caveat_word, bold=True, colour=ACCENT, gap=0.1), Words(item.caveat)]
    if item.figures:
        said.append(Words(_("Figures"), bold=True, colour=ACCENT, gap=0.1))
    for figure in item.figures:
        said.append(
            Words(
                f"{figure.label(item.language)} ({figure.source_line(item.language)})",
                head=figure.with_unit(item.language, "exact"),
                colour=INK,
            )
        )
    left, right = _halves(page, 0.62, _share_above(page.room, words, said))
    text_box(slide, left, words, item.language, 20, 11, "Text")
    if page.is_wide:
        middle = (left.right + right.left) / 2
        rule(slide, middle, left.top + 4, middle, left.bottom - 4, GRID, 1)
    text_box(slide, right, said, item.language, 13, 10, "Caveat")
    return []


def _share_above(room: Box, words: Sequence[Words], said: Sequence[Words]) -> float:
    """Of a narrow room what the text takes, by need: the figures under it lose no place for it."""
    above, below = (height_of(each, 11, room.width) for each in (words, said))
    least = (height_of(said, 10, room.width) + 10) / room.height
    return 1 - max(below / (above + below), min(0.5, least))


def _halves(page: Page, share: float, above: float = 0.5) -> tuple[Box, Box]:
    """The room in two: where it is wide beside each other, the first with ``share`` of it.

    Else below each other, the first with the share ``above``.
    """
    room = page.room
    if page.is_wide:
        wide = room.width * share
        after = room.left + wide + 37
        return (
            Box(room.left, room.top, wide, room.height),
            Box(after, room.top, room.right - after, room.height),
        )
    high = room.height * above
    return (
        Box(room.left, room.top, room.width, high),
        Box(room.left, room.top + high + 8, room.width, room.height - high - 8),
    )


def notes(item: Item, page: Page) -> str:
    """What the speaker needs: what to say, the caveat, the sceptic's question and the answer."""
    _ = translator(item.language)
    blocks: list[str] = []
    if item.note or item.remark:
        blocks.append(f"{note_word(item.language)}\n{item.note or item.remark}")
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
    if item.alt:
        blocks.append(f"{_('What it shows')}\n{item.alt}")
    rests_on = "\n".join(f"- {line}" for line in references_on(item, page))
    if rests_on or item.picture is None:
        blocks.append(f"{_('Sources')}\n{rests_on}")
    return "\n\n".join(blocks)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _notes_language(slide: Any, language: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font._element.set("lang", grammar(language).tag)


def list_slides(
    deck: Any,
    briefing: Briefing,
    title: str,
    lines: Sequence[Words],
    sizes: Sequence[float] = (11.0, 10.0),
) -> None:
    """A heading with a list under it, on as few slides as it takes in one of the sizes.

    The largest of those is taken: a last slide with a single line on it is none.
    """
    _ = translator(briefing.language)
    box = deck.page.list
    size = min(sizes, key=lambda size: len(parted(lines, size, box)))
    for page, part in enumerate(parted(lines, size, box), 1):
        heading = title if page == 1 else _("{title} ({page})", title=title, page=page)
        slide = _started(deck, heading, briefing.language)
        text_box(slide, box, part, briefing.language, size, size, title)
        foot(slide, deck, briefing)
