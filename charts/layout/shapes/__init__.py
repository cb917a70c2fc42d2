"""Outlines of countries, projected for drawing. See the README beside this file for origin."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

Point = tuple[float, float]
Outline = tuple[tuple[Point, ...], ...]

RADIANS = 0.017453292519943295


@cache
def areas() -> dict[str, Outline]:
    """Projected outlines by country code, in drawing order. Degrees of the equator, y upwards."""
    return {
        code: tuple(tuple(project(x, y) for x, y in ring) for ring in rings)
        for code, rings in _content()["areas"].items()
    }


@cache
def points() -> dict[str, Point]:
    """Projected middles of the countries and territories that have no outline."""
    return {code: project(x, y) for code, (x, y) in _content()["points"].items()}


@cache
def coarse(least: float) -> dict[str, Outline]:
    """The outlines without points nearer than ``least`` to the one before; tiny rings vanish."""
    thinned = {
        code: tuple(filter(None, (_thinned(ring, least) for ring in rings)))
        for code, rings in areas().items()
    }
    return {code: rings or areas()[code][:1] for code, rings in thinned.items()}


def _thinned(ring: tuple[Point, ...], least: float) -> tuple[Point, ...]:
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return tuple(kept) if len(kept) > 2 else ()


@cache
def extent() -> tuple[float, float, float, float]:
    """Left, bottom, right and top of all that is drawn."""
    every = [point for rings in areas().values() for ring in rings for point in ring]
    xs, ys = [x for x, _ in every], [y for _, y in every]
    return min(xs), min(ys), max(xs), max(ys)


def project(longitude: float, latitude: float) -> Point:
    """Natural Earth projection in its polynomial form: it keeps sizes roughly right."""
    phi = latitude * RADIANS
    p2 = phi * phi
    p4 = p2 * p2
    x = longitude * (
        0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    )
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return x, y / RADIANS


@cache
def _content() -> dict:
    path = Path(__file__).with_name("countries.json")
    content: dict = json.loads(path.read_text(encoding="utf-8"))
    return content
