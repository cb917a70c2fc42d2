"""The front door: ``streamlit run dashboard.py``.

Streamlit reads this file twice. As a module it finds ``app``: the server with the routes and
headers that stand beside the pages. As a script it runs for every reader: language, navigation,
the chosen page.
"""

from __future__ import annotations

if __name__ != "__main__":
    import gc

    # What is loaded stays: to look for garbage in it, again and again, is a part of every start.
    # It is not frozen here, for then the server's settings could not be found (undocumented.py).
    gc.disable()

    import streamlit as st

    from publish.server.server import lifespan, middleware, routes
    from screen.session.failed import tell
    from screen.session.undocumented import STREAMLIT, leave_out_components

    leave_out_components()

    # Streamlit finds the server by reading this line: it must call st.App by its name.
    app = st.App(
        __file__,
        routes=routes(),
        middleware=middleware(STREAMLIT),
        lifespan=lifespan(STREAMLIT),
        on_script_error=tell,
    )
    gc.enable()
else:
    from screen.app import run

    run()
