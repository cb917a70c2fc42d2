"""Is the number in this text right, whose is it, and what does it leave out?"""

from __future__ import annotations

from functools import partial
from zlib import crc32

import streamlit as st

from briefing.basket.basket import Basket
from briefing.check import Report, document_report
from briefing.documents.package import UnreadableFile
from briefing.documents.passages import Place
from briefing.documents.reading import Joined, read
from briefing.documents.unread import no_list, unread_in
from briefing.often.often import all_often_made
from briefing.often.recognise import touched
from briefing.renewed import renewed
from charts.builders.catalogue import default_chart
from claims import check, may_be_chosen, with_chosen
from claims.model import Claim, Claims
from claims.report import marking
from claims.report.docx import as_docx
from claims.report.report import as_json
from claims.report.wording import better, limit_words, stands_on, summary, verdict_words, why
from publish.address import addresses
from screen import blocks, figure_list, frame
from screen.look import markup
from screen.session import basket_state, quota
from screen.session.address import beside
from screen.session.view import view

LONGEST = 200_000
MOST_CARDS = 60
MOST_LINES = 40
TEXT = "claim_text"
NONE = "none"
KEPT = "_claim_text"
RENEWED = "_renewed"

reader = view()
_, language = reader._, reader.language


def fill_in_example() -> None:
    """Put the campaign's own sentences into the field."""
    st.session_state[TEXT] = marking.EXAMPLE[language]


def show_claim(number: int, claim: Claim, settled: Claim, place: Place | None = None) -> None:
    """One claim: the verdict and why, the figure, its chart, and a better sentence.

    `settled` is the claim with the figure that the reader chose, if any.
    """
    with st.container(border=True):
        show_verdict(number, settled, place)
        if may_be_chosen(claim):
            ask_which(number, claim)
        if settled.figure:
            show_figure(number, settled)


def show_verdict(number: int, claim: Claim, place: Place | None) -> None:
    """The verdict, why it was given, and what to say instead."""
    sign, verdict = marking.SIGNS[claim.verdict], verdict_words(claim, language)
    heading = markup.escape_markdown(f"{number}. {sign} {claim.quantity.text}: {verdict}")
    st.subheader(heading, anchor=f"claim-{number}")
    words = ", ".join(dict.fromkeys(word.text for word in claim.words))
    where = [(_("Where it stands"), place.words(language))] if place else []
    facts = [
        *where,
        (_("Sentence"), marking.shortened(claim.sentence)),
        (_("Why"), why(claim, language)),
        (_("Words that decided it"), words),
    ]
    if claim.figure:
        facts.append((_("Better wording"), better(claim, language)))
        facts += [(_("Say with it"), text) for text in claim.figure.caveats(language)]
    st.html(markup.render("facts", facts=facts))


def choice_key(number: int, claim: Claim) -> str:
    """The name of a claim's choice; that of another text is another one."""
    return f"claim_choice_{number}_{claim.span.start}_{crc32(claim.sentence.encode())}"


def ask_which(number: int, claim: Claim) -> None:
    """Let the reader choose which of several figures is meant; the verdict follows everywhere."""
    labels = {
        figure.id: f"{figure.label(language)}: {figure.with_unit(language, 'exact')}"
        for figure in claim.near
    }
    one = len(labels) == 1
    # What was chosen by mistake can be taken back.
    labels[NONE] = _("Another figure") if one else _("None of these")
    st.radio(
        _("Is this figure meant? Choose it, and there is a verdict.")
        if one
        else _("Which figure is meant? Choose it, and there is a verdict."),
        list(labels),
        index=None,
        format_func=lambda key: labels[key],
        key=choice_key(number, claim),
    )


def as_chosen(claims: Claims) -> Claims:
    """The claims with what the reader has chosen on their cards."""
    kept = ((n, st.session_state.get(choice_key(n, c))) for n, c in enumerate(claims, start=1))
    return with_chosen(claims, {number - 1: figure for number, figure in kept if figure})


def show_figure(number: int, claim: Claim) -> None:
    """The record's own figure beside the claim, what lies near it, and its chart on request."""
    assert claim.figure is not None
    parts = stands_on(claim)[1:]  # every part of a sum is shown
    near = [*parts] or [figure for figure in claim.near if figure.id != claim.figure.id][:3]
    shown = [
        frame.card(reader, figure, figure_list.what(figure, language))
        for figure in (claim.figure, *near)
    ]
    # Several are taken along one by one, under their cards; of a sum, none stands for all.
    frame.cards(shown if near else [str(shown[0])])
    left, right = st.columns([5, 2], vertical_alignment="center")
    if not near:
        with right:
            basket_state.add_button(reader, f"figure:{claim.figure.id}", f"claim-{number}")
    with left:
        wanted = st.toggle(_("Show the chart"), key=f"claim_chart_{number}")
    if wanted:
        name = default_chart(reader.record, claim.figure.series.key)
        blocks.chart_block(reader, name, f"claim{number}")


def exports(claims: Claims, text: str) -> None:
    """The report to take away: as a Word file and as JSON."""
    left, right, _rest = st.columns([2, 2, 4])
    word = quota.counted(partial(as_docx, text, claims, language, reader.record))
    left.download_button(
        _("Report (Word)"), word, "claims.docx", on_click="ignore", key="docx", width="stretch"
    )
    data = partial(as_json, claims, language, reader.record)
    right.download_button(
        _("Report (JSON)"), data, "claims.json", on_click="ignore", key="json", width="stretch"
    )


