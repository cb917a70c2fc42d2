"""Every publication: how old it is, how well its figures are known, whether it is still there."""

from __future__ import annotations

import json
from functools import partial
from urllib.parse import quote

import streamlit as st

from data_sources.exchange.place import desk_path
from data_sources.record import citations, search
from data_sources.record.model import Source
from data_sources.web.result import STATES, last_check
from languages import dates, numbers
from publish.site import current
from screen import blocks, frame, record_tables
from screen.look import markup
from screen.session import quota
from screen.session.view import view

reader = view()
_, record, language = reader._, reader.record, reader.language
CSL = "application/vnd.citationstyles.csl+json"
uses = search.source_uses(record)
check = last_check(desk_path(current.DATASETS))
found = check.get("sources", {})


def answer() -> list[str]:
    """How many publications, how well known, and when they were last looked at."""
    counts = search.levels(record)
    sentences = [
        _(
            "{figures} figures rest on {sources} publications of {publishers} publishers. {own} "
            "figures were read at the publisher's own publication, {confirmed} elsewhere and "
            "confirmed by a second page, {reported} are reported by others only.",
            figures=numbers.exact(sum(counts.values()), language),
            sources=numbers.exact(len(uses), language),
            publishers=len({use.source.publisher.key for use in uses}),
            own=numbers.exact(counts["publisher"], language),
            confirmed=numbers.exact(counts["confirmed"], language),
            reported=numbers.exact(counts["reported"], language),
        )
    ]
    if check:
        day = dates.partial(check["date"][:10], language)
        sentences.append(_("All addresses were last checked on {day}.", day=day))
    else:
        sentences.append(
            _(
                "No check of the addresses has been made on this machine yet; the dates say when "
                "each publication was read."
            )
        )
    return sentences


def said_of(source: Source) -> str:
    """Where words are looked for: title and note, and its publisher's name in both languages."""
    publisher = source.publisher
    return f"{source.title} {source.named(language)} {publisher.name} {publisher.called(language)}"


def filtered() -> list[search.SourceUse]:
    """The publications that fit the filters in the address."""
    left, middle, right = st.columns([2, 2, 1])
    with left:
        text = blocks.text(_("Words in title or publisher"), "q")
    names = {use.source.publisher.key: use.source.publisher.called(language) for use in uses}
    keys = sorted(names, key=lambda key: names[key].casefold())
    with middle:
        wanted = blocks.several(
            _("Publisher"), keys, "publisher", (), len(keys), words=lambda key: names[key]
        )
    kinds = {"all": _("All"), "own": _("Own"), "other": _("Second-hand")}
    with right:
        kind = blocks.select(
            _("How its figures are known"), list(kinds), "known", words=lambda name: kinds[name]
        )
    terms = text.casefold().split()
    return [
        use
        for use in uses
        if all(t in said_of(use.source).casefold() for t in terms)
        and (not wanted or use.source.publisher.key in wanted)
        and (kind == "all" or (use.levels["publisher"] > 0) == (kind == "own"))
    ]


def table(shown: list[search.SourceUse]) -> None:
    """The publications as a table that can be sorted."""
    states = tuple(check_words(use.source.key) for use in shown)
    st.dataframe(
        record_tables.sources(record, tuple(shown), states, reader.today, language),
        hide_index=True,
        width="stretch",
        height=520,
        placeholder="–",
        alt=_("Table of {count} publications", count=len(shown)),
        column_config={
            "publisher": st.column_config.TextColumn(_("Publisher"), width="medium", pinned=True),
            "title": st.column_config.TextColumn(_("Publication"), width=330),
            "published": st.column_config.TextColumn(_("Published")),
            "age": st.column_config.NumberColumn(_("Age in years"), format="localized"),
            "read": st.column_config.DateColumn(_("Read on"), format="YYYY-MM-DD"),
            "figures": st.column_config.NumberColumn(_("Figures")),
            "own": st.column_config.NumberColumn("●", help=_("Read at the publication itself")),
            "confirmed": st.column_config.NumberColumn("◐", help=_("Confirmed by a second page")),
            "reported": st.column_config.NumberColumn("○", help=_("Reported by others only")),
            "check": st.column_config.TextColumn(_("Last check")),
            "url": st.column_config.LinkColumn(_("Address"), display_text=_("open")),
        },
    )
    blocks.on_paper(reader)


def check_words(key: str) -> str:
    """What the last check found at the address of a publication."""
    state = found.get(key, {}).get("state", "")
    return _(STATES[state]) if state in STATES else _("not checked")


def one() -> None:
    """One publication: its citation, and where its figures are."""
    titles = search.source_titles(record, language)
    key = blocks.select(
        _("One publication: citation and figures"),
        ["", *titles],
        "source",
        words=lambda key: titles.get(key, _("Choose a publication")),
    )
    if key not in record.sources:
        return
    source = record.sources[key]
    st.code(citations.reference(source, language), language=None, wrap_lines=True)
    st.html(
        markup.render(
            "facts",
            facts=[
                (_("Publisher"), source.publisher.called(language)),
                (_("Terms of use"), _(source.licence)),
                (_("Last check"), check_words(key)),
            ],
        )
    )
    link = f"figures?source={quote(key, safe='')}&lang={language}"
    st.html(markup.render("link", address=link, text=_("All figures that rest on it")))


def downloads(shown: list[search.SourceUse]) -> None:
    """All citations of what is listed, for reference managers."""
    sources = [use.source for use in shown]
    st.markdown(f"**{_('Citations of the publications listed ({count})', count=len(sources))}**")
    files = (
        (_("Text"), partial(as_text, sources), "sources.txt", "text/plain"),
        ("BibTeX", partial(as_bibtex, sources), "sources.bib", "application/x-bibtex"),
        ("CSL-JSON", partial(as_csl, sources), "sources.json", CSL),
    )
    for column, (label, make, name, mime) in zip(st.columns(3), files, strict=True):
        column.download_button(
            label,
            data=quota.counted(make),
            file_name=name,
            mime=mime,
            on_click="ignore",
            width="stretch",
        )


def as_text(sources: list[Source]) -> str:
    return "\n".join(citations.reference(source, language) for source in sources) + "\n"


def as_bibtex(sources: list[Source]) -> str:
    return "\n\n".join(citations.bibtex(source, language) for source in sources) + "\n"


def as_csl(sources: list[Source]) -> str:
    items = [citations.csl(source, language) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=1)


frame.header(
    reader,
    _("Sources"),
    _("Where does each figure come from, how old is it, and how well is it known?"),
    answer(),
    [
        _("An old publication is not wrong, and a new one may still be revised."),
        _("A number that was read in the press can differ from what the publisher printed."),
    ],
)
listed = filtered()
if listed:
    table(listed)
    downloads(listed)
else:
    blocks.message(reader, _("No publication fits. Use fewer words, or clear a filter."))
one()
