"""One canary for each undocumented side of Streamlit: it fails with what breaks."""

from __future__ import annotations

import importlib
import importlib.metadata
import inspect
from types import SimpleNamespace

import pytest
import streamlit as st
import uvicorn
from starlette.routing import Route, WebSocketRoute
from streamlit import net_util
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.testing.v1 import AppTest

from publish.server.assets import entry_page
from screen.session import undocumented
from screen.session.undocumented import (
    BREAKS,
    OTHERS,
    PRERENDER,
    STREAMLIT,
    leave_out_components,
)


def index() -> str:
    return (STREAMLIT.static / "index.html").read_text(encoding="utf-8")


def test_every_sentence_has_its_canary() -> None:
    source = inspect.getsource(importlib.import_module(__name__))
    assert [name for name in BREAKS if f'BREAKS["{name}"]' not in source] == []


def test_messages() -> None:
    known = {each.name for each in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert {"rerun_script", *OTHERS} <= known, BREAKS["messages"]
    asked = BackendOperationRequest.DESCRIPTOR.fields_by_name
    assert {name for names in OTHERS.values() for name in names} <= set(asked), BREAKS["messages"]


def test_pages() -> None:
    known = isinstance(PagesManager.__dict__.get("uses_pages_directory", 0), bool | None)
    assert known, BREAKS["pages"]


def test_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_args: object, **_named: object) -> None:
        pytest.fail(BREAKS["addresses"])

    monkeypatch.setattr(net_util, "_external_ip", "127.0.0.1")
    monkeypatch.setattr(net_util, "_internal_ip", "127.0.0.1")
    monkeypatch.setattr(net_util, "_make_blocking_http_get", asked)
    asked_for = net_util.get_external_ip(), net_util.get_internal_ip()
    assert asked_for == ("127.0.0.1", "127.0.0.1"), BREAKS["addresses"]


def test_components(monkeypatch: pytest.MonkeyPatch) -> None:
    def searched() -> None:
        pytest.fail(BREAKS["components"])

    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", None)
    leave_out_components()
    monkeypatch.setattr(importlib.metadata, "distributions", searched)
    BidiComponentManager().discover_and_register_components(start_file_watching=False)


def test_server() -> None:
    startup = inspect.getsource(uvicorn.Server.startup)
    assert "config.http_protocol_class(" in startup, BREAKS["server"]
    from screen.session.undocumented import running_server

    config = uvicorn.Config("x:y")
    assert running_server() is config, BREAKS["server"]


def test_entry() -> None:
    assert STREAMLIT.language in index() and STREAMLIT.title in index(), BREAKS["entry"]
    assert '<html lang="nl">' in entry_page(STREAMLIT, "nl").content.decode(), BREAKS["entry"]


def test_script() -> None:
    assert f"<script>{PRERENDER}</script>" in index(), BREAKS["script"]
    assert index().count("<script>") == 1, BREAKS["script"]


def test_connect() -> None:
    entry = next((STREAMLIT.static / "static" / "js").glob("index.*.js")).read_text("utf-8")
    for word in ("__streamlit", "BACKEND_BASE_URL", "HOST_CONFIG", "pingServerInBackground"):
        assert word in entry, BREAKS["connect"]


def _keyed() -> None:
    import streamlit as st

    from screen.session import undocumented

    st.text_input("x", key="a-key-with-lines")
    st.write(sorted(undocumented.widget_states()))
    st.write(bool(undocumented.session_id()))


def test_widgets() -> None:
    run = AppTest.from_function(_keyed).run()
    run.text_input[0].input("said").run()
    assert "a-key-with-lines" in run.markdown[0].value or "a-key-with-lines" in str(
        run.json[0].value
    ), BREAKS["widgets"]


def test_session() -> None:
    run = AppTest.from_function(_keyed).run()
    assert run.markdown[-1].value == "`True`", BREAKS["session"]


def _copied() -> None:
    import streamlit as st

    from screen.session import undocumented

    def said() -> None:
        st.write("it ran")

    page = st.Page(said, title="x", default=True)
    for _time in range(2):
        st.navigation([undocumented.page_copy(page)], position="hidden").run()


def test_page() -> None:
    run = AppTest.from_function(_copied).run()
    assert [item.value for item in run.markdown] == ["it ran", "it ran"], BREAKS["page"]


def test_uploads() -> None:
    manager = MemoryUploadedFileManager("/x")
    assert dict(manager.file_storage) == {}, BREAKS["uploads"]
    manager.add_file("a", UploadedFileRec("b", "c.png", "image/png", b"d"))
    manager.remove_file("a", "b")
    assert not manager.file_storage.get("a"), BREAKS["uploads"]


class _Kept:
    """A runtime in which one session waits for its browser."""

    def __init__(self) -> None:
        storage = MemorySessionStorage()
        self._session_mgr = WebsocketSessionManager(storage, None, None, lambda: None)  # type: ignore[arg-type]
        storage.save(SessionInfo(client=None, session=SimpleNamespace(id="mine")))  # type: ignore[arg-type]


def test_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Runtime, "_instance", _Kept())
    assert [STREAMLIT.kept(name) for name in ("mine", "other")] == [True, False], BREAKS["kept"]
    monkeypatch.setattr(Runtime, "_instance", None)
    assert not STREAMLIT.kept("mine"), BREAKS["kept"]


def test_paths() -> None:
    app = st.App(__file__)
    routes = app._build_starlette_app().routes
    streams = [route.path for route in routes if isinstance(route, WebSocketRoute)]
    assert streams == [STREAMLIT.stream], BREAKS["paths"]
    takes = [route.path for route in routes if isinstance(route, Route) and "upload" in route.path]
    assert takes and all(path.startswith(STREAMLIT.uploads) for path in takes), BREAKS["paths"]


class _Session:
    """What a session is asked for, and which parts it knows."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def has_fragment(self, fragment_id: str) -> bool:
        return fragment_id == "known"

    def request_rerun(self, client_state: ClientState | None) -> None:
        self.asked.append(client_state.fragment_id if client_state else "nothing")


def test_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A click in a part that the session does not know is one for the page."""
    signature = inspect.signature(AppSession.request_rerun)
    assert list(signature.parameters) == ["self", "client_state"], BREAKS["parts"]
    assert callable(AppSession.has_fragment), BREAKS["parts"]
    monkeypatch.setattr(undocumented, "AppSession", _Session)
    undocumented.run_pages_of_unknown_parts()
    undocumented.run_pages_of_unknown_parts()
    session = _Session()
    for state in (
        ClientState(fragment_id="known"),
        ClientState(fragment_id="lost"),
        ClientState(fragment_id="lost", is_auto_rerun=True),
        ClientState(),
        None,
    ):
        session.request_rerun(state)
    assert session.asked == ["known", "", "lost", "", "nothing"]