frame.header(
    reader,
    _("Check a claim"),
    _("Is the number in this text right, whose is it, and what does it leave out?"),
    [
        _(
            "Paste a draft, a newspaper paragraph or a post, in English or Dutch. A number on this "
            "subject gets a verdict where the words around it are understood, with figure, source "
            "and caveats; else it is said why it gets none."
        ),
        _("What you paste is not stored and not logged; it stays in this session."),
    ],
    [
        _(
            "A match says that the number was published, not that the sentence around it is fair. "
            "Read the figure's own words beside it."
        ),
        _(
            "Each sentence is read by itself: what the next one adds or takes back (that it was "
            "so many a month, say) is not held against the number before it."
        ),
        _("A number that the record has no figure for is not called wrong."),
    ],
)
# Streamlit forgets a field that is not on the page; a reader who comes back finds the text again.
if TEXT not in st.session_state:
    st.session_state[TEXT] = st.session_state.get(KEPT, "")
with st.form("claim", border=False):
    st.text_area(_("Text to check"), key=TEXT, height=200, max_chars=LONGEST)
    pressed, example = st.columns([1, 4])
    # Not "primary": its white letters are hard to read on the dark theme's colour.
    pressed.form_submit_button(_("Check"), width="stretch")
    example.form_submit_button(_("Fill in an example"), on_click=fill_in_example)


def show_claims(text: str, joined: Joined | None = None) -> None:
    """The text with its marks and a card for each number; of a document with the places."""
    claims = check(text, record=reader.record)
    for limit in claims.limits:
        blocks.message(reader, limit_words(limit, language))
    if not claims:
        blocks.message(
            reader,
            _("No number in this text concerns the record. Nothing is said about the others."),
        )
        return
    settled = as_chosen(claims)
    st.markdown(f"**{markup.escape_markdown(summary(settled, language))}**")
    if joined is None:
        st.html(markup.render("marked", pieces=marking.pieces(text, settled)))
    exports(settled, text)
    for place, claim in enumerate(claims[:MOST_CARDS]):
        where = joined.place_of(claim.span.start) if joined else None
        show_claim(place + 1, claim, settled[place], where)
    if len(claims) > MOST_CARDS:
        blocks.message(reader, _("The report holds the others too: take it as a file."))


def show_touched(text: str) -> None:
    """The often-made claims that a text touches, each with its page."""
    claims = all_often_made(reader.record, language, touched(text))
    if not claims:
        return
    links = [(claim.title, addresses.claim(language, claim.name)) for claim in claims]
    st.html(markup.render("touched", heading=_("Often-made claims this text touches"), links=links))


def bring_up_to_date(report: Report) -> None:
    """What has changed since in a file of ours, item by item, and its new version in a click."""
    new = renewed(report, reader.record, language)
    if new is None:
        return
    with st.container(border=True):
        st.subheader(_("What has changed since, item by item"), anchor="since")
        st.html(markup.render("lines", lines=new.said(language), numbered=True))
        if not new.carried:
            blocks.message(
                reader,
                _("The file does not tell its own titles and notes: give them anew."),
            )
        st.button(
            _("Make the new version"),
            icon=":material/update:",
            key="renew",
            on_click=open_renewed,
            args=(new.basket,),
            help=_("The same items in the same order; what has changed is marked in it."),
        )
        if st.session_state.pop(RENEWED, False):
            address = beside(f"briefing?lang={language}")
            words = _("The new version is open in My briefing.")
            st.html(markup.render("link", address=address, text=words))


def open_renewed(basket: Basket) -> None:
    """The new version as one more briefing, which is open then."""
    basket_state.put_shelf(basket_state.shelf().add(basket))
    st.session_state[RENEWED] = True


def show_document(content: bytes) -> None:
    """A document: what became of our own figures in it, and its other numbers as claims."""
    try:
        with quota.elsewhere():
            read_text = read(content)
        report, document = document_report(content, reader.record, language, read_text)
    except UnreadableFile as error:
        blocks.message(reader, error.explain(language))
        return
    if report is not None:
        lines = report.lines(language)
        st.html(markup.render("lines", lines=lines[:MOST_LINES], numbered=False))
        if len(lines) > MOST_LINES:
            blocks.message(reader, _("{count} more are not shown.", count=len(lines) - MOST_LINES))
        bring_up_to_date(report)
    passages = document.passages if report is None else report.added
    if report is None:
        for line in (no_list(language), *unread_in(document, language)):
            blocks.message(reader, line)
    if passages:
        joined = Joined(passages)
        show_touched(joined.text)
        show_claims(joined.text[:LONGEST], joined)
        if len(joined.text) > LONGEST:
            blocks.message(reader, _("The file is too long: only its first part was read."))


quota.ask_for_a_file()
given = st.file_uploader(
    _("Check a document"),
    type=["docx", "pptx", "xlsx", "pdf"],
    key="claim_document",
    max_upload_size=5,
    help=_("Its text, tables, charts and notes are read; it is not stored."),
)
text = st.session_state[KEPT] = st.session_state.get(TEXT) or ""
if given is not None or text.strip():
    if not quota.allows("claims"):
        blocks.message(reader, _("Many texts were checked in a short time; wait a minute."))
    elif given is not None:
        show_document(given.getvalue())
    else:
        show_touched(text)
        show_claims(text)
