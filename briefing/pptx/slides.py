"""The slides of a deck: one an item, laid out by what the item is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from briefing.items.items import Briefing, Item, references
from briefing.pptx import bars as deck_bars
from briefing.pptx import charts as deck_charts
from briefing.pptx import flags as deck_flags
from briefing.pptx.paper import (
    ACCENT,
    GRID,
    INK,
    MUTED,
    TITLE_BOX,
    Box,
    Words,
    describe_shape,
    fit,
    height_of,
    layout,
    rule,
    text_box,
    write,
)
from briefing.pptx.table import steps_table
from charts.paper import png, svg
from charts.spec.model import Chart
from charts.words import describe
from languages import dates, grammar, translator

SUBJECT = Box(43, 99, 874, 36)
CONTENT = Box(43, 142, 600, 336)
PANEL = Box(668, 142, 249, 336)
SOURCE = Box(43, 490, 640, 30)
FOOT = Box(690, 498, 227, 22)
SMALLEST = 10.5
"""Points: nothing beside a chart is set smaller."""


def item_slide(deck: Any, briefing: Briefing, item: Item) -> None:
    """The slide of one item, with its notes."""
    slide = _started(deck, item.title, item.language)
    subject = [Words(item.subject, bold=True, colour=MUTED)] if item.subject != item.title else []
    detail = [Words(item.detail, colour=MUTED)]
    text_box(slide, SUBJECT, [*subject, *detail], item.language, 13, 10, "Subject")
    bodies = {"chart": _chart_body, "figure": _figure_body, "point": _point_body}
    bodies[item.kind](slide, item)
    _foot(slide, briefing, item)
    slide.notes_slide.notes_text_frame.text = notes(item)
    _notes_language(slide, item.language)


def _started(deck: Any, title: str, language: str) -> Any:
    """A slide with its title, fitted into the title's box."""
    slide = deck.slides.add_slide(layout(deck, "Title Only"))
    size, kept = fit([Words(title, bold=True)], TITLE_BOX, 26, 16)
    write(slide.shapes.title, kept, size, language, anchor="bottom")
    return slide


def _foot(slide: Any, briefing: Briefing, item: Item) -> None:
    source = [Words(item.source_line, colour=MUTED)]
    text_box(slide, SOURCE, source, item.language, 11, 9, "Source", anchor="bottom")
    foot(slide, briefing)


def foot(slide: Any, briefing: Briefing) -> None:
    """From which version and when, on every slide."""
    _ = translator(briefing.language)
    words = Words(
        _(
            "On the Record, version {version}, {day}",
            version=briefing.record.version,
            day=_day(briefing),
        ),
        colour=MUTED,
    )
    text_box(slide, FOOT, [words], briefing.language, 9, 8, "Version", "right", "bottom")


def _day(briefing: Briefing) -> str:
    return dates.day(briefing.made_on, briefing.language)


def _chart_body(slide: Any, item: Item) -> None:
    chart = item.chart
    assert chart is not None
    if chart.kind == "timeline":
        _timeline(slide, item, chart)
    elif chart.kind == "map":
        _map(slide, item, chart)
    elif chart.panels:
        picture = svg.draw(chart, 1200, 640, heading=False)
        _picture(slide, picture, CONTENT, describe.alt(chart))
        _panel(slide, item, PANEL)
    elif chart.kind == "multiples":
        _panels(slide, item, chart)
        _panel(slide, item, PANEL)
    elif chart.kind == "ranking":
        drawn = deck_bars.bars(slide, chart, _bar_box(chart))
        describe_shape(drawn.frame, describe.alt(chart))
        _panel(slide, item, PANEL)
    else:
        _over_time(slide, item, chart)


def _bar_box(chart: Chart) -> Box:
    """Few bars do not fill the height: they would be slabs."""
    high = min(CONTENT.height, 34 + 42.0 * len(chart.marks))
    return Box(CONTENT.left, CONTENT.top, CONTENT.width, high)


def _over_time(slide: Any, item: Item, chart: Chart) -> None:
    planned = deck_flags.plan(chart, CONTENT)
    top = CONTENT.top + planned.height
    box = Box(CONTENT.left, top, CONTENT.width, CONTENT.bottom - top)
    drawn = deck_charts.over_time(slide, chart, box)
    describe_shape(drawn.frame, describe.alt(chart))
    assert drawn.ground is not None
    deck_flags.draw(slide, drawn.ground, planned, CONTENT.top, item.language)
    _panel(slide, item, PANEL, planned)


