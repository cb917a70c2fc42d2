"""A Plotly figure in the making, as plain data: checked by Plotly once, at the end.

Plotly checks everything again at each change of a figure; a chart has some forty of them.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

Part = dict[str, Any]


class Drawn(go.Figure):  # type: ignore[misc]  # Plotly comes without types
    """A figure that nobody changes: it is turned into plain data once, not whenever it is sent.

    For the world map that is most of what showing it costs.
    """

    _plain: Part | None = None

    def to_dict(self) -> Part:
        """The figure as plain data, shared by all who ask."""
        if self._plain is None:
            self._plain = super().to_dict()
        return self._plain


class Draft:
    """Traces, layout, annotations and shapes, added in the order in which they are drawn."""

    def __init__(self) -> None:
        self.traces: list[Part] = []
        self.layout: Part = {}
        self.annotations: list[Part] = []
        self.shapes: list[Part] = []

    def trace(self, kind: str, **trace: Any) -> Part:
        """Add a trace of a kind (``bar``, ``scatter``) and return it."""
        self.traces.append({"type": kind, **trace})
        return self.traces[-1]

    def note(self, **annotation: Any) -> None:
        """Add a text. Without an arrow, like all of ours."""
        self.annotations.append({"showarrow": False, **annotation})

    def line(self, **shape: Any) -> None:
        """Add a straight line."""
        self.shapes.append({"type": "line", **shape})

    def set(self, **layout: Any) -> None:
        """Set pieces of the layout."""
        self.layout.update(layout)

    def figure(self) -> Drawn:
        """The figure. Raises ValueError when Plotly knows something in it not."""
        layout = {**self.layout, "annotations": self.annotations, "shapes": self.shapes}
        return Drawn({"data": self.traces, "layout": layout})
