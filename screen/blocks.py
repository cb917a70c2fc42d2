"""The chart block: a chart with its words, and beside it table, definitions, citation, downloads.

Which panel is open is part of the address, so that a link shows the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from charts.builders.catalogue import chart as named_chart
from charts.builders.explore_choices import opened
from charts.spec.model import ROWS, Chart, UnknownChart
from charts.words import describe
from data_sources.record import citations
from data_sources.record.register import record_for
from languages import translator
from publish.address.app_pages import ADDRESSES
from publish.charts import forms
from publish.pages import chart_page
from screen import room, timeline
from screen.look import markup, posts
from screen.session import address, basket_state, navigation, quota
from screen.session.view import View, language, on_phone, theme

WIDE = 820
"""About how wide a chart is on a desktop, in pixels: which drawing the browser takes first."""

NEARER = (40, 80)
"""How high the buttons under a chart that can be drawn nearer are in pixels, and on a phone."""

UNSORTED = 10
"""A table of more rows than these can be put in order by each of its columns."""
PANELS = ("table", "words", "about", "cite", "share")


def chart_block(
    view: View, chart_id: str, key: str, question: str = "", lead: bool = False
) -> Chart | None:
    """Show a chart by its name. An unknown one becomes a message, and the page goes on.

    ``key`` names the block in the address and must be unique on its page. The chart's finding is
    its title; ``question`` stands above it and says what the chart answers. What the ``lead``
    chart does not measure is said by the page itself.
    """
    if question:
        st.subheader(markup.escape_markdown(question), anchor=key, divider="gray")
    try:
        chart = named_chart(view.record, chart_id, view.language)
    except UnknownChart as error:
        message(view, str(error))
        return None
    if not chart.marks:
        message(view, view._("There is no figure for this choice. Widen the filter."))
        return chart
    said = [chart.title, chart.subtitle, *chart.remarks]
    # Where a timeline is the lead, the page itself says what it is of, and the latest step.
    told = lead and chart.kind == "timeline"
    finding = "" if told and chart.style != ROWS else chart.finding
    said = said[1:] if told or not finding else said
    heading, below = (finding or chart.title).rstrip("."), " · ".join(said)
    tall = room.text_height([(heading, 19.2, 25, True), (below, 14.4, 20.5, False)])
    with room.box(tall, f"title-{key}"):
        st.html(
            markup.render(
                "chart_title",
                level=3 if question else 2,
                anchor="" if question else key,
                finding=heading,
                subtitle=said,
            )
        )
    if chart.tabular:
        data_table(chart)
    elif chart.style == ROWS:
        timeline.written(view, chart, key)
    else:
        plot(chart, key, theme(), on_phone())
    if not lead:
        _does_not_measure(view, chart)
    _panels(view, chart, key)
    return chart


def plot(chart: Chart, key: str, ground: str, phone: bool) -> None:
    """The chart: the server's drawing at once, which the browser turns interactive in its place.

    Its height is kept free from the first moment: what stands under it does not move.
    """
    height = forms.height_of(chart, ground, phone)
    near = chart.explored and chart.has_time_axis
    with room.box(height + NEARER[phone] * near, f"plot-{key}"):
        _drawing(chart, height, ground, phone, near)


def _drawing(chart: Chart, height: int, ground: str, phone: bool, near: bool) -> None:
    stills = [
        (width, forms.still_address(chart.language, chart.id, ground, width, height))
        for width in (forms.WIDTHS[:2] if phone else forms.WIDTHS)
    ]
    drawing = markup.render(
        "plot",
        plot=forms.plot_address(chart.language, chart.id, ground, phone),
        stills=stills,
        wide=WIDE,
        height=height,
        alt=describe.alt(chart),
    )
    st.html(drawing + (_nearer(chart.language) if near else ""))


def _nearer(language: str) -> str:
    """Buttons beside a chart that can be drawn nearer; each period's numbers can be asked for."""
    _ = translator(language)
    words = {
        "group": _("Look closer at the chart"),
        "before": _("Period before"),
        "after": _("Period after"),
        "near": _("Zoom in"),
        "far": _("Zoom out"),
        "all": _("Show all"),
    }
    return markup.render("zoom", words=words)


