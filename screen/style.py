"""The product's own look, on top of the theme: cards, cautions, tables, print, projector."""

from __future__ import annotations

import streamlit as st

from publish.server.headers import LANGUAGE_SCRIPTS

CSS = """
:root { --otr-line: rgba(120, 135, 150, .38); --otr-soft: rgba(0, 114, 178, .07); }
.otr-menu { font-size: .9rem; font-weight: 600; margin: .9rem 0 0 0; }
section[data-testid="stSidebar"] [data-testid="stVerticalBlock"] { gap: .35rem; }
/* Folded, the menu is only moved out of sight: nobody should step through links not seen. */
section[data-testid="stSidebar"][data-collapsed="true"] { visibility: hidden; }
.otr-answer { font-size: 1.15rem; line-height: 1.5; max-width: 62rem; }
.otr-answer p { margin: 0 0 .5rem 0; }
.otr-question { font-weight: 600; }
.otr-caution { border: 1px solid var(--otr-line); border-left: .4rem solid #D55E00;
  border-radius: .4rem; padding: .7rem 1rem; max-width: 62rem; margin: .2rem 0 .6rem 0; }
.otr-caution p, .otr-caution ul { margin: 0; }
.otr-caution-title { font-weight: 600; margin-bottom: .2rem !important; }
.otr-cards { display: grid; gap: .9rem;
  grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
.otr-card { border: 1px solid var(--otr-line); border-radius: .5rem; padding: .9rem 1.05rem;
  height: 100%; display: flex; flex-direction: column; overflow-wrap: anywhere; }
.otr-card p { margin: 0 0 .3rem 0; }
.otr-card-label { font-weight: 600; line-height: 1.3; }
.otr-card-value { font-size: 1.9rem; font-weight: 650; line-height: 1.15;
  font-variant-numeric: tabular-nums; }
.otr-card-large .otr-card-value { font-size: 2.6rem; }
.otr-card-unit { display: block; font-size: 1rem; font-weight: 500; line-height: 1.4; }
.otr-card-note { border-left: .2rem solid #D55E00; padding-left: .55rem; font-size: .92rem; }
.otr-card-source, .otr-card-level, .otr-card-meta { font-size: .88rem; }
.otr-card-source { margin-top: auto !important; padding-top: .35rem; }
.otr-picture-title { font-size: 1rem; font-weight: 600; line-height: 1.3; margin: 0; padding: 0; }
[data-testid="stDownloadButton"] button p { white-space: normal; overflow: visible; }
[data-testid="stPageLink"] a { height: auto; }
[data-testid="stPageLink"] a p { white-space: normal; text-overflow: clip; overflow: visible; }
.otr-finding { max-width: 62rem; }
.otr-finding p { margin: 0 0 .3rem 0; }
.otr-warning { font-size: .92rem; }
.otr-point-text { font-size: 1.1rem; line-height: 1.5; max-width: 62rem; margin: 0 0 .7rem 0; }
.otr-facts { margin: 0 0 .6rem 0 !important; padding: 0 !important; display: grid;
  grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .45rem 1.2rem; }
.otr-facts dt { font-weight: 600; }
.otr-facts dd { margin: 0; max-width: 52rem; }
.otr-table-scroll { overflow-x: auto; max-height: 32rem; overflow-y: auto; }
.otr-table { border-collapse: collapse; font-size: .92rem; width: 100%; }
.otr-table caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
.otr-table th, .otr-table td { text-align: left; padding: .3rem .7rem .3rem 0;
  border-bottom: 1px solid var(--otr-line); vertical-align: top; font-weight: 400; }
.otr-table thead th { font-weight: 600; }
.otr-table .otr-number { text-align: right; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
.otr-list { max-height: none; overflow-x: visible; }
.otr-list .otr-table { table-layout: fixed; }
.otr-list .otr-table .otr-number { white-space: normal; padding-right: 1.2rem; }
.otr-list th, .otr-list td { overflow-wrap: break-word; }
.otr-list thead th:nth-child(1) { width: 37%; }
.otr-list thead th:nth-child(2) { width: 19%; }
.otr-list thead th:nth-child(3) { width: 19%; }
.otr-words thead th:nth-child(1) { width: 32%; }
.otr-words thead th:nth-child(2), .otr-words thead th:nth-child(3) { width: 34%; }
.otr-steps thead th:nth-child(1) { width: 16%; }
.otr-steps thead th:nth-child(2) { width: 22%; }
.otr-steps thead th:nth-child(3) { width: 42%; }
.otr-marked { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.9; max-width: 62rem;
  border: 1px solid var(--otr-line); border-radius: .4rem; padding: .8rem 1rem; max-height: 30rem;
  overflow-y: auto; }
.otr-claim { text-decoration: none; } .otr-claim mark { background: var(--otr-soft); color: inherit;
  border-bottom: .16rem solid #0072B2; padding: 0 .1rem; }
.otr-claim-differs mark { border-bottom: .2rem double #D55E00; }
.otr-claim-outdated mark, .otr-claim-matches_but mark { border-bottom-style: dashed; }
.otr-claim-not_in_record mark { border-bottom: .1rem dotted; background: none; }
.otr-claim sup { font-weight: 650; padding-left: .1rem; }
a:focus-visible, summary:focus-visible, [data-testid="stElementToolbar"] button:focus-visible,
.otr-table-scroll:focus-visible { outline: .18rem solid #1a83c6 !important;
  outline-offset: .1rem; }
[data-testid="stSidebar"] a:focus-visible { outline-offset: -.1rem; }
[data-testid="stCaptionContainer"] { opacity: .85 !important; }
[data-testid="stMultiSelectTagsContainer"] [data-tag] { background: var(--otr-soft);
  border: 1px solid var(--otr-line); color: inherit; }
[data-testid="stMultiSelectTagsContainer"] [data-tag] span { color: inherit; }
.otr-footer { border-top: 1px solid var(--otr-line); margin-top: 1.5rem; padding-top: .8rem;
  font-size: .92rem; }
.otr-footer p { margin: 0 0 .3rem 0; }
@media (max-width: 640px) {
  .otr-facts { grid-template-columns: 1fr; gap: .1rem; }
  .otr-facts dd { margin-bottom: .5rem; }
  .otr-card-value { font-size: 1.6rem; }
  .otr-card-large .otr-card-value { font-size: 2rem; }
}
@media (max-width: 640px) {
  .otr-list thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
  .otr-list .otr-table tr { display: block; border-bottom: 1px solid var(--otr-line);
    padding: .5rem 0; }
  .otr-list .otr-table th, .otr-list .otr-table td { display: block; width: auto; border: 0;
    padding: .1rem 0; text-align: left; }
  .otr-list tbody th { font-weight: 600 !important; }
}
@media (min-width: 641px) and (max-width: 1700px) {
  .otr-cards:has(> :nth-child(4):last-child) { grid-template-columns: repeat(2, 1fr); }
}
@media (min-width: 1700px) {
  .otr-cards { grid-template-columns: repeat(auto-fit, minmax(min(21rem, 100%), 1fr)); }
}
@media (min-width: 1900px) { html { font-size: 18px; } }
@media print { section[data-testid="stSidebar"], header { display: none !important; } }
"""


def apply() -> None:
    """Put the style into the page. A constant: nothing from data or the address is in it."""
    st.html(f"<style>{CSS}</style>")


def document_language(language: str) -> None:
    """Tell the browser which language the page is in, also after a switch without a reload.

    The scripts are constants: the content security policy names their hashes.
    """
    st.html(f"<script>{LANGUAGE_SCRIPTS[language]}</script>", unsafe_allow_javascript=True)