def _panels(slide: Any, item: Item, chart: Chart) -> None:
    """Small charts, three in a row, each under its name."""
    across = 3 if len(chart.groups) > 4 else 2
    down = -(-len(chart.groups) // across)
    gap = 10.0
    wide = (CONTENT.width - gap * (across - 1)) / across
    high = (CONTENT.height - gap * (down - 1)) / down
    for k, group in enumerate(chart.groups):
        left = CONTENT.left + (k % across) * (wide + gap)
        top = CONTENT.top + (k // across) * (high + gap)
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


def _map(slide: Any, item: Item, chart: Chart) -> None:
    """The map as a picture, and its highest values as native bars beside it."""
    picture = svg.draw(chart, 1200, 640, heading=False)
    _picture(slide, picture, CONTENT, describe.alt(chart))
    _ = translator(item.language)
    shown = min(8, len(chart.marks))
    head = Words(_("The {count} highest", count=shown), bold=True)
    text_box(slide, Box(PANEL.left, PANEL.top, PANEL.width, 16), [head], item.language, 12, 9, "8")
    drawn = deck_bars.bars(
        slide, chart, Box(PANEL.left, PANEL.top + 18, PANEL.width, 20 + 20.0 * shown), shown
    )
    describe_shape(drawn.frame, describe.alt(chart))
    used = 18 + 20 + 20.0 * shown + 12
    _panel(slide, item, Box(PANEL.left, PANEL.top + used, PANEL.width, PANEL.height - used))


def _picture(slide: Any, picture: str, box: Box, alt: str) -> None:
    """A picture as large as the box allows, at the top left of it."""
    data = png.convert(picture, 1.5)
    shape = slide.shapes.add_picture(io.BytesIO(data), Pt(box.left), Pt(box.top))
    ratio = min(Pt(box.width) / shape.width, Pt(box.height) / shape.height)
    shape.width, shape.height = int(shape.width * ratio), int(shape.height * ratio)
    describe_shape(shape, alt)


def _timeline(slide: Any, item: Item, chart: Chart) -> None:
    """The latest steps as a table; the caveat stands under it."""
    wide = Box(CONTENT.left, CONTENT.top, 874, CONTENT.height - 46)
    shown, total, bottom = steps_table(slide, chart, wide)
    _ = translator(item.language)
    rest = []
    if shown < total:
        rest.append(_("The {shown} latest of {all} steps.", shown=shown, all=total))
    words = [Words(" ".join([*rest, item.caveat]))]
    words += [Words(item.note, head=_("Note:"))] if item.note else []
    room = CONTENT.bottom + 8 - bottom - 10
    box = Box(CONTENT.left, bottom + 10, 874, room)
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


def _figure_body(slide: Any, item: Item) -> None:
    """The number as large as a headline, and what it is beside it."""
    figure = item.figure
    assert figure is not None
    language = item.language
    _ = translator(language)
    left = Box(43, 150, 400, 96)
    number = figure.format(language)
    text_box(
        slide,
        left,
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
        Words(_("Place in the source: {place}", place=figure.observation.locator), colour=MUTED),
    ]
    text_box(slide, Box(43, 256, 400, 220), under, language, 16, 11, "Unit")
    words = [Words(item.note, head=_("Note:"))] if item.note else []
    words += [Words(text, head=f"{label}:") for label, text in item.text]
    words.append(Words(item.caveat, head=item.caveat_word + ":"))
    words += [Words(text, head=_("Caveat") + ":") for text in item.caveats[:1]]
    text_box(slide, Box(480, 150, 437, 330), words, language, 15, 10.5, "Explanation")


def _point_body(slide: Any, item: Item) -> None:
    """What is said to whom on the left; what it rests on and its caveat on the right."""
    _ = translator(item.language)
    several = len(item.text) > 1
    words = [Words(text, head=f"{label}:" if several else "") for label, text in item.text]
    words += [Words(item.note, head=_("Note:"))] if item.note else []
    text_box(slide, Box(43, 142, 540, 338), words, item.language, 20, 11, "Text")
    rule(slide, 604, 146, 604, 474, GRID, 1)
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
    text_box(slide, Box(622, 142, 295, 338), panel, item.language, 13, 10, "Caveat")


def notes(item: Item) -> str:
    """What the speaker needs: what to say, the caveat, the sceptic's question and the answer."""
    _ = translator(item.language)
    blocks: list[str] = []
    if item.note:
        blocks.append(f"{_('Note')}\n{item.note}")
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
    blocks.append(f"{_('Sources')}\n" + "\n".join(f"- {line}" for line in references(item)))
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
    box = Box(43, 112, 874, 376)
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
