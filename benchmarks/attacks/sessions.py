"""Attacks by the app's websocket: many pages, long texts, large states, files again and again."""

from __future__ import annotations

import random
import time
from contextlib import ExitStack

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from benchmarks.attacks.asked import basket
from benchmarks.attacks.attacker import Attacker, session_of
from tests.chaos.live import rerun

PAGES = ("", "cybertipline", "explore", "platforms", "countries", "briefing", "hotlines", "claims")
ASKED = 15
"""Zips of pictures that are asked for over one session in a row."""


def storm(attacker: Attacker) -> None:
    def one(number: int) -> str:
        with attacker.stream() as opened:
            attacker.page(opened, PAGES[number % len(PAGES)], f"lang={('en', 'nl')[number % 2]}")
        return "run"

    attacker.many(180, one, 30)


def tabs(attacker: Attacker) -> None:
    """Sixty tabs that each choose five times a second."""

    def one(number: int) -> str:
        with attacker.stream() as opened:
            turn = number
            while attacker.goes_on():
                turn += 1
                opened.send(rerun(PAGES[turn % 7], f"lang={('en', 'nl')[turn % 2]}"))
                attacker.came["choices"] += 1
                time.sleep(0.2)
        return "alive"

    attacker.many(60, one, 60)


def states(attacker: Attacker) -> None:
    def one(number: int) -> str:
        size = (20_000_000, 990_000, 1_000_001, 480_000)[number % 4]
        with attacker.stream() as opened:
            attacker.page(opened, "explore", "lang=nl", **{f"$$ID-{number}-y": "é" * (size // 2)})
        return "run"

    attacker.many(60, one, 12)


def texts(attacker: Attacker) -> None:
    """Texts of 200,000 signs of numbers in the claim check."""
    draw = random.Random(11)
    text = " ".join(
        f"In {draw.randint(1998, 2026)} {draw.randint(1, 10**8):,} cases ({draw.random():.1%}),"
        for _number in range(9000)
    )[:200_000]

    def one(number: int) -> str:
        with attacker.stream() as opened:
            told = attacker.page(opened, "claims")
            field = next(
                m.delta.new_element.text_area.id
                for m in told
                if m.delta.new_element.WhichOneof("type") == "text_area"
            )
            attacker.page(opened, "claims", **{field: text[number:]})
        return "checked"

    attacker.many(6, one, 6)


def zips_of_one(attacker: Attacker) -> None:
    """Pictures of sixty charts as a zip, over one session."""
    with attacker.stream() as opened:
        _zips(attacker, opened)


def zips_of_many(attacker: Attacker) -> None:
    """The same over many sessions behind one address."""
    with ExitStack() as stack:
        sessions = [stack.enter_context(attacker.stream()) for _session in range(12)]
        attacker.many(len(sessions), lambda n: _zips(attacker, sessions[n]), len(sessions))


def _zips(attacker: Attacker, opened: ClientConnection) -> str:
    told = attacker.page(opened, "briefing", f"lang=en&basket={basket(60)}")
    pictures = next(
        m.delta.new_element.download_button.deferred_file_id
        for m in told
        if m.delta.new_element.WhichOneof("type") == "download_button"
        and m.delta.new_element.download_button.id.endswith("file-images")
    )
    for number in range(ASKED):
        message = BackMsg()
        message.backend_operation_request.request_id = f"r{number}"
        message.backend_operation_request.session_id = session_of(told)
        message.backend_operation_request.deferred_file.file_id = pictures
        opened.send(message.SerializeToString())
    answered = 0
    while answered < ASKED and attacker.goes_on():
        try:
            came = ForwardMsg.FromString(opened.recv(timeout=1))  # type: ignore[arg-type]
        except TimeoutError:
            continue
        if came.WhichOneof("type") == "backend_operation_response":
            answered += 1
            told_why = came.backend_operation_response.error_msg
            attacker.came[f"told: {told_why[:40]}" if told_why else "made"] += 1
    if answered < ASKED:
        attacker.came["not answered in time"] += ASKED - answered
    return "session"
