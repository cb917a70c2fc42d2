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


COMMON = 2
"""Points of their outlines that two countries have in common, from which on they share a border."""


@cache
def neighbours(code: str) -> frozenset[str]:
    """The countries that share a border with one; none for an island, or where it has no outline.

    Borders as they are drawn: what is too small for an outline has none.
    """
    corners = _corners()
    own = corners.get(code, frozenset())
    return frozenset(
        other
        for other, theirs in corners.items()
        if other != code and not other.startswith("?") and len(own & theirs) >= COMMON
    )


@cache
def _corners() -> dict[str, frozenset[Point]]:
    return {
        code: frozenset(point for ring in rings for point in ring)
        for code, rings in areas().items()
    }


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


# West, south, east and north: where most of its people live. Russia reaches the Pacific, and France
# and the Netherlands have parts in America.
FRAMES = {"Europe": (-24.0, 34.5, 44.0, 71.0), "EU27": (-24.0, 34.5, 44.0, 71.0)}


@cache
def frame(area: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what a map of a region shows; of the world where none is."""
    if area not in FRAMES:
        return extent()
    west, south, east, north = FRAMES[area]
    corners = [project(x, y) for x in (west, (west + east) / 2, east) for y in (south, north)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def shows(area: str, point: Point) -> bool:
    """Whether a point lies in what a map of a region shows."""
    left, bottom, right, top = frame(area)
    return left <= point[0] <= right and bottom <= point[1] <= top


@cache
def within(area: str) -> dict[str, Outline]:
    """The outlines of which a map of a region shows some part; all of them on one of the world."""
    if area not in FRAMES:
        return areas()
    seen = {
        code: tuple(ring for ring in rings if any(shows(area, point) for point in ring))
        for code, rings in areas().items()
    }
    return {code: rings for code, rings in seen.items() if rings}


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
