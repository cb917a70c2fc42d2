"""Everything that this project uses of Streamlit and that Streamlit does not promise.

Each has its why and what breaks when it changes; ``tests/publish/test_undocumented.py`` has one
canary for each, which fails with that sentence. Nothing else in the project names a private or
undocumented side of Streamlit (test ids of its elements stand in the rules of
``screen/look/style.py`` and the browser tests are their canary).
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from copy import copy
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from google.protobuf.message import DecodeError
from streamlit import net_util
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from publish.server.behind import Behind, Said
from publish.server.guards.connections import bound
from screen.session.streamlit_words import all_words

LARGEST_MESSAGE = 1_000_000
"""As ``server.maxWidgetStateSize`` in the shipped settings: megabytes of a million bytes."""

BREAKS = {
    "pages": "PagesManager.uses_pages_directory is gone: before anybody has opened the front door, "
    "a deep link runs a file of pages/ bare, without language, frame and style.",
    "addresses": "net_util asks the internet for this machine's address by other functions: a "
    "foreign origin or the start could make the server ask outside.",
    "server": "uvicorn's running Config is not found, or is read once and not for each connection: "
    "headers without end and slow connections are not bounded any more.",
    "entry": "index.html looks different: the entry page is not in the reader's language and not "
    "under our name.",
    "script": "index.html's inline script is another one: the content security policy stops it.",
    "connect": "Streamlit's side in the browser no longer takes from the entry page where the "
    "server is: it asks for that first, at two addresses, before each page opens.",
    "widgets": "A widget's id does not end in its key, or a session has no widget states: the "
    "click with which a reader comes from a dead server is lost.",
    "page": "A copied st.Page does not run: no page opens.",
    "session": "The session's id is not in the script's context: files cannot be uploaded.",
    "kept": "The sessions that there are cannot be asked for by name: who comes back is heard of "
    "only when he does something, and his session may be forgotten meanwhile.",
    "parts": "A session tells otherwise which parts of a page it knows: a click in a part that "
    "runs alone is lost when the server was started anew.",
    "uploads": "The files that were sent up cannot be counted: nothing bounds them.",
    "components": "Streamlit looks for components of packages in another way: each start reads "
    "what every installed package says of itself, a fifth of the time until the server answers.",
    "messages": "A message of the browser is called otherwise: pages start without bound, or a "
    "reader empties everybody's caches and has the server look into its repository.",
    "paths": "Streamlit's websocket and uploads have other addresses: nothing bounds them.",
}
"""What breaks when it changes: the sentence with which the canary fails."""

PRERENDER = "\n      window.prerenderReady = false\n    "
"""The inline script of the entry page; the policy names its hash."""

CONNECT = """
      window.__streamlit = {
        BACKEND_BASE_URL: new URL(".", location.href).href,
        HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
      }
    """
"""Where the server is: told, the browser opens its websocket at once.

Else it asks whether the server is well under the page's own address, then one step up, and only
then opens it. Both are still asked beside that: the answer brings the cookie for uploads.
"""


def base() -> str:
    """The path under which the server stands (documented: ``server.baseUrlPath``)."""
    return str(st.get_option("server.baseUrlPath") or "").strip("/")


def origins() -> frozenset[str]:
    """Foreign origins that may open a websocket (documented: ``server.corsAllowedOrigins``)."""
    return frozenset(st.get_option("server.corsAllowedOrigins") or ())


def leave_out_components() -> None:
    """Before the server is made: no package's components are looked for, for none is used."""
    scanner: Any = manifest_scanner
    scanner.scan_component_manifests = list


def settle() -> None:
    """Before the first reader: what must be otherwise than Streamlit has it."""
    # Until somebody has opened the front door, Streamlit would serve each file of pages/ as a
    # bare script: the first visitor may come by a deep link.
    PagesManager.uses_pages_directory = False
    # Nobody outside is ever asked, whoever inside would want to know.
    net_util._external_ip = net_util._internal_ip = "127.0.0.1"
    run_pages_of_unknown_parts()
    running = running_server()
    if running is not None:
        # The config is asked anew for each connection, and it is too late to be given another.
        running.http_protocol_class = bound()
        running.ws_max_size = LARGEST_MESSAGE


