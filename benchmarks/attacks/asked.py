"""Attacks by requests: what is asked for too often, too long, or by too many names."""

from __future__ import annotations

import os
import random
import socket
from contextlib import ExitStack, suppress

from benchmarks.attacks.attacker import Attacker, session_of
from briefing.basket.basket import Basket
from briefing.basket.link import encode
from data_sources.package.tables import DATASETS
from data_sources.record.load import load

KEYS = load(DATASETS).with_current()
LONG = ("/data/figures.csv", "/data/catalog.jsonld", "/en/changes/", "/data/catalog.ttl")


def basket(items: int) -> str:
    made = Basket()
    for key in KEYS[:items]:
        made = made.add(f"chart:trend:{key}")
    return encode(made)


def searches(attacker: Attacker) -> None:
    draw = random.Random(5)
    texts = [
        "+".join(
            "".join(draw.choices("abcdefghijklmnoprstuvwyz", k=draw.randint(2, 12)))
            for _word in range((3, 40, 300)[number % 3])
        )
        for number in range(500)
    ]
    attacker.many(
        500, lambda n: attacker.status(f"/{('en', 'nl')[n % 2]}/search/?q={texts[n]}"), 40
    )


def presentations(attacker: Attacker) -> None:
    held = basket(60)
    attacker.many(
        60, lambda n: attacker.status(f"/{('en', 'nl')[n % 2]}/present?basket={held}&n={n}"), 60
    )


def chart_files(attacker: Attacker) -> None:
    forms = ("png", "zip", "xlsx", "svg")

    def one(number: int) -> str:
        place = f"/{('en', 'nl')[number % 2]}/chart/file?id=trend:{KEYS[number % len(KEYS)]}"
        return attacker.status(f"{place}&form={forms[number % 4]}&n={number}")

    attacker.many(200, one, 30)


def names(attacker: Attacker) -> None:
    """Ever new names of the reader, and of the server on pages that say where they stand."""

    def one(number: int) -> str:
        headers = (
            {"X-Forwarded-For": "9" * 30_000},
            {"X-Forwarded-For": f"2001:db8:{number:x}::1"},
            {"Host": f"h{number}.example", "Accept-Encoding": "gzip"},
            {"Cookie": "a=" + "c" * 7000},
            {"Forwarded": "for=" + "b" * 15_000},
        )[number % 5]
        return attacker.status(f"/en/figures/{KEYS[number % len(KEYS)]}/", **headers)

    attacker.many(1000, one, 16)


def heads(attacker: Attacker) -> None:
    """Heads that do not end."""
    pieces = (b"X: y\r\n" * 300, b"z" * 9000, b"Cookie: k=v; " * 700, b"\t continued " * 900)

    def one(number: int) -> str:
        with attacker.socket() as opened:
            opened.sendall(b"GET /en/figures/ HTTP/1.1\r\n" + attacker.host())
            try:
                for _piece in range(4000):
                    opened.sendall(pieces[number % 4])
            except OSError:
                return "cut off"
        return "taken"

    attacker.many(48, one, 16)


def not_taken(attacker: Attacker) -> None:
    """The longest answers, which nobody takes."""
    with ExitStack() as stack:

        def one(number: int) -> str:
            opened = stack.enter_context(socket.socket())
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            opened.connect(("127.0.0.1", attacker.port))
            path = LONG[number % len(LONG)].encode()
            opened.sendall(b"GET " + path + b" HTTP/1.1\r\n" + attacker.host() + b"\r\n")
            return "left"

        attacker.many(600, one, 1)
        while attacker.goes_on():
            with suppress(OSError):
                attacker.status("/data/figures.csv")  # and some that are


def uploads(attacker: Attacker) -> None:
    """Files to a page with a field for one and to none, small and large."""
    with attacker.stream() as opened:
        told = attacker.page(opened, "briefing")
        name = session_of(told)
        cookie = (attacker.ask("GET", "/_stcore/health").getheader("set-cookie") or "").partition(
            ";"
        )[0]

        def one(number: int) -> str:
            body = (
                b'--q\r\nContent-Disposition: form-data; name="z"; filename="p.png"\r\n'
                b"Content-Type: image/png\r\n\r\n"
                + os.urandom(1 << 20) * (1, 4)[number % 2]
                + b"\r\n--q--\r\n"
            )
            headers = {
                "Content-Type": "multipart/form-data; boundary=q",
                "Cookie": cookie,
                "X-Xsrftoken": cookie.partition("=")[2],
            }
            place = f"/_stcore/upload_file/{name if number % 4 else 'f' * 64}/{number}"
            return str(attacker.ask("PUT", place, body, headers).status)

        attacker.many(120, one, 12)
