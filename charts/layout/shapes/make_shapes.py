"""Make ``countries.json`` from the npm packages ``world-atlas`` and ``i18n-iso-countries``.

    npm pack world-atlas i18n-iso-countries   # and unpack each into a folder
    python charts/shapes/make_shapes.py ATLAS_FOLDER ISO_FOLDER

Needed only when borders are to be redrawn; the product reads the file that this wrote.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Ring = list[list[float]]
NAMES_WITHOUT_NUMBER = {"Kosovo": "XKX"}
LEFT_OUT = {"ATA"}
PLACES = 1
# Natural Earth draws these as part of another country, or not at all; middles from any atlas.
MORE_POINTS = {
    "BES": [-68.3, 12.2],
    "CCK": [96.8, -12.2],
    "CXR": [105.6, -10.5],
    "GIB": [-5.3, 36.1],
    "GLP": [-61.5, 16.2],
    "GUF": [-53.1, 4.0],
    "MTQ": [-61.0, 14.6],
    "MYT": [45.1, -12.8],
    "REU": [55.5, -21.1],
    "SJM": [16.0, 78.2],
    "TKL": [-171.8, -9.2],
    "TUV": [179.2, -8.5],
}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def main(atlas: Path, iso: Path) -> None:
    numbers = {row[2]: row[1] for row in _json(iso / "codes.json")}
    coarse = _shapes(_json(atlas / "countries-110m.json"), numbers)
    fine = _shapes(_json(atlas / "countries-50m.json"), numbers)
    areas = {code: _rounded(rings) for code, rings in coarse.items() if code not in LEFT_OUT}
    points = {
        code: _centre(rings)
        for code, rings in fine.items()
        if code not in areas and code not in LEFT_OUT and not code.startswith("?")
    }
    points |= MORE_POINTS
    content = {"areas": _largest_first(areas), "points": dict(sorted(points.items()))}
    target = Path(__file__).with_name("countries.json")
    target.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(areas)} areas, {len(points)} points, {target.stat().st_size} bytes")


def _shapes(topology: dict[str, Any], numbers: dict[str, str]) -> dict[str, list[Ring]]:
    arcs = _arcs(topology)
    found: dict[str, list[Ring]] = {}
    for item in topology["objects"]["countries"]["geometries"]:
        name = item["properties"]["name"]
        code = numbers.get(item.get("id", "")) or NAMES_WITHOUT_NUMBER.get(name, f"?{name}")
        polygons = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
        # Holes are left out: only South Africa has one here, and Lesotho is drawn on top of it.
        for polygon in polygons:
            found.setdefault(code, []).extend(_cut(_ring(polygon[0], arcs)))
    return found


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    (sx, sy), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    result = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append([x * sx + dx, y * sy + dy])
        result.append(line)
    return result


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += line[1:] if points else line
    return points


def _cut(ring: Ring) -> list[Ring]:
    """A ring in the parts that lie on either side of the date line, each within ±180 degrees."""
    walked = [list(ring[0])]
    for x, y in ring[1:]:
        step = (x - walked[-1][0] + 180) % 360 - 180
        walked.append([walked[-1][0] + step, y])
    parts = []
    for turn in (-360, 0, 360):
        part = _clip(_clip([[x - turn, y] for x, y in walked], -180, 1), 180, -1)
        if len(part) > 2:
            parts.append(part)
    return parts


def _clip(ring: Ring, edge: float, side: int) -> Ring:
    """The part of a ring east (``side`` 1) or west (-1) of a meridian (Sutherland and Hodgman)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
        inside, before = side * (x1 - edge) >= 0, side * (x0 - edge) >= 0
        if inside != before:
            kept.append([edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)])
        if inside:
            kept.append([x1, y1])
    return kept


def _rounded(rings: list[Ring]) -> list[Ring]:
    kept = []
    for ring in rings:
        points: Ring = []
        for x, y in ring:
            point = [round(x, PLACES), round(y, PLACES)]
            if not points or point != points[-1]:
                points.append(point)
        if len(points) > 3:
            kept.append(points)
    return sorted(kept, key=_area, reverse=True)


def _largest_first(areas: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """In drawing order, so that a small country inside a large one lies on top."""
    return dict(sorted(areas.items(), key=lambda item: (-_area(item[1][0]), item[0])))


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _centre(rings: list[Ring]) -> list[float]:
    """The middle of the largest part."""
    ring = max(rings, key=_area)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return [round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