def run_pages_of_unknown_parts() -> None:
    """A click in a part that the session does not know runs the page, as any other click does.

    Streamlit drops it. A session knows no part when its server was started anew, and the reader's
    tab has still what the one before made.
    """
    session: Any = AppSession
    asked = session.request_rerun
    if getattr(asked, "runs_pages", False):
        return

    def request_rerun(self: Any, client_state: Any) -> None:
        part = client_state.fragment_id if client_state is not None else ""
        if part and not client_state.is_auto_rerun and not self.has_fragment(part):
            client_state.fragment_id = ""
        asked(self, client_state)

    once: Any = request_rerun
    once.runs_pages = True
    session.request_rerun = once


def running_server() -> uvicorn.Config | None:
    """The config of the server that runs us: ``streamlit run`` makes it and hands it to nobody."""
    found = [item for item in gc.get_objects() if type(item) is uvicorn.Config]
    return found[-1] if found else None


def session_id() -> str:
    """The running session's name for itself, as it stands in the address of an upload."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def widget_states() -> Mapping[str, Any]:
    """What the browser says of its widgets, by the key that a page gave each."""
    context = get_script_run_ctx()
    states = context.session_state.get_widget_states() if context else []
    return {state.id.split("-", maxsplit=2)[-1]: state for state in states}


def page_copy(page: st.Page) -> st.Page:
    """A page to run once: it notes whether it was, and to make it anew asks the disk."""
    return copy(page)


def uploaded() -> dict[str, int]:
    """Bytes of the files that each session has sent up and that are held yet."""
    if not Runtime.exists():
        return {}
    manager: Any = Runtime.instance().uploaded_file_mgr
    stored: Mapping[str, Mapping[str, Any]] = manager.file_storage
    return {
        name: sum(len(file.data) for file in list(held.values()))
        for name, held in list(stored.items())
    }


def kept_session(name: str) -> bool:
    """Whether there is a session of this name, connected or kept for its browser to come back."""
    if not Runtime.exists():
        return False
    sessions: Any = Runtime.instance()
    return sessions._session_mgr.get_session_info(name) is not None


def forget_upload(file: str) -> None:
    """A file of this session that has been taken in: it is not held any longer."""
    context = get_script_run_ctx()
    if context is not None and Runtime.exists():
        manager: Any = Runtime.instance().uploaded_file_mgr
        manager.remove_file(context.session_id, file)


OTHERS: dict[str, tuple[str, ...]] = {
    "app_heartbeat": (),
    "stop_script": (),
    "file_urls_request": (),
    "backend_operation_request": ("deferred_file", "dataframe_chunk"),
}
"""What a reader's browser says beside having pages run, and what it may ask of the server."""


def kind(message: bytes) -> Said:
    """What a message of the browser is for.

    Streamlit obeys whatever comes: also to empty the caches of everybody, to watch its files, and
    to ask ``git`` about its folder, by a program that the event loop waits for.
    """
    try:
        said = BackMsg.FromString(message)
    except DecodeError:
        return Said.NOTHING
    name = said.WhichOneof("type")
    if name == "rerun_script":
        return Said.RUN
    if name == "backend_operation_request":
        asked = said.backend_operation_request.WhichOneof("payload")
        return Said.OTHER if asked in OTHERS[name] else Said.NOTHING
    return Said.OTHER if name in OTHERS else Said.NOTHING


def static_files() -> Path:
    """The folder of the browser's files: where Streamlit's package keeps them."""
    return Path(str(files("streamlit"))) / "static"


STREAMLIT = Behind(
    static=static_files().resolve(),
    language='<html lang="en">',
    title="<title>Streamlit</title>",
    inline=PRERENDER,
    connect=CONNECT,
    machinery=frozenset({"static", "app"}),
    read=frozenset({"health", "host-config", "stream"}),
    stream="/_stcore/stream",
    health="/_stcore/health",
    uploads="/_stcore/upload_file/",
    base=base,
    origins=origins,
    uploaded=uploaded,
    settle=settle,
    words=all_words,
    largest_message=LARGEST_MESSAGE,
    kind=kind,
    kept=kept_session,
)
"""What the server's own layers must know of what stands behind them."""
