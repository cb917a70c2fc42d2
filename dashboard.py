"""The front door: ``streamlit run dashboard.py``.

Streamlit reads this file twice. As a module it finds ``app``: the server with the routes and
headers that stand beside the pages. As a script it runs for every reader: language, navigation,
the chosen page.
"""

from __future__ import annotations

if __name__ != "__main__":
    from publish.server import build_app

    app = build_app(__file__)
else:
    from screen.app import run

    run()