def choice(label: str, names: Mapping[str, str], key: str, default: str = "") -> str:
    """A choice of one part of the page, kept in the address; at first the default, else the first.

    ``names`` maps what stands in the address to what the reader sees.
    """
    options = list(names)
    start = default or options[0]
    address.take(key, options, start)
    chosen = st.segmented_control(
        label,
        options,
        format_func=lambda name: names.get(name, name),
        key=key,
        required=True,
        wrap=True,
    )
    chosen = chosen or start
    address.keep(key, chosen, start)
    return chosen


def select(
    label: str,
    options: Sequence[str],
    key: str,
    default: str | None = None,
    words: Callable[[str], str] = str,
) -> str:
    """One of a list, kept in the address by its code; ``words`` gives what the reader sees."""
    start = default or options[0]
    address.take(key, options, start)
    chosen = st.selectbox(label, options, format_func=words, key=key) or start
    address.keep(key, chosen, start)
    return chosen


def several(
    label: str,
    options: Sequence[str],
    key: str,
    default: Sequence[str],
    most: int,
    words: Callable[[str], str] = str,
) -> list[str]:
    """Up to ``most`` of a list, kept in the address; may be empty when the reader empties it."""
    start = [name for name in default if name in options][:most]
    address.take_several(key, options, start, most)
    # Streamlit would say "Choose options" in English.
    chosen = st.multiselect(
        label,
        options,
        format_func=words,
        key=key,
        max_selections=most,
        select_all=False,  # Enter takes the first that fits, and not all of them
        placeholder=translator(language())("Choose"),
    )
    address.keep(key, chosen, start)
    return list(chosen)


def text(label: str, key: str, placeholder: str = "") -> str:
    """A box for words to look for, kept in the address."""
    address.take_text(key)
    found = st.text_input(label, key=key, placeholder=placeholder) or ""
    address.keep(key, found, "")
    return found


