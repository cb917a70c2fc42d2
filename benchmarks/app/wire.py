"""A reader without a browser: Streamlit's own messages over a websocket.

A :class:`Reader` opens a session as a browser does, notes which choices the page offers, and
clicks them. Times are from the click to the message that the run has finished.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

LARGEST = 64 * 1024 * 1024
PATIENCE = 60.0
HIDDEN = "the page raised an error, whose kind and place stand in the server's log"
"""As the product is shipped, a reader is not told the kind of an error."""
NOT_FILTERS = ("lang", "_panel", "basket", "point")
"""Choices that change the frame and not what the page shows."""


class RunFailed(RuntimeError):
    """The page raised, or its run did not end as it should."""


@dataclass
class Run:
    """What one run of a page took and sent: seconds to its end, bytes, charts."""

    seconds: float
    received: int = 0
    charts: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass
class Reader:
    """One session. ``page`` is its address without slash, empty for the first page."""

    url: str
    page: str = ""
    query: str = ""
    connection: ClientConnection | None = None
    script_hash: str = ""
    choices: dict[str, tuple[str, list[str], str]] = field(default_factory=dict)
    state: dict[str, tuple[str, str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    turn: Iterator[int] = field(default_factory=itertools.count)

    async def open(self) -> Run:
        """Connect and have the page run for the first time."""
        address = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        self.connection = await connect(
            address, subprotocols=["streamlit"], max_size=LARGEST, open_timeout=PATIENCE
        )
        return await self.run()

    async def close(self) -> None:
        if self.connection is not None:
            await self.connection.close()

    async def click(self) -> Run:
        """Choose the next value of one of the page's choices; without any, run it again."""
        names = sorted(self.choices)
        if names:
            number = next(self.turn)
            name = names[number % len(names)]
            kind, options, first = self.choices[name]
            now = self.state.get(name, ("", first))[1]
            place = options.index(now) if now in options else 0
            self.state[name] = (kind, options[(place + 1) % len(options)])
        return await self.run()

    async def run(self) -> Run:
        """Ask for a run and wait for its end. Raises RunFailed, TimeoutError, ConnectionClosed."""
        assert self.connection is not None
        await self.connection.send(self._asking().SerializeToString())
        start = time.perf_counter()
        found = Run(0.0)
        async with asyncio.timeout(PATIENCE):
            while not await self._received(found):
                pass
        found.seconds = time.perf_counter() - start
        if found.faults:
            raise RunFailed("; ".join(found.faults))
        return found

    async def _received(self, run: Run) -> bool:
        """Take one message; true when it says that the run is over."""
        assert self.connection is not None
        data = await self.connection.recv()
        assert isinstance(data, bytes)
        run.received += len(data)
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.metadata.cacheable and message.hash:
            self.seen.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.choices.clear()
        if kind == "navigation":
            self.script_hash = message.navigation.page_script_hash
        if kind == "delta":
            self._note(message.delta, run)
        if kind != "script_finished":
            return False
        wanted = ForwardMsg.ScriptFinishedStatus
        ended = message.script_finished
        if ended == wanted.FINISHED_WITH_COMPILE_ERROR:
            run.faults.append("compile error")
        return bool(ended != wanted.FINISHED_EARLY_FOR_RERUN)

    def _note(self, delta: Any, run: Run) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            run.faults.append(element.exception.type or HIDDEN)
        elif kind == "plotly_chart":
            run.charts += 1
        elif kind == "selectbox" and len(element.selectbox.options) > 1:
            box = element.selectbox
            options = list(box.options)
            self._offer(box.id, "string", options, options[box.default or 0])
        elif kind == "button_group" and len(element.button_group.options) > 1:
            group = element.button_group
            options = [option.content for option in group.options]
            first = options[group.default[0]] if group.default else options[0]
            self._offer(group.id, "array", options, first)

    def _offer(self, name: str, kind: str, options: list[str], first: str) -> None:
        if not any(word in name for word in NOT_FILTERS):
            self.choices[name] = (kind, options, first)

    def _asking(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.page_script_hash = self.script_hash
        asked.page_name = self.page
        asked.context_info.timezone = "Europe/Amsterdam"
        asked.context_info.locale = "en-GB"
        asked.context_info.url = f"{self.url}/{self.page}"
        asked.context_info.color_scheme = "light"
        asked.cached_message_hashes.extend(self.seen)
        for name, (kind, value) in self.state.items():
            widget = asked.widget_states.widgets.add()
            widget.id = name
            if kind == "string":
                widget.string_value = value
            else:
                widget.string_array_value.data.append(value)
        return message
