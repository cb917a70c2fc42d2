"""The items of a basket, looked up: what each one says, rests on, and must not be taken for.

An :class:`Item` is the same whatever file it goes into. A :class:`Briefing` is all of them in
order, with the day and the version of the record; the writers of files take nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from briefing.basket.basket import Basket, BasketError, Entry
from briefing.basket.own import own_kind
from briefing.items.changed import changed_since
from briefing.items.item import Item
from briefing.items.own_words import (
    Pictures,
    appendix,
    embargo_line,
    head_lines,
    marked,
    own_item,
    placed,
)
from briefing.items.references import Numbered, Reference, of_line, of_source
from briefing.points import points
from briefing.points.evidence import EventCitation, Evidence, HelpCitation, StatementCount
from charts.builders import catalogue
from charts.spec.model import Chart, UnknownChart
from data_sources.record import citations
from data_sources.record.figure import Figure, NotComparable
from data_sources.record.model import Source, TimelineEvent
from data_sources.record.record import Record, UnknownFigure
from data_sources.record.register import record_for
from languages import Translate, dates, translator

MOST_SERIES = 3
"""A chart of more series says the caveats and the critic of the first few only."""


class UnknownItem(KeyError):
    """Nothing in the record answers to that name (any more); the text says why."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Gone:
    """An item of the basket that a file goes without.

    The record no longer has it; or, when ``unmade``, the file could not be made with it.
    """

    item: str
    title: str
    reason: str
    unmade: bool = False

    def told(self, language: str) -> str:
        """Why it is not there, as the files say it after its title."""
        _ = translator(language)
        if self.unmade:
            return _("could not be made into this file, left out.")
        return _("not in this version of the record, left out.")


