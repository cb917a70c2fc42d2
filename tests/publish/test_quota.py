"""What costs is rationed by reader, also where it is asked for inside the app's own session."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from publish.server.guards.budgets import Budget
from publish.server.guards.clients import client_of, is_near, named_client
from publish.server.guards.work import CHECKS, PAGES_AT_ONCE, AtOnce
from screen.session import quota


@pytest.mark.parametrize(
    ("here", "forwarded", "named"),
    [
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.1.2.3", "198.51.100.9, 192.0.2.7", "192.0.2.7"),
        ("172.31.0.4", "", "172.31.0.4"),
        ("172.217.0.4", "192.0.2.7", "172.217.0.4"),
        ("not an address", "192.0.2.7", "unknown"),
        ("127.0.0.1", "x" * 100_000, "127.0.0.1"),
        ("127.0.0.1", "2001:db8:0:1::7", "2001:db8:0:1::"),
        ("::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
    ],
)
def test_only_a_proxy_of_ours_may_name_the_reader(here: str, forwarded: str, named: str) -> None:
    assert named_client(here, forwarded) == named
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    assert client_of({"client": (here, 1), "headers": headers}) == named


def test_near_is_this_machine_and_private_networks() -> None:
    assert is_near("::1") and is_near("192.168.1.1")
    assert not is_near("8.8.8.8") and not is_near("")


def _script() -> None:
    import streamlit as st

    from screen.session import quota

    make = quota.counted(lambda: b"file")
    results = []
    for _time in range(3):
        try:
            results.append(make().decode())
        except quota.TooMany:
            results.append("wait")
    st.text(" ".join(results))


def test_files_made_in_a_session_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(quota._RATES, "files", Budget(each=2))
    shown = AppTest.from_function(_script).run()
    assert shown.text[0].value == "file file wait"


def test_one_reader_leaves_a_turn_to_the_others() -> None:
    checks = AtOnce(2)
    assert [checks.begin("one") for _time in range(3)] == [True, True, False]
    assert checks.begin("another")
    checks.end("one")
    assert [checks.begin("one") for _time in range(2)] == [True, False]
    assert CHECKS.most < PAGES_AT_ONCE


def _checks() -> None:
    import streamlit as st

    from screen.session import quota

    with quota.turn():
        st.text(f"{quota.allows('claims')} {quota.allows('claims')}")
        if st.query_params.get("fails"):
            raise ValueError


@pytest.mark.parametrize("fails", ["", "1"])
def test_a_check_gives_its_turn_back_however_it_ends(
    fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = AtOnce(1)
    monkeypatch.setattr(quota, "CHECKS", checks)
    app = AppTest.from_function(_checks)
    app.query_params["fails"] = fails
    assert [app.run().text[0].value for _time in range(3)] == ["True True"] * 3
    checks.most = 0
    assert app.run().text[0].value == "False False"