def rows(caption: str, columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """A small table of words and formatted figures; all columns after the first are numbers."""
    numeric = set(range(1, len(columns)))
    shown = {"columns": columns, "rows": cells, "numeric": numeric, "keys": ()}
    st.html(markup.render("table", caption=caption, **shown))


def message(view: View, text: str) -> None:
    """Say what cannot be shown and what to do; text from outside is shown as text."""
    st.info(markup.escape_markdown(text), icon=":material/info:")


def _does_not_measure(view: View, chart: Chart) -> None:
    if chart.warning:
        st.html(
            markup.render(
                "warning", warning_title=view._("Does not measure:"), warning=chart.warning
            )
        )


def _description(chart: Chart) -> None:
    st.markdown(markup.escape_markdown(describe.description(chart)))


def _panels(view: View, chart: Chart, key: str) -> None:
    _ = view._
    names = {
        "table": _("Table"),
        "words": _("In words"),
        "about": _("About these figures"),
        "cite": _("Cite and download"),
        "share": _("Share"),
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"row-{key}"):
        address.take(f"{key}_panel", PANELS, None)
        panel = st.segmented_control(
            _("More on this chart"),
            PANELS,
            format_func=lambda name: names[name],
            key=f"{key}_panel",
            label_visibility="collapsed",
            wrap=True,
        )
        address.keep(f"{key}_panel", panel, None)
        basket_state.add_button(view, f"chart:{chart.id}", key, width="content")
        open_in_explore(view, chart)
    show: dict[str, Callable[[], None]] = {
        "table": partial(data_table, chart),
        "words": partial(_description, chart),
        "about": partial(about_series, view, chart.series),
        "cite": partial(_cite, view, chart, key),
        "share": partial(_share, view, chart),
    }
    if panel in show:
        with st.container(border=True):
            show[panel]()


def open_in_explore(view: View, chart: Chart) -> None:
    """A link to the same chart with everything about it to choose, where it can be shown there."""
    asked = opened(chart)
    if asked is not None:
        st.page_link(
            navigation.named_page("explore", view.language),
            label=view._("Open in Explore"),
            width="content",
            query_params={**asked.address, "lang": view.language},
        )


def data_table(chart: Chart) -> None:
    """Every number of a chart, exact, with its source and what must be known of it."""
    from charts.words import table

    columns, rows = list(table.frame(chart).columns), table.text_rows(chart)
    numeric = {i for i, name in enumerate(columns) if name in table.numeric_columns(chart)}
    keys = table.order_keys(chart) if len(rows) > UNSORTED else ()
    shown = {"columns": columns, "rows": rows, "numeric": numeric, "keys": keys}
    st.html(markup.render("table", caption=chart.title, **shown))


def about_series(view: View, keys: tuple[str, ...]) -> None:
    """Definition, what is measured and what not, caveats, the critic and what is fair in that."""
    _ = view._
    record = record_for(view.record, keys)
    for key in (key for key in keys if key in record.series):
        series = record.series[key]
        text = series.text(view.language)
        st.markdown(f"**{markup.escape_markdown(text.name)}**")
        facts = [
            (_("Definition"), text.definition),
            (_("Counted by"), series.publisher.called(view.language)),
            (_("What it measures"), text.measures),
            (_("What it does not measure"), text.does_not_measure),
            (_("Unit"), series.unit.many[view.language]),
            (_("Comes out"), _(series.frequency)),
            (_("Caveats"), text.caveats),
            (_("What a critic says"), text.critic),
            (_("What is fair in that"), text.answer),
            *((b.date.isoformat(), b.why[view.language]) for b in record.breaks(key)),
        ]
        st.html(markup.render("facts", facts=facts))


def _cite(view: View, chart: Chart, key: str) -> None:
    from briefing import one_chart  # what writes files is only imported when asked for

    _ = view._
    st.markdown(f"**{_('Full citation')}**")
    for figure in chart.figures[:1]:
        st.code(figure.cite(view.language), language=None, wrap_lines=True)
    st.markdown(f"**{_('Sources of this chart')}**")
    for source in chart.sources[:20]:
        st.markdown("- " + markup.escape_markdown(citations.reference(source, view.language)))
    st.markdown(f"**{_('Download')}**")
    columns = st.columns(3)
    for index, item in enumerate(one_chart.offers(chart)):
        with columns[index % 3]:
            st.download_button(
                item.label,
                data=quota.counted(item.make),
                file_name=item.file_name,
                mime=item.mime,
                on_click="ignore",
                key=f"get-{key}-{index}",
                width="stretch",
            )


def _share(view: View, chart: Chart) -> None:
    """Addresses that show this very chart again: as a page of its own, and inside another page."""
    from briefing.items import post  # what a briefing is made of is only imported when asked for

    _ = view._
    origin = origin_of_app()
    address = f"{origin}/{chart_page.view_address(view.language, chart.id)}"
    picture = forms.file_address(view.language, chart.id, "png")
    found = post.of_chart(chart, chart_page.short_address(origin, chart))
    st.html(posts.html(view.language, found, picture))
    st.markdown(_("A page of its own, without the app, for a link in an article:"))
    st.code(address, language=None, wrap_lines=True)
    st.markdown(_("To show it inside another page:"))
    inside = f"{origin}/{chart_page.embed_address(view.language, chart.id)}"
    height, title = chart_page.embed_height(chart), chart.finding or chart.title
    code = markup.render("embed", address=inside, title=title, height=height)
    st.code(code.strip(), language="html", wrap_lines=True)
    st.markdown(_("The address in your browser shows this page as it is now."))


def on_paper(view: View) -> None:
    """Under a table that rolls on the screen: on paper it is cut, so there is said where all is."""
    said = view._(
        "On paper this table ends where the screen ended. The whole of it is at {address}",
        address=(st.context.url or "").partition("?")[0],
    )
    st.html(markup.render("on_paper", said=said))


def origin_of_app() -> str:
    """Where the app stands for this reader: what comes before the name of a page."""
    parts = urlsplit(st.context.url or "")
    folder, _slash, name = parts.path.rstrip("/").rpartition("/")
    path = folder if name in ADDRESSES else parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}"