@dataclass(frozen=True)
class Briefing:
    """What a file is made from: items in order, in one language, from one record, on one day.

    ``section`` is the heading over all items where it is not the usual one.
    """

    title: str
    language: str
    items: tuple[Item, ...]
    record: Record = field(repr=False)
    made_on: date
    gone: tuple[Gone, ...] = ()
    basket: Basket = field(default_factory=Basket)
    section: str = ""

    @property
    def said(self) -> tuple[Item, ...]:
        """The items that say something: without headings and breaks."""
        return tuple(item for item in self.items if not item.is_silent)

    @property
    def listed(self) -> tuple[Item, ...]:
        """The items that a summary names: findings, and questions."""
        return tuple(
            item
            for item in self.said
            if not item.id.startswith("own:") or own_kind(item.id) == "question"
        )

    @property
    def items_heading(self) -> str:
        """What stands over the items; empty where the reader's own texts lead through them."""
        if any(item.id.startswith("own:") for item in self.items):
            return self.section
        return self.section or translator(self.language)("The figures")

    @property
    def carried(self) -> Basket:
        """The basket as a file carries it: of the items that are in it, without hidden notes."""
        there = {item.id for item in self.items}
        entries = [entry for entry in self.basket.entries if entry.item in there]
        kept = (replace(e, note="") if e.note_at == "nowhere" else e for e in entries)
        return replace(self.basket, entries=tuple(kept), corrections=())

    @property
    def head(self) -> tuple[tuple[str, str], ...]:
        """What stands under its title: a label, which may be empty, and a text."""
        return self.head_without()

    def head_without(self, told: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
        """The head without what the file says elsewhere, by name of ``own.HEAD``."""
        return head_lines(self.basket, self.language, told)

    @property
    def head_texts(self) -> list[str]:
        """The head, a line each."""
        return [f"{label}: {text}" if label else text for label, text in self.head]

    @property
    def embargo(self) -> str:
        """The line for every slide and page while an embargo is given; else empty."""
        return embargo_line(self.basket, self.language)

    @property
    def figures(self) -> list[Figure]:
        """Every figure in it, each once."""
        return list(dict.fromkeys(f for item in self.items for f in item.figures))

    @property
    def sources(self) -> list[Source]:
        return citations.sources_of(self.figures)

    @cached_property
    def _numbered(self) -> Numbered:
        return Numbered(one for item in self.items for one in cited(item))

    @property
    def references(self) -> list[str]:
        """Full references of all items, a publication once: the order that numbers go by."""
        return list(self._numbered.lines)

    def numbers_of(self, item: Item) -> list[int]:
        """The places of an item's publications in :attr:`references`, from 1."""
        return self._numbered.of(cited(item))

    def number_of(self, source: Source) -> int:
        """The place of one source in :attr:`references`, from 1."""
        return self._numbered.of([of_source(source, self.language)])[0]

    @property
    def made(self) -> str:
        """When and from what it was made, in a sentence."""
        return translator(self.language)(
            "Made on {day} from version {version} of the record of On the Record.",
            day=dates.day(self.made_on, self.language),
            version=self.record.version,
        )


def cited(item: Item) -> list[Reference]:
    """The publications that one item rests on, then laws and help lines that it names."""
    said = [of_source(source, item.language) for source in item.sources]
    return [*said, *map(of_line, item.references)]


def references(item: Item) -> list[str]:
    """The full references of one item, each publication once."""
    return Numbered(cited(item)).lines


def briefing_of(
    record: Record,
    basket: Basket,
    language: str,
    made_on: date | None = None,
    pictures: Pictures | None = None,
) -> Briefing:
    """Look up a basket. Items that are gone are named, not fatal.

    ``pictures`` are those of the reader's own that are at hand.
    Raises BasketError when the basket is empty or nothing in it is left.
    """
    if not basket.entries:
        raise BasketError("empty")
    found: list[tuple[Item, Entry]] = []
    gone: list[Gone] = []
    for entry in basket.entries:
        try:
            found.append((resolve(record, entry, language, basket.audience, pictures), entry))
        except UnknownItem as error:
            gone.append(Gone(entry.item, entry.title, str(error)))
    if not found:
        raise BasketError("none_left", names=", ".join(missing.item for missing in gone))
    items = [
        replace(placed(marked(item, entry), entry), changed=changed_since(item, basket.since))
        for item, entry in found
    ]
    items += appendix(found, language)
    title = basket.title or _usual_title(items, language)
    day = made_on or date.today()
    return Briefing(title, language, tuple(items), record, day, tuple(gone), basket)


def _usual_title(items: Sequence[Item], language: str) -> str:
    if len(items) == 1 and items[0].subject:
        return items[0].subject
    return translator(language)("Figures on the reporting of online child sexual abuse")


def resolve(
    record: Record,
    entry: Entry | str,
    language: str,
    audience: str = "",
    pictures: Pictures | None = None,
) -> Item:
    """One item by its name. Raises UnknownItem, whose text says what is the matter.

    ``audience`` is the one voice in which talking points speak; without it they have all.
    """
    wanted = Entry(entry) if isinstance(entry, str) else entry
    if own_kind(wanted.item):
        return own_item(wanted, language, pictures)
    kind, _, name = wanted.item.partition(":")
    lookups: dict[str, Callable[[Record, str, Entry, str], Item]] = {
        "chart": _of_chart,
        "figure": _of_figure,
        "point": partial(_of_point, audience=audience),
    }
    if kind not in lookups:
        raise UnknownItem(f"“{wanted.item[:80]}” is no chart, figure or talking point")
    try:
        return lookups[kind](record, name, wanted, language)
    except (UnknownChart, UnknownFigure, points.UnknownPoint) as error:
        raise UnknownItem(str(error)) from None


def _of_chart(record: Record, name: str, entry: Entry, language: str) -> Item:
    chart = catalogue.chart(record, name, language)
    critics = _each(chart, "critic")
    answers = _each(chart, "answer")
    return Item(
        id=entry.item,
        kind="chart",
        language=language,
        title=entry.title or (chart.finding or chart.title).rstrip("."),
        subject=chart.title,
        detail="; ".join((chart.subtitle, *chart.remarks)),
        text=tuple(dict.fromkeys(_on_chart(chart))),
        caveat=chart.warning,
        caveats=tuple(_each(chart, "caveats")),
        question=" ".join(critics),
        answer=" ".join(answers),
        figures=chart.figures,
        source_line=chart.source_line,
        references=tuple(dict.fromkeys(_event_sources(chart))),
        chart=chart,
        note=entry.note,
        finding=chart.finding,
    )


FEW_BARS = 5


def few_bars(chart: Chart) -> Chart:
    """A ranking with its few highest only, for a small picture; any other chart as it is."""
    if chart.kind != "ranking" or len(chart.marks) <= FEW_BARS:
        return chart
    if chart.explored:  # what a reader chose stays whole
        return chart
    return catalogue.chart(chart.record, chart.id, chart.language, top=FEW_BARS)


def _on_chart(chart: Chart) -> Iterable[tuple[str, str]]:
    """What is drawn on a chart as lines and notes, said in full: breaks, then explanations."""
    for line in chart.breaks:
        yield dates.day(line.position, chart.language), line.why
    for note in chart.notes:
        yield chart.groups[note.group].marks[note.mark].label, note.text


def _event_sources(chart: Chart) -> Iterable[str]:
    """References of a timeline's steps, which are no figures."""
    if chart.kind != "timeline":
        return
    shown = {mark.url for mark in chart.marks}
    for event in chart.record.timeline():
        if event.source_url in shown:
            yield _step(event, chart.language)


def _each(chart: Chart, name: str) -> list[str]:
    """One text of the series of a chart, each wording once."""
    known = chart.record.series
    texts = [known[key].text(chart.language) for key in chart.series[:MOST_SERIES] if key in known]
    return list(dict.fromkeys(text for text in (getattr(t, name) for t in texts) if text))


def _of_figure(record: Record, name: str, entry: Entry, language: str) -> Item:
    figure = record_for(record, (name.partition("|")[0],)).by_id(name)
    words = figure.series.text(language)
    _ = translator(language)
    finding = _(
        "{number} in {period}",
        number=figure.with_unit(language),
        period=figure.period_label(language),
    )
    facts = [
        (_("In one sentence"), points.better_wording(figure, language)),
        (_("What is counted"), words.definition),
        (_("What it measures"), words.measures),
    ]
    return Item(
        id=entry.item,
        kind="figure",
        language=language,
        title=entry.title or f"{words.name}: {finding}",
        subject=figure.label(language),
        detail=" · ".join((words.collection, dates.short(figure.period, language))),
        text=tuple((label, text) for label, text in facts if text),
        caveat=words.does_not_measure,
        caveats=tuple(figure.caveats(language)),
        question=words.critic,
        answer=words.answer,
        figures=(figure,),
        source_line=citations.sources_line([figure], language),
        figure=figure,
        note=entry.note,
        finding=f"{words.name}: {finding}.",
    )


def _of_point(record: Record, name: str, entry: Entry, language: str, audience: str = "") -> Item:
    try:
        point = points.point(record, name, language)
    except (points.UnknownPoint, UnknownFigure):
        raise
    except (NotComparable, ValueError) as error:
        raise UnknownItem(f"the record no longer bears out “{name}”: {error}") from None
    _ = translator(language)
    texts = _in_voice(point, audience, _) if audience else _in_all_voices(point, _)
    others = (_named(item, language) for item in point.evidence)
    counted = citations.sources_of(point.figures)
    return Item(
        id=entry.item,
        kind="point",
        language=language,
        title=entry.title or point.headline.rstrip("."),
        subject=_(points.SUBJECTS[point.subject]),
        detail="",
        text=tuple(texts),
        caveat=point.caveat,
        caveats=tuple(filter(None, [point.worked_out_line(), *_places_of_counts(point, language)])),
        question=point.question,
        answer=point.answer,
        figures=point.figures,
        source_line=_point_source(point, language),
        references=tuple(dict.fromkeys(filter(None, others))),
        publications=tuple(source for source in point.sources if source not in counted),
        note=entry.note,
        finding=point.headline,
    )


def _named(evidence: Evidence, language: str) -> str:
    """A reference to what is no source of figures; empty where it is one, or a note of ours."""
    if isinstance(evidence, EventCitation):
        return _step(evidence.event, language)
    return evidence.cite(language) if isinstance(evidence, HelpCitation) else ""


def _step(event: TimelineEvent, language: str) -> str:
    """Where a step in law or policy can be read."""
    return f"{event.source_name(language).rstrip('.')}. {event.source_url}".strip()


def _places_of_counts(point: points.TalkingPoint, language: str) -> Iterable[str]:
    """Which months of a register were added up: the list of references names the register."""
    for evidence in point.evidence:
        if isinstance(evidence, StatementCount):
            yield evidence.place(language)


def _in_voice(point: points.TalkingPoint, audience: str, _: Translate) -> list[tuple[str, str]]:
    """What a point says in one voice; nothing where it has no words for it."""
    if audience not in point.audiences:
        return []
    request = point.request(audience)
    return [("", point.text(audience)), *([(_("Request"), request)] if request else [])]


def _in_all_voices(point: points.TalkingPoint, _: Translate) -> list[tuple[str, str]]:
    """What a point says in each voice, under its name."""
    texts = []
    for key, text in point.texts.items():
        texts.append((_(points.AUDIENCES[key]), text))
        if point.request(key):
            label = _("{voice}: request", voice=_(points.AUDIENCES[key]))
            texts.append((label, point.request(key)))
    return texts


def _point_source(point: points.TalkingPoint, language: str) -> str:
    if point.figures:
        return citations.sources_line(point.figures, language)
    _ = translator(language)
    names = list(dict.fromkeys(event.source_name(language) for event in point.events))
    if not names:
        return f"{_('Compiled by')} {citations.COMPILER}."
    head = _("Source: ") if len(names) == 1 else _("Sources: ")
    return f"{head}{'; '.join(names[:2])}. {_('Compiled by')} {citations.COMPILER}."
