"""What a reader is told where a page, or a part of one, fails. The log has where it came about."""

from __future__ import annotations

import streamlit as st

from languages import translator
from publish.address import addresses


def tell(_error: Exception) -> bool:
    """Say calmly, in the reader's language, that it failed, and where to go.

    For ``st.App(on_script_error=…)``: it runs where the page stopped. Returns True: nothing more
    is to be shown, least of all what the error says.
    """
    # A server starts without what pages are made of.
    from screen.look import markup, style
    from screen.session import address
    from screen.session.view import language, theme

    code = language()
    _ = translator(code)
    said = _("Something went wrong here on our side, and it was noted. Please try again.")
    st.error(markup.escape_markdown(said), icon=":material/error:")
    words, figures = _("All figures, a page each"), address.beside(addresses.index(code))
    st.markdown(f"[{words}]({figures})")
    style.apply(theme())
    style.document_language(code)
    return True
